/** What the outside may ask of what wears away. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { pageOf } from '../kernel/list.ts'
import { Erosion, ErosionList } from './erosion.ts'

export const listErosion = endpoint('GET /erosion', {
  may: TEAM,
  input: ErosionList,
  returns: pageOf(Erosion).extend({ accounts: z.number() }),
})

export const readErosion = endpoint('GET /accounts/:accountId/erosion', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Erosion),
})
