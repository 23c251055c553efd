/** What a client needs: the need itself, the challenge behind it, who has it, and what we offer for it. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { Evidence } from './evidence.ts'

/** 3 presses now, 2 this year, 1 can wait. */
export const URGENCIES = [3, 2, 1] as const
export const NEED_STATES = ['open', 'met', 'dropped'] as const

const words = z.string().trim().max(1000).default('')

export const NeedGiven = z.object({
  title: z.string().trim().min(1).max(300),
  challenge: words,
  urgency: z.coerce.number<number | string>().int().min(1).max(3),
  evidence: words,
  /** Blank while we have nothing for it. */
  offer: words,
  /** Who has it, of the people who work there. */
  contactIds: z.array(z.guid()).max(20).default([]),
  /** The signal that it is promoted from. */
  signalId: z.guid().nullable().default(null),
  ...Evidence.shape,
})
export type NeedGiven = z.infer<typeof NeedGiven>

export const Need = NeedGiven.extend({
  needId: z.guid(),
  accountId: z.guid(),
  urgency: z.int(),
  state: z.enum(NEED_STATES),
  /** What shows that it is met, or why it is given up. */
  outcome: z.string(),
  endedOn: Day.nullable(),
  contacts: z.array(z.object({ contactId: z.guid(), name: z.string() })),
})
export type Need = z.infer<typeof Need>

export const NeedEnd = z
  .object({
    state: z.enum(NEED_STATES).exclude(['open']),
    outcome: z.string().trim().max(1000).default(''),
  })
  .superRefine(({ state, outcome }, check) => {
    if (state === 'dropped' && outcome === '') {
      check.addIssue({ code: 'custom', path: ['outcome'], message: 'missing' })
    }
  })
export type NeedEnd = z.infer<typeof NeedEnd>

/** What has ended is changed once it is open again. */
export function whyNotChangeNeed({ state }: Pick<Need, 'state'>): Refusal | null {
  return state === 'open' ? null : { code: 'know/need-ended', status: 409 }
}

/** Open, pressing, and we have nothing for it. */
export function lacksOffer({ state, urgency, offer }: Pick<Need, 'state' | 'urgency' | 'offer'>) {
  return state === 'open' && urgency === 3 && offer === ''
}
