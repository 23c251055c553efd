/** A colleague who knows is asked to help with a request: what, by when, what they answered, and that they were thanked. */
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'

export const HelpGiven = z.object({
  requestId: z.guid(),
  personId: z.guid(),
  skill: z.string().trim().max(60).default(''),
  question: z.string().trim().min(1).max(1000),
  dueOn: Day,
})
export type HelpGiven = z.infer<typeof HelpGiven>

export const Help = HelpGiven.extend({
  helpId: z.guid(),
  accountId: z.guid(),
  account: z.string(),
  request: z.string(),
  personName: z.string().nullable(),
  answer: z.string(),
  answeredOn: Day.nullable(),
  thanks: z.string(),
  thankedOn: Day.nullable(),
  askedBy: z.guid(),
  askedByName: z.string().nullable(),
  askedOn: Day,
  carers: z.array(z.guid()),
})
export type Help = z.infer<typeof Help>

export const Answer = z.object({ answer: z.string().trim().min(1).max(4000) })
export const Thanks = z.object({ thanks: z.string().trim().max(500).default('') })

/** Whoever was asked answers, and whoever leads. */
export function whyNotAnswer(
  { id, role }: Pick<Actor, 'id' | 'role'>,
  { personId }: Pick<Help, 'personId'>,
): Refusal | null {
  if (id === personId || role === 'lead' || role === 'admin') return null
  return { code: 'engage/asked-another', status: 403 }
}

/** Only an answer is thanked for. */
export function whyNotThank({ answeredOn }: Pick<Help, 'answeredOn'>): Refusal | null {
  return answeredOn === null ? { code: 'engage/not-answered', status: 409 } : null
}
