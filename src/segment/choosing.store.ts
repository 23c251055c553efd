/**
 * Chooses key accounts: the best attainable financial sum, then the best strategic sum that gives up no more
 * of it than agreed, and the frontier between both. models.md §6; docs/methods/selection.md.
 */
import type { Solved, Solver } from './highs.store.ts'
import { type Problem, type Sums, sumsOf, withoutWishes } from './selection.ts'
import { openSolver } from './solver.store.ts'

export type Point = { strategic: number; financial: number; chosen: number[] }

export type Choice = Sums & {
  /** Indices of the chosen candidates, in their order. */
  chosen: number[]
  /** Best attainable financial sum under the same limits. */
  bestFinancial: number
  /** Of it: 1 where nothing is given up; null where nothing can be attained. */
  financialShareOfBest: number | null
  /** Distance of the strategic sum from the least upper bound, relatively: 0 where proven best. */
  gap: number
  /** Points that an account has to spare (chosen) or lacks; NaN where it had no choice. */
  margins: Float64Array
  solver: string
}

/** Up to so many candidates the best is proven; above, this near to the bound will do. */
const PROVEN_UP_TO = 200
const NEAR = 0.0005
const SECONDS = { first: 2, second: 6.5, tie: 1 }
/** Scores are means of points: two sums that differ by less than this are the same. */
export const SAME = 1e-6

/** Null where no choice keeps the limits; `whyNotSelect` says what it can of the reasons. */
export async function chooseAccounts(problem: Problem): Promise<Choice | null> {
  const solver = await openSolver(problem)
  try {
    return choose(problem, solver)
  } finally {
    solver.close()
  }
}

function choose(problem: Problem, solver: Solver): Choice | null {
  const { candidates, limits } = problem
  const gap = nearFor(problem)
  const best = solver.solve({ aim: 'financial', gap, seconds: SECONDS.first })
  if (!best) return null
  const floor = { financial: floorOf(best.value, limits.financialShare) }
  const first = strategicFrom(solver, best, { floor, gap, seconds: SECONDS.second })
  const found = mostFinancial(solver, first, { floor, gap })
  const sums = sumsOf(problem, (at) => found.chosen[at]!)
  const margins = solver.margins({ aim: 'strategic', atLeast: floor })
  return {
    ...sums,
    chosen: indicesOf(found),
    bestFinancial: best.value,
    financialShareOfBest: best.value > 0 ? sums.financial / best.value : null,
    gap: first.gap,
    margins: margins ?? new Float64Array(candidates.length).fill(NaN),
    solver: solver.version,
  }
}

/** Points of the frontier asked for, ends included: on a small ledger fewer differ. */
const FRONTIER_POINTS = 11

/**
 * Choices of which none is better in both aims, from the most strategic to the most financial: the
 * strategic sum at steps of the financial one, and among equals the most financial.
 */
export async function frontierOf(problem: Problem): Promise<Point[]> {
  const solver = await openSolver(problem)
  try {
    const gap = nearFor(problem)
    const best = solver.solve({ aim: 'financial', gap, seconds: SECONDS.first })
    if (!best) return []
    const strategicAt = (financial: number): Point => {
      const floor = { financial }
      const first = strategicFrom(solver, best, { floor, gap, seconds: SECONDS.tie })
      const found = mostFinancial(solver, first, { floor, gap })
      const { strategic, financial: sum } = sumsOf(problem, (at) => found.chosen[at]!)
      return { strategic, financial: sum, chosen: indicesOf(found) }
    }
    const from = strategicAt(-1).financial
    const to = floorOf(best.value, 1)
    const steps = Array.from(
      { length: FRONTIER_POINTS },
      (_, at) => from + ((to - from) * at) / (FRONTIER_POINTS - 1),
    )
    return undominated(steps.map((floor) => strategicAt(Math.min(to, floor - SAME))))
  } finally {
    solver.close()
  }
}

/** What is offered to pick from: nobody's wishes in it, and the point that stands also where no step came to it. */
export async function frontierAround(problem: Problem, proposal: Choice | null): Promise<Point[]> {
  if (!proposal) return []
  return undominated([...(await frontierOf(withoutWishes(problem))), proposal])
}

/** The frontier is a staircase: equal points stand once, and what another beats in both aims falls out. */
export function undominated(points: readonly Point[]): Point[] {
  return points.filter((one, at) =>
    points.every((other, place) => {
      const [strategic, financial] = [
        other.strategic - one.strategic,
        other.financial - one.financial,
      ]
      if (Math.abs(strategic) < SAME && Math.abs(financial) < SAME) return place >= at
      return !(strategic > -SAME && financial > -SAME)
    }),
  )
}

type Within = { floor: { financial: number }; gap: number; seconds: number }

/** The best strategic sum above a floor that the most financial choice reaches. */
export function strategicFrom(
  solver: Solver,
  best: Solved,
  { floor, gap, seconds }: Within,
): Solved {
  const start = best.chosen
  return solver.solve({ aim: 'strategic', atLeast: floor, gap, seconds, start }) ?? best
}

/** Of all choices as good strategically, the most financial. */
function mostFinancial(solver: Solver, first: Solved, { floor, gap }: Omit<Within, 'seconds'>) {
  const atLeast = { ...floor, strategic: first.value - SAME }
  const start = first.chosen
  return solver.solve({ aim: 'financial', atLeast, gap, seconds: SECONDS.tie, start }) ?? first
}

/** The solver holds rows to a tolerance: a floor that the best itself must reach stands a hair below it. */
export function floorOf(best: number, share: number): number {
  return best * share - SAME
}

function nearFor({ candidates }: Problem): number {
  return candidates.length <= PROVEN_UP_TO ? 0 : NEAR
}

export function indicesOf({ chosen }: Solved): number[] {
  return chosen.flatMap((isChosen, at) => (isChosen ? [at] : []))
}
