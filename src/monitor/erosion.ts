/**
 * What wears away: eight signs, each a plain comparison of half a year with the half-year before (families: of twelve whole
 * months), with how much it must be and on how many cases. docs/methods/erosion.md.
 */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { listOf, several } from '../kernel/list.ts'

// words: monitor:erosion.sign.*, monitor:erosion.says.*, monitor:erosion.does.*
export const EROSION_SIGNS = [
  'coverage',
  'support',
  'sentiment',
  'ourAnswer',
  'theirAnswer',
  'people',
  'talks',
  'basket',
] as const
export type ErosionSign = (typeof EROSION_SIGNS)[number]

export const HALF_YEAR_DAYS = 180

type Rule = {
  /** Which way is worse. */
  worse: 'lower' | 'higher'
  /** Worse by so much at least, in the measure's own unit, */
  by: number
  /** and by this share of what was before; 0 where the unit says enough. */
  share: number
  /** Cases that both halves need; what is itself a count needs them before alone. */
  cases: number
  /** What it is is how many there are. */
  isCount?: boolean
}

export const EROSION_RULES: Record<ErosionSign, Rule> = {
  /** Of those who decide, weighted by influence: 0..4 and -2..2. */
  coverage: { worse: 'lower', by: 0.5, share: 0, cases: 2 },
  support: { worse: 'lower', by: 0.5, share: 0, cases: 2 },
  /** How talks felt, -2..2. */
  sentiment: { worse: 'lower', by: 0.6, share: 0, cases: 3 },
  /** Median days until we closed a request; until they answered what we put before them. */
  ourAnswer: { worse: 'higher', by: 1, share: 0.5, cases: 3 },
  theirAnswer: { worse: 'higher', by: 1, share: 0.5, cases: 3 },
  /** Different people of theirs in talks. */
  people: { worse: 'lower', by: 2, share: 0.4, cases: 3, isCount: true },
  talks: { worse: 'lower', by: 3, share: 0.5, cases: 4, isCount: true },
  /** Families bought. */
  basket: { worse: 'lower', by: 1, share: 0.25, cases: 4, isCount: true },
}

export type Halves = { before: number; now: number; countedBefore: number; countedNow: number }

/** Whether the sign has worn away between two halves. */
export function hasEroded(
  sign: ErosionSign,
  { before, now, countedBefore, countedNow }: Halves,
): boolean {
  const { worse, by, share, cases, isCount = false } = EROSION_RULES[sign]
  if (countedBefore < cases || (!isCount && countedNow < cases)) return false
  const fall = worse === 'lower' ? before - now : now - before
  return fall >= by && fall >= share * Math.abs(before)
}

/** Since when: the first of the days, going back from the newest without a gap, on which it had. */
export function sinceOf(days: readonly { day: Day; eroded: boolean }[]): Day | null {
  let since: Day | null = null
  for (const { day, eroded } of days) {
    if (!eroded) break
    since = day
  }
  return since
}

export const Erosion = z.object({
  accountId: z.guid(),
  account: z.string(),
  sign: z.enum(EROSION_SIGNS),
  asOf: Day,
  sinceOn: Day,
  before: z.number(),
  now: z.number(),
  countedBefore: z.int(),
  countedNow: z.int(),
  /** Of the last 12 months; null without a ledger. */
  sales: z.number().nullable(),
})
export type Erosion = z.infer<typeof Erosion>

export const ErosionList = listOf({
  sorts: ['sales', 'since', 'name'],
  sort: 'sales',
  filters: { sign: several(z.enum(EROSION_SIGNS)) },
})
