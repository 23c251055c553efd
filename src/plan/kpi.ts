/**
 * An indicator set beforehand: on which side of its threshold a value lies, when it crossed it, and when it is to be read
 * again. docs/methods/plan-b.md
 */
import { addDays, addMonths, type Day, daysBetween } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { ItemOf } from './item.ts'

type Body = ItemOf<'kpi'>['body']
export type Rule = Pick<Body, 'threshold' | 'worse'>
export type Point = { day: Day; value: number }

/** The threshold itself is still on the good side. False where value or threshold isn't known. */
export function isBeyond({ threshold, worse }: Rule, value: number | null): boolean {
  if (value === null || threshold === null) return false
  return worse === 'below' ? value < threshold : value > threshold
}

/** A plan B waits for a threshold: without one it would never be proposed. */
export function whyNotWaitFor({ threshold }: Pick<Rule, 'threshold'>): Refusal | null {
  return threshold === null ? { code: 'plan/kpi-lacks-threshold', status: 422 } : null
}

/** `backOn` is the day on which it was on the good side again; null where it stayed beyond. */
export type Crossing = Point & { backOn: Day | null }

/**
 * Each stay beyond the threshold, once: from the first value beyond it to the first one back. A series that begins beyond
 * crossed on its first day.
 *
 * @param points by their day
 */
export function crossingsOf(rule: Rule, points: readonly Point[]): Crossing[] {
  const crossings: Crossing[] = []
  let open: Crossing | null = null
  for (const { day, value } of points) {
    const beyond = isBeyond(rule, value)
    if (beyond && !open) crossings.push((open = { day, value, backOn: null }))
    if (!beyond && open) {
      open.backOn = day
      open = null
    }
  }
  return crossings
}

/** The day by which it is to be read next; the first time a whole period after the plan begins. */
export function nextReading(frequency: Body['frequency'], last: Day): Day {
  switch (frequency) {
    case 'weekly':
      return addDays(last, 7)
    case 'monthly':
      return addMonths(last, 1)
    case 'quarterly':
      return addMonths(last, 3)
    case 'yearly':
      return addMonths(last, 12)
  }
}

type Read = { body: Pick<Body, 'metric' | 'frequency'>; readings: readonly { day: Day }[] }

/** Days by which a reading by hand is overdue; 0 where it isn't, and for figures that read themselves. */
export function readingLate({ body, readings }: Read, fromOn: Day, today: Day): number {
  if (body.metric !== 'hand') return 0
  const last = readings.reduce((latest, { day }) => (day > latest ? day : latest), fromOn)
  return Math.max(0, daysBetween(nextReading(body.frequency, last), today))
}
