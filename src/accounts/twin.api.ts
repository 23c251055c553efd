/** What the outside may ask of accounts that may be the same client. */
import { z } from 'zod'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { pageOf } from '../kernel/list.ts'
import { oneAccount } from './account.api.ts'
import { AccountTwin, AccountTwinList } from './twin.ts'

/** The likeliest first; of those that one may see. */
export const listAccountTwins = endpoint('GET /account-twins', {
  may: TEAM,
  input: AccountTwinList,
  returns: pageOf(AccountTwin),
})

/** Which others it may be, the likeliest first. */
export const readTwinsOf = endpoint('GET /accounts/:accountId/twins', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(z.object({ otherId: z.guid(), name: z.string(), score: z.number() })),
})

/** How many pairs are open, of accounts and of people. */
export const countTwins = endpoint('GET /twin-counts', {
  may: TEAM,
  input: z.object({}),
  returns: z.object({ accounts: z.int(), people: z.int() }),
})

const onePair = oneAccount.extend({ otherId: z.guid() })

/** They are two: the pair does not come back by itself. */
export const tellAccountsApart = endpoint('POST /accounts/:accountId/twins/:otherId/dismissal', {
  may: WRITERS,
  input: onePair.extend({ because: z.string().trim().max(500).default('') }),
  returns: onePair,
})

export const doubtAccountsAgain = endpoint('DELETE /accounts/:accountId/twins/:otherId/dismissal', {
  may: WRITERS,
  input: onePair,
  returns: onePair,
})
