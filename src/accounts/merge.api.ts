/** What the outside may do with accounts that are the same client. */
import { z } from 'zod'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { oneAccount } from './account.api.ts'
import { ChangeMade, ChangeUndone } from './change.ts'
import { Chosen, MergedAccount, Side } from './merge.ts'

const oneMerge = oneAccount.extend({ otherId: z.guid() })

/** The two side by side, for choosing. */
export const compareAccounts = endpoint('GET /accounts/:accountId/merges/:otherId', {
  may: TEAM,
  input: oneMerge,
  returns: z.object({ asked: Side, other: Side }),
})

/** The other becomes this one. `chosen` names the fields whose value is the other's. */
export const mergeAccounts = endpoint('POST /accounts/:accountId/merges', {
  may: WRITERS,
  input: oneAccount.extend({ otherId: z.guid(), chosen: Chosen.default({}) }),
  returns: ChangeMade,
})

/** They are two again; what was chosen goes back where nobody changed it since. */
export const separateAccounts = endpoint('DELETE /accounts/:accountId/merges/:otherId', {
  may: WRITERS,
  input: oneMerge,
  returns: ChangeUndone,
})

export const listMerged = endpoint('GET /accounts/:accountId/merges', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(MergedAccount),
})
