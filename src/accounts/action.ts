/** What is to be done for an account: what, who, how, by when, after what, how often; and how it ended. models.md §10. */
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import { blankable } from '../kernel/blankable.ts'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { Every } from './every.ts'

export const ACTION_STATES = ['open', 'done', 'dropped'] as const

/** Which thing of which room it came from; `own` where someone just wrote it down. */
export const Origin = z.object({
  origin: z
    .string()
    .regex(/^[a-zA-Z]{1,40}$/)
    .default('own'),
  originId: z.guid().nullable().default(null),
})

export const ActionGiven = z.object({
  accountId: z.guid(),
  title: z.string().trim().min(1).max(300),
  how: z.string().trim().max(2000).default(''),
  ownerId: z.guid(),
  dueOn: Day,
  /** What has to be done before, of the same account. */
  needs: z.array(z.guid()).max(20).default([]),
  /** It comes back so often, once it is done. */
  every: blankable(Every),
  /** Seen by the client too, with its plan. */
  shared: z.boolean().default(false),
})
export type ActionGiven = z.infer<typeof ActionGiven>

export const Action = ActionGiven.extend({
  actionId: z.guid(),
  account: z.string(),
  /** Null for someone of whom no name is left. */
  ownerName: z.string().nullable(),
  state: z.enum(ACTION_STATES),
  /** What shows that it was done, or why it was given up. */
  outcome: z.string(),
  /** Where what shows it stands; blank for nowhere. */
  link: z.string(),
  endedAt: z.iso.datetime().nullable(),
  madeOn: Day,
  /** What it still waits for, by its words: what was done or given up holds nothing up. */
  waits: z.array(z.string()),
  /** On which day of the month it comes back, 1 to 31: that of the first; null for weeks, and for once. */
  everyDay: z.int().nullable(),
  /** Part of something confidential: told to nobody who may not see that. */
  isPrivate: z.boolean(),
  /** Of a plan that was put before others, or of a plan B that was approved. */
  isDecided: z.boolean(),
  /** The one that it came back from. */
  followsId: z.guid().nullable(),
  ...Origin.shape,
  /** Who looks after the account. */
  carers: z.array(z.guid()),
})
export type Action = z.infer<typeof Action>

export const ActionEnd = z
  .object({
    state: z.enum(ACTION_STATES).exclude(['open']),
    outcome: z.string().trim().max(1000).default(''),
    link: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(1000)]).default(''),
  })
  .superRefine(({ state, outcome }, check) => {
    if (state === 'dropped' && outcome === '') {
      check.addIssue({ code: 'custom', path: ['outcome'], message: 'missing' })
    }
  })
export type ActionEnd = z.infer<typeof ActionEnd>

/** Its owner ends it, and whoever may change the account. */
export function whyNotEnd(
  { id, role }: Pick<Actor, 'id' | 'role'>,
  { ownerId, carers }: Pick<Action, 'ownerId' | 'carers'>,
): Refusal | null {
  const writes = role === 'lead' || role === 'admin' || (role === 'manager' && carers.includes(id))
  if (writes || (ownerId === id && role !== 'viewer' && role !== 'client')) return null
  return { code: 'accounts/action-not-yours', status: 403 }
}

/** What was decided with a plan ends as done or not done, which asks why: it never vanishes. */
export function whyNotDropAction({ isDecided }: Pick<Action, 'isDecided'>): Refusal | null {
  return isDecided ? { code: 'accounts/action-decided', status: 409 } : null
}

/** What a client sees is of a plan, and is shown with it. */
export const mayBeShared = (origin: string | undefined) => origin === 'plan'

export function whyNotShare({ shared, origin }: { shared: boolean; origin: string }) {
  return shared && !mayBeShared(origin)
    ? ({ code: 'accounts/only-of-a-plan', status: 422 } satisfies Refusal)
    : null
}

/** Days late; 0 where it isn't, or has ended. */
export function daysLate(
  { state, dueOn }: Pick<Action, 'state' | 'dueOn'>,
  daysSince: (day: Day) => number,
): number {
  return state === 'open' ? Math.max(0, daysSince(dueOn)) : 0
}
