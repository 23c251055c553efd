/** What it would take to add an account: the fewest more hours of one skill that better the list. */
import { chooseAccounts, type Choice, SAME } from './choosing.store.ts'
import type { Problem } from './selection.ts'

export type Addition = {
  skill: string
  /** More hours a month, whole. */
  hours: number
  /** Indices of candidates that would come in, and those that would go. */
  added: number[]
  dropped: number[]
}

/** Twice the hours is no longer "some more". */
const MOST_TIMES = 1
const FIRST_HOURS = 5

/**
 * By skill, where some more hours would raise the strategic sum: found by doubling, then by halving, each
 * time by choosing again. Skills of which no more help alone are left out.
 */
export async function additionsTo(problem: Problem, choice: Choice): Promise<Addition[]> {
  const found: Addition[] = []
  for (const [at, { name, available }] of problem.limits.resources.entries()) {
    const better = await fewestHours(problem, choice, at, Math.ceil(available * MOST_TIMES))
    if (!better) continue
    const { hours, chosen } = better
    found.push({
      skill: name,
      hours,
      added: chosen.filter((one) => !choice.chosen.includes(one)),
      dropped: choice.chosen.filter((one) => !chosen.includes(one)),
    })
  }
  return found
}

/** Null where even the most hours better nothing. */
async function fewestHours(problem: Problem, choice: Choice, resource: number, most: number) {
  const withMore = async (hours: number) => {
    const again = await chooseAccounts(moreOf(problem, resource, hours))
    return again && again.strategic > choice.strategic + SAME ? again.chosen : null
  }
  let low = 0
  let high = Math.min(FIRST_HOURS, most)
  let chosen = high > 0 ? await withMore(high) : null
  while (!chosen && high < most) {
    low = high
    high = Math.min(most, 2 * high)
    chosen = await withMore(high)
  }
  if (!chosen) return null
  while (high - low > 1) {
    const middle = (low + high) >> 1
    const found = await withMore(middle)
    if (found) [high, chosen] = [middle, found]
    else low = middle
  }
  return { hours: high, chosen }
}

function moreOf({ candidates, limits }: Problem, resource: number, hours: number): Problem {
  const resources = limits.resources.map((one, at) =>
    at === resource ? { ...one, available: one.available + hours } : one,
  )
  return { candidates, limits: { ...limits, resources } }
}
