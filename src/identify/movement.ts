/**
 * Movements: which accounts changed segment or class between two month ends, and whom that makes one
 * turn to. docs/methods/movements.md works an example.
 */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { listOf, pageOf } from '../kernel/list.ts'
import { ToldSentence } from './kept.ts'
import { ABC } from './pareto.ts'
import { PortfolioSettings } from './portfolio.ts'
import { type Segment, SEGMENTS } from './rfm.ts'

export const BY = ['segment', 'abc'] as const
export type By = (typeof BY)[number]

/** How an account stands, from the best down: growing or well, to be watched, at risk, gone quiet. */
export const STANDINGS = ['well', 'watch', 'risk', 'away'] as const
export type Standing = (typeof STANDINGS)[number]

const STANDING_OF: Record<Segment, Standing> = {
  Champions: 'well',
  Loyal: 'well',
  'Potential Loyalist': 'well',
  'New Customers': 'well',
  Promising: 'well',
  'Need Attention': 'watch',
  'About To Sleep': 'watch',
  'At Risk': 'risk',
  'Cannot Lose Them': 'risk',
  Hibernating: 'away',
  Lost: 'away',
  Inactive: 'away',
}

export function standingOf(segment: string): Standing {
  return STANDING_OF[segment as Segment] ?? 'away'
}

/** All there are, the best first. */
export function stepsOf(by: By): readonly string[] {
  return by === 'abc' ? ABC : SEGMENTS
}

/** The rungs of segments, 0 the best: those that differ only in how new or how promising stand on one. */
const RUNGS: readonly (readonly Segment[])[] = [
  ['Champions'],
  ['Loyal'],
  ['Potential Loyalist', 'New Customers', 'Promising'],
  ['Need Attention', 'About To Sleep'],
  ['At Risk', 'Cannot Lose Them'],
  ['Hibernating', 'Lost', 'Inactive'],
]

/** Where it stands, 0 the best: of a class its place, of a segment its rung. */
export function levelOf(by: By, step: string): number {
  return by === 'abc'
    ? ABC.indexOf(step as 'A')
    : RUNGS.findIndex((rung) => rung.includes(step as Segment))
}

/** Accounts that went from one to another; `was` is null for those that had no line yet. */
export const Flow = z.object({
  was: z.string().nullable(),
  is: z.string().nullable(),
  accounts: z.int(),
  /** Sales of the 12 months up to each month's end. */
  salesThen: z.number(),
  salesNow: z.number(),
})
export type Flow = z.infer<typeof Flow>

export type Way = 'worse' | 'better' | 'same' | 'new' | 'gone'

export function wayOf(by: By, { was, is }: Pick<Flow, 'was' | 'is'>): Way {
  if (was === null) return 'new'
  if (is === null) return 'gone'
  const [before, now] = [levelOf(by, was), levelOf(by, is)]
  return now > before ? 'worse' : now < before ? 'better' : 'same'
}

/** An account that moved, as the sentence names it. */
export const Mover = z.object({
  accountId: z.guid(),
  name: z.string(),
  was: z.string(),
  is: z.string(),
  salesThen: z.number(),
  salesNow: z.number(),
})
export type Mover = z.infer<typeof Mover>

type Sentence = z.infer<typeof ToldSentence>
type Told = { from: Day; to: Day; by: By; flows: readonly Flow[]; faller?: Mover; riser?: Mover }

/** How many moved, and whom to turn to: who lost most on the way down, else who gained most on the way up. */
export function movementSentences({ from, to, by, flows, faller, riser }: Told): Sentence[] {
  const count = (way: Way) =>
    flows.reduce((sum, flow) => sum + (wayOf(by, flow) === way ? flow.accounts : 0), 0)
  const [worse, better] = [count('worse'), count('better')]
  const says = (name: string, values: Sentence['values'], account = ''): Sentence => ({
    key: `identify:movement.says.${name}`,
    values,
    account,
  })
  const how = (what: 'calm' | 'moved') => says(what, { from, to, count: worse, better })
  const one = (name: string, { name: named, was, is, salesThen, salesNow, accountId }: Mover) =>
    says(
      `${name}-${by}`,
      { name: named, was, is, money: Math.abs(salesNow - salesThen) },
      accountId,
    )
  return [
    how(worse + better === 0 ? 'calm' : 'moved'),
    ...(faller ? [one('fell', faller)] : riser ? [one('rose', riser)] : []),
  ]
}

