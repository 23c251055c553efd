/** Which segment of the market an account is of: one, or none yet. */
import { z } from 'zod'
import { Tag } from '../accounts/account.ts'
import { MOST_IDS } from '../accounts/change.ts'
import { listOf, pageOf, several } from '../kernel/list.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { MarketSegment } from './market.ts'

/** By what many accounts are placed at once: where or what they buy most, or what they are marked with. */
export const RULES = ['tag', 'country', 'zone', 'division', 'family'] as const
export type RuleBy = (typeof RULES)[number]

export const PlacementRule = z.object({
  by: z.enum(RULES),
  name: z.string().trim().min(1).max(300),
})
export type PlacementRule = z.infer<typeof PlacementRule>

/** `none`: accounts of no segment in use. */
const ofSegment = several(z.union([z.guid(), z.literal('none')]))

export const PlacementList = listOf({
  sorts: ['name', 'sales', 'segment'],
  sort: 'sales',
  filters: { segment: ofSegment, tag: several(Tag) },
})
export const PlacementFilter = PlacementList.pick({ q: true, segment: true, tag: true })
export type PlacementFilter = z.output<typeof PlacementFilter>

export const PlacementPage = pageOf(
  z.object({
    accountId: z.guid(),
    code: z.string().nullable(),
    name: z.string(),
    tags: z.array(z.string()),
    marketSegmentId: z.guid().nullable(),
    segment: z.string().nullable(),
    /** Of the last 12 months; null where there is no portfolio. */
    sales: z.number().nullable(),
  }),
)
export type PlacementRow = z.output<typeof PlacementPage>['rows'][number]

/** Accounts by hand, all that a list shows, or those that a rule finds and that are of no segment. */
export const Placing = z.object({
  which: z.union([
    z.object({ accountIds: z.array(z.guid()).min(1).max(MOST_IDS) }),
    z.object({ filter: PlacementFilter }),
    z.object({ rule: PlacementRule }),
  ]),
  /** Null takes them out. */
  marketSegmentId: z.guid().nullable(),
})
export type Placing = z.output<typeof Placing>

export const Placed = z.object({
  accountId: z.guid(),
  marketSegmentId: z.guid().nullable(),
  was: z.guid().nullable(),
})
export type Placed = z.infer<typeof Placed>

/** Nothing more is placed in a segment that is no longer used. */
export function whyNotPlace(segment: Pick<MarketSegment, 'name' | 'endedOn'>): Refusal | null {
  if (segment.endedOn === null) return null
  return { code: 'segment/market-ended', status: 409, values: { name: segment.name } }
}
