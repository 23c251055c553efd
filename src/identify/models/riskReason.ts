/**
 * The plain facts behind an account's risk, as data; their words are in messages/ under `identify:riskReason`.
 * They explain what is seen, not what the model weighs. models.md §12; docs/methods/report-card.md.
 */
import { GAPS_UNTIL_OVERDUE, growthOf, overdueRatio, STOPPED_AFTER_DAYS } from '../purchase.ts'
import type { Said } from '../reason.ts'

// words: identify:riskReason.*
export type RiskReasonKey = `identify:riskReason.${
  | 'never'
  | 'stopped'
  | 'overdue'
  | 'onTime'
  | 'noRhythm'
  | 'fewer'
  | 'more'
  | 'less'
  | 'greater'}`

export type RiskFacts = {
  /** Days since the last purchase, >= 0; null where there is none. */
  recencyDays: number | null
  /** Median days between purchase days; null with fewer than three. */
  usualGapDays: number | null
  purchaseDays: number
  /** Purchase days of the last 12 months and of the 12 before; null where the ledger doesn't reach so far back. */
  bought: { last12: number; previous12: number | null }
  /** Sales of the same, in one currency. */
  sales: { last12: number; previous12: number | null }
}

/** A smaller change is no reason. */
const TELLING_CHANGE = 0.2

/**
 * Up to three facts, what tells most first: "last order 94 days ago, usual gap 31, 3.0 times"; then how
 * often it bought and how much, where either changed by a fifth. Whoever has never bought has one.
 */
export function riskReasons(facts: RiskFacts): Said<RiskReasonKey>[] {
  const { recencyDays, bought, sales } = facts
  if (recencyDays === null) return [said('never')]
  const often = changed(bought)
  const much = changed(sales)
  return [
    silence(facts, recencyDays),
    ...(often === null
      ? []
      : [
          said(often < 0 ? 'fewer' : 'more', {
            count: bought.last12,
            before: bought.previous12!,
          }),
        ]),
    ...(much === null ? [] : [said(much < 0 ? 'less' : 'greater', { change: Math.abs(much) })]),
  ]
}

function silence({ usualGapDays, purchaseDays }: RiskFacts, days: number): Said<RiskReasonKey> {
  if (days > STOPPED_AFTER_DAYS) return said('stopped', { days })
  const times = overdueRatio(days, usualGapDays)
  if (times === null || usualGapDays === null)
    return said('noRhythm', { days, count: purchaseDays })
  const gap = Math.max(1, Math.round(usualGapDays))
  return times >= GAPS_UNTIL_OVERDUE
    ? said('overdue', { days, gap, times })
    : said('onTime', { days, gap })
}

/** Where it is worth a word. */
function changed({ last12, previous12 }: RiskFacts['bought']): number | null {
  const growth = previous12 === null ? null : growthOf(last12, previous12)
  return growth !== null && Math.abs(growth) >= TELLING_CHANGE ? growth : null
}

function said(
  name: RiskReasonKey extends `identify:riskReason.${infer N}` ? N : never,
  values: Said['values'] = {},
): Said<RiskReasonKey> {
  return { key: `identify:riskReason.${name}`, values }
}
