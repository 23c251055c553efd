/** A list of key accounts on its way: what it is chosen from, what the solver proposes, what people wish and decide. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { listOf, pageOf } from '../kernel/list.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { BIASES } from './bias.ts'
import { KeptLimits } from './capacity.ts'
import { Lines } from './criteria.ts'
import { Criteria, whyNotCriteria } from './criterion.ts'
import { WANTS } from './interest.ts'
import { BOXES } from './matrix.ts'
import { no } from './no.ts'
import { whyNotProposed } from './selection.ts'
import { TierName } from './tier.ts'

/** `choice`: to be decided; `trial`: what would be; `watch`: what the month's figures would choose. */
export const SELECTION_KINDS = ['choice', 'trial', 'watch'] as const

export const MOST_CANDIDATES = 5000
export const CANDIDATES = 1000

/** Perturbed weightings that are tried: many where people decide, none where the month is only watched. */
export const RUNS_OF = { choice: 500, trial: 100, watch: 0 } as const

export const SelectionGiven = z.object({
  title: z.string().trim().min(1).max(120),
  kind: z.enum(SELECTION_KINDS).exclude(['watch']).default('choice'),
  /** Of the criteria; the newest where none is named. */
  version: z.int().positive().optional(),
  /** Other weights than the version's, by key of a criterion: only to try. */
  weights: z.record(z.string(), z.int().min(1).max(100)).optional(),
  /** Other thresholds or whole other criteria than the version's: only to try. */
  criteria: Criteria.optional(),
  /** Whose judgements; of the newest closed round where none is named. What is only tried goes on from the list. */
  roundId: z.guid().optional(),
  /** Candidates: the largest so many accounts, those rated and those that are key now. */
  candidates: z.int().min(1).max(MOST_CANDIDATES).optional(),
  /** Of the best attainable financial sum, at least so much; the firm's where none is named. */
  financialShare: z.number().min(0).max(1).optional(),
})
export type SelectionGiven = z.infer<typeof SelectionGiven>

/** Key accounts are decided by criteria that are kept; others are only tried, and have to be a set too. */
export function whyNotOpen({
  kind,
  weights,
  criteria,
}: Pick<SelectionGiven, 'kind' | 'weights' | 'criteria'>): Refusal | null {
  if (kind === 'choice' && (weights || criteria)) return no('criteria-not-kept')
  return criteria ? whyNotCriteria(criteria) : null
}

/** What a choice comes to; hours in the order of the resources. */
export const Outcome = z.object({
  strategic: z.number(),
  financial: z.number(),
  hours: z.array(z.number()),
  accounts: z.int(),
  bestFinancial: z.number(),
  financialShareOfBest: z.number().nullable(),
  gap: z.number(),
  solver: z.string(),
})
export type Outcome = z.infer<typeof Outcome>

export const FrontierPoint = z.object({
  strategic: z.number(),
  financial: z.number(),
  /** Of the best attainable financial sum. */
  share: z.number(),
  accountIds: z.array(z.guid()),
})
export type FrontierPoint = z.infer<typeof FrontierPoint>

export const Added = z.object({
  skill: z.string(),
  hours: z.int(),
  added: z.array(z.guid()),
  dropped: z.array(z.guid()),
})
export type Added = z.infer<typeof Added>

