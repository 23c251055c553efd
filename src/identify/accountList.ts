/** The list of Cartera: accounts with their figures, and by what it is filtered and sorted. */
import { z } from 'zod'
import { Account, GroupName } from '../accounts/account.ts'
import { accountFilters } from '../accounts/accountFilter.ts'
import { Day } from '../kernel/day.ts'
import { listOf, pageOf, several } from '../kernel/list.ts'
import { SLICED } from './mix.ts'
import { ABC } from './pareto.ts'
import { Segment } from './rfm.ts'
import { Told } from './kept.ts'

export const SORTS = [
  'sales',
  'salesLast12',
  'salesPrevious12',
  'growth',
  'margin',
  'orders',
  'purchaseDays',
  'first',
  'last',
  'usualGap',
  'overdue',
  'segment',
  'name',
  'group',
  'manager',
  'country',
  'zone',
  'division',
  'family',
  'salesperson',
  'value',
  'risk',
] as const
export type Sort = (typeof SORTS)[number]

/** In an address, what the lines don't say. */
export const UNSAID = '-'

const SliceName = z.string().trim().min(1).max(300)
const slices = Object.fromEntries(SLICED.map((by) => [by, several(SliceName)])) as Record<
  (typeof SLICED)[number],
  ReturnType<typeof several<typeof SliceName>>
>

/** Which portfolio: the current one and its first currency where nothing is said. */
export const whichPortfolio = {
  asOf: Day.optional(),
  valuation: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
}

/** What the table and the pictures are filtered by, together. */
export const portfolioFilters = {
  ...accountFilters,
  segment: several(Segment),
  abc: several(z.enum(ABC)),
  /** Cells of the grid: recency, then frequency, as in `54`. */
  cell: several(z.string().regex(/^[1-5][1-5]$/)),
  /** Those that have sales there, or of that. */
  ...slices,
}

export const AccountList = listOf({
  sorts: SORTS,
  sort: 'sales',
  filters: { ...portfolioFilters, ...whichPortfolio },
})
export type AccountList = z.output<typeof AccountList>

/** The same without order and page: what a picture is of. */
export const PortfolioFilter = AccountList.omit({ sort: true, dir: true, page: true, size: true })
export type PortfolioFilter = z.output<typeof PortfolioFilter>

const Score = z.number().nullable()

/** Money in the portfolio's currency, rounded to cents; an account without lines has no rank. */
export const ListedAccount = z.object({
  ...Account.pick({ accountId: true, code: true, name: true, archived: true, tags: true }).shape,
  groupName: GroupName.nullable(),
  managerId: z.guid().nullable(),
  managerName: z.string().nullable(),
  rank: z.number().nullable(),
  sales: z.number(),
  margin: z.number().nullable(),
  /** Margin over the sales whose cost is known. */
  marginRate: z.number().nullable(),
  salesLast12: z.number(),
  salesPrevious12: z.number(),
  growth: z.number().nullable(),
  share: z.number(),
  cumulativeShare: z.number(),
  orders: z.number(),
  purchaseDays: z.number(),
  first: Day.nullable(),
  last: Day.nullable(),
  recencyDays: z.number().nullable(),
  tenureDays: z.number().nullable(),
  usualGapDays: z.number().nullable(),
  overdueRatio: z.number().nullable(),
  r: Score,
  f: Score,
  m: Score,
  segment: Segment,
  abc: z.enum(ABC).nullable(),
  /** Sales of each of the 12 months that end on the day, the oldest first. */
  months: z.array(z.number()),
  country: z.string().nullable(),
  zone: z.string().nullable(),
  division: z.string().nullable(),
  family: z.string().nullable(),
  salesperson: z.string().nullable(),
  reason: z.array(Told),
  /** Discounted sales of the next 12 months, and the ends of its 95 % interval; null until they are worked out, or where none can be. */
  clv: z.number().nullable(),
  clvLow: z.number().nullable(),
  clvHigh: z.number().nullable(),
  expectedPurchases: z.number().nullable(),
  /** P(no purchase in 90 and 180 days), and P(sales of the next 12 months below 80 % of the last); null where it would say no more than recency. */
  quiet90: z.number().nullable(),
  quiet180: z.number().nullable(),
  decline: z.number().nullable(),
})
export type ListedAccount = z.infer<typeof ListedAccount>

export const AccountPage = pageOf(ListedAccount)
