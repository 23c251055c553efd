/** A meeting, a call, a visit: when we had to do with a client, who took part, and what came of it. */
import { z } from 'zod'
import { isZone } from '../commit/zone.ts'
import { blankable } from '../kernel/blankable.ts'
import { CRM_SYSTEMS } from '../kernel/crm.ts'
import { addDays, Day } from '../kernel/day.ts'
import { listOf, pageOf, several } from '../kernel/list.ts'
import type { Refusal } from '../kernel/refusal.ts'

// words: engage:interaction.kinds.*
export const INTERACTION_KINDS = [
  'meeting',
  'call',
  'visit',
  'video',
  'mail',
  'message',
  'task',
  'event',
  'note',
] as const

// words: engage:interaction.states.*
export const INTERACTION_STATES = ['planned', 'held', 'calledOff'] as const

/** From very bad to very good, as whoever was there felt it. words: engage:sentiment.* */
export const SENTIMENTS = [-2, -1, 0, 1, 2] as const

/** A line of what is to be spoken of; `own` was written by hand, the others come from what they name. */
export const KeptLine = z.object({
  text: z.string().trim().min(1).max(500),
  source: z
    .string()
    .regex(/^[a-zA-Z]{1,40}$/)
    .default('own'),
  sourceId: z.guid().nullable().default(null),
})
export type KeptLine = z.infer<typeof KeptLine>

export const InteractionGiven = z.object({
  accountId: z.guid(),
  kind: z.enum(INTERACTION_KINDS),
  /** `happenedOn` is the day that it is planned for until it was held. */
  state: z.enum(INTERACTION_STATES).default('held'),
  happenedOn: Day,
  /** Hours and minutes, where they are known. */
  happenedAt: blankable(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
  /** How long it lasts. */
  minutes: blankable(z.coerce.number<number | string>().int().min(1).max(1440)),
  /** The IANA time zone in which day and time are told; null where nobody said. */
  zone: blankable(z.string().max(64).refine(isZone)),
  subject: z.string().trim().min(1).max(300),
  /** What we want from it. */
  purpose: z.string().trim().max(500).default(''),
  text: z.string().trim().max(100_000).default(''),
  /** What came of it. */
  outcome: z.string().trim().max(1000).default(''),
  sentiment: blankable(z.coerce.number<number | string>().int().min(-2).max(2)),
  ownerId: blankable(z.guid()),
  /** An owner who is nobody of ours, as was told; kept where it is put back. */
  ownerTold: z.string().max(200).default(''),
  /** Theirs who took part. */
  contactIds: z.array(z.guid()).max(50).default([]),
  /** Ours, besides the owner. */
  personIds: z.array(z.guid()).max(50).default([]),
  agenda: z.array(KeptLine).max(60).default([]),
})
export type InteractionGiven = z.infer<typeof InteractionGiven>

const Someone = z.object({ id: z.guid(), name: z.string().nullable() })

export const Interaction = InteractionGiven.extend({
  interactionId: z.guid(),
  /** Null where nobody of ours owns it. */
  ownerName: z.string().nullable(),
  contacts: z.array(Someone),
  people: z.array(Someone),
  /** The program that it came from. */
  system: z.enum(CRM_SYSTEMS).nullable(),
  account: z.string(),
  carers: z.array(z.guid()),
})
export type Interaction = z.infer<typeof Interaction>

export const InteractionList = listOf({ sorts: ['day'], sort: 'day' }).extend({
  accountId: z.guid(),
  /** All of them where none is named. */
  state: several(z.enum(INTERACTION_STATES)),
})
export const InteractionPage = pageOf(Interaction)

/** What was held lies behind; what is planned may have its day behind it, until someone tells how it went. */
export function whyNotHeld(
  { state, happenedOn }: Pick<InteractionGiven, 'state' | 'happenedOn'>,
  today: Day,
): Refusal | null {
  // Elsewhere it may be tomorrow already.
  return state === 'held' && happenedOn > addDays(today, 1)
    ? { code: 'engage/held-ahead', status: 422 }
    : null
}
