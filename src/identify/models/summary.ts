/**
 * The customer summary: all that the models of purchase histories need to know of each account.
 * models.md §4; docs/methods/value.md works an example.
 */

/** One entry per purchase line, in any order, all three equally long. */
export type Purchases = {
  /** Index of the account, 0 to `accounts` - 1. */
  account: Uint32Array
  /** Day as a number, whole. */
  day: Int32Array
  /** Money of the line, in one currency; lines at or below 0 (credit notes) are no purchase, unless `netted`. */
  value?: Float64Array | undefined
  /** Each entry is a purchase already, its value less what was credited on its day. */
  netted?: boolean
}

/** One entry per account that has bought up to the as-of day, by ascending index. */
export type CustomerSummary = {
  account: Uint32Array
  /** Repeat purchases: purchase days after the first. */
  x: Float64Array
  /** Time of the last purchase since the first, in units; 0 where x = 0. */
  tx: Float64Array
  /** Age: time of the as-of day since the first purchase, in units; at least `tx`. */
  T: Float64Array
  /** Σ ln(gap) over the x gaps between purchase days, gaps in units; 0 where x = 0. */
  sumLogGaps: Float64Array
  /** Mean money of the repeat purchase days, not below 0; 0 where x = 0 or without `value`. */
  meanSpend: Float64Array
}

/**
 * Summarises purchase lines of `accounts` accounts up to a day (inclusive), in units of `unitDays`
 * days (7 for weeks). Lines of one day count as one purchase; the first purchase day begins the
 * history and is neither in `x` nor in `meanSpend`. Accounts without a purchase are left out.
 *
 * Throws a RangeError where the unit isn't positive or an index is out of range.
 * Source: Fader, Hardie & Lee (2005), Marketing Science 24(2).
 */
export function customerSummary(
  { account, day, value, netted = false }: Purchases,
  { accounts, asOf, unitDays = 1 }: { accounts: number; asOf: number; unitDays?: number },
): CustomerSummary {
  if (!(unitDays > 0 && Number.isFinite(unitDays))) throw new RangeError('unitDays must be above 0')
  const counts = (line: number) =>
    day[line]! <= asOf && (netted || value === undefined || value[line]! > 0)
  const starts = new Uint32Array(accounts + 1)
  for (let line = 0; line < account.length; line += 1) {
    if (account[line]! >= accounts) throw new RangeError(`no account ${account[line]}`)
    if (counts(line)) starts[account[line]! + 1]! += 1
  }
  let buyers = 0
  for (let at = 0; at < accounts; at += 1) {
    if (starts[at + 1]! > 0) buyers += 1
    starts[at + 1]! += starts[at]!
  }
  const next = starts.slice()
  const lines = new Uint32Array(starts[accounts]!)
  for (let line = 0; line < account.length; line += 1) {
    if (!counts(line)) continue
    lines[next[account[line]!]!] = line
    next[account[line]!]! += 1
  }

  const column = () => new Float64Array(buyers)
  const summary: CustomerSummary = {
    account: new Uint32Array(buyers),
    x: column(),
    tx: column(),
    T: column(),
    sumLogGaps: column(),
    meanSpend: column(),
  }
  let row = 0
  for (let at = 0; at < accounts; at += 1) {
    const own = lines.subarray(starts[at]!, starts[at + 1]!)
    if (own.length === 0) continue
    if (!isAscending(own, day)) own.sort((a, b) => day[a]! - day[b]!)
    const first = day[own[0]!]!
    let last = first
    let repeats = 0
    let logGaps = 0
    let money = 0
    for (const line of own) {
      const gap = day[line]! - last
      if (gap > 0) {
        repeats += 1
        logGaps += Math.log(gap / unitDays)
        last = day[line]!
      }
      if (last > first) money += value?.[line] ?? 0
    }
    summary.account[row] = at
    summary.x[row] = repeats
    summary.tx[row] = (last - first) / unitDays
    summary.T[row] = (asOf - first) / unitDays
    summary.sumLogGaps[row] = logGaps
    summary.meanSpend[row] = repeats === 0 ? 0 : Math.max(0, money / repeats)
    row += 1
  }
  return summary
}

function isAscending(lines: Uint32Array, day: Int32Array): boolean {
  for (let at = 1; at < lines.length; at += 1)
    if (day[lines[at - 1]!]! > day[lines[at]!]!) return false
  return true
}
