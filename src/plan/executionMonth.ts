/** How much of a plan was carried out by the end of each month: what execution is today, asked of days that have passed. docs/methods/plan-health.md */
import { addDays, addMonths, type Day, firstOfMonth } from '../kernel/day.ts'
import { executionOf } from './health.ts'
import type { ItemState } from './item.ts'

/** A line that is carried out, or an action, with the day on which it ended. */
export type Carried = { state: ItemState; dueOn: Day | null; endedOn: Day | null }
export type ExecutionMonth = { month: Day; due: number; done: number }

/** What ended later was still open on that day; what was given up later too. */
export function executionAt(carried: readonly Carried[], day: Day) {
  const then = carried.map(({ state, dueOn, endedOn }) => ({
    state: endedOn !== null && endedOn > day ? ('active' as const) : state,
    dueOn,
  }))
  return executionOf(then, day)
}

/** From the plan's first month to today's; the last one as of today. */
export function executionMonths(
  carried: readonly Carried[],
  fromOn: Day,
  today: Day,
): ExecutionMonth[] {
  const months: ExecutionMonth[] = []
  for (let month = firstOfMonth(fromOn); month <= today; month = addMonths(month, 1)) {
    const last = addDays(addMonths(month, 1), -1)
    const { due, done } = executionAt(carried, last < today ? last : today)
    months.push({ month, due, done })
  }
  return months
}
