/** What the outside may ask of value. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { LEADS, TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { whichPortfolio } from './accountList.ts'
import { studied } from './study.ts'
import { AccountValueTold, ValueSettings, ValueStudy } from './value.ts'

/** The model behind the forecasts: which, why, and how well it would have done. */
export const readValue = endpoint('GET /portfolio/value', {
  may: TEAM,
  input: z.object(whichPortfolio),
  returns: studied(ValueStudy),
})

/** Null where no model holds, or the account has no purchase. */
export const readAccountValue = endpoint('GET /accounts/:accountId/value', {
  may: TEAM,
  input: oneAccount.extend(whichPortfolio),
  returns: AccountValueTold.nullable(),
})

export const readValueSettings = endpoint('GET /value-settings', {
  may: TEAM,
  input: z.object({}),
  returns: ValueSettings,
})

export const chooseValueSettings = endpoint('PUT /value-settings', {
  may: LEADS,
  input: ValueSettings,
  returns: ValueSettings,
})
