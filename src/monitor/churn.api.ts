/** What the outside may ask of losses foretold. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { pageOf } from '../kernel/list.ts'
import { AccountChurn, ChurnList, ChurnRow, FirmChurn } from './churn.ts'

export const readChurn = endpoint('GET /churn', {
  may: TEAM,
  input: z.object({}),
  returns: FirmChurn,
})

export const listChurn = endpoint('GET /churn-accounts', {
  may: TEAM,
  input: ChurnList,
  returns: pageOf(ChurnRow),
})

export const readAccountChurn = endpoint('GET /accounts/:accountId/churn', {
  may: TEAM,
  input: oneAccount,
  returns: AccountChurn.nullable(),
})
