/** How much of a period a service was there, out of when it was down and of what is agreed not to count. models.md §11. */
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import { addMonths } from '../kernel/day.ts'
import { blankable } from '../kernel/blankable.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { whyNotWrite } from '../accounts/account.ts'
import type { Counting } from './calendar.ts'
import { countedBetween } from './countedTime.ts'
import { Instant } from './serviceClock.ts'
import { ServiceLevel } from './serviceLevel.ts'
import { instantIn, localIn } from './zone.ts'

// words: commit:outage.kind.*
export const OUTAGE_KINDS = ['unplanned', 'excluded'] as const

const Terms = z.object({
  accountId: z.guid(),
  kind: z.enum(OUTAGE_KINDS),
  fromAt: Instant,
  /** Null while it lasts. */
  untilAt: blankable(Instant),
  why: z.string().trim().min(1).max(500),
})

export const OutageGiven = Terms.superRefine(({ fromAt, untilAt }, check) => {
  if (untilAt && Date.parse(untilAt) <= Date.parse(fromAt))
    check.addIssue({ code: 'custom', path: ['untilAt'], message: 'order' })
})
export type OutageGiven = z.infer<typeof OutageGiven>

export const Outage = Terms.extend({ outageId: z.guid(), carers: z.array(z.guid()) })
export type Outage = z.infer<typeof Outage>

/** ms of a period and of what is taken from it; the share is null where nothing of it counts. */
export const AvailabilityShare = z.object({
  periodMs: z.number(),
  excludedMs: z.number(),
  unplannedMs: z.number(),
  share: z.number().nullable(),
})
export type AvailabilityShare = z.infer<typeof AvailabilityShare>

export const Availability = z.object({
  /** What is promised today; null where nothing is. */
  level: ServiceLevel.nullable(),
  /** The newest first; the first one lasts until now. */
  months: z.array(AvailabilityShare.extend({ month: z.string() })),
  outages: z.array(Outage),
})

/** `from` <= instant < `to`, in ms since 1970 UTC. */
export type Span = { from: number; to: number }

/**
 * (period − excluded − unplanned) / (period − excluded), in counted time. What overlaps counts once, and what is
 * excluded isn't an outage.
 * @returns a share from 0 to 1; null where period − excluded is 0
 */
export function availabilityOf(
  period: Span,
  { excluded, unplanned }: { excluded: readonly Span[]; unplanned: readonly Span[] },
  calendar: Counting,
): AvailabilityShare {
  const out = merged(excluded, period)
  const all = merged([...out, ...unplanned], period)
  const sum = (spans: readonly Span[]) =>
    spans.reduce((ms, { from, to }) => ms + countedBetween(calendar, from, to), 0)
  const periodMs = sum([period])
  const excludedMs = sum(out)
  const unplannedMs = sum(all) - excludedMs
  const counts = periodMs - excludedMs
  return {
    periodMs,
    excludedMs,
    unplannedMs,
    share: counts === 0 ? null : (counts - unplannedMs) / counts,
  }
}

/** Outages as spans, by kind; one that lasts goes on until `now` (ms since 1970 UTC). */
export function spansOf(
  outages: readonly Pick<Outage, 'kind' | 'fromAt' | 'untilAt'>[],
  now: number,
) {
  const of = (kind: Outage['kind']): Span[] =>
    outages
      .filter((one) => one.kind === kind)
      .map(({ fromAt, untilAt }) => ({
        from: Date.parse(fromAt),
        to: untilAt ? Date.parse(untilAt) : now,
      }))
  return { excluded: of('excluded'), unplanned: of('unplanned') }
}

/** Within a period, in order, none over another. */
function merged(spans: readonly Span[], period: Span): Span[] {
  const found: Span[] = []
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const part = { from: Math.max(from, period.from), to: Math.min(to, period.to) }
    if (part.to <= part.from) continue
    const last = found.at(-1)
    if (last && part.from <= last.to) last.to = Math.max(last.to, part.to)
    else found.push(part)
  }
  return found
}

/** The last so many months as the clocks of a zone tell them, the newest first; the first one until `now`. */
export function monthsUntil(now: number, { zone, most }: { zone: string; most: number }) {
  const first = `${localIn(zone, now).slice(0, 7)}-01`
  return Array.from({ length: most }, (_, back) => {
    const day = addMonths(first, -back)
    const to = Math.min(now, instantIn(zone, addMonths(day, 1)))
    return { month: day.slice(0, 7), from: instantIn(zone, day), to }
  })
}

export function whyNotChangeOutage(
  actor: Pick<Actor, 'id' | 'role'>,
  { carers }: Pick<Outage, 'carers'>,
): Refusal | null {
  return whyNotWrite(
    actor,
    carers.map((personId) => ({ personId })),
  )
}
