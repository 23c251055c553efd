/** What is taken higher because it doesn't get solved: its level and deadline, critical situations, and what was learnt. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { Day } from '../kernel/day.ts'
import { listOf, pageOf, several, YesNo } from '../kernel/list.ts'
import type { Refusal } from '../kernel/refusal.ts'

const Instant = z.iso.datetime()
const Level = z.int().min(1).max(4)

export const EscalationGiven = z.object({
  accountId: z.guid(),
  requestId: blankable(z.guid()),
  contactId: blankable(z.guid()),
  title: z.string().trim().min(1).max(300),
  /** What is at stake. */
  stake: z.string().trim().max(2000).default(''),
  ownerId: z.guid(),
})
export type EscalationGiven = z.infer<typeof EscalationGiven>

export const Escalation = EscalationGiven.extend({
  escalationId: z.guid(),
  account: z.string(),
  request: z.string().nullable(),
  contactName: z.string().nullable(),
  ownerName: z.string().nullable(),
  level: Level,
  state: z.enum(['open', 'closed']),
  dueAt: Instant.nullable(),
  criticalSince: Instant.nullable(),
  wasCritical: z.boolean(),
  updateHours: z.int().nullable(),
  updateDueAt: Instant.nullable(),
  /** Its level's time, or the time of an update, is over. */
  late: z.boolean(),
  outcome: z.string(),
  openedAt: Instant,
  closedAt: Instant.nullable(),
  hasPostMortem: z.boolean(),
  /** Who was told at the level where it is. */
  told: z.array(z.guid()),
  carers: z.array(z.guid()),
})
export type Escalation = z.infer<typeof Escalation>

// words: engage:escalation.steps.*
export const STEPS = [
  'opened',
  'raised',
  'deadline',
  'lowered',
  'critical',
  'calmed',
  'update',
  'closed',
  'reopened',
] as const
export type StepKind = (typeof STEPS)[number]

/** One event of its timeline: a step of its own, or what happened to the request that it is about. */
export const EscalationEvent = z.object({
  eventId: z.guid(),
  at: Instant,
  /** A step, or what was recorded of the request and its clocks. */
  what: z.string(),
  level: Level.nullable(),
  note: z.string(),
  told: z.array(z.string()),
  byName: z.string().nullable(),
})
export type EscalationEvent = z.infer<typeof EscalationEvent>

export const PostMortemGiven = z.object({
  heldOn: Day,
  /** What happened, in a few sentences; the timeline stands beside it. */
  happened: z.string().trim().min(1).max(4000),
  causes: z.string().trim().min(1).max(4000),
  lesson: z.string().trim().max(2000).default(''),
})
export type PostMortemGiven = z.infer<typeof PostMortemGiven>

export const EscalationRead = z.object({
  escalation: Escalation,
  events: z.array(EscalationEvent),
  postMortem: PostMortemGiven.nullable(),
})

export const Lesson = PostMortemGiven.extend({
  escalationId: z.guid(),
  accountId: z.guid(),
  account: z.string(),
  title: z.string(),
})
export type Lesson = z.infer<typeof Lesson>

export const EscalationList = listOf({
  sorts: ['openedAt', 'dueAt', 'account', 'level'],
  sort: 'openedAt',
  filters: {
    account: z.guid().optional(),
    state: several(z.enum(['open', 'closed'])),
    critical: YesNo.optional(),
    owner: several(z.union([z.literal('me'), z.guid()])),
  },
})
export type EscalationList = z.output<typeof EscalationList>
export const EscalationPage = pageOf(Escalation).extend({
  open: z.number(),
  critical: z.number(),
  late: z.number(),
})

export const CriticalGiven = z.object({
  ownerId: z.guid(),
  updateHours: z.int().min(1).max(168),
  note: z.string().trim().max(2000).default(''),
})
const note = z.string().trim().min(1).max(2000)
export const Said = z.object({ note })
export const Outcome = z.object({ outcome: note })

type Standing = Pick<Escalation, 'state' | 'level' | 'criticalSince'>

export function whyNotMove({ state }: Pick<Escalation, 'state'>): Refusal | null {
  return state === 'closed' ? { code: 'engage/escalation-closed', status: 409 } : null
}

/** Up as far as there are levels. */
export function whyNotRaise(escalation: Standing, levels: number): Refusal | null {
  if (escalation.level >= levels) return { code: 'engage/highest-level', status: 409 }
  return whyNotMove(escalation)
}

export function whyNotLower(escalation: Standing): Refusal | null {
  if (escalation.level <= 1) return { code: 'engage/lowest-level', status: 409 }
  return whyNotMove(escalation)
}

export function whyNotUpdate(escalation: Standing): Refusal | null {
  if (escalation.criticalSince === null) return { code: 'engage/not-critical', status: 409 }
  return whyNotMove(escalation)
}

/** What was critical ends with what was learnt from it. */
export function whyNotEndEscalation(
  escalation: Pick<Escalation, 'state' | 'wasCritical' | 'hasPostMortem'>,
): Refusal | null {
  if (escalation.wasCritical && !escalation.hasPostMortem)
    return { code: 'engage/post-mortem-first', status: 409 }
  return whyNotMove(escalation)
}

/** A slip of the pen is taken away as long as nothing came of it. */
export function whyNotDropEscalation({
  state,
  level,
  wasCritical,
}: Pick<Escalation, 'state' | 'level' | 'wasCritical'>): Refusal | null {
  return state === 'open' && level === 1 && !wasCritical
    ? null
    : { code: 'engage/escalation-stays', status: 409 }
}
