/** How a model's forecasts would have gone: week by week, and by how often accounts had bought. */
import { predict, type Believed } from './candidates.ts'
import type { CalibrationRow, Tracking } from './choice.ts'
import type { Origin } from './holdout.ts'
import type { PurchaseDays } from './purchaseDays.ts'

const PERIOD_DAYS = 7
const MOST_GROUPS = 7

/**
 * Cumulative repeat purchases by week, from the first purchase through the hold-out, of the accounts that had
 * bought by the origin: as they came, and as the model expects of newcomers of their ages, which is what
 * it says without having seen any of their purchases. Source: Fader, Hardie & Lee (2005), figure 3.
 */
export function trackingOf(
  model: Believed,
  { starts, day }: PurchaseDays,
  { day: origin, holdoutDays, unitDays }: Origin & { unitDays: number },
): Tracking {
  const end = origin + holdoutDays
  const births: number[] = []
  let first = Infinity
  for (let at = 0; at + 1 < starts.length; at += 1) {
    const born = starts[at]! < starts[at + 1]! ? day[starts[at]!]! : Infinity
    births.push(born)
    if (born <= origin) first = Math.min(first, born)
  }
  if (first === Infinity) return { model: model.model, origin, periodDays: PERIOD_DAYS, points: [] }
  // Both by day from the first; then the ends of weeks that count back from the origin.
  const span = end - first + 1
  const born = new Float64Array(span)
  const bought = new Float64Array(span)
  births.forEach((birth, at) => {
    if (birth > origin) return
    born[birth - first]! += 1
    for (let place = starts[at]! + 1; place < starts[at + 1]!; place += 1)
      if (day[place]! <= end) bought[day[place]! - first]! += 1
  })
  const expectedAt = newcomersByDay(model, span, unitDays)
  const points: Tracking['points'] = []
  let actual = 0
  for (let at = 0; at < span; at += 1) {
    actual += bought[at]!
    if ((first + at - origin) % PERIOD_DAYS !== 0 && at !== span - 1) continue
    let expected = 0
    for (let since = 0; since <= at; since += 1)
      if (born[since]! > 0) expected += born[since]! * expectedAt(at - since)
    points.push({ day: first + at, expected, actual })
  }
  return { model: model.model, origin, periodDays: PERIOD_DAYS, points }
}

/** Expected repeat purchases of a newcomer after so many days: at whole weeks, straight in between. */
function newcomersByDay(model: Believed, days: number, unitDays: number): (day: number) => number {
  const weeks = Math.ceil(days / PERIOD_DAYS) + 1
  const none = { x: new Float64Array(1), tx: new Float64Array(1), T: new Float64Array(1) }
  const at = Float64Array.from(
    { length: weeks + 1 },
    (_, week) => predict(model, none, (week * PERIOD_DAYS) / unitDays).expectedPurchases[0]!,
  )
  return (day) => {
    const week = Math.floor(day / PERIOD_DAYS)
    const share = day / PERIOD_DAYS - week
    return at[week]! + share * (at[week + 1]! - at[week]!)
  }
}

/**
 * Accounts by their repeat purchases up to the origin, 0 to 6 and 7 or more: mean purchases in the
 * hold-out, expected and actual. Source: Fader, Hardie & Lee (2005), figure 4.
 */
export function calibrationOf(
  x: Float64Array,
  expected: Float64Array,
  actual: Float64Array,
): CalibrationRow[] {
  const groups = Array.from({ length: MOST_GROUPS + 1 }, (_, purchases) => ({
    purchases,
    isOrMore: purchases === MOST_GROUPS,
    accounts: 0,
    expected: 0,
    actual: 0,
  }))
  for (let row = 0; row < x.length; row += 1) {
    const group = groups[Math.min(MOST_GROUPS, x[row]!)]!
    group.accounts += 1
    group.expected += expected[row]!
    group.actual += actual[row]!
  }
  return groups
    .filter(({ accounts }) => accounts > 0)
    .map((group) => ({
      ...group,
      expected: group.expected / group.accounts,
      actual: group.actual / group.accounts,
    }))
}
