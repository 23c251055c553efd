/**
 * The choice as an integer programme, solved by a search of ours, as there are few rows. HiGHS is asked where
 * that isn't done soon: it sees which sums whole numbers can't reach. What time is left goes to the search.
 */
import { type Asked, openHighs, type Solved, type Solver } from './highs.store.ts'
import { fixedOf, keepsRows, programmeOf, type Scored, worthOfChosen } from './programme.ts'
import type { Problem } from './selection.ts'
import { firstChoice, isNear, thoroughChoice } from './wholeChoice.ts'

const SECONDS = 10
/** Of the time. */
const SHARE_OF_HIGHS = 0.1

export async function openSolver(problem: Problem): Promise<Solver> {
  const highs = await openHighs(problem)
  let scored: readonly Scored[] = problem.candidates
  return {
    ...highs,
    rescore(others) {
      scored = others
      highs.rescore(others)
    },
    solve(asked) {
      const fixed = fixedOf(problem)
      if (!fixed) return null
      const { gap = 0, seconds = SECONDS } = asked
      const end = performance.now() + 1000 * seconds
      const isOver = () => performance.now() > end
      const programme = programmeOf(problem, asked, scored)
      const start = asked.start && Uint8Array.from(asked.start, Number)
      const first = firstChoice(programme, { fixed, start, gap, isOver })
      if (isNear(first, gap)) return solvedOf(first)
      const other = askHighs(asked, first.chosen, SHARE_OF_HIGHS * seconds)
      const known = { ...first, bound: Math.min(first.bound, other?.bound ?? Infinity) }
      if (other && other.value > first.value && keepsRows(programme, other.chosen)) {
        known.chosen = other.chosen
        known.value = worthOfChosen(programme, other.chosen)
      }
      known.bound = Math.max(known.bound, known.value)
      if (isNear(known, gap)) return solvedOf(known)
      const last = thoroughChoice(programme, { fixed, start: known.chosen, gap, isOver })
      return solvedOf({ ...last, bound: Math.max(last.value, Math.min(last.bound, known.bound)) })
    },
  }

  function askHighs(asked: Asked, chosen: Uint8Array | null, seconds: number) {
    const start = chosen ? { start: Array.from(chosen, Boolean) } : {}
    const found = highs.solve({ ...asked, ...start, seconds })
    return found && { ...found, chosen: Uint8Array.from(found.chosen, Number) }
  }
}

type Found = { chosen: Uint8Array | null; value: number; bound: number }

function solvedOf({ chosen, value, bound }: Found): Solved | null {
  if (!chosen) return null
  const gap = bound === 0 ? 0 : (bound - value) / Math.abs(bound)
  return { chosen: Array.from(chosen, Boolean), value, bound, gap }
}
