/**
 * The health of a plan itself: how old its lines are, what is late, what was decided and never done; and how much of it
 * was carried out, apart from how much of it was reached. docs/methods/plan-health.md
 */
import { z } from 'zod'
import { type Day, daysBetween } from '../kernel/day.ts'
import { type Item, type ItemState, isDoing } from './item.ts'
import type { LiveValues } from './liveMetric.ts'
import { expectedOf, progressOf, valueNow } from './objective.ts'

/** From so many days late on, what was decided counts as never done. */
export const FORGOTTEN_DAYS = 60
/** A line that nobody touched for so long is old. */
export const OLD_DAYS = 180

export const Health = z.object({
  /** Decided lines and actions that are due by today or done, and those done. */
  due: z.int(),
  done: z.int(),
  /** done ÷ due, 0 to 1; null where nothing is due yet. */
  execution: z.number().nullable(),
  /** Objectives whose value is known, and how far they are of what would be due by today, 0 to 1; null without any. */
  measured: z.int(),
  objectives: z.int(),
  result: z.number().nullable(),
  late: z.int(),
  /** Of the late ones, those that are late by two months or more. */
  forgotten: z.int(),
  dropped: z.int(),
  drafts: z.int(),
  old: z.int(),
  /** The line that nobody touched for longest, and for how many days. */
  oldest: z.object({ title: z.string(), days: z.int() }).nullable(),
})
export type Health = z.infer<typeof Health>

/** A line that is carried out, or an action of the plan. */
export type Doing = { state: ItemState; dueOn: Day | null }

type About = {
  fromOn: Day
  items: readonly Item[]
  actions: readonly Doing[]
  live: LiveValues
  today: Day
}

export function healthOf({ fromOn, items, actions, live, today }: About): Health {
  const lines = items.filter(({ kind }) => isDoing(kind))
  const carried = [...lines.filter(({ kind }) => kind !== 'objective'), ...actions]
  const counted = executionOf(carried, today)
  const all = [...lines, ...actions]
  const late = all.filter((one) => daysLate(one, today) > 0)
  const ages = items
    .filter(({ state }) => state === 'draft' || state === 'active')
    .map(({ title, changedOn }) => ({ title, days: daysBetween(changedOn, today) }))
  const oldest = ages.reduce<(typeof ages)[number] | null>(
    (most, one) => (most === null || one.days > most.days ? one : most),
    null,
  )
  return {
    ...counted,
    ...resultOf(items, { fromOn, live, today }),
    late: late.length,
    forgotten: late.filter((one) => daysLate(one, today) >= FORGOTTEN_DAYS).length,
    dropped: all.filter(({ state }) => state === 'dropped').length,
    drafts: lines.filter(({ state }) => state === 'draft').length,
    old: ages.filter(({ days }) => days >= OLD_DAYS).length,
    oldest,
  }
}

/** Days late of what was decided and isn't done; 0 for the rest. */
export function daysLate({ state, dueOn }: Doing, today: Day): number {
  return state === 'active' && dueOn !== null ? Math.max(0, daysBetween(dueOn, today)) : 0
}

/** What is done counts whenever it was due; what is given up counts neither way, and is told beside it. */
export function executionOf(carried: readonly Doing[], today: Day) {
  const done = carried.filter(({ state }) => state === 'done').length
  const open = carried.filter(
    ({ state, dueOn }) => state === 'active' && dueOn !== null && dueOn <= today,
  ).length
  const due = done + open
  return { due, done, execution: due === 0 ? null : done / due }
}

/**
 * The mean over objectives of progress ÷ the share of their time that has passed, each between 0 and 1. Those that have
 * not begun, are drafted or given up, or whose value isn't known, don't count.
 */
export function resultOf(
  items: readonly Item[],
  { fromOn, live, today }: Pick<About, 'fromOn' | 'live' | 'today'>,
) {
  const objectives = items.flatMap((item) =>
    item.kind === 'objective' && (item.state === 'active' || item.state === 'done') ? [item] : [],
  )
  const shares = objectives.flatMap((one) => {
    if (one.dueOn === null) return []
    const expected = expectedOf({ fromOn, dueOn: one.dueOn }, today)
    const progress = progressOf(one.body, valueNow(one, live))
    if (progress === null || expected === 0) return []
    return [Math.min(1, Math.max(0, progress / expected))]
  })
  const sum = shares.reduce((all, share) => all + share, 0)
  return {
    objectives: objectives.length,
    measured: shares.length,
    result: shares.length === 0 ? null : sum / shares.length,
  }
}
