/** How often we mean to speak with whom, who waits too long, which accounts have gone quiet, and whose talks they are. */
import { z } from 'zod'
import { addDays, Day, daysBetween } from '../kernel/day.ts'
import { medianOf } from '../kernel/median.ts'
import { type TierName, TIERS } from '../segment/tier.ts'

/** Kinds that are contact with a client; a note or a task of ours is none. */
export const TALK_KINDS = ['meeting', 'call', 'visit', 'video', 'mail', 'message', 'event'] as const

const days = z.int().min(1).max(730).nullable()
const Pace = z.object({
  /** With someone of the account, whoever it is. */
  account: days,
  /** With each of those who weigh in what it decides (influence 4 or 5). */
  person: days,
})
export type Pace = z.infer<typeof Pace>

const pace = (account: number | null, person: number | null) => Pace.default({ account, person })

/** In days; null: no rhythm is meant. */
export const Cadence = z.object({
  strategic: pace(14, 30),
  key: pace(30, 45),
  future: pace(45, 90),
  standard: pace(null, null),
  streamline: pace(null, null),
})
export type Cadence = z.infer<typeof Cadence>

/** How much an account of a tier weighs against another one. */
export const TIER_WEIGHT: Readonly<Record<TierName, number>> = Object.fromEntries(
  TIERS.map((tier, place) => [tier, TIERS.length - place]),
) as Record<TierName, number>

/** From this influence on (1 to 5) the tier's rhythm for persons holds. */
export const WEIGHS_FROM = 4
const USUAL_INFLUENCE = 3

/**
 * How often we mean to speak with someone: as they asked for, else as their account's tier says of those who weigh.
 * @param everyDays what they asked for themselves, in days
 * @param influence 1 to 5; null where nobody said
 * @returns days; null for no rhythm of their own
 */
export function everyFor(
  { everyDays, influence }: { everyDays: number | null; influence: number | null },
  paceOfTier: Pace,
): number | null {
  if (everyDays !== null) return everyDays
  return influence !== null && influence >= WEIGHS_FROM ? paceOfTier.person : null
}

export type Lateness = {
  /** Whole days past the day on which they should have been spoken with; 0 where it isn't past. */
  days: number
  /** Those days as a share of the rhythm: 1 is a whole rhythm late. */
  share: number
}

/**
 * How late contact is.
 * @param from the day of the last talk, or since when they are known where there was none
 * @param every days, 1 or more
 */
export function lateness({ from, every }: { from: Day; every: number }, today: Day): Lateness {
  const over = Math.max(0, daysBetween(from, today) - every)
  return { days: over, share: over / every }
}

/**
 * In which order to call: lateness times weight. A person weighs as their account's tier (5 to 1) times their influence
 * over the usual one (3 of 5).
 * @param share 0 or more, as `lateness` gives it
 * @param influence 1 to 5; null counts as 3
 */
export function urgency(share: number, tier: TierName, influence: number | null): number {
  return share * TIER_WEIGHT[tier] * ((influence ?? USUAL_INFLUENCE) / USUAL_INFLUENCE)
}

/** Of talks longer ago nothing is said about what is usual. */
export const USUAL_DAYS = 730
const FEWEST_GAPS = 6
/** With gaps at random (exponential) one in sixteen is longer than four medians: 2^-4. */
export const QUIET_GAPS = 4
export const QUIET_LEAST_DAYS = 21

export type Quiet = {
  /** Since the last talk. */
  days: number
  /** The usual days between two days with talks, their median; null where there were too few. */
  usual: number | null
  /** From so many days on it is quiet. */
  limit: number
  quiet: boolean
}

/**
 * Whether an account has gone quiet: nobody spoke for four usual gaps, or for two rhythms of its tier where there were
 * too few talks (fewer than seven days) to know what is usual; never before 21 days.
 * @param talkDays days with held talks of the last 730 days, in order, each once
 * @param every the account's rhythm in days; null for none
 * @returns null where there was no talk at all, or neither a usual gap nor a rhythm to judge by
 */
export function quietOf(talkDays: readonly Day[], every: number | null, today: Day): Quiet | null {
  const last = talkDays.at(-1)
  if (last === undefined) return null
  const gaps = talkDays.slice(1).map((day, at) => daysBetween(talkDays[at]!, day))
  const usual = gaps.length >= FEWEST_GAPS ? medianOf(gaps) : null
  const base = usual === null ? (every === null ? null : 2 * every) : QUIET_GAPS * usual
  if (base === null) return null
  const limit = Math.max(QUIET_LEAST_DAYS, Math.round(base))
  const since = daysBetween(last, today)
  return { days: since, usual, limit, quiet: since > limit }
}

/** The balance is of the last so many days. */
export const BALANCE_DAYS = 365
const FEWEST_TALKS = 5
export const ALMOST_ALL = 0.8

export type Took = { id: string; name: string | null; talks: number; share: number }
export type Balance = {
  /** Talks in which at least one of them took part. */
  talks: number
  /** Who took part in how many, the most first; shares of talks, which sum to more than 1 where several took part. */
  people: Took[]
  /** The one through whom nearly all goes; null where there is none, or too few talks to say. */
  thread: Took | null
}

/**
 * Who takes part in the talks with an account, on one side. A single thread is someone who took part in 80 % or more of
 * at least five talks while nobody else took part in more than 20 %: were they to leave, the contact would go with them.
 * @param talks of each talk those of one side who took part, each once
 */
export function balanceOf(
  talks: readonly (readonly { id: string; name: string | null }[])[],
): Balance {
  const counted = new Map<string, Took>()
  const some = talks.filter((people) => people.length > 0)
  for (const people of some) {
    for (const { id, name } of people) {
      const before = counted.get(id)?.talks ?? 0
      counted.set(id, { id, name, talks: before + 1, share: (before + 1) / some.length })
    }
  }
  const people = [...counted.values()].toSorted(
    (a, b) => b.talks - a.talks || a.id.localeCompare(b.id),
  )
  const [first, second] = people
  const single =
    some.length >= FEWEST_TALKS &&
    first !== undefined &&
    first.share >= ALMOST_ALL &&
    (second?.share ?? 0) <= 1 - ALMOST_ALL + Number.EPSILON
  return { talks: some.length, people, thread: single ? first : null }
}

/** From which day on talks count for what is usual. */
export const usualFrom = (today: Day) => addDays(today, -USUAL_DAYS)
