/** What the outside may ask of what serving accounts costs. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM } from '../kernel/actor.ts'
import { Day } from '../kernel/day.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { whichPortfolio } from './accountList.ts'
import { AccountCost, AccountCostList, AccountCostPage } from './cost.ts'
import { CostsTold } from './costs.ts'
import { studied } from './study.ts'

export const readCosts = endpoint('GET /portfolio/costs', {
  may: TEAM,
  input: z.object(whichPortfolio),
  returns: studied(CostsTold),
})

/** The accounts with sales or service in the period; those that lose most first. */
export const listAccountCosts = endpoint('GET /portfolio/costs/accounts', {
  may: TEAM,
  input: AccountCostList,
  returns: AccountCostPage,
})

export const readAccountCost = endpoint('GET /accounts/:accountId/costs', {
  may: TEAM,
  input: oneAccount.extend(whichPortfolio),
  returns: z.object({
    valuation: z.string().nullable(),
    from: Day.nullable(),
    to: Day.nullable(),
    /** Null where nothing was sold to it nor done for it in the period, or it is not worked out yet. */
    told: AccountCost.nullable(),
  }),
})
