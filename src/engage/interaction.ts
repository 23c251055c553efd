/** A meeting, a call, a visit: when we had to do with a client, who took part, and what came of it. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { CRM_SYSTEMS } from '../kernel/crm.ts'
import { Day } from '../kernel/day.ts'
import { listOf, pageOf } from '../kernel/list.ts'

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

export const InteractionGiven = z.object({
  accountId: z.guid(),
  kind: z.enum(INTERACTION_KINDS),
  happenedOn: Day,
  /** Hours and minutes, where they are known. */
  happenedAt: blankable(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
  subject: z.string().trim().min(1).max(300),
  text: z.string().trim().max(100_000).default(''),
  /** What came of it. */
  outcome: z.string().trim().max(1000).default(''),
  ownerId: blankable(z.guid()),
  /** An owner who is nobody of ours, as was told; kept where it is put back. */
  ownerTold: z.string().max(200).default(''),
  /** Theirs who took part. */
  contactIds: z.array(z.guid()).max(50).default([]),
  /** Ours, besides the owner. */
  personIds: z.array(z.guid()).max(50).default([]),
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
  carers: z.array(z.guid()),
})
export type Interaction = z.infer<typeof Interaction>

export const InteractionList = listOf({ sorts: ['day'], sort: 'day' }).extend({
  accountId: z.guid(),
})
export const InteractionPage = pageOf(Interaction)
