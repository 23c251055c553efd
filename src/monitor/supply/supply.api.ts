/** What the outside may ask of supply. */
import { z } from 'zod'
import { oneAccount } from '../../accounts/account.api.ts'
import { TEAM } from '../../kernel/actor.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { pageOf } from '../../kernel/list.ts'
import { AccountSupply, SupplyFirm, SupplyList, SupplyRow } from './supply.ts'

export const listSupply = endpoint('GET /supply', {
  may: TEAM,
  input: SupplyList,
  returns: pageOf(SupplyRow),
})

export const readSupplyFirm = endpoint('GET /supply-firm', {
  may: TEAM,
  input: z.object({}),
  returns: SupplyFirm,
})

export const readSupply = endpoint('GET /accounts/:accountId/supply', {
  may: TEAM,
  input: oneAccount,
  returns: AccountSupply,
})
