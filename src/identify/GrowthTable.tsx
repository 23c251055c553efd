/** Growth of the newest period by country or zone. */
import { SegmentedControl } from '@mantine/core'
import { A } from '../ui/A.tsx'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { UNSAID } from './accountList.ts'
import { NOTHING } from './nothing.ts'
import type { Shown } from './RetentionPage.tsx'
import type { GrowthTold } from './retentionStudy.ts'
import { windowWords } from './windowWords.ts'

type Props = Shown & { period: 'quarter' | 'year' }
type Row = GrowthTold['countries'][number]

export function GrowthTable({ told, currency, view, period }: Props) {
  const t = useWords()
  const format = useFormat()
  const growth = told.growth[period]
  const { by } = view.value
  const title = t(`identify:retention.growth.by.${by}`)
  const choose = (
    <SegmentedControl
      size="xs"
      aria-label={t('identify:retention.growth.choose')}
      value={by}
      onChange={(one) => view.change({ by: one as typeof by }, { quietly: true })}
      data={(['countries', 'zones'] as const).map((value) => ({
        value,
        label: t(`identify:retention.growth.choice.${value}`),
      }))}
    />
  )
  return (
    <Card title={title} aside={choose}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so it must be reachable by keyboard */}
      <section className="Parts-scroll Retention-growth" tabIndex={0} aria-label={title}>
        <table className="Parts">
          <thead>
            <tr>
              <th scope="col">{windowWords(growth.periods[0]!, period, format).long}</th>
              <th scope="col">{t('identify:retention.growth.sales')}</th>
              <th scope="col">{t('identify:retention.growth.reported')}</th>
              <th scope="col">{t('identify:retention.growth.constant')}</th>
              <th scope="col">{t('identify:retention.growth.real')}</th>
            </tr>
          </thead>
          <tbody>
            <Place
              row={{ ...growth.periods[0]!, name: t('identify:retention.growth.firm') }}
              currency={currency}
            />
            {growth[by].map((row) => (
              <Place key={row.name} row={row} currency={currency} by={by} />
            ))}
          </tbody>
        </table>
      </section>
      <p className="Chart-foot dim">{t('identify:retention.growth.tableFoot')}</p>
    </Card>
  )
}

function Place({ row, currency, by }: { row: Row; currency: string; by?: 'countries' | 'zones' }) {
  const t = useWords()
  const format = useFormat()
  const { name, constant, change, covered } = row
  const filter = by === 'countries' ? 'country' : 'zone'
  const percent = (share: number | null) => (share === null ? NOTHING : format.change(share))
  return (
    <tr>
      <td>
        {by ? (
          <A to={`/portfolio?${filter}=${encodeURIComponent(name || UNSAID)}`}>
            {name || t('identify:portfolio.unsaid')}
          </A>
        ) : (
          <b>{name}</b>
        )}
      </td>
      <td>{format.moneyShort(constant, currency)}</td>
      <td>{percent(change.reported)}</td>
      <td>{percent(change.constant)}</td>
      <td>
        {covered === 0 ? (
          <A to="/data/prices">{t('identify:retention.growth.lacks')}</A>
        ) : (
          <>
            <b>{percent(change.real)}</b>
            {covered < 0.9995 && (
              <>
                {' '}
                <Chip tone="warn" title={t('identify:retention.growth.coveredTitle')}>
                  {t('identify:retention.growth.covered', { share: covered })}
                </Chip>
              </>
            )}
          </>
        )}
      </td>
    </tr>
  )
}
