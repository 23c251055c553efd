/** After a bad answer: whoever looks after the account calls, puts it right or explains it, and says how it ended. */
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { blankable } from '../../kernel/blankable.ts'
import { Day } from '../../kernel/day.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import { whyNotEnd } from '../../accounts/action.ts'

export const LoopSettings = z.object({
  /** Days that whoever looks after the account has to close it. */
  dueDays: z.coerce.number<number | string>().int().min(1).max(60).default(5),
})
export type LoopSettings = z.infer<typeof LoopSettings>

/** `agreed`: something was agreed that is still to come; `unsolved`: it stays as it is. */
// words: monitor:satisfaction.loop.result.*
export const LOOP_RESULTS = ['solved', 'explained', 'agreed', 'unsolved'] as const

export const LoopEnd = z.object({
  /** When they were spoken with; blank where they couldn't be reached. */
  calledOn: blankable(Day),
  result: z.enum(LOOP_RESULTS),
  outcome: z.string().trim().min(1).max(1000),
})
export type LoopEnd = z.infer<typeof LoopEnd>

export const Loop = z.object({
  answerId: z.guid(),
  accountId: z.guid(),
  account: z.string(),
  round: z.string(),
  contactId: z.guid().nullable(),
  /** Null for someone who was forgotten. */
  name: z.string().nullable(),
  nps: z.int(),
  services: z.array(z.string()),
  text: z.string(),
  answeredOn: Day,
  openedOn: Day,
  dueOn: Day,
  /** Whose task it is; null where the task is gone. */
  actionId: z.guid().nullable(),
  ownerId: z.guid().nullable(),
  ownerName: z.string().nullable(),
  calledOn: Day.nullable(),
  result: z.enum(LOOP_RESULTS).nullable(),
  outcome: z.string(),
  closedOn: Day.nullable(),
  carers: z.array(z.guid()),
})
export type Loop = z.infer<typeof Loop>

/** Whose task it is closes it, and whoever may change the account. */
export function whyNotCloseLoop(
  actor: Pick<Actor, 'id' | 'role'>,
  { ownerId, carers, closedOn }: Pick<Loop, 'ownerId' | 'carers' | 'closedOn'>,
): Refusal | null {
  if (closedOn) return { code: 'monitor/loop-closed', status: 409 }
  return whyNotEnd(actor, { ownerId: ownerId ?? '', carers }) && NOT_YOURS
}
export function whyNotReopenLoop(
  actor: Pick<Actor, 'id' | 'role'>,
  { ownerId, carers, closedOn }: Pick<Loop, 'ownerId' | 'carers' | 'closedOn'>,
): Refusal | null {
  if (!closedOn) return { code: 'monitor/loop-open', status: 409 }
  return whyNotEnd(actor, { ownerId: ownerId ?? '', carers }) && NOT_YOURS
}
const NOT_YOURS: Refusal = { code: 'monitor/loop-not-yours', status: 403 }

export function whyNotCalled(
  { calledOn }: Pick<LoopEnd, 'calledOn'>,
  { openedOn }: Pick<Loop, 'openedOn'>,
  today: Day,
): Refusal | null {
  if (calledOn === null || (calledOn >= openedOn && calledOn <= today)) return null
  return { code: 'monitor/called-when', status: 422 }
}

export const LoopSum = z.object({
  open: z.int(),
  late: z.int(),
  /** Of those that were due by today or are closed: closed by their day. */
  decided: z.int(),
  inTime: z.int(),
})
export type LoopSum = z.infer<typeof LoopSum>

/** One that is open and not yet due says nothing of either. */
export function sumOfLoops(
  loops: readonly Pick<Loop, 'closedOn' | 'dueOn'>[],
  today: Day,
): LoopSum {
  const decided = loops.filter(({ closedOn, dueOn }) => closedOn !== null || dueOn < today)
  return {
    open: loops.filter(({ closedOn }) => closedOn === null).length,
    late: loops.filter(({ closedOn, dueOn }) => closedOn === null && dueOn < today).length,
    decided: decided.length,
    inTime: decided.filter(({ closedOn, dueOn }) => closedOn !== null && closedOn <= dueOn).length,
  }
}
