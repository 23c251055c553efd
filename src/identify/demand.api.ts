/** What the outside may ask of demand to come, and of an account's rhythm. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { whichPortfolio } from './accountList.ts'
import { AccountDemand, Demand } from './demand.ts'
import { PurchaseRhythm } from './purchaseRhythm.ts'
import { studied } from './study.ts'

/** Of the firm and its families; for who may see every account. */
export const readDemand = endpoint('GET /portfolio/demand', {
  may: TEAM,
  input: z.object(whichPortfolio),
  returns: studied(Demand),
})

export const readAccountDemand = endpoint('GET /accounts/:accountId/demand', {
  may: TEAM,
  input: oneAccount.extend(whichPortfolio),
  returns: AccountDemand,
})

export const readAccountRhythm = endpoint('GET /accounts/:accountId/rhythm', {
  may: TEAM,
  input: oneAccount.extend(whichPortfolio),
  returns: PurchaseRhythm.nullable(),
})
