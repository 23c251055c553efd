/** The families' next twelve months, with their interval and their error against the year before. */
import { Card } from '../ui/Card.tsx'
import { Sparkline } from '../ui/Chart/Sparkline.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import './account.css'
import { NOTHING } from './nothing.ts'
import { changeOf, type Demand } from './demand.ts'
import { toneOf } from './demandOpening.ts'
import './demand.css'
import './portfolio.css'

type Props = {
  families: Demand['families']
  /** Shows it in the picture above. */
  choose: (family: string) => void
  valuation: string
}

const MONTHS_DRAWN = 24

export function FamiliesCard({ families, choose, valuation }: Props) {
  const t = useWords()
  const format = useFormat()
  const short = (amount: number) => format.moneyShort(amount, valuation)
  const percent = (share: number | null | undefined) =>
    typeof share === 'number' ? format.percent(share, 0) : NOTHING
  if (families.every(({ name }) => name === '')) {
    return (
      <Card title={t('identify:demand.families.title')}>
        <Empty>{t('identify:demand.families.none')}</Empty>
      </Card>
    )
  }
  return (
    <Card title={t('identify:demand.families.title')}>
      <section
        className="Parts-scroll"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={t('identify:demand.families.title')}
      >
        <table className="Parts Families">
          <thead>
            <tr>
              <th scope="col">{t('identify:demand.seasons.name')}</th>
              <th scope="col">{t('identify:demand.families.line')}</th>
              <th scope="col">{t('identify:demand.strip.last')}</th>
              <th scope="col">{t('identify:demand.strip.next')}</th>
              <th scope="col">{t('identify:demand.strip.change')}</th>
              <th scope="col">{t('identify:demand.families.between')}</th>
              <th scope="col">{t('identify:demand.families.error')}</th>
            </tr>
          </thead>
          <tbody>
            {families.map((family) => {
              const { name, history, last12, year, trials } = family
              const change = changeOf(family)
              const base = trials.find(({ method }) => method === 'same')
              return (
                <tr key={name}>
                  <td>
                    <button type="button" className="LinkButton" onClick={() => choose(name)}>
                      {name || t('identify:demand.unsaid')}
                    </button>
                  </td>
                  <td>
                    <Sparkline
                      values={history.slice(-MONTHS_DRAWN)}
                      label={t('identify:demand.families.lineOf', { name, count: MONTHS_DRAWN })}
                    />
                  </td>
                  <td className="dim">{short(last12)}</td>
                  <td>{short(year.point)}</td>
                  <td data-tone={toneOf(change)}>
                    {change === null ? NOTHING : format.change(change)}
                  </td>
                  <td className="dim">
                    {short(year.low80)} – {short(year.high80)}
                  </td>
                  <td className="dim" title={t(`identify:demand.method.${family.method}`)}>
                    {t('identify:demand.families.against', {
                      error: percent(trials[0]?.share),
                      base: percent(base?.share),
                    })}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
      <p className="Chart-foot dim">{t('identify:demand.families.foot')}</p>
    </Card>
  )
}
