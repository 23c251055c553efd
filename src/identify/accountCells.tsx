/** What stands in the cells of the list of accounts, where it is more than a figure. */
import { Chip } from '../ui/Chip.tsx'
import { Sparkline } from '../ui/Chart/Sparkline.tsx'
import { useFormat } from '../ui/session.ts'
import { type Key, useWords } from '../ui/words.ts'
import type { ListedAccount } from './accountList.ts'
import { NOTHING } from './nothing.ts'
import { GAPS_UNTIL_OVERDUE } from './purchase.ts'
import type { PortfolioTold } from './told.ts'
import { useChance } from './useChance.tsx'

type Portfolio = NonNullable<PortfolioTold['portfolio']>

// words: identify:segment.*

export function Name({ row }: { row: ListedAccount }) {
  const below = [row.groupName, row.code, row.managerName]
    .filter((one) => one && one !== row.name)
    .join(' · ')
  return (
    <>
      {row.name}
      {below && <small className="Account-below">{below}</small>}
    </>
  )
}

export function Tags({ row }: { row: ListedAccount }) {
  return row.tags.map((tag) => <Chip key={tag}>{tag}</Chip>)
}

export function Classed({ row: { abc, segment } }: { row: ListedAccount }) {
  const t = useWords()
  return (
    <span className="Account-class">
      {abc && (
        <Chip
          tone={abc === 'A' ? 'accent' : 'plain'}
          title={t('identify:portfolio.class', { abc })}
        >
          {abc}
        </Chip>
      )}
      {t(`identify:segment.${segment}` as Key)}
    </span>
  )
}

export function Trend({ row, portfolio }: { row: ListedAccount; portfolio: Portfolio }) {
  const t = useWords()
  const format = useFormat()
  const { months, growth } = row
  if (months.every((one) => one === 0)) return NOTHING
  const short = (amount: number) => format.moneyShort(amount, portfolio.valuation)
  const said = t('identify:portfolio.row.trend', {
    from: short(months[0]!),
    to: short(months.at(-1)!),
  })
  return (
    <span className="Account-trend">
      <Sparkline values={months} label={said} width={62} />
      <span
        data-tone={
          growth === null || Math.abs(growth) < 0.1 ? undefined : growth < 0 ? 'bad' : 'good'
        }
      >
        {growth === null
          ? NOTHING
          : growth > MOST_TOLD
            ? `> +${format.percent(MOST_TOLD, 0)}`
            : format.change(growth, 0)}
      </span>
    </span>
  )
}

/** A change beyond this says nothing more. */
const MOST_TOLD = 9.99

export function Worth({
  row: { clv, clvLow, clvHigh },
  currency,
}: {
  row: ListedAccount
  currency: string
}) {
  const format = useFormat()
  if (clv === null) return NOTHING
  return (
    <>
      {format.moneyShort(clv, currency)}
      {clvLow !== null && clvHigh !== null && (
        <small className="Account-below">{format.moneyRange(clvLow, clvHigh, currency)}</small>
      )}
    </>
  )
}

/** More likely than not. */
const HIGH_RISK = 0.5

export function Risk({ row: { quiet90, overdueRatio } }: { row: ListedAccount }) {
  const t = useWords()
  const format = useFormat()
  const chance = useChance()
  if (quiet90 !== null) {
    return <span data-tone={quiet90 >= HIGH_RISK ? 'bad' : undefined}>{chance(quiet90)}</span>
  }
  if (overdueRatio === null) return NOTHING
  return (
    <span className="dim">
      {t('identify:portfolio.row.late', { gaps: format.number(overdueRatio, 1) })}
    </span>
  )
}

export function Last({ row }: { row: ListedAccount }) {
  const t = useWords()
  const format = useFormat()
  if (row.last === null || row.recencyDays === null) return t('identify:portfolio.row.never')
  const isQuiet = (row.overdueRatio ?? 0) >= GAPS_UNTIL_OVERDUE
  return (
    <span data-tone={isQuiet ? 'bad' : undefined} title={format.day(row.last)}>
      {t('identify:portfolio.row.quietFor', { count: row.recencyDays })}
    </span>
  )
}
