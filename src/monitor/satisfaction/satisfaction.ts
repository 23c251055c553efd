/**
 * What clients say of us in numbers: NPS, CSAT and CES, each as the people who answered say it, as their accounts do, by who
 * decides there, and by what they buy; with how far chance reaches. models.md §12; docs/methods/satisfaction.md works an example.
 */
import { z } from 'zod'
import { wilson } from '../../commit/reliability.ts'

/** What an answer is worth on each scale; the mean of these is the score. */
export const SCORES = ['nps', 'csat', 'ces'] as const
export type ScoreKind = (typeof SCORES)[number]

/** 0..10: from 9 on they recommend us, up to 6 they do the contrary. */
export type NpsGroup = 'promoter' | 'passive' | 'detractor'
export function npsGroup(value: number): NpsGroup {
  if (value >= 9) return 'promoter'
  return value <= 6 ? 'detractor' : 'passive'
}

/**
 * What one answer adds to a score, in its unit: NPS (0..10) 100, 0 or -100 points; CSAT (1..5) 100 % for 4 and 5, else 0 %;
 * CES (1..7) itself. Sources: F. Reichheld, "The one number you need to grow", 2003 (NPS); share of 4 and 5 of 5 (CSAT);
 * M. Dixon, K. Freeman, N. Toman, "Stop trying to delight your customers", 2010, on 1..7 (CES).
 */
export function pointsOf(kind: ScoreKind, value: number): number {
  if (kind === 'ces') return value
  if (kind === 'csat') return value >= 4 ? 100 : 0
  return { promoter: 100, passive: 0, detractor: -100 }[npsGroup(value)]
}

/** Fewer answers than these are counted, and no score is made of them. */
export const LEAST_ANSWERS = 10

/** Roles in their decisions, by how much an answer weighs; who has several counts as the weightiest. No role: 1. */
export const ROLE_WEIGHTS: Record<string, number> = {
  decider: 4,
  approver: 3,
  buyer: 2,
  influencer: 2,
  initiator: 1,
  user: 1,
  gatekeeper: 1,
}
export const UNTOLD_WEIGHT = 1

export const weightOfRole = (role: string | null): number =>
  (role === null ? undefined : ROLE_WEIGHTS[role]) ?? UNTOLD_WEIGHT

export type Answered = { accountId: string; role: string | null; value: number }
/** Who was to be heard: what they bought in the twelve months before, and how many there may answer. */
export type Heard = { accountId: string; sales: number; contacts: number }

export const Estimate = z.object({
  /** Answers that it was made from. */
  n: z.int(),
  /** Null with fewer than ten answers. */
  score: z.number().nullable(),
  /** Half the 95 % interval, in the unit of the score; null where there is no score. */
  margin: z.number().nullable(),
})
export type Estimate = z.infer<typeof Estimate>

/** The 97.5 % point of the normal distribution, as models.md rounds it. */
const Z = 1.96

type Weighed = { points: number; weight: number }

/**
 * A weighted mean with its 95 % margin: 1.96·√(σ²/n′)·√((N−n)/(N−1)), σ² the weighted variance of the points and
 * n′ = (Σw)²/Σw² (L. Kish, Survey Sampling, 1965). With equal weights that is 196·√((p+d−(p−d)²)/n) for an NPS of p promoters
 * and d detractors, and 196·√(q(1−q)/n) for a share of q. The last root, the finite population correction, counts where the
 * `population` N is known and larger than 1; all of them answered: 0.
 * @param answers points in the unit of the score, weights 0 or more
 * @returns the score in that unit; no score with under ten answers, or where nothing weighs
 */
export function estimateOf(
  answers: readonly Weighed[],
  population: number | null = null,
): Estimate {
  const n = answers.length
  const weight = answers.reduce((sum, one) => sum + one.weight, 0)
  if (n < LEAST_ANSWERS || weight <= 0) return { n, score: null, margin: null }
  const mean = answers.reduce((sum, one) => sum + one.weight * one.points, 0) / weight
  const variance =
    answers.reduce((sum, one) => sum + one.weight * (one.points - mean) ** 2, 0) / weight
  const effective = weight ** 2 / answers.reduce((sum, one) => sum + one.weight ** 2, 0)
  return { n, score: mean, margin: Z * Math.sqrt(variance / effective) * correction(n, population) }
}

