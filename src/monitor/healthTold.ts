/** What is told of health: an account's, the list of all, the months of the firm. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { listOf, several } from '../kernel/list.ts'
import { BANDS, BandsGiven, Override, SAID_BANDS } from './healthBand.ts'
import { WeightsGiven } from './health.ts'
import { HEALTH_GROUPS, HEALTH_MEASURES } from './healthMeasure.ts'

export const ReasonTold = z.object({
  measure: z.enum(HEALTH_MEASURES),
  value: z.number(),
  n: z.number().nullable(),
  ageDays: z.number().nullable(),
  points: z.number(),
  adds: z.number(),
})
export type ReasonTold = z.infer<typeof ReasonTold>

export const GroupTold = z.object({
  group: z.enum(HEALTH_GROUPS),
  weight: z.number(),
  /** 0..100; null where nothing is known. */
  score: z.number().nullable(),
  /** 0..1 */
  belief: z.number(),
})

export const HealthNow = z.object({
  day: Day,
  score: z.number().nullable(),
  /** 0..1 */
  confidence: z.number(),
  /** The score 90 days before. */
  before: z.number().nullable(),
  /** What the score says. */
  band: z.enum(BANDS).nullable(),
  groups: z.array(GroupTold),
  reasons: z.array(ReasonTold),
})
export type HealthNow = z.infer<typeof HealthNow>

export const HealthMonth = z.object({
  day: Day,
  score: z.number().nullable(),
  confidence: z.number(),
})

export const AccountHealth = z.object({
  accountId: z.guid(),
  now: HealthNow.nullable(),
  /** The one that stands, and those that did. */
  override: Override.nullable(),
  overrides: z.array(Override),
  months: z.array(HealthMonth),
  bands: BandsGiven,
  /** Of the weights. */
  version: z.int(),
  carers: z.array(z.guid()),
})
export type AccountHealth = z.infer<typeof AccountHealth>

export const HealthList = listOf({
  sorts: ['score', 'change', 'confidence', 'sales', 'name'],
  sort: 'score',
  dir: 'asc',
  filters: { band: several(z.enum(BANDS)) },
})

export const HealthRow = z.object({
  accountId: z.guid(),
  name: z.string(),
  score: z.number().nullable(),
  confidence: z.number(),
  before: z.number().nullable(),
  /** What stands: what someone said, else what the score says. */
  band: z.enum(BANDS).nullable(),
  said: z.enum(SAID_BANDS).nullable(),
  sales: z.number().nullable(),
  reasons: z.array(ReasonTold),
})
export type HealthRow = z.infer<typeof HealthRow>

const Counts = z.object({ good: z.int(), watch: z.int(), bad: z.int(), unsure: z.int() })

export const HealthFirm = z.object({
  /** Null before the first is made. */
  day: Day.nullable(),
  valuation: z.string().nullable(),
  accounts: z.int(),
  counts: Counts,
  /** Accounts by band, month by month; as the scores say. */
  months: z.array(Counts.extend({ day: Day, kept: z.boolean() })),
  bands: BandsGiven,
  weights: WeightsGiven,
  version: z.int(),
})
export type HealthFirm = z.infer<typeof HealthFirm>

export const WeightsVersion = z.object({
  version: z.int(),
  weights: WeightsGiven,
  why: z.string(),
  by: z.string().nullable(),
  /** Null for those that everyone begins with. */
  madeOn: Day.nullable(),
})
export type WeightsVersion = z.infer<typeof WeightsVersion>
