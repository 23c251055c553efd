/** What an account buys: by family, division and so on, year by year. */
import { useList } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useChoice } from '../ui/choices.ts'
import { Empty } from '../ui/Empty.tsx'
import { Bar } from '../ui/Progress.tsx'
import { useFormat } from '../ui/session.ts'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useWords } from '../ui/words.ts'
import { readAccountParts } from './account.api.ts'
import type { AccountTold, Parts } from './accountTold.ts'
import { SLICED, type Sliced } from './mix.ts'
import { NOTHING } from './nothing.ts'
import './portfolio.css'

type Props = {
  accountId: string
  portfolio: Pick<NonNullable<AccountTold['portfolio']>, 'valuation'>
  /** The last so many years. */
  years: number
  /** The largest so many rows. */
  most: number
}

export function PartsCard({ accountId, portfolio: { valuation }, years, most }: Props) {
  const t = useWords()
  const [by, setBy] = useChoice<Sliced>('parts', 'family')
  const { data: parts } = useList(readAccountParts, { accountId, by, valuation })
  return (
    <Card
      title={t('identify:account.parts.title')}
      aside={
        <select
          className="Portfolio-by"
          aria-label={t('identify:account.parts.by')}
          value={by}
          onChange={(event) => setBy(event.currentTarget.value as Sliced)}
        >
          {SLICED.map((one) => (
            <option key={one} value={one}>
              {t(`identify:portfolio.spread.dimension.${one}`)}
            </option>
          ))}
        </select>
      }
    >
      {parts === undefined ? (
        <BlockSkeleton height={160} />
      ) : !parts || parts.rows.every(({ name }) => name === '') ? (
        <Empty>{t('identify:account.parts.none')}</Empty>
      ) : (
        <PartsTable parts={parts} years={years} most={most} valuation={valuation} />
      )}
    </Card>
  )
}

type TableProps = { parts: Parts; years: number; most: number; valuation: string }

function PartsTable({ parts, years, most, valuation }: TableProps) {
  const t = useWords()
  const format = useFormat()
  const first = Math.max(0, parts.years.length - years)
  const shown = parts.years.slice(first)
  return (
    // A table that scrolls sideways must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
    <section className="Parts-scroll" tabIndex={0} aria-label={t('identify:account.parts.title')}>
      <table className="Parts">
        <thead>
          <tr>
            <th scope="col">{t(`identify:portfolio.spread.dimension.${parts.by}`)}</th>
            {shown.map((year) => (
              <th key={year} scope="col">
                {year}
              </th>
            ))}
            <th scope="col">{t('identify:account.parts.total')}</th>
            <th scope="col">{t('identify:account.parts.share')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.rows.slice(0, most).map(({ name, sales, total, share }) => (
            <tr key={name}>
              <td>
                {name || <span className="dim">{t('identify:account.parts.unsaid')}</span>}
                <Bar share={Math.max(0, share)} />
              </td>
              {sales.slice(first).map((one, at) => (
                <td key={shown[at]} className="dim">
                  {one === 0 ? NOTHING : format.moneyShort(one, valuation)}
                </td>
              ))}
              <td>{format.moneyShort(total, valuation)}</td>
              <td className="dim">{format.percent(share, 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
