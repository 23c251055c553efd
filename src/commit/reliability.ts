/** How reliably what is promised is kept: kept in time out of what was due, with an interval for small numbers. docs/methods/reliability.md. */
import { z } from 'zod'
import { type Day, Day as DayShape } from '../kernel/day.ts'
import type { CommitmentState } from './commitment.ts'

type Counted = {
  state: CommitmentState
  dueOn: Day
  endedOn: Day | null
  redatings: readonly { fromOn: Day; saidOn: Day }[]
}

/**
 * The day that counts: the one agreed last, unless it was re-dated only after a day had passed. Then the
 * first day that was let pass counts, since a promise isn't kept in time by moving its day afterwards.
 */
export function dayThatCounts({ dueOn, redatings }: Pick<Counted, 'dueOn' | 'redatings'>): Day {
  const passed = redatings.filter(({ fromOn, saidOn }) => saidOn > fromOn)
  return passed.map(({ fromOn }) => fromOn).toSorted()[0] ?? dueOn
}

/** Whether it was kept by the day that counts; null where it doesn't count: withdrawn before that day, or open and not yet due. */
export function keptInTime(commitment: Counted, today: Day): boolean | null {
  const { state, endedOn } = commitment
  const day = dayThatCounts(commitment)
  // Once its day is there, withdrawing it makes nothing good.
  if (state === 'withdrawn') return endedOn! < day ? null : false
  if (state === 'open') return day < today ? false : null
  return state === 'kept' && endedOn! <= day
}

export const Reliability = z.object({
  /** How many were due and count. */
  due: z.int(),
  inTime: z.int(),
  /** 0..1; null where none was due. */
  share: z.number().nullable(),
  /** Between which the true share lies, with 95 % confidence, by Wilson. */
  low: z.number(),
  high: z.number(),
})
export type Reliability = z.infer<typeof Reliability>

/** The 97.5 % point of the normal distribution. */
const Z = 1.959_963_984_540_054

/**
 * The score interval of E. B. Wilson (1927) for a share: p̃ ± z√(p(1−p)/n + z²/4n²), over 1 + z²/n, with
 * p̃ = p + z²/2n. It stays within 0..1 and holds for small n, where p ± z√(p(1−p)/n) is too narrow.
 * @param hits 0..total
 * @returns [0, 1] where there is nothing to go by
 */
export function wilson(hits: number, total: number, z = Z): [low: number, high: number] {
  if (total <= 0) return [0, 1]
  const p = hits / total
  const middle = p + z ** 2 / (2 * total)
  const half = z * Math.sqrt((p * (1 - p)) / total + z ** 2 / (4 * total ** 2))
  const over = 1 + z ** 2 / total
  // Rounding may leave a hair beyond where there is none or all.
  return [
    hits === 0 ? 0 : Math.max(0, (middle - half) / over),
    hits === total ? 1 : Math.min(1, (middle + half) / over),
  ]
}

export function reliabilityOf(due: number, inTime: number): Reliability {
  const [low, high] = wilson(inTime, due)
  return { due, inTime, share: due === 0 ? null : inTime / due, low, high }
}

export const RELIABILITY_BY = ['owner', 'tier', 'account'] as const

export const ReliabilityAsked = z.object({
  by: z.enum(RELIABILITY_BY).default('owner'),
  /** What was due in these days; the last twelve months where nothing is said. */
  from: DayShape.optional(),
  to: DayShape.optional(),
})

export const ReliabilityTold = z.object({
  from: DayShape,
  to: DayShape,
  all: Reliability,
  /** Of each, the least reliable first. */
  of: z.array(Reliability.extend({ id: z.string(), name: z.string().nullable() })),
})
