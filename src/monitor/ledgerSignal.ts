/** What the ledger says of an account's health as of a day: silence against its rhythm, and sales against a year before. */
import { STOPPED_AFTER_DAYS, overdueRatio, usualGap } from '../identify/purchase.ts'
import type { PurchaseDays } from '../identify/models/purchaseDays.ts'
import type { Signals } from './healthMeasure.ts'

/** Half a year, and the same half a year before. */
export const TREND_DAYS = 182
/** Who bought nothing for two years is no client any more: there is nothing to be healthy. */
export const GONE_AFTER_DAYS = 730

/** The places of an account's purchase days up to a day, both as in `starts`: from, and one past the last. */
export function placesUpTo(
  { starts, day }: Pick<PurchaseDays, 'starts' | 'day'>,
  account: number,
  asOf: number,
): [from: number, end: number] {
  const from = starts[account]!
  let end = starts[account + 1]!
  while (end > from && day[end - 1]! > asOf) end -= 1
  return [from, end]
}

/**
 * Rhythm and trend of account `account` as of a day (as a number, inclusive); null where it never bought until then, or not
 * for two years. The trend needs a first purchase at least 547 days before and sales in the compared half-year.
 */
export function ledgerSignals(days: PurchaseDays, account: number, asOf: number): Signals | null {
  const [from, end] = placesUpTo(days, account, asOf)
  if (from === end) return null
  const silence = asOf - days.day[end - 1]!
  if (silence > GONE_AFTER_DAYS) return null
  const own = days.day.subarray(from, end)
  const ratio = overdueRatio(silence, usualGap(own))
  const signals: Signals = {}
  if (ratio !== null) signals.rhythm = { value: ratio }
  const since = own[0]!
  if (since > asOf - STOPPED_AFTER_DAYS - TREND_DAYS) return signals
  let [now, before] = [0, 0]
  for (let place = from; place < end; place += 1) {
    const age = asOf - days.day[place]!
    if (age < TREND_DAYS) now += days.money[place]!
    else if (age >= STOPPED_AFTER_DAYS && age < STOPPED_AFTER_DAYS + TREND_DAYS)
      before += days.money[place]!
  }
  if (before > 0) signals.trend = { value: Math.max(0, now) / before }
  return signals
}
