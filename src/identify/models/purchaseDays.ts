/** The purchase days of each account in order, once for all looks back at them. */
import type { Purchases } from './summary.ts'

export type PurchaseDays = {
  /** Account `at` has the places starts[at] to starts[at + 1] - 1. */
  starts: Uint32Array
  /** Distinct within an account, ascending. */
  day: Int32Array
  /** Money of the day; 0 where none was given. */
  money: Float64Array
}

/**
 * Merges the lines of a day into one purchase, by the rule of customerSummary: lines at or below 0 are
 * no purchase, unless `netted`. Throws a RangeError where an index is out of range.
 */
export function purchaseDaysOf(
  { account, day, value, netted = false }: Purchases,
  accounts: number,
): PurchaseDays {
  const counts = (line: number) => netted || value === undefined || value[line]! > 0
  const from = new Uint32Array(accounts + 1)
  for (let line = 0; line < account.length; line += 1) {
    if (account[line]! >= accounts) throw new RangeError(`no account ${account[line]}`)
    if (counts(line)) from[account[line]! + 1]! += 1
  }
  for (let at = 0; at < accounts; at += 1) from[at + 1]! += from[at]!
  const next = from.slice()
  const lines = new Uint32Array(from[accounts]!)
  for (let line = 0; line < account.length; line += 1)
    if (counts(line)) lines[next[account[line]!]!++] = line

  const found = {
    starts: new Uint32Array(accounts + 1),
    day: new Int32Array(lines.length),
    money: new Float64Array(lines.length),
  }
  let place = 0
  for (let at = 0; at < accounts; at += 1) {
    const own = lines.subarray(from[at]!, from[at + 1]!)
    if (!isInOrder(own, day)) own.sort((a, b) => day[a]! - day[b]!)
    const start = place
    for (const line of own) {
      if (place === start || found.day[place - 1] !== day[line]) {
        found.day[place] = day[line]!
        place += 1
      }
      found.money[place - 1]! += value?.[line] ?? 0
    }
    found.starts[at + 1] = place
  }
  return { ...found, day: found.day.slice(0, place), money: found.money.slice(0, place) }
}

/** Per account: purchase days after `from` and up to `to`, and their money. */
export function boughtWithin(
  { starts, day, money }: PurchaseDays,
  { after, to }: { after: number; to: number },
): { days: Float64Array; money: Float64Array } {
  const accounts = starts.length - 1
  const found = { days: new Float64Array(accounts), money: new Float64Array(accounts) }
  for (let at = 0; at < accounts; at += 1) {
    for (let place = starts[at]!; place < starts[at + 1]!; place += 1) {
      if (day[place]! <= after || day[place]! > to) continue
      found.days[at]! += 1
      found.money[at]! += money[place]!
    }
  }
  return found
}

/** First and last day of all; null where nobody has bought. */
export function edgesOf({ day }: PurchaseDays): { first: number; last: number } | null {
  if (day.length === 0) return null
  let first = Infinity
  let last = -Infinity
  for (let place = 0; place < day.length; place += 1) {
    first = Math.min(first, day[place]!)
    last = Math.max(last, day[place]!)
  }
  return { first, last }
}

function isInOrder(lines: Uint32Array, day: Int32Array): boolean {
  for (let at = 1; at < lines.length; at += 1)
    if (day[lines[at - 1]!]! > day[lines[at]!]!) return false
  return true
}
