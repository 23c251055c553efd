/** Whether a share is lower than it was, or luck: the difference of two shares with its interval. docs/methods/supply.md. */
import { wilson } from '../commit/reliability.ts'

export type Hits = {
  /** 0..total */
  hits: number
  total: number
}

export type ShareDifference = {
  /** Now less before, -1..1. */
  difference: number
  /** Between which it lies, with 95 % confidence. */
  low: number
  high: number
}

/**
 * The hybrid score interval of two independent shares, made of the Wilson intervals of both.
 *
 * Source: R. G. Newcombe (1998), Interval estimation for the difference between independent proportions, Statistics in
 * Medicine 17, 873-890, method 10.
 *
 * @returns null where one of them has nothing to go by
 */
export function shareDifference(now: Hits, before: Hits): ShareDifference | null {
  if (now.total <= 0 || before.total <= 0) return null
  const [p, q] = [now.hits / now.total, before.hits / before.total]
  const [pLow, pHigh] = wilson(now.hits, now.total)
  const [qLow, qHigh] = wilson(before.hits, before.total)
  const difference = p - q
  return {
    difference,
    low: difference - Math.hypot(p - pLow, qHigh - q),
    high: difference + Math.hypot(pHigh - p, q - qLow),
  }
}

type Fall = {
  /** By which it must be lower, as a share. */
  least: number
  /** Cases that both sides need. */
  cases: number
}

/** Lower by so much at least, on so many cases on both sides, and with the whole interval below 0. */
export function hasFallen(now: Hits, before: Hits, { least, cases }: Fall): boolean {
  if (now.total < cases || before.total < cases) return false
  const found = shareDifference(now, before)
  return found !== null && found.difference <= -least && found.high < 0
}
