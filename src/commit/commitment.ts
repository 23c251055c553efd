/** What is promised to a client: what, to whom, by whom, for which day, how it will be shown, and how it ended. models.md §11. */
import { z } from 'zod'
import { acceptanceState, AcceptanceTold } from '../accounts/acceptance.ts'
import { blankable } from '../kernel/blankable.ts'
import { Day, daysBetween } from '../kernel/day.ts'
import { listOf, pageOf, several, YesNo } from '../kernel/list.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { TierName } from '../segment/tier.ts'

// words: commit:madeIn.*
export const MADE_IN = ['meeting', 'plan', 'request', 'mail', 'other'] as const
// words: commit:state.*
export const COMMITMENT_STATES = ['open', 'kept', 'broken', 'withdrawn'] as const
export type CommitmentState = (typeof COMMITMENT_STATES)[number]

export const CommitmentGiven = z.object({
  accountId: z.guid(),
  promise: z.string().trim().min(1).max(500),
  /** How it will be shown that it is kept. */
  proof: z.string().trim().max(1000).default(''),
  /** To whom. */
  contactId: blankable(z.guid()),
  ownerId: z.guid(),
  madeOn: Day,
  madeIn: z.enum(MADE_IN),
  /** Which meeting, which mail. */
  source: z.string().trim().max(300).default(''),
  dueOn: Day,
  /** Seen by the client too. */
  shared: z.boolean().default(false),
})
export type CommitmentGiven = z.infer<typeof CommitmentGiven>

/** Another day, and why; `saidOn` is when that was said. */
export const Redating = z.object({
  fromOn: Day,
  toOn: Day,
  reason: z.string(),
  saidOn: Day,
})
export type Redating = z.infer<typeof Redating>

export const Commitment = CommitmentGiven.extend({
  commitmentId: z.guid(),
  account: z.string(),
  contactName: z.string().nullable(),
  /** Null for someone of whom no name is left. */
  ownerName: z.string().nullable(),
  state: z.enum(COMMITMENT_STATES),
  endedOn: Day.nullable(),
  /** What showed that it was kept, or why it wasn't. */
  outcome: z.string(),
  changedAt: z.iso.datetime(),
  /** The first one first. */
  redatings: z.array(Redating),
  /** The last version that was put before the client. */
  acceptance: AcceptanceTold.nullable(),
  /** Who looks after the account. */
  carers: z.array(z.guid()),
})
export type Commitment = z.infer<typeof Commitment>

export const CommitmentList = listOf({
  sorts: ['dueOn', 'account', 'promise'],
  sort: 'dueOn',
  dir: 'asc',
  filters: {
    account: z.guid().optional(),
    /** `me` is whoever asks. */
    owner: several(z.union([z.guid(), z.literal('me')])),
    tier: several(TierName),
    state: several(z.enum(COMMITMENT_STATES)),
    late: YesNo.optional(),
  },
})
export type CommitmentList = z.infer<typeof CommitmentList>

export const CommitmentPage = pageOf(Commitment).extend({
  /** Of all that one sees, without the filters. */
  open: z.number(),
  late: z.number(),
  /** The one that is late the longest. */
  latest: z.object({ account: z.string(), promise: z.string() }).nullable(),
})

const words = z.string().trim().min(1).max(2000)
/** What was shown, or why it wasn't kept or is no longer asked for; and when. */
export const Ending = z.object({ outcome: words, endedOn: Day })
export type Ending = z.infer<typeof Ending>

export const NewDay = z.object({ dueOn: Day, reason: z.string().trim().min(1).max(500) })

/** A promise was made before it is due or ended, and neither lies ahead. */
export function whyNotDays(
  { madeOn, dueOn, endedOn = null }: { madeOn: Day; dueOn: Day; endedOn?: Day | null },
  today: Day,
): Refusal | null {
  if (madeOn > today) return { code: 'commit/made-ahead', status: 422 }
  if (dueOn < madeOn) return { code: 'commit/due-first', status: 422 }
  if (endedOn !== null && endedOn > today) return { code: 'commit/ended-ahead', status: 422 }
  if (endedOn !== null && endedOn < madeOn) return { code: 'commit/ended-first', status: 422 }
  return null
}

export function whyNotOpen({ state }: Pick<Commitment, 'state'>): Refusal | null {
  return state === 'open' ? null : { code: 'commit/ended', status: 409 }
}

/** What was re-dated, put before the client or let pass is withdrawn with a reason; a slip of the pen is taken away. */
export function whyNotDrop(
  {
    state,
    redatings,
    acceptance,
    dueOn,
  }: Pick<Commitment, 'state' | 'redatings' | 'acceptance' | 'dueOn'>,
  today: Day,
): Refusal | null {
  if (state !== 'open' || redatings.length > 0 || acceptance !== null)
    return { code: 'commit/stays', status: 409 }
  return dueOn < today ? { code: 'commit/late-stays', status: 409 } : null
}

/** Days late; 0 where it isn't, or has ended. */
export function daysOver({ state, dueOn }: Pick<Commitment, 'state' | 'dueOn'>, today: Day) {
  return state === 'open' ? Math.max(0, daysBetween(dueOn, today)) : 0
}

/** How it stands with the client; `changed` where what they accepted has changed since. */
export function acceptedHow(
  { acceptance, changedAt }: Pick<Commitment, 'acceptance' | 'changedAt'>,
  today: Day,
) {
  if (acceptance === null) return null
  const state = acceptanceState(acceptance, today)
  return state === 'accepted' && changedAt > acceptance.askedAt ? 'changed' : state
}