/** A month as the page shows it: what it was made with, and whether that is still what one would use. */
export const ToldMonth = z.object({
  month: Day,
  accounts: z.int(),
  valuation: z.string(),
  converted: z.boolean(),
  frozen: z.boolean(),
  outdated: z.boolean(),
  madeAt: z.iso.datetime(),
  madeWith: PortfolioSettings,
  imports: z.int(),
  /** Its rates are those of this instant; null where no rate was needed. */
  ratesOf: z.iso.datetime().nullable(),
  /** The criteria, or the rates of its days, are others now. */
  otherCriteria: z.boolean(),
  otherRates: z.boolean(),
  /** It was remade by hand, and can be put back. */
  remade: z.boolean(),
})
export type ToldMonth = z.infer<typeof ToldMonth>

export const MonthCount = z.object({ month: Day, step: z.string(), accounts: z.int() })
export type MonthCount = z.infer<typeof MonthCount>

export const Movements = z.object({
  /** `none`: no ledger yet; `making`: the first month comes in a moment. */
  state: z.enum(['none', 'making', 'ready']),
  /** Month ends that are ready, of so many. */
  progress: z.object({ done: z.int(), total: z.int() }),
  months: z.array(ToldMonth),
  from: Day.nullable(),
  to: Day.nullable(),
  valuation: z.string().nullable(),
  flows: z.array(Flow),
  counts: z.array(MonthCount),
  sentences: z.array(ToldSentence),
})
export type Movements = z.infer<typeof Movements>

const between = {
  from: Day.optional(),
  to: Day.optional(),
  by: z.enum(BY).default('segment'),
}
export const WhichMovements = z.object(between)

/** In an address, an account that had no line yet, or has none any more. */
export const NOT_THERE = '-'

export const MovedList = listOf({
  sorts: ['change', 'salesNow', 'salesThen', 'name'],
  sort: 'change',
  dir: 'asc',
  filters: { ...between, was: z.string().max(30).optional(), is: z.string().max(30).optional() },
})
export type MovedList = z.output<typeof MovedList>

export const MovedAccount = z.object({
  accountId: z.guid(),
  code: z.string().nullable(),
  name: z.string(),
  was: z.string().nullable(),
  is: z.string().nullable(),
  rankThen: z.int().nullable(),
  rankNow: z.int().nullable(),
  salesThen: z.number(),
  salesNow: z.number(),
})
export type MovedAccount = z.infer<typeof MovedAccount>
export const MovedPage = pageOf(MovedAccount)

/** An account at a month's end. */
export const AccountMonth = z.object({
  month: Day,
  segment: z.string(),
  abc: z.enum(ABC),
  rank: z.int(),
  salesLast12: z.number(),
  value: z.number().nullable(),
  risk: z.number().nullable(),
  valuation: z.string(),
})
export type AccountMonth = z.infer<typeof AccountMonth>

/** Since when the last months have been the same, and what came before; oldest first. */
export function lastSpell(
  months: readonly AccountMonth[],
): { since: Day; segment: string; before: string | null } | null {
  const last = months.at(-1)
  if (!last) return null
  const change = months.findLastIndex(({ segment }) => segment !== last.segment)
  return {
    since: months[change + 1]!.month,
    segment: last.segment,
    before: months[change]?.segment ?? null,
  }
}

/** So many months are shown of an account. */
export const MONTHS_OF_STRIP = 36