export const Refused = z.object({
  code: z.templateLiteral([z.string(), '/', z.string()]),
  status: z.number(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})

export const KeptSelection = z.object({
  selectionId: z.guid(),
  title: z.string(),
  kind: z.enum(SELECTION_KINDS),
  version: z.int().nullable(),
  criteria: Criteria,
  lines: Lines,
  roundId: z.guid().nullable(),
  /** So many of the largest were asked for as candidates. */
  largest: z.int(),
  asOf: Day,
  valuation: z.string(),
  limits: KeptLimits,
  financialShare: z.number(),
  revision: z.int(),
  /** `refused`: the wishes contradict each other or the limits. */
  state: z.enum(['solving', 'ready', 'refused']),
  refusals: z.array(Refused),
  /** Of the solver alone. */
  proposal: Outcome.nullable(),
  /** Of the solver, the wishes kept. */
  decision: Outcome.nullable(),
  frontier: z.array(FrontierPoint).nullable(),
  additions: z.array(Added).nullable(),
  /** Of RUNS_OF its kind. */
  robustRuns: z.int(),
  candidates: z.int(),
  madeBy: z.string().nullable(),
  madeAt: z.iso.datetime(),
  readAt: z.iso.datetime(),
  effectiveOn: Day.nullable(),
  note: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
})
export type KeptSelection = z.infer<typeof KeptSelection>

export const SelectionTold = KeptSelection.pick({
  selectionId: true,
  title: true,
  kind: true,
  version: true,
  asOf: true,
  state: true,
  candidates: true,
  madeBy: true,
  madeAt: true,
  effectiveOn: true,
  decidedBy: true,
  decidedAt: true,
}).extend({ accounts: z.int().nullable() })
export type SelectionTold = z.infer<typeof SelectionTold>

/** What lists of lists tell of one. */
export function toldOf(selection: KeptSelection): SelectionTold {
  return { ...selection, accounts: selection.decision?.accounts ?? null }
}

export const Wish = z.enum(['in', 'out'])

export const WishGiven = z.object({
  selectionId: z.guid(),
  accountId: z.guid(),
  wish: Wish,
  reason: z.string().trim().min(1).max(500),
})

const known = z.number().nullable()
/** A candidate as it was read and as it came out. */
export const SelectionAccount = z.object({
  accountId: z.guid(),
  name: z.string(),
  code: z.string().nullable(),
  /** By criterion, 1 to 5. */
  points: z.array(known),
  /** By resource, a month. */
  hours: z.array(z.number()),
  financial: known,
  strategic: known,
  attractiveness: known,
  strength: known,
  confidence: z.number(),
  box: z.enum(BOXES).nullable(),
  bias: z.enum(BIASES).nullable(),
  segment: z.string().nullable(),
  zone: z.string().nullable(),
  strategies: z.array(z.string()),
  wants: z.enum(WANTS).nullable(),
  tier: TierName,
  sales: known,
  potential: known,
  proposed: z.boolean(),
  wish: Wish.nullable(),
  wishReason: z.string().nullable(),
  chosen: z.boolean(),
  /** Points to spare (above 0) or lacking; null where it had no choice. */
  margin: known,
  robustness: known,
})
export type SelectionAccount = z.infer<typeof SelectionAccount>

export const SHOWN = ['all', 'chosen', 'edge', 'wished', 'biased', 'barred'] as const

export const SelectionAccountList = listOf({
  sorts: [
    'list',
    'strategic',
    'financial',
    'attractiveness',
    'strength',
    'confidence',
    'margin',
    'robustness',
    'sales',
    'name',
  ],
  sort: 'list',
  filters: { shown: z.enum(SHOWN).default('all') },
}).extend({ selectionId: z.guid() })

export const SelectionAccountPage = pageOf(SelectionAccount)

/** Why the solver can't propose it; null where it can. */
export function whyBarred(one: SelectionAccount) {
  return whyNotProposed({
    key: one.accountId,
    financial: one.financial ?? NaN,
    strategic: one.strategic ?? NaN,
    hours: one.hours,
    segment: one.segment,
    zone: one.zone,
    servesStrategy: one.strategies.length > 0,
    force: one.wish,
  })
}

type Told = Pick<KeptSelection, 'kind' | 'state' | 'decidedAt' | 'decision'>
type Fixed = Pick<Told, 'decidedAt' | 'kind'>
/** While nothing is decided, what is wished and the point of the frontier may change. */
export function whyNotChange({ decidedAt, kind }: Fixed): Refusal | null {
  if (decidedAt !== null) return { ...no('selection-decided'), status: 409 }
  return kind === 'watch' ? { ...no('selection-only-watched'), status: 409 } : null
}

/** A list is decided once, when it is worked out and its wishes can be kept. */
export function whyNotDecide(selection: Told): Refusal | null {
  const { kind, state, decision } = selection
  const unchanging = whyNotChange(selection)
  if (unchanging) return unchanging
  if (kind === 'trial') return { ...no('selection-only-tried'), status: 409 }
  if (state === 'solving') return { ...no('selection-solving'), status: 409 }
  if (state === 'refused') return { ...no('selection-refused'), status: 409 }
  return decision === null || decision.accounts === 0
    ? { ...no('selection-empty'), status: 409 }
    : null
}
