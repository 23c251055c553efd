/** What the outside may ask before a talk. */
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Prepared } from './agenda.ts'

/** What stands open with an account and what has changed there since the last talk, as it is now. */
export const prepareTalk = endpoint('GET /accounts/:accountId/agenda', {
  may: TEAM,
  input: oneAccount,
  returns: Prepared,
})
