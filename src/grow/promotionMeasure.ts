/**
 * What a promotion brought beyond what would have been sold anyway, with what it only pulled forward, and what each euro
 * of it gave back. models.md §14; docs/methods/promotions.md
 */

/** Sales and what is known of their cost by week, the oldest first; all in one money. */
export type Weekly = {
  sales: Float64Array
  /** Sales of the lines whose cost is known, and that cost. */
  costed: Float64Array
  cost: Float64Array
}

export type Window = {
  /** Index of the first promoted week, and how many there are. */
  from: number
  weeks: number
  /** Weeks looked at before and after it. */
  before: number
  after: number
}

export type Range = { value: number; low: number | null; high: number | null }
export const PARTS = ['before', 'during', 'after'] as const
export type PartOf = (typeof PARTS)[number]

export type Measured = {
  way: 'seasonal' | 'flat'
  /** Of each week of the three parts: what was sold and what would have been. */
  weeks: { at: number; part: PartOf; actual: number; base: number }[]
  parts: Record<PartOf, { actual: number; base: number }>
  /** All three parts: actual less baseline. */
  net: Range
  /** What it earned beyond the baseline, before its own cost; null where no margin is known. */
  profit: Range | null
  /** (profit − cost) / cost; null without a cost. */
  roi: Range | null
  /** 0..1, of sales before and in the promoted weeks. */
  marginBefore: number | null
  marginDuring: number | null
  /** Windows of the past that the interval comes from. */
  placebos: number
}

const YEAR = 52
const RECENT = 13
const LEAST_RECENT = 4
const MOST_YEARS = 2
const MOST_PLACEBOS = 60
const LEAST_PLACEBOS = 8
const LOW = 0.1
const HIGH = 0.9
/** Growth beyond these is a beginning or an end, and no growth. */
const SLOWEST = 0.2
const FASTEST = 5

/**
 * The baseline of each week is the same week of the one or two years before, averaged with its neighbours and multiplied
 * by how much the 13 weeks before the window stand above the same 13 of that year; without a year, their mean. The 80 %
 * interval comes from the same done at up to 60 windows of the past that were no promotion: it is how far the baseline
 * usually misses.
 * @param given.marginShare 0..1, where the ledger knows no cost
 * @param given.spent what the promotion cost, in the same money
 * @returns null with fewer than 4 weeks before the window, or where the window leaves the series
 */
export function measurePromotion(
  weekly: Weekly,
  window: Window,
  given: { spent: number; marginShare: number | null },
): Measured | null {
  const { from, weeks, before, after } = window
  const first = from - before
  const length = before + weeks + after
  if (first < LEAST_RECENT || first + length > weekly.sales.length) return null
  const { base, way } = baseline(weekly.sales, first, length)
  const partAt = (at: number): PartOf =>
    at < from ? 'before' : at < from + weeks ? 'during' : 'after'
  const told = Array.from({ length }, (_, place) => {
    const at = first + place
    return { at, part: partAt(at), actual: weekly.sales[at]!, base: base[place]! }
  })
  const parts = Object.fromEntries(
    PARTS.map((part) => [part, summed(told.filter((one) => one.part === part))]),
  ) as Measured['parts']
  const all = summed(told)
  const errors = placeboErrors(weekly.sales, first, length)
  const marginBefore = marginOf(weekly, Math.max(0, first - YEAR), first) ?? given.marginShare
  const marginDuring = marginOf(weekly, from, from + weeks) ?? marginBefore
  const net = rangeOf(all.actual - all.base, all.base, errors)
  const lacksMargin = marginBefore === null || marginDuring === null
  const profit = lacksMargin
    ? null
    : rangeOf(
        marginDuring * parts.during.actual +
          marginBefore * (parts.before.actual + parts.after.actual - all.base),
        marginBefore * all.base,
        errors,
      )
  const { spent } = given
  const back = (amount: number | null) => (amount === null ? null : (amount - spent) / spent)
  const roi =
    profit === null || spent <= 0
      ? null
      : { value: back(profit.value)!, low: back(profit.low), high: back(profit.high) }
  return {
    way,
    weeks: told,
    parts,
    net,
    profit,
    roi,
    marginBefore,
    marginDuring,
    placebos: errors.length,
  }
}

/** What would have been sold in the `length` weeks from `first` on, as only what was before says. */
export function baseline(sales: Float64Array, first: number, length: number) {
  const recent = Math.min(RECENT, first)
  const level = sum(sales, first - recent, first)
  const years = Array.from({ length: MOST_YEARS }, (_, at) => YEAR * (at + 1)).filter(
    (back) => first - recent - back >= 0 && sum(sales, first - recent - back, first - back) > 0,
  )
  const base = new Float64Array(length)
  if (years.length === 0 || length > YEAR) {
    return { base: base.fill(level / recent), way: 'flat' as const }
  }
  for (const back of years) {
    const then = sum(sales, first - recent - back, first - back)
    const growth = Math.min(FASTEST, Math.max(SLOWEST, level / then))
    for (let place = 0; place < length; place += 1) {
      const at = first + place - back
      const near = [at - 1, at, at + 1].filter((one) => one >= 0 && one < first)
      const mean = near.reduce((total, one) => total + sales[one]!, 0) / near.length
      base[place]! += (growth * mean) / years.length
    }
  }
  return { base, way: 'seasonal' as const }
}

/** How far the baseline missed at windows that lie wholly before, as a share of it; the smallest first. */
function placeboErrors(sales: Float64Array, first: number, length: number): number[] {
  const errors: number[] = []
  for (let at = first - length; at >= YEAR + RECENT; at -= 1) {
    if (errors.length === MOST_PLACEBOS) break
    const { base } = baseline(sales, at, length)
    const expected = sum(base, 0, length)
    if (expected > 0) errors.push((sum(sales, at, at + length) - expected) / expected)
  }
  return errors.length < LEAST_PLACEBOS ? [] : errors.toSorted((a, b) => a - b)
}

/** What was found is the effect and the baseline's miss together. */
function rangeOf(value: number, base: number, errors: readonly number[]): Range {
  if (errors.length === 0) return { value, low: null, high: null }
  const point = (share: number) => errors[Math.round(share * (errors.length - 1))]!
  return { value, low: value - point(HIGH) * base, high: value - point(LOW) * base }
}

function marginOf({ costed, cost }: Weekly, from: number, to: number): number | null {
  const sales = sum(costed, from, to)
  return sales > 0 ? 1 - sum(cost, from, to) / sales : null
}

function sum(values: Float64Array, from: number, to: number): number {
  let total = 0
  for (let at = from; at < to; at += 1) total += values[at]!
  return total
}

function summed(weeks: readonly { actual: number; base: number }[]) {
  return {
    actual: weeks.reduce((total, one) => total + one.actual, 0),
    base: weeks.reduce((total, one) => total + one.base, 0),
  }
}
