/** What was known at each origin of a report card, and what came of it. */
import { STOPPED_AFTER_DAYS } from '../purchase.ts'
import { DECLINE_BELOW } from './decline.ts'
import { fitLogistic, logisticAt } from './logistic.ts'
import { boughtWithin, type PurchaseDays } from './purchaseDays.ts'
import type { Forecasts } from './riskScores.ts'

/** `quiet`: no purchase in the horizon. `decline`: sales below 80 % of those of as many days before. */
export type Outcome = 'quiet' | 'decline'

/** One entry per account that had bought within the year before. */
export type Seen = {
  day: number
  account: Uint32Array
  /** ln(1 + days since the last purchase). */
  lnRecency: Float64Array
  /** 1 where it came. */
  outcome: Uint8Array
  /** Sales of the year before, >= 0. */
  sales: Float64Array
}

export function seenAt(
  days: PurchaseDays,
  { day, horizonDays, outcome }: { day: number; horizonDays: number; outcome: Outcome },
): Seen {
  const year = boughtWithin(days, { after: day - STOPPED_AFTER_DAYS, to: day })
  const later = boughtWithin(days, { after: day, to: day + horizonDays })
  const isIn = (one: number) => year.days[one]! > 0 && (outcome === 'quiet' || year.money[one]! > 0)
  const came = (one: number) =>
    outcome === 'quiet'
      ? later.days[one] === 0
      : later.money[one]! < DECLINE_BELOW * year.money[one]!
  const account = Uint32Array.from(year.days.keys()).filter(isIn)
  return {
    day,
    account,
    lnRecency: Float64Array.from(account, (one) => Math.log1p(day - lastUpTo(days, one, day))),
    outcome: Uint8Array.from(account, (one) => (came(one) ? 1 : 0)),
    sales: Float64Array.from(account, (one) => Math.max(0, year.money[one]!)),
  }
}

function lastUpTo({ starts, day }: PurchaseDays, account: number, to: number): number {
  let place = starts[account + 1]! - 1
  while (day[place]! > to) place -= 1
  return day[place]!
}

/** What recency alone says of each, learnt from the earlier origins. */
export function byRecency(now: Seen, earlier: readonly Seen[]): Float64Array {
  const lnRecency = joined(Float64Array, earlier, (one) => one.lnRecency)
  const outcome = joined(Uint8Array, earlier, (one) => one.outcome)
  const learnt = fitLogistic(lnRecency, outcome)
  return now.lnRecency.map((one) => logisticAt(learnt, one))
}

/** All origins as one; accounts get numbers from 0 on, so that those left out are never drawn. */
export function pooled(
  parts: readonly (Seen & { given: Float64Array; recency: Float64Array })[],
  accounts: number,
): Forecasts {
  const numberOf = new Int32Array(accounts).fill(-1)
  let many = 0
  for (const { account } of parts)
    for (const one of account) if (numberOf[one]! < 0) numberOf[one] = many++
  return {
    accounts: many,
    account: joined(Uint32Array, parts, ({ account }) => account).map((one) => numberOf[one]!),
    given: joined(Float64Array, parts, ({ given }) => given),
    recency: joined(Float64Array, parts, ({ recency }) => recency),
    outcome: joined(Uint8Array, parts, ({ outcome }) => outcome),
    sales: joined(Float64Array, parts, ({ sales }) => sales),
  }
}

function joined<P, C extends Float64Array | Uint32Array | Uint8Array>(
  make: new (length: number) => C,
  parts: readonly P[],
  of: (part: P) => C,
): C {
  const whole = new make(parts.reduce((sum, part) => sum + of(part).length, 0))
  let place = 0
  for (const part of parts) {
    whole.set(of(part), place)
    place += of(part).length
  }
  return whole
}
