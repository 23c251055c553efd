/** What a client asks of us: since when, how urgent, and what was done about it. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { CRM_SYSTEMS } from '../kernel/crm.ts'
import { Day } from '../kernel/day.ts'

// words: engage:request.priorities.*
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const

export const RequestGiven = z.object({
  accountId: z.guid(),
  contactId: blankable(z.guid()),
  title: z.string().trim().min(1).max(300),
  text: z.string().trim().max(100_000).default(''),
  priority: z.enum(PRIORITIES).default('normal'),
  /** How it came to us. */
  source: z.string().trim().max(100).default(''),
  openedOn: Day,
  /** As another program calls its state. */
  stateTold: z.string().max(200).default(''),
  ownerId: blankable(z.guid()),
  /** An owner who is nobody of ours, as was told; kept where it is put back. */
  ownerTold: z.string().max(200).default(''),
})
export type RequestGiven = z.infer<typeof RequestGiven>

export const Request = RequestGiven.extend({
  requestId: z.guid(),
  contactName: z.string().nullable(),
  state: z.enum(['open', 'closed']),
  outcome: z.string(),
  closedOn: Day.nullable(),
  ownerName: z.string().nullable(),
  system: z.enum(CRM_SYSTEMS).nullable(),
  carers: z.array(z.guid()),
})
export type Request = z.infer<typeof Request>

export const RequestEnd = z.object({
  closedOn: Day,
  /** What was done about it. */
  outcome: z.string().trim().max(1000).default(''),
})
export type RequestEnd = z.infer<typeof RequestEnd>
