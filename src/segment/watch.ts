/**
 * The month's figures against the key accounts: who would enter or leave, for how many months already, and why.
 * docs/methods/review.md.
 */
import { z } from 'zod'
import { addMonths, type Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { task } from '../kernel/task.ts'
import { Moved, movedMost, type Scored } from './comparison.ts'
import type { Criteria } from './criterion.ts'
import { type SelectionAccount, whyBarred, Wish } from './keptSelection.ts'
import { no } from './no.ts'
import { isKey, type TierName } from './tier.ts'

/** Once a month by itself, with one key for the whole firm. */
export const watchAccounts = task('segment.watch', z.object({}))

export const SIDES = ['entering', 'leaving'] as const
export type Side = (typeof SIDES)[number]

/** What a month's figures say of the accounts: those that differ from the key accounts. */
export type Watched = { month: string; says: ReadonlyMap<string, Side> }

export type WatchedAccount = { accountId: string; chosen: boolean; tier: TierName }

/** Chosen and not key enters; key and not chosen leaves; the rest is as it should be. */
export function saysOf(accounts: readonly WatchedAccount[]): Map<string, Side> {
  return new Map(
    accounts.flatMap(({ accountId, chosen, tier }): [string, Side][] =>
      chosen === isKey(tier) ? [] : [[accountId, chosen ? 'entering' : 'leaving']],
    ),
  )
}

export function monthOf(day: Day): string {
  return day.slice(0, 7)
}

/**
 * How many months running the figures have said so, the last one included. A month without a watch ends
 * it: nobody knows what it would have said.
 *
 * @param watched one per month, the newest first
 */
export function monthsRunning(
  watched: readonly Watched[],
  { accountId, side }: { accountId: string; side: Side },
): number {
  const [last] = watched
  if (!last) return 0
  const other = watched.findIndex(
    ({ month, says }, back) =>
      month !== monthOf(addMonths(`${last.month}-01`, -back)) || says.get(accountId) !== side,
  )
  return other === -1 ? watched.length : other
}

/** Why the month's figures would let an account in or out. */
export const WatchReason = z.discriminatedUnion('why', [
  /** People forced it in or out when the list was decided; figures alone say otherwise. */
  z.object({ why: z.literal('wished'), wish: Wish, reason: z.string() }),
  z.object({ why: z.literal('barred'), code: z.enum(['no-strategy', 'not-scored']) }),
  /** It is no candidate any more, such as one that was archived. */
  z.object({ why: z.literal('gone') }),
  z.object({ why: z.literal('moved'), moved: Moved }),
  /** The list had decided otherwise; people moved it alone, since. */
  z.object({ why: z.literal('alone') }),
  /** Nothing of its own moved that way: others did, or the hours. */
  z.object({ why: z.literal('others') }),
])
export type WatchReason = z.infer<typeof WatchReason>

type Known = { account: SelectionAccount; criteria: Criteria }

/** `decided` is how the last list knew it, `now` how the watch does. */
export function whyWatched(
  side: Side,
  { decided, now }: { decided: Known | null; now: Known | null },
): WatchReason {
  if (!now) return { why: 'gone' }
  const barred = side === 'leaving' ? whyBarred(now.account) : null
  if (barred && barred !== 'forced-out') return { why: 'barred', code: barred }
  const forced = side === 'leaving' ? 'in' : 'out'
  if (decided?.account.wish === forced) {
    return { why: 'wished', wish: forced, reason: decided.account.wishReason ?? '' }
  }
  if (decided && decided.account.chosen === (side === 'entering')) return { why: 'alone' }
  const scored = ({ account, criteria }: Known): Scored => ({ criteria, points: account.points })
  const towards = side === 'leaving' ? 'down' : 'up'
  const moved = decided && movedMost(scored(decided), scored(now), towards)
  return moved ? { why: 'moved', moved } : { why: 'others' }
}

export const Seen = z.object({ reason: z.string(), by: z.string().nullable() })

/** An account of the short list. */
export const WatchLine = z.object({
  accountId: z.guid(),
  name: z.string(),
  side: z.enum(SIDES),
  strategic: z.number().nullable(),
  financial: z.number().nullable(),
  months: z.int(),
  reason: WatchReason,
  /** Someone has seen it this month: it says no more until the next one. */
  seen: Seen.nullable(),
})
export type WatchLine = z.infer<typeof WatchLine>

export const SeenGiven = z.object({
  accountId: z.guid(),
  reason: z.string().trim().min(1).max(500),
})

/** Only what the short list says can be seen. */
export function whyNotSee(line: WatchLine | undefined): Refusal | null {
  if (!line) return { ...no('not-watched'), status: 404 }
  return line.seen ? { ...no('already-seen'), status: 409 } : null
}

export function whyNotUnsee(line: WatchLine | undefined): Refusal | null {
  return line?.seen ? null : { ...no('not-watched'), status: 404 }
}
