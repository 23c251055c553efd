/** What the outside may do with what is done beyond the contract. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Goodwill, GoodwillGiven, GoodwillList, GoodwillPage } from './goodwill.ts'

export const listAllGoodwill = endpoint('GET /goodwill', {
  may: TEAM,
  input: GoodwillList,
  returns: GoodwillPage,
})

/** What is ahead first. */
export const listGoodwill = endpoint('GET /accounts/:accountId/goodwill', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Goodwill),
})

/** Notes one, changes it, or puts it back under the id that it had. */
export const putGoodwill = endpoint('PUT /goodwill', {
  may: WRITERS,
  input: GoodwillGiven.extend({ goodwillId: z.guid().optional(), was: GoodwillGiven.optional() }),
  returns: z.object({ now: Goodwill, before: Goodwill.nullable() }),
})

export const dropGoodwill = endpoint('DELETE /goodwill/:goodwillId', {
  may: WRITERS,
  input: z.object({ goodwillId: z.guid() }),
  returns: Goodwill,
})
