/**
 * What will probably be won of what is open: the sum of what each is worth if it is won, with how far luck and not
 * knowing the chances better reach. docs/methods/forecast.md
 */
import { z } from 'zod'
import { normalFrom, wholeNumbers } from '../identify/models/normal.ts'
import type { Day } from '../kernel/day.ts'
import { PRIOR_CASES } from './chance.ts'

export type Prospect = {
  /** 0..1, of being won. */
  chance: number
  /** Ended cases that the chance rests on, ≥ 0. */
  cases: number
  /** Those of one stage are wrong together, since they share what was learnt of it. */
  stage: string
  /** ≥ 0, all in one money. */
  amount: number
}

export const Expected = z.object({
  opportunities: z.int(),
  /** If all were won. */
  whole: z.number(),
  /** Σ chance × amount. */
  expected: z.number(),
  /** Between which what is won falls in 8 of 10 cases. */
  low: z.number(),
  high: z.number(),
})
export type Expected = z.infer<typeof Expected>

const DRAWS = 4000
const SEED = 11
const LOW = 0.1
const HIGH = 0.9
/** So near to 0 or 1 a chance has no odds to move. */
const EDGE = 1e-6

/**
 * The sum of independent bets, each won or lost whole, and its 80 % interval by simulation from a seed: the same
 * prospects give the same figures. In each draw the log-odds of all of a stage move together by a normal step with the
 * standard deviation √(1/a + 1/b) of a Beta(a, b) (delta method), where a + b are the cases and the prior ones. Where few
 * large ones decide, `expected` may lie outside the interval: it is a mean, not what comes.
 */
export function forecastOf(prospects: readonly Prospect[]): Expected {
  const whole = prospects.reduce((sum, { amount }) => sum + amount, 0)
  const expected = prospects.reduce((sum, { chance, amount }) => sum + chance * amount, 0)
  const open = prospects.filter(({ amount }) => amount > 0)
  const sure = { opportunities: prospects.length, whole, expected, low: expected, high: expected }
  if (open.every(({ chance }) => chance <= EDGE || chance >= 1 - EDGE)) return sure
  const stages = [...new Set(open.map(({ stage }) => stage))]
  const bets = open.map(({ chance, cases, stage, amount }) => {
    const isSure = chance <= EDGE || chance >= 1 - EDGE
    const size = cases + PRIOR_CASES
    return {
      amount,
      at: stages.indexOf(stage),
      odds: isSure ? (chance < 0.5 ? -Infinity : Infinity) : Math.log(chance / (1 - chance)),
      step: isSure ? 0 : Math.sqrt(1 / (size * chance) + 1 / (size * (1 - chance))),
    }
  })
  const next = wholeNumbers(SEED)
  const sums = Float64Array.from({ length: DRAWS }, () => {
    const moved = stages.map(() => normalFrom(next))
    let sum = 0
    for (const { amount, at, odds, step } of bets) {
      const chance = 1 / (1 + Math.exp(-(odds + step * moved[at]!)))
      if ((next() + 0.5) / 2 ** 32 < chance) sum += amount
    }
    return sum
  }).sort()
  const point = (share: number) => sums[Math.round(share * (DRAWS - 1))]!
  return { ...sure, low: point(LOW), high: point(HIGH) }
}

export const FORECAST_BY = ['month', 'quarter'] as const
export type ForecastBy = (typeof FORECAST_BY)[number]

/** The first day of the month or quarter of a day. */
export function periodOf(day: Day, by: ForecastBy): Day {
  const month = Number(day.slice(5, 7))
  const first = by === 'month' ? month : month - ((month - 1) % 3)
  return `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`
}
