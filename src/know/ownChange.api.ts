/** What the outside may do with changes of ours. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { LEADS, TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { PortfolioFilter } from '../identify/accountList.ts'
import { Affected, Feels, OwnChange, OwnChangeGiven } from './ownChange.ts'

const oneChange = z.object({ changeId: z.guid() })

/** The newest first. */
export const listOwnChanges = endpoint('GET /own-changes', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(OwnChange),
})

/** Finds who feels it, and opens for each what whoever looks after it has to do. */
export const addOwnChange = endpoint('POST /own-changes', {
  may: LEADS,
  input: OwnChangeGiven.extend({ filter: PortfolioFilter }),
  returns: OwnChange,
})

/** With all that is still to do of it; what was done stays. */
export const dropOwnChange = endpoint('DELETE /own-changes/:changeId', {
  may: LEADS,
  input: oneChange,
  returns: oneChange,
})

export const listAffected = endpoint('GET /own-changes/:changeId/accounts', {
  may: TEAM,
  input: oneChange,
  returns: z.array(Affected),
})

export const putImpact = endpoint('PUT /own-changes/:changeId/accounts/:accountId', {
  may: WRITERS,
  input: oneChange.extend(oneAccount.shape).extend({
    impact: z.string().trim().max(1000),
    /** What whoever changes it began from. */
    was: z.string().optional(),
  }),
  returns: z.object({ now: z.string(), before: z.string() }),
})

export const listChangesFelt = endpoint('GET /accounts/:accountId/own-changes', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Feels),
})