/** √((N−n)/(N−1)), 0..1; 1 where N isn't known or is less than n. */
export function correction(n: number, population: number | null): number {
  if (population === null || population <= 1 || population < n) return 1
  return Math.sqrt((population - n) / (population - 1))
}

export const FORMS = ['respondent', 'account', 'role', 'revenue'] as const
export type Form = (typeof FORMS)[number]
export const Forms = z.object({
  respondent: Estimate,
  account: Estimate,
  role: Estimate,
  revenue: Estimate,
})
export type Forms = z.infer<typeof Forms>

/**
 * The same answers in four forms. `respondent`: each answer once. `account`: each account once, however many answered there.
 * `role`: by role in their decisions. `revenue`: each account by its sales, which its answers share; an account without
 * sales weighs nothing.
 */
export function formsOf(
  kind: ScoreKind,
  answers: readonly Answered[],
  heard: readonly Heard[],
): Forms {
  const salesOf = new Map(heard.map(({ accountId, sales }) => [accountId, Math.max(0, sales)]))
  const there = new Map<string, number>()
  for (const { accountId } of answers) there.set(accountId, (there.get(accountId) ?? 0) + 1)
  const population = heard.reduce((sum, { contacts }) => sum + contacts, 0) || null
  const by = (weightOf: (one: Answered) => number) =>
    estimateOf(
      answers.map((one) => ({ points: pointsOf(kind, one.value), weight: weightOf(one) })),
      population,
    )
  return {
    respondent: by(() => 1),
    account: by(({ accountId }) => 1 / there.get(accountId)!),
    role: by(({ role }) => weightOfRole(role)),
    revenue: by(({ accountId }) => (salesOf.get(accountId) ?? 0) / there.get(accountId)!),
  }
}

export const Coverage = z.object({
  /** Accounts that were to be heard, and those of which someone answered. */
  accounts: z.int(),
  heard: z.int(),
  /** Sales of those that answered, of all that were to be heard, 0..1; null where none has sales. */
  revenue: z.number().nullable(),
})
export type Coverage = z.infer<typeof Coverage>

/** Of whom something is known: a good score of those who answered says nothing of the sales that stayed silent. */
export function coverageOf(answeredIds: ReadonlySet<string>, heard: readonly Heard[]): Coverage {
  const sum = (some: readonly Heard[]) =>
    some.reduce((total, { sales }) => total + Math.max(0, sales), 0)
  const those = heard.filter(({ accountId }) => answeredIds.has(accountId))
  const all = sum(heard)
  return {
    accounts: heard.length,
    heard: those.length,
    revenue: all > 0 ? sum(those) / all : null,
  }
}

/** Accounts of which nobody answered, those that buy most first. */
export function silentOf<H extends Heard>(
  answeredIds: ReadonlySet<string>,
  heard: readonly H[],
): H[] {
  return heard
    .filter(({ accountId }) => !answeredIds.has(accountId))
    .toSorted((a, b) => b.sales - a.sales || a.accountId.localeCompare(b.accountId))
}

/** What they noticed against last year. `new`: they weren't with us then, and say nothing of it. */
export const DIFFERENCES = ['better', 'same', 'worse', 'new'] as const
export type Difference = (typeof DIFFERENCES)[number]

export const Perceived = z.object({
  n: z.int(),
  better: z.int(),
  worse: z.int(),
  /** Share that noticed an improvement, 0..1; null with fewer than ten answers. */
  share: z.number().nullable(),
  /** Its 95 % interval by Wilson; 0 and 1 where nothing is known. */
  low: z.number(),
  high: z.number(),
})
export type Perceived = z.infer<typeof Perceived>

/** Share of those with us last year that noticed an improvement, with E. B. Wilson's interval (1927). */
export function perceivedOf(said: readonly Difference[]): Perceived {
  const counted = said.filter((one) => one !== 'new')
  const of = (what: Difference) => counted.filter((one) => one === what).length
  const [n, better] = [counted.length, of('better')]
  const [low, high] = wilson(better, n)
  return { n, better, worse: of('worse'), share: n < LEAST_ANSWERS ? null : better / n, low, high }
}

/** How many gave each value, from the lowest of the scale to the highest. */
export const SCALES = { nps: [0, 10], csat: [1, 5], ces: [1, 7] } as const
export function countsOf(kind: ScoreKind, values: readonly number[]): number[] {
  const [low, high] = SCALES[kind]
  return Array.from({ length: high - low + 1 }, (_, at) =>
    values.reduce((sum, value) => sum + Number(value === low + at), 0),
  )
}
