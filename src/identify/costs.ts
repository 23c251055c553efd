/** The study of costs: profit of all accounts after serving them, the whale curve, and keeping against winning. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { task } from '../kernel/task.ts'
import { AccountCost } from './cost.ts'
import { CostToKeep } from './costToKeep.ts'
import { CLASSES, CostSettings } from './costToServe.ts'
import { study } from './study.ts'

const ClassSum = z.object({
  class: z.enum(CLASSES),
  accounts: z.number(),
  sales: z.number(),
  margin: z.number(),
  serving: z.number(),
  profit: z.number(),
})

export const CostsTold = z.object({
  from: Day,
  to: Day,
  /** With sales or with something done for them in the period. */
  accounts: z.number(),
  sales: z.number(),
  /** Sales of the lines whose cost of goods is known. */
  costedSales: z.number(),
  /** Of the accounts on the curve; the others are `classes` of `unknown`. */
  margin: z.number(),
  serving: z.number(),
  profit: z.number(),
  whale: z.object({
    accounts: z.number(),
    peakAccounts: z.number(),
    peakProfit: z.number(),
    /** Of the profit of all; null where that is not above zero. */
    peakShare: z.number().nullable(),
    destroyers: z.number(),
    destroyed: z.number(),
    points: z.array(
      z.object({
        accountId: z.guid(),
        name: z.string(),
        accounts: z.number(),
        profit: z.number(),
        cumulative: z.number(),
      }),
    ),
  }),
  classes: z.array(ClassSum),
  /** The dearest first; `unpriced` units had no rate, or none in this money. */
  activities: z.array(
    z.object({
      activity: z.string(),
      unit: z.string(),
      units: z.number(),
      cost: z.number(),
      unpriced: z.number(),
      accounts: z.number(),
    }),
  ),
  /** Of the bad ones, that which serving takes most beyond what is good from. */
  worst: AccountCost.nullable(),
  keep: CostToKeep,
  /** Bought in the 12 months before and not in these. */
  lost: z.number(),
  /** The ledger begins too late to tell who is new. */
  isYoung: z.boolean(),
  settings: CostSettings,
})
export type CostsTold = z.infer<typeof CostsTold>

export const costsStudy = study('costs', CostsTold)

/** The study of costs alone, for every day that is kept: rates, activities or choices have changed. */
export const refreshCosts = task('identify.costs', z.object({}))
