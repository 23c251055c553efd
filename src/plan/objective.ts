/**
 * An objective that can be told met from missed: checked as SMART (Doran, 1981) while it is typed, and refused where it
 * has no measure, baseline, target or day. docs/methods/objectives.md
 */
import { addMonths, type Day, daysBetween } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Item, ItemOf } from './item.ts'
import type { LiveValues } from './liveMetric.ts'
import { textLacks } from './objectiveText.ts'

export const LETTERS = ['S', 'M', 'A', 'R', 'T'] as const
export type Letter = (typeof LETTERS)[number]

export const LACKS = [
  'verb',
  'object',
  'measure',
  'unit',
  'baseline',
  'target',
  'sameTarget',
  'source',
  'owner',
  'resource',
  'parent',
  'day',
  'past',
  'outside',
] as const
export type Lack = (typeof LACKS)[number]

type Body = ItemOf<'objective'>['body']
export type Aimed = {
  title: string
  parentId: string | null
  ownerId: string | null
  dueOn: Day | null
  body: Pick<Body, 'metric' | 'measure' | 'unit' | 'baseline' | 'target' | 'source' | 'resource'>
}

export type Term = { today: Day; fromOn: Day; untilOn: Day }

/** What each letter lacks, in the order of the letters; an empty list is a letter that holds. */
export function smartOf(objective: Aimed, term: Term): Record<Letter, Lack[]> {
  return {
    S: textLacks(objective.title),
    M: measureLacks(objective.body),
    A: [
      ...(objective.ownerId ? [] : ['owner' as const]),
      ...(objective.body.resource ? [] : ['resource' as const]),
    ],
    R: objective.parentId ? [] : ['parent'],
    T: dayLacks(objective.dueOn, term),
  }
}

function measureLacks({ metric, measure, unit, baseline, target, source }: Aimed['body']): Lack[] {
  const byHand = metric === 'hand'
  return [
    ...(byHand && measure === '' ? ['measure' as const] : []),
    ...(byHand && unit === '' ? ['unit' as const] : []),
    ...(baseline === null ? ['baseline' as const] : []),
    ...(target === null ? ['target' as const] : []),
    ...(baseline !== null && baseline === target ? ['sameTarget' as const] : []),
    // A live figure says itself where it comes from.
    ...(byHand && source === '' ? ['source' as const] : []),
  ]
}

function dayLacks(dueOn: Day | null, { today, untilOn, fromOn }: Term): Lack[] {
  if (dueOn === null) return ['day']
  if (dueOn < today) return ['past']
  return dueOn > untilOn || dueOn < fromOn ? ['outside'] : []
}

const ACTIVATES = {
  measure: 'plan/objective-lacks-measure',
  baseline: 'plan/objective-lacks-baseline',
  target: 'plan/objective-lacks-target',
  sameTarget: 'plan/objective-goes-nowhere',
} as const

/** Without them nobody could say whether it was met. The other letters only advise. */
export function whyNotActivate({
  title,
  dueOn,
  body,
}: Pick<Aimed, 'title' | 'dueOn' | 'body'>): Refusal | null {
  const lacks = measureLacks(body)
  for (const lack of ['measure', 'baseline', 'target', 'sameTarget'] as const) {
    if (lacks.includes(lack)) return { code: ACTIVATES[lack], status: 422, values: { title } }
  }
  return dueOn === null
    ? { code: 'plan/objective-lacks-day', status: 422, values: { title } }
    : null
}

export const HORIZONS = ['short', 'medium', 'long'] as const
export type Horizon = (typeof HORIZONS)[number]

/** From the plan's first day: short up to 6 months, medium up to 18, long beyond. Null without a day. */
export function horizonOf(fromOn: Day, dueOn: Day | null): Horizon | null {
  if (dueOn === null) return null
  if (dueOn <= addMonths(fromOn, 6)) return 'short'
  return dueOn <= addMonths(fromOn, 18) ? 'medium' : 'long'
}

/** The live figure's value today, else the last reading; null where there is none. */
export function valueNow(
  { body, readings }: { body: Pick<Body, 'metric'>; readings: Item['readings'] },
  live: LiveValues,
): number | null {
  if (body.metric !== 'hand') return live[body.metric]
  return (
    readings.reduce<Item['readings'][number] | null>(
      (last, one) => (last === null || one.day >= last.day ? one : last),
      null,
    )?.value ?? null
  )
}

/**
 * How far on the way from baseline to target: 0 at the baseline, 1 at the target, below 0 where it went back, above 1
 * where it went beyond. Counts down as well as up. Null where value, baseline or target isn't known, or both are the same.
 */
export function progressOf(
  { baseline, target }: Pick<Body, 'baseline' | 'target'>,
  value: number | null,
): number | null {
  if (value === null || baseline === null || target === null || baseline === target) return null
  return (value - baseline) / (target - baseline)
}

/** The share of its time that has passed, 0 to 1: what would be done by today at an even pace. */
export function expectedOf({ fromOn, dueOn }: { fromOn: Day; dueOn: Day }, today: Day): number {
  const whole = daysBetween(fromOn, dueOn)
  if (whole <= 0) return today >= dueOn ? 1 : 0
  return Math.min(1, Math.max(0, daysBetween(fromOn, today) / whole))
}
