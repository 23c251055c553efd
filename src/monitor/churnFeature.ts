/** What is known of an account on a day that may foretell a loss: ten to twelve quantities, each from data up to that day. */
import { usualGap } from '../identify/purchase.ts'
import type { PurchaseDays } from '../identify/models/purchaseDays.ts'
import { placesUpTo, TREND_DAYS } from './ledgerSignal.ts'

// words: monitor:churn.feature.*, monitor:churn.play.*
export const CHURN_FEATURES = [
  /** ln(1 + days since the last purchase). */
  'recency',
  /** ln(1 + those days in usual gaps). */
  'overdue',
  /** ln(1 + purchase days of the last half-year), and that less the same of the half-year before. */
  'count',
  'countChange',
  /** The same of sales. */
  'money',
  'moneyChange',
  /** ln(1 + days since the first purchase). */
  'tenure',
  /** ln(1 + the last gap in usual gaps): slowing down before falling silent. */
  'lastGap',
  /** Families bought in the last twelve whole months, and those less the ones of the twelve before. */
  'breadth',
  'breadthChange',
  /** ln(1 + days since the last talk, two years at most). */
  'talk',
  /** ln(1 + requests opened in the last 90 days). */
  'asked',
] as const
export type ChurnFeature = (typeof CHURN_FEATURES)[number]

/** Days of events by account, ascending, as purchase days are kept; a kind beside each where there is one. */
export type Events = { starts: Uint32Array; day: Int32Array; kind?: Int32Array }

export type ChurnData = {
  days: PurchaseDays
  /** Months (as their last day) in which a family was bought, the family as kind; none where no line says it. */
  families?: Events | undefined
  talks?: Events | undefined
  requests?: Events | undefined
}

/** Without a rhythm of its own, an account counts as buying once a quarter. */
const GAP_WITHOUT_RHYTHM = 90
const TALK_DAYS = 730
const ASKED_DAYS = 90
const YEAR_DAYS = 365

/** The features that the data hold, in the order of CHURN_FEATURES. */
export function featuresIn({ families, talks, requests }: ChurnData): ChurnFeature[] {
  return CHURN_FEATURES.filter((feature) => {
    if (feature === 'breadth' || feature === 'breadthChange') return families !== undefined
    if (feature === 'talk') return talks !== undefined
    return feature === 'asked' ? requests !== undefined : true
  })
}

/**
 * Row by row, in the order of `accounts`: what was known of each on the day (a number, inclusive). Nothing dated after it is
 * looked at. Each account must have bought up to the day.
 */
export function featuresAt(data: ChurnData, accounts: Uint32Array, asOf: number): Float64Array {
  const names = featuresIn(data)
  const rows = new Float64Array(accounts.length * names.length)
  for (const [row, account] of accounts.entries()) {
    const known = knownOf(data, account, asOf)
    names.forEach((name, at) => (rows[row * names.length + at] = known[name]!))
  }
  return rows
}

function knownOf(
  data: ChurnData,
  account: number,
  asOf: number,
): Partial<Record<ChurnFeature, number>> {
  const { days, families, talks, requests } = data
  const [from, end] = placesUpTo(days, account, asOf)
  const own = days.day.subarray(from, end)
  const gap = Math.max(1, usualGap(own) ?? GAP_WITHOUT_RHYTHM)
  const silence = asOf - own.at(-1)!
  const half = { days: [0, 0], money: [0, 0] }
  for (let place = from; place < end; place += 1) {
    const which = Math.floor((asOf - days.day[place]!) / TREND_DAYS)
    if (which > 1) continue
    half.days[which]! += 1
    half.money[which]! += Math.max(0, days.money[place]!)
  }
  const lastGap = own.length > 1 ? own.at(-1)! - own.at(-2)! : gap
  const ln = (value: number) => Math.log1p(value)
  return {
    recency: ln(silence),
    overdue: ln(silence / gap),
    count: ln(half.days[0]!),
    countChange: ln(half.days[0]!) - ln(half.days[1]!),
    money: ln(half.money[0]!),
    moneyChange: ln(half.money[0]!) - ln(half.money[1]!),
    tenure: ln(asOf - own[0]!),
    lastGap: ln(lastGap / gap),
    ...(families ? breadthOf(families, account, asOf) : {}),
    ...(talks ? { talk: ln(sinceLast(talks, account, asOf)) } : {}),
    ...(requests ? { asked: ln(within(requests, account, asOf)) } : {}),
  }
}

function breadthOf({ starts, day, kind }: Events, account: number, asOf: number) {
  const now = new Set<number>()
  const before = new Set<number>()
  for (let place = starts[account]!; place < starts[account + 1]!; place += 1) {
    const age = asOf - day[place]!
    if (age < 0) break
    if (age < YEAR_DAYS) now.add(kind![place]!)
    else if (age < 2 * YEAR_DAYS) before.add(kind![place]!)
  }
  return { breadth: now.size, breadthChange: now.size - before.size }
}

function sinceLast({ starts, day }: Events, account: number, asOf: number): number {
  let place = starts[account + 1]! - 1
  while (place >= starts[account]! && day[place]! > asOf) place -= 1
  return place < starts[account]! ? TALK_DAYS : Math.min(TALK_DAYS, asOf - day[place]!)
}

function within({ starts, day }: Events, account: number, asOf: number): number {
  let count = 0
  for (let place = starts[account]!; place < starts[account + 1]!; place += 1)
    if (day[place]! <= asOf && day[place]! > asOf - ASKED_DAYS) count += 1
  return count
}

/** What a feature's number means, as it came: days, times, purchases, money, a change as a share. */
export function rawOf(feature: ChurnFeature, value: number): number {
  return feature === 'breadth' || feature === 'breadthChange' ? value : Math.expm1(value)
}
