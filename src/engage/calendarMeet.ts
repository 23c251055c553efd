/** What becomes of a meeting that stands in a calendar and here, where either side may have changed it since they last agreed. */
import { instantIn } from '../commit/zone.ts'
import type { Shown } from './icsEvent.ts'

/** As both sides knew it when they last agreed, or as one of them has it now; null where that side has it no more. */
export type Side = (Shown & { off: boolean }) | null

export type Meeting =
  /** Nothing to do. */
  | 'same'
  /** Theirs is taken over here. */
  | 'take'
  /** Ours is written there. */
  | 'send'
  /** Both changed, and not alike: the calendar, which others see too, is taken, and what ours said is told. */
  | 'conflict'

/**
 * @param base as both knew it when they last agreed; `keyOf(null)` where they never did
 * @param theirs as the calendar has it
 * @param ours as it stands here
 */
export function meet(base: string, theirs: string, ours: string): Meeting {
  if (theirs === ours) return 'same'
  if (base !== theirs && base !== ours) return 'conflict'
  return base === theirs ? 'send' : 'take'
}

const USUAL_MINUTES = 60

/**
 * One key for what is the same meeting: at the same instant for as long (an hour where nobody said), under the same
 * words; the zone it is told in may differ. What is called off is as if it weren't there.
 */
export function keyOf(side: Side): string {
  if (side === null || side.off) return 'off'
  const { day, at, zone, minutes, subject } = side
  if (at === null) return JSON.stringify([subject.trim(), day])
  const instant = instantIn(zone ?? 'UTC', `${day}T${at}`)
  return JSON.stringify([subject.trim(), instant, minutes ?? USUAL_MINUTES])
}
