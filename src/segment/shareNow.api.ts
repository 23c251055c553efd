/** What the outside may ask of our share of an account's potential. */
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { ShareNow } from './shareNow.ts'

/** By the portfolio of the day; null as long as there is none. */
export const readShareNow = endpoint('GET /accounts/:accountId/share-now', {
  may: TEAM,
  input: oneAccount,
  returns: ShareNow.nullable(),
})
