/**
 * The three files of `clave select`: criteria, scores and capacity, and the programme that they make.
 * docs/methods/selection.md shows an example of each.
 */
import { z } from 'zod'
import type { Refusal } from '../kernel/refusal.ts'
import { STAGES, strengthOfStage, workingStage } from '../accounts/stage.ts'
import { appraise, type Appraisal } from './appraisal.ts'
import { Hours } from '../accounts/teamHours.ts'
import { Capacity, resourcesOf, SelectionLimits } from './capacity.ts'
import { Lines } from './criteria.ts'
import { Criteria, Metric } from './criterion.ts'
import { no } from './no.ts'
import { judgedOf, pointOf } from './scoring.ts'
import type { Problem } from './selection.ts'

export const CriteriaFile = z.object({
  criteria: Criteria,
  lines: Lines.prefault({}),
})
export type CriteriaFile = z.infer<typeof CriteriaFile>

const Given = z.number().min(1).max(5)
const Stage = z.enum(STAGES).nullable().default(null)

export const ScoredAccount = z.object({
  code: z.string().min(1).max(120),
  name: z.string().max(300).default(''),
  segment: z.string().max(120).nullable().default(null),
  zone: z.string().max(120).nullable().default(null),
  /** The strategy of the firm that it serves. */
  strategy: z.string().max(200).nullable().default(null),
  /** Relative business strength, 1 to 5; else the stage stands in for it. */
  strength: z.number().min(1).max(5).nullable().default(null),
  stage: z.object({ ours: Stage, theirs: Stage }).nullable().default(null),
  /** By key of a criterion: one point, or one of each rater. */
  scores: z.record(z.string(), z.union([Given, z.array(Given), z.null()])).default({}),
  /** By metric, for the criteria that are measured. */
  figures: z.partialRecord(Metric, z.number().nullable()).default({}),
  /** Hours a month by skill, where it needs others than a key account does. */
  hours: Hours.nullable().default(null),
  force: z
    .object({ to: z.enum(['in', 'out']), reason: z.string().trim().min(1).max(500) })
    .nullable()
    .default(null),
})
export type ScoredAccount = z.infer<typeof ScoredAccount>

export const ScoresFile = z.object({ accounts: z.array(ScoredAccount).min(1).max(100_000) })
export type ScoresFile = z.infer<typeof ScoresFile>

export const CapacityFile = Capacity.extend(
  SelectionLimits.omit({ reserve: true, whySoMany: true }).shape,
)
export type CapacityFile = z.infer<typeof CapacityFile>

export type SelectionFiles = { criteria: CriteriaFile; scores: ScoresFile; capacity: CapacityFile }

/** What the files say of each other that can't be; null where they fit. */
export function whyNotFiles({ criteria, scores }: SelectionFiles): Refusal | null {
  const keys = new Set(criteria.criteria.map(({ key }) => key))
  const seen = new Set<string>()
  for (const { code, scores: given } of scores.accounts) {
    if (seen.has(code)) return no('account-twice', { account: code })
    seen.add(code)
    const unknown = Object.keys(given).find((key) => !keys.has(key))
    if (unknown !== undefined) return no('unknown-criterion', { key: unknown, account: code })
  }
  return null
}

export type Assembled = { problem: Problem; appraisal: Appraisal; strengths: number[] }

/** What the files come to; candidates in the order of the scores file. */
export function assemble({ criteria, scores, capacity }: SelectionFiles): Assembled {
  const { accounts } = scores
  const own = accounts.flatMap(({ hours }) => (hours ? [hours] : []))
  const resources = resourcesOf(capacity, own)
  const hours = accounts.map((one) =>
    resources.map(({ skill }) => (one.hours ?? capacity.needs)[skill] ?? 0),
  )
  const strengths = accounts.map(strengthOf)
  const rated = accounts.map((one, at) => ({
    key: one.code,
    points: pointsOf(criteria.criteria, one),
    strength: strengths[at]!,
    hours: hours[at]!.reduce((sum, each) => sum + each, 0),
  }))
  const appraisal = appraise(criteria.criteria, rated, criteria.lines)
  const problem = {
    candidates: accounts.map(({ code, segment, zone, strategy, force }, at) => ({
      key: code,
      financial: appraisal.scores.financial[at]!,
      strategic: appraisal.scores.strategic[at]!,
      hours: hours[at]!,
      segment,
      zone,
      servesStrategy: Boolean(strategy?.trim()),
      force: force?.to ?? null,
    })),
    limits: {
      resources: resources.map(({ skill, available }) => ({ name: skill, available })),
      most: capacity.most,
      least: capacity.least,
      financialShare: capacity.financialShare,
    },
  }
  return { problem, appraisal, strengths }
}

function pointsOf(criteria: Criteria, { scores, figures }: ScoredAccount): number[] {
  return criteria.map(({ key, measured }) => {
    if (measured) return pointOf(figures[measured.metric] ?? NaN, measured)
    const given = scores[key]
    return Array.isArray(given) ? judgedOf(given).mean : (given ?? NaN)
  })
}

function strengthOf({ strength, stage }: ScoredAccount): number {
  return strength ?? strengthOfStage(stage && workingStage(stage.ours, stage.theirs))
}
