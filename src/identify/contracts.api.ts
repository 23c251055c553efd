/** What the outside may ask of what contracts come to. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { AccountContracts, ContractsTold } from './contracts.ts'

/** Of the contracts that one may see. */
export const readContracts = endpoint('GET /portfolio/contracts', {
  may: TEAM,
  input: z.object({}),
  returns: ContractsTold,
})

export const readAccountContracts = endpoint('GET /accounts/:accountId/contracts', {
  may: TEAM,
  input: oneAccount,
  returns: AccountContracts,
})
