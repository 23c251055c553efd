/** What is done about accounts that cost more to serve than is good ("bad cholesterol"): by whom, until when, and what it changed. */
import { z } from 'zod'
import type { Carer } from '../accounts/carer.ts'
import { whyNotWrite } from '../accounts/account.ts'
import { REMEDIES } from '../identify/costReason.ts'
import type { Actor } from '../kernel/actor.ts'
import { Day, daysBetween } from '../kernel/day.ts'
import { listOf, several } from '../kernel/list.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { no } from './no.ts'

export const RemedyKind = z.enum(REMEDIES)
export type RemedyKind = z.infer<typeof RemedyKind>

export const RemedyState = z.enum(['open', 'done', 'dropped'])
export type RemedyState = z.infer<typeof RemedyState>

export const RemedyGiven = z.object({
  kind: RemedyKind,
  why: z.string().trim().min(1).max(500),
  ownerId: z.guid(),
  dueOn: Day,
})
export type RemedyGiven = z.infer<typeof RemedyGiven>

export const ClosingGiven = z.object({
  state: RemedyState.exclude(['open']),
  /** What came of it, or why it was left. */
  outcome: z.string().trim().min(1).max(500),
})
export type ClosingGiven = z.infer<typeof ClosingGiven>

/** A year's margin and what serving took of it, up to a day. */
export const ServedYear = z.object({
  asOf: Day,
  valuation: z.string(),
  margin: z.number().nullable(),
  serving: z.number(),
})
export type ServedYear = z.infer<typeof ServedYear>

export const Remedy = RemedyGiven.extend({
  remedyId: z.guid(),
  accountId: z.guid(),
  account: z.string(),
  /** Null for someone who is known no more. */
  owner: z.string().nullable(),
  state: RemedyState,
  outcome: z.string(),
  openedOn: Day,
  closedOn: Day.nullable(),
  /** The year before it began, and the current one; null where they weren't worked out. */
  before: ServedYear.nullable(),
  now: ServedYear.nullable(),
})
export type Remedy = z.infer<typeof Remedy>

export const RemedyList = listOf({
  sorts: ['dueOn', 'account'],
  sort: 'dueOn',
  dir: 'asc',
  filters: { state: several(RemedyState), account: z.guid().optional() },
})
export type RemedyList = z.output<typeof RemedyList>

export const NeededList = listOf({ sorts: ['profit'], sort: 'profit', dir: 'asc' })
export type NeededList = z.output<typeof NeededList>

type Asked = {
  carers: readonly Pick<Carer, 'personId'>[]
  /** The account already has one under way. */
  hasOpen: boolean
}

export function whyNotOpen(
  actor: Pick<Actor, 'id' | 'role'>,
  { carers, hasOpen }: Asked,
): Refusal | null {
  return whyNotWrite(actor, carers) ?? whyNotAnother(hasOpen)
}

export function whyNotAnother(hasOpen: boolean): Refusal | null {
  return hasOpen ? { ...no('remedy-open'), status: 409 } : null
}

/** Its owner, and whoever may write the account. */
export function whyNotTend(
  actor: Pick<Actor, 'id' | 'role'>,
  { ownerId, carers }: Pick<Remedy, 'ownerId'> & Pick<Asked, 'carers'>,
): Refusal | null {
  return actor.id === ownerId ? null : whyNotWrite(actor, carers)
}

/** The same, of one that is under way. */
export function whyNotClose(
  actor: Pick<Actor, 'id' | 'role'>,
  { state, ...about }: Pick<Remedy, 'ownerId' | 'state'> & Pick<Asked, 'carers'>,
): Refusal | null {
  if (state !== 'open') return { ...no('remedy-closed'), status: 409 }
  return whyNotTend(actor, about)
}

export type Change = {
  margin: number | null
  serving: number
  profit: number | null
  days: number
  /** The two years don't overlap: all of it came after the remedy began. */
  isWhole: boolean
}

const DAYS_A_YEAR = 365

/**
 * What a year now differs by from the year before the remedy began. Years of 12 months overlap until
 * one has passed: until then only part of the change can be seen. Null where there is nothing to
 * compare yet, or the money is another.
 */
export function changeSince({ before, now }: Pick<Remedy, 'before' | 'now'>): Change | null {
  if (!before || !now || before.valuation !== now.valuation || now.asOf <= before.asOf) return null
  const serving = now.serving - before.serving
  const margin = now.margin === null || before.margin === null ? null : now.margin - before.margin
  const days = daysBetween(before.asOf, now.asOf)
  return {
    margin,
    serving,
    profit: margin === null ? null : margin - serving,
    days,
    isWhole: days >= DAYS_A_YEAR,
  }
}

export function isLate({ state, dueOn }: Pick<Remedy, 'state' | 'dueOn'>, today: Day): boolean {
  return state === 'open' && dueOn < today
}
