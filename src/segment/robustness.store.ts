/**
 * How robust a choice is: the share of perturbed weightings under which each account stays in. Criteria's
 * weights are a judgement; an account that only one weighting chooses is no safe choice.
 */
import { normalFrom, wholeNumbers } from '../identify/models/normal.ts'
import { floorOf, indicesOf, strategicFrom } from './choosing.store.ts'
import type { Criteria } from './criterion.ts'
import type { Solver } from './highs.store.ts'
import { scoresOf } from './scoring.ts'
import type { Problem } from './selection.ts'
import { openSolver } from './solver.store.ts'

export type Weighting = {
  criteria: Criteria
  /** As `scoresOf` reads them, candidates in the order of the problem. */
  points: Float64Array
}

export const ROBUSTNESS_RUNS = 500
const SEED = 20_261
/** Standard deviation of the logarithm of a weight: two thirds of them move by less than a quarter. */
const SPREAD = 0.25
/** Good enough for one run of many. */
const NEAR = 0.01
/** For both solves of a run together. */
const SECONDS = 2

type Asked = {
  runs?: number
  seed?: number
  /** Called after each run; what it throws ends the work. */
  ran?: (done: number) => void | Promise<void>
}

/**
 * By candidate the share of runs that choose it, 0 to 1: 1 for those forced in. A run in which no choice
 * keeps the limits chooses nobody. The same seed gives the same shares while no run is cut off by time.
 */
export async function robustnessOf(
  problem: Problem,
  { criteria, points }: Weighting,
  { runs = ROBUSTNESS_RUNS, seed = SEED, ran }: Asked = {},
): Promise<Float64Array> {
  const count = problem.candidates.length
  const stays = new Float64Array(count)
  const next = wholeNumbers(seed)
  const solver = await openSolver(problem)
  try {
    for (let run = 0; run < runs; run += 1) {
      const perturbed = criteria.map((one) => ({
        ...one,
        weight: one.weight * Math.exp(SPREAD * normalFrom(next)),
      }))
      const { financial, strategic } = scoresOf(perturbed, points, count)
      const scored = Array.from(financial, (_, at) => ({
        financial: financial[at]!,
        strategic: strategic[at]!,
      }))
      for (const at of chosenWith(solver, scored, problem.limits.financialShare)) stays[at]! += 1
      await ran?.(run + 1)
    }
  } finally {
    solver.close()
  }
  return stays.map((times) => times / Math.max(1, runs))
}

/** Both solves share the seconds of a run: the first has half of them, the second what is left. */
export function chosenWith(
  solver: Solver,
  scored: { financial: number; strategic: number }[],
  financialShare: number,
): number[] {
  solver.rescore(scored)
  const began = performance.now()
  const best = solver.solve({ aim: 'financial', gap: NEAR, seconds: SECONDS / 2 })
  if (!best) return []
  const floor = { financial: floorOf(best.value, financialShare) }
  const seconds = Math.max(0.1, SECONDS - (performance.now() - began) / 1000)
  return indicesOf(strategicFrom(solver, best, { floor, gap: NEAR, seconds }))
}
