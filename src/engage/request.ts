/** What a client asks of us, inside or outside the contract: since when, how urgent, what it takes, whom it waits for, what was done. */
import { z } from 'zod'
import { Hours } from '../accounts/teamHours.ts'
import { CLOCK_STATES } from '../commit/clock.ts'
import { Metric } from '../commit/levelRules.ts'
import { blankable } from '../kernel/blankable.ts'
import { CRM_SYSTEMS } from '../kernel/crm.ts'
import { Day } from '../kernel/day.ts'
import { listOf, pageOf, several, YesNo } from '../kernel/list.ts'

// words: engage:request.priorities.*
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const

/** Of what kinds requests are where the firm has no list of its own; its own are words. */
// words: engage:request.types.*
export const REQUEST_TYPES = [
  'delivery',
  'return',
  'documents',
  'support',
  'training',
  'design',
  'terms',
  'information',
  'other',
] as const

/** Where a request has got to. */
// words: engage:request.stages.*
export const STAGES = ['open', 'us', 'client', 'resolved', 'refused'] as const
export const Stage = z.enum(STAGES)
export type Stage = z.infer<typeof Stage>

export const WAITS = ['client', 'us'] as const

/** A month by its first day. */
export const Month = Day.regex(/-01$/)

export const RequestGiven = z.object({
  accountId: z.guid(),
  contactId: blankable(z.guid()),
  title: z.string().trim().min(1).max(300),
  text: z.string().trim().max(100_000).default(''),
  type: z.string().trim().max(60).default(''),
  priority: z.enum(PRIORITIES).default('normal'),
  /** No contract promises it. */
  outside: z.boolean().default(false),
  /** How it came to us. */
  source: z.string().trim().max(100).default(''),
  openedOn: Day,
  /** As another program calls its state. */
  stateTold: z.string().max(200).default(''),
  ownerId: blankable(z.guid()),
  /** An owner who is nobody of ours, as was told; kept where it is put back. */
  ownerTold: z.string().max(200).default(''),
  /** Hours a month by skill that it asks of the team. */
  hours: Hours.default({}),
  hoursFrom: blankable(Month),
  hoursMonths: z.int().min(1).max(24).default(1),
  /** What it costs besides. */
  cost: blankable(z.number().min(0).max(1e9)),
  currency: blankable(z.string().regex(/^[A-Z]{3}$/)),
})
export type RequestGiven = z.infer<typeof RequestGiven>

/** The running clock of it that is due first. */
export const RequestClock = z.object({
  metric: Metric,
  state: z.enum(CLOCK_STATES),
  dueAt: z.iso.datetime().nullable(),
})

export const Request = RequestGiven.extend({
  requestId: z.guid(),
  account: z.string(),
  contactName: z.string().nullable(),
  state: z.enum(['open', 'closed']),
  stage: Stage,
  outcome: z.string(),
  closedOn: Day.nullable(),
  /** Hours by skill that it took in the end. */
  spent: Hours,
  ownerName: z.string().nullable(),
  system: z.enum(CRM_SYSTEMS).nullable(),
  clock: RequestClock.nullable(),
  /** Some promise of time about it was broken, or its time is over. */
  late: z.boolean(),
  /** Of an extra: what was decided last. */
  decision: z.enum(['granted', 'cured', 'refused']).nullable(),
  escalationId: z.guid().nullable(),
  carers: z.array(z.guid()),
})
export type Request = z.infer<typeof Request>

export const RequestEnd = z
  .object({
    closedOn: Day,
    /** What was done about it, or why not. */
    outcome: z.string().trim().max(1000).default(''),
    refused: z.boolean().default(false),
    spent: Hours.default({}),
  })
  .superRefine(({ refused, outcome }, check) => {
    if (refused && outcome === '')
      check.addIssue({ code: 'custom', path: ['outcome'], message: 'missing' })
  })
export type RequestEnd = z.infer<typeof RequestEnd>

export const RequestList = listOf({
  sorts: ['openedOn', 'account', 'title', 'dueAt'],
  sort: 'openedOn',
  dir: 'asc',
  filters: {
    account: z.guid().optional(),
    stage: several(Stage),
    type: several(z.string().max(60)),
    owner: several(z.union([z.literal('me'), z.guid()])),
    late: YesNo.optional(),
    outside: YesNo.optional(),
  },
})
export type RequestList = z.output<typeof RequestList>

export const RequestPage = pageOf(Request).extend({
  open: z.number(),
  late: z.number(),
  /** Extras that nobody has decided about. */
  undecided: z.number(),
  /** The one that has been late longest. */
  latest: z.object({ account: z.string(), title: z.string() }).nullable(),
})
