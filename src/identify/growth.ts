/**
 * Growth as reported, in constant currency, and real: constant currency at the prices of the as-of
 * month. models.md §1; docs/methods/growth.md works an example.
 */
import type { Window } from './periods.ts'
import { growthOf } from './purchase.ts'

/** A part of the sales whose prices rise together: those of a country, or of a zone's part of it. A place per month. */
export type PricedSales = {
  reported: Float64Array
  constant: Float64Array
  /** What money of the month is worth in the as-of month: 1.03 where prices rose 3 % since; NaN where unknown. */
  deflator: Float64Array
}

export type Sales3 = { reported: number; constant: number; real: number | null }

export type Growth = Sales3 & {
  /** Against the window before; null where nothing was sold then. */
  change: { reported: number | null; constant: number | null; real: number | null }
  /** Share (0..1) of the constant sales of both windows, credit notes by their size, whose prices are known: real figures are of these. */
  covered: number
}

/** Index of the last month over that of each: what turns its money into that of the as-of month. */
export function deflatorOf(index: Float64Array): Float64Array {
  const reference = index.at(-1) ?? NaN
  return index.map((one) => reference / one)
}

/**
 * Sales of a window and their growth against another one. A part without a price in a month in which
 * it sold is left out of both real sums: it never counts at a silent 1, and `covered` tells how much is in.
 */
export function growthBetween(
  parts: readonly PricedSales[],
  { before, now }: Record<'before' | 'now', Pick<Window, 'first' | 'last'>>,
): Growth {
  const priced = parts.filter((part) => isPriced(part, before) && isPriced(part, now))
  const weight = (some: readonly PricedSales[]) =>
    sumOver(some, before, sizeAt) + sumOver(some, now, sizeAt)
  const all = weight(parts)
  const covered = all > 0 ? weight(priced) / all : 0
  const real = (window: typeof now) => (covered > 0 ? sumOver(priced, window, realAt) : null)
  const [reported, constant] = [sumOver(parts, now, reportedAt), sumOver(parts, now, constantAt)]
  const [realNow, realBefore] = [real(now), real(before)]
  return {
    reported,
    constant,
    real: realNow,
    covered,
    change: {
      reported: growthOf(reported, sumOver(parts, before, reportedAt)),
      constant: growthOf(constant, sumOver(parts, before, constantAt)),
      real: realNow === null || realBefore === null ? null : growthOf(realNow, realBefore),
    },
  }
}

type At = (part: PricedSales, month: number) => number
const reportedAt: At = ({ reported }, month) => reported[month]!
const constantAt: At = ({ constant }, month) => constant[month]!
const sizeAt: At = ({ constant }, month) => Math.abs(constant[month]!)
const realAt: At = ({ constant, deflator }, month) =>
  constant[month] === 0 ? 0 : constant[month]! * deflator[month]!

type Span = Pick<Window, 'first' | 'last'>

function sumOver(parts: readonly PricedSales[], { first, last }: Span, value: At): number {
  let sum = 0
  for (const part of parts) {
    for (let month = first; month <= last; month += 1) sum += value(part, month)
  }
  return sum
}

function isPriced({ constant, deflator }: PricedSales, { first, last }: Span): boolean {
  for (let month = first; month <= last; month += 1) {
    if (constant[month] !== 0 && !Number.isFinite(deflator[month]!)) return false
  }
  return true
}
