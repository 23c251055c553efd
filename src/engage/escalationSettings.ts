/** How far something is taken higher, who is told at each level, and within how long it must be solved there. */
import { z } from 'zod'
import type { Counting } from '../commit/calendar.ts'
import { instantAfter } from '../commit/countedTime.ts'
import { Duration, msOf } from '../commit/duration.ts'
import { blankable } from '../kernel/blankable.ts'

/** Who is told: whose it is, who looks after the account, who leads; or people by name. */
// words: engage:escalation.tells.*
export const TOLD_ROLES = ['owner', 'carers', 'leads'] as const

export const EscalationLevel = z.object({
  /** Blank: it is called by its number. */
  name: z.string().trim().max(60).default(''),
  tells: z
    .array(z.union([z.enum(TOLD_ROLES), z.guid()]))
    .min(1)
    .max(20),
  /** `8h`; then it moves up. */
  within: Duration.refine((text) => msOf(text) > 0, { error: 'missing' }),
  /** Null counts hours of the clock. */
  calendarId: blankable(z.guid()),
})
export type EscalationLevel = z.infer<typeof EscalationLevel>

export const EscalationSettings = z.object({
  levels: z
    .array(EscalationLevel)
    .min(1)
    .max(4)
    .default([
      { name: '', tells: ['owner'], within: '24h', calendarId: null },
      { name: '', tells: ['owner', 'carers'], within: '24h', calendarId: null },
      { name: '', tells: ['carers', 'leads'], within: '12h', calendarId: null },
    ]),
  /** In a critical situation everyone is told every so many hours, unless it says otherwise. */
  updateHours: z.int().min(1).max(168).default(4),
})
export type EscalationSettings = z.infer<typeof EscalationSettings>

/** By when a level has to have solved it (ms since 1970 UTC); null where its calendar never gets there. */
export function levelDueAt(
  { within }: Pick<EscalationLevel, 'within'>,
  calendar: Counting,
  from: number,
): number | null {
  return instantAfter(calendar, from, msOf(within))
}
