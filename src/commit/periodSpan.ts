/** The days of a period as instants: where they begin and end depends on whose days they are. */
import { addDays } from '../kernel/day.ts'
import type { Span } from './compensation.ts'
import { instantIn } from './zone.ts'

/** From when (included) to when (not) the days of a span last in a zone, in ms since 1970 UTC. */
export function instantsOf({ fromOn, untilOn }: Span, zone: string) {
  return { from: instantIn(zone, fromOn), to: instantIn(zone, addDays(untilOn, 1)) }
}

/** Whether the last day of a span is over in each of these zones, at an instant in ms since 1970 UTC. */
export function isOver(span: Span, zones: readonly string[], now: number): boolean {
  return zones.every((zone) => instantsOf(span, zone).to <= now)
}
