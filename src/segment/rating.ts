/** Rating rounds: several people rate the same candidates, each blind to the others until all are heard. */
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Criteria } from './criterion.ts'
import { type Judged, judgedOf } from './scoring.ts'

export const RoundState = z.enum(['open', 'discussing', 'closed'])
export type RoundState = z.infer<typeof RoundState>

/** Rated like a criterion, but of the matrix's other axis: what the client thinks of us against our best competitor. */
export const STRENGTH = 'strength'

/** Candidates are the accounts that come first by one of these. */
export const CANDIDATES_BY = ['salesLast12', 'clv'] as const

export const RoundGiven = z.object({
  title: z.string().trim().min(1).max(120),
  raters: z.array(z.guid()).min(1).max(50),
  by: z.enum(CANDIDATES_BY).default('salesLast12'),
  most: z.number().int().min(1).max(5000).default(60),
  dueOn: Day.nullable().default(null),
})
export type RoundGiven = z.infer<typeof RoundGiven>

export const Rater = z.object({
  personId: z.guid(),
  name: z.string(),
  /** Points given, of all that are asked. */
  given: z.int(),
  finished: z.boolean(),
})
export type Rater = z.infer<typeof Rater>

export const Round = z.object({
  roundId: z.guid(),
  title: z.string(),
  version: z.int(),
  state: RoundState,
  dueOn: Day.nullable(),
  openedAt: z.iso.datetime(),
  accounts: z.int(),
})
export type Round = z.infer<typeof Round>

export const Point = z.int().min(1).max(5)

export const RatingGiven = z.object({
  roundId: z.guid(),
  accountId: z.guid(),
  key: z.string().min(1).max(40),
  /** Null takes it back. */
  point: Point.nullable(),
  note: z.string().trim().max(500).default(''),
})
export type RatingGiven = z.infer<typeof RatingGiven>

/** A whole sheet at once: what was rated elsewhere, or without a connection. */
export const SheetGiven = z.object({
  roundId: z.guid(),
  ratings: z
    .array(RatingGiven.omit({ roundId: true }))
    .min(1)
    .max(5000),
})

export const SheetRow = z.object({
  accountId: z.guid(),
  name: z.string(),
  code: z.string().nullable(),
  /** By key, the points of whoever asks. */
  points: z.record(z.string(), Point),
})
export type SheetRow = z.infer<typeof SheetRow>

/** What people judge: the criteria that no figure measures, and strength. */
export function judgedKeys(criteria: Criteria): string[] {
  return [...criteria.flatMap(({ key, measured }) => (measured ? [] : [key])), STRENGTH]
}

type Told = Pick<Round, 'state'>

/** Only who was asked rates, while it isn't closed, and what is judged. */
export function whyNotRate(
  actor: Pick<Actor, 'id'>,
  {
    round,
    raters,
    criteria,
    key,
  }: {
    round: Told
    raters: readonly Pick<Rater, 'personId' | 'finished'>[]
    criteria: Criteria
    key: string
  },
): Refusal | null {
  const me = raters.find(({ personId }) => personId === actor.id)
  if (!me) return { code: 'segment/no-rater', status: 403 }
  if (round.state === 'closed') return { code: 'segment/round-closed', status: 409 }
  if (round.state === 'open' && me.finished) return { code: 'segment/rater-finished', status: 409 }
  return judgedKeys(criteria).includes(key) ? null : { code: 'segment/not-judged', status: 422 }
}

/** From open to discussing to closed; back from closed to discussing, never to blind again. */
export const NEXT_STATE: Record<RoundState, RoundState> = {
  open: 'discussing',
  discussing: 'closed',
  closed: 'discussing',
}

export function whyNotMove(round: Told, to: RoundState): Refusal | null {
  return NEXT_STATE[round.state] === to ? null : { code: 'segment/round-state', status: 409 }
}

/** Points of one account for one key, rater by rater. */
export type Points = {
  accountId: string
  key: string
  personId: string
  point: number
  /** Why it was given. */
  note?: string
}

export type Disagreement = Judged & { accountId: string; key: string; points: Points[] }

/** Where raters lie so far apart they have to talk: two points or more. */
export const RANGE_WORTH_A_TALK = 2

/** By account and key, the widest first; what all agree on left out. */
export function disagreementsOf(points: readonly Points[]): Disagreement[] {
  const groups = Map.groupBy(points, ({ accountId, key }) => `${accountId} ${key}`)
  return [...groups.values()]
    .map((own) => ({
      accountId: own[0]!.accountId,
      key: own[0]!.key,
      points: own,
      ...judgedOf(own.map(({ point }) => point)),
    }))
    .filter(({ range }) => range >= RANGE_WORTH_A_TALK)
    .toSorted((a, b) => b.range - a.range || b.deviation - a.deviation)
}
