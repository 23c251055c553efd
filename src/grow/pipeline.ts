/** Embudo: all opportunities of the firm by stage and as a list, what they are worth, and what is to be learned of those that ended. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { listOf, pageOf, several, YesNo } from '../kernel/list.ts'
import { TierName } from '../segment/tier.ts'
import { StageChance } from './chance.ts'
import { ChanceCard } from './chanceCard.ts'
import { Expected, FORECAST_BY } from './forecast.ts'
import {
  Opportunity,
  OPPORTUNITY_KINDS,
  OPPORTUNITY_ORIGINS,
  OPPORTUNITY_STATES,
} from './opportunity.ts'

/** Of one that has ended, nothing is expected any more. */
export const PipelineRow = Opportunity.extend({
  /** As the firm's history says; 0..1, null where it has ended. */
  chance: z.number().nullable(),
  /** Ended cases that it rests on. */
  cases: z.int(),
  daysInStage: z.int().nullable(),
})
export type PipelineRow = z.infer<typeof PipelineRow>

const filters = {
  account: z.guid().optional(),
  /** `me` is whoever asks. */
  owner: several(z.union([z.guid(), z.literal('me')])),
  tier: several(TierName),
  state: several(z.enum(OPPORTUNITY_STATES)),
  /** Keys of the firm's; `none` for words that mean none of them. */
  stage: several(z.string().max(40)),
  kind: several(z.union([z.enum(OPPORTUNITY_KINDS), z.literal('none')])),
  origin: several(z.enum(OPPORTUNITY_ORIGINS)),
  /** Keys of the firm's; `none` where none was given. */
  reason: several(z.string().max(60)),
  competitor: several(z.string().max(200)),
  late: YesNo.optional(),
  /** It ended on these days. */
  endedFrom: Day.optional(),
  endedTo: Day.optional(),
}

export const PipelineList = listOf({
  sorts: ['closesOn', 'account', 'title', 'amount', 'createdOn'],
  sort: 'closesOn',
  dir: 'asc',
  filters,
})
export type PipelineList = z.output<typeof PipelineList>

const Money = z.array(z.object({ currency: z.string(), amount: z.string() }))

export const PipelinePage = pageOf(PipelineRow).extend({
  /** Of all that one sees, without the filters. */
  open: z.number(),
  late: z.number(),
  /** The largest that is late. */
  latest: z.object({ account: z.string(), title: z.string() }).nullable(),
})

export const BOARD_CARDS = 30

export const BoardColumn = z.object({
  /** Null for words that mean no stage. */
  stage: z.string().nullable(),
  count: z.number(),
  /** Exact, by currency. */
  worth: Money,
  /** In the firm's money; without those that no rate reaches. */
  home: z.number(),
  /** Chance times amount, summed. */
  expected: z.number(),
  /** The first by the day on which they should close. */
  cards: z.array(PipelineRow),
})
export type BoardColumn = z.infer<typeof BoardColumn>

export const Board = z.object({
  currency: z.string(),
  columns: z.array(BoardColumn),
  /** Amounts in currencies that no rate reaches. */
  unrated: z.number(),
})

export const ForecastAsked = z.object({
  by: z.enum(FORECAST_BY).default('month'),
  owner: several(z.union([z.guid(), z.literal('me')])),
  kind: several(z.enum(OPPORTUNITY_KINDS)),
})

export const ForecastTold = z.object({
  currency: z.string(),
  by: z.enum(FORECAST_BY),
  /** Ended ones that the chances rest on. */
  ended: z.int(),
  all: Expected,
  /** The day on which they should close has passed, or nobody said one. */
  late: Expected,
  undated: Expected,
  periods: z.array(Expected.extend({ from: Day })),
  owners: z.array(Expected.extend({ id: z.guid().nullable(), name: z.string().nullable() })),
  kinds: z.array(Expected.extend({ kind: z.enum(OPPORTUNITY_KINDS).nullable() })),
  /** Open ones without an amount, and in currencies that no rate reaches: in none of these. */
  amountless: z.int(),
  unrated: z.int(),
})
export type ForecastTold = z.infer<typeof ForecastTold>

export const ChancesTold = z.object({
  ended: z.int(),
  won: z.int(),
  base: z.number(),
  /** In the firm's order; those that no ended one was in say so with 0. */
  stages: z.array(StageChance),
  card: ChanceCard,
})
export type ChancesTold = z.infer<typeof ChancesTold>

// words: grow:lessons.by.*
export const LESSONS_BY = ['reason', 'kind', 'competitor', 'tier'] as const
export type LessonsBy = (typeof LESSONS_BY)[number]

export const LessonsAsked = z.object({
  by: z.enum(LESSONS_BY).default('reason'),
  /** The last 24 months where nothing is said. */
  from: Day.optional(),
  to: Day.optional(),
})

const Ended = z.object({
  won: z.int(),
  lost: z.int(),
  /** In the firm's money. */
  wonWorth: z.number(),
  lostWorth: z.number(),
  /** Share won of those that ended, with its 95 % interval by Wilson. */
  share: z.number().nullable(),
  low: z.number(),
  high: z.number(),
})

export const LessonsTold = z.object({
  from: Day,
  to: Day,
  currency: z.string(),
  all: Ended,
  /** `none` where nothing was said. */
  of: z.array(Ended.extend({ key: z.string() })),
  words: z.array(
    z.object({
      opportunityId: z.guid(),
      accountId: z.guid(),
      account: z.string(),
      title: z.string(),
      state: z.enum(OPPORTUNITY_STATES),
      endedOn: Day,
      reason: z.string(),
      learned: z.string(),
    }),
  ),
})
export type LessonsTold = z.infer<typeof LessonsTold>
