/** What is entered or imported about costs: rates of activities, what was done for whom, and the cost of selling. */
import { z } from 'zod'
import { CurrencyCode } from '../gather/rate.ts'
import { Day, firstOfMonth } from '../kernel/day.ts'
import { listOf, pageOf, several } from '../kernel/list.ts'
import { CLASSES, CostPart } from './costToServe.ts'
import { PURPOSES } from './costToKeep.ts'
import { whichPortfolio } from './accountList.ts'
import { Remedy } from './costReason.ts'
import { Told } from './kept.ts'

const Activity = z.string().trim().min(1).max(120)
/** An exact decimal as text, at most six decimals; never negative. */
const PriceText = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/)
/** The same with its sign and four decimals: what was booked too high is taken back. */
const AmountText = z.string().regex(/^-?\d{1,14}(\.\d{1,4})?$/)

/** A unit of the activity costs `rate`, from `day` to the next rate's. */
export const CostRate = z.object({
  activity: Activity,
  unit: z.string().trim().max(60).default(''),
  rate: PriceText,
  currency: CurrencyCode,
  day: Day,
})
export type CostRate = z.infer<typeof CostRate>

/** What an account took of an activity on a day. */
export const CostActivity = z.object({
  accountId: z.guid(),
  activity: Activity,
  day: Day,
  units: AmountText,
})
export type CostActivity = z.infer<typeof CostActivity>

/** The first day of a month, as `2026-03` or any day of it says. */
export const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])(-\d\d)?$/)
  .transform((text) => firstOfMonth(text))

/** Marketing and sales cost of a month. */
export const SalesCost = z.object({
  month: Month,
  purpose: z.enum(PURPOSES),
  concept: Activity,
  amount: AmountText,
  currency: CurrencyCode,
})
export type SalesCost = z.infer<typeof SalesCost>

export const CostRateList = listOf({ sorts: ['activity', 'day'], sort: 'activity', dir: 'asc' })
export const CostRatePage = pageOf(CostRate)

export const CostActivityList = listOf({
  sorts: ['day', 'account', 'activity', 'units'],
  sort: 'day',
  filters: { account: z.guid().optional() },
})
export const ListedCostActivity = CostActivity.extend({
  account: z.string(),
  /** Units x the rate of the day, in the rate's currency; null without a rate. */
  cost: z.string().nullable(),
  currency: z.string().nullable(),
})
export type ListedCostActivity = z.infer<typeof ListedCostActivity>
export const CostActivityPage = pageOf(ListedCostActivity)

export const SalesCostList = listOf({ sorts: ['month', 'concept', 'amount'], sort: 'month' })
export const SalesCostPage = pageOf(SalesCost)

/** What serving an account cost, and what it left. */
export const AccountCost = z.object({
  accountId: z.guid(),
  code: z.string().nullable(),
  name: z.string(),
  sales: z.number(),
  costedSales: z.number(),
  cost: z.number(),
  margin: z.number().nullable(),
  serving: z.number(),
  profit: z.number().nullable(),
  share: z.number().nullable(),
  excess: z.number(),
  class: z.enum(CLASSES),
  parts: z.array(CostPart),
  reason: Told,
  remedy: Remedy.nullable(),
})
export type AccountCost = z.infer<typeof AccountCost>

export const COST_SORTS = [
  'profit',
  'sales',
  'margin',
  'serving',
  'share',
  'excess',
  'name',
] as const
export const AccountCostList = listOf({
  sorts: COST_SORTS,
  sort: 'profit',
  dir: 'asc',
  filters: { class: several(z.enum(CLASSES)), ...whichPortfolio },
})
export type AccountCostList = z.output<typeof AccountCostList>
export const AccountCostPage = pageOf(AccountCost)
