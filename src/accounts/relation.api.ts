/** What the outside may do with relations between accounts. */
import { z } from 'zod'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { oneAccount } from './account.api.ts'
import { Relation, RelationGiven } from './relation.ts'

/** Those of an account, from either side, with accounts that one may see. */
export const listRelations = endpoint('GET /accounts/:accountId/relations', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Relation),
})

/** Adds one, changes the one of this id, or puts one back under the id that it had. `was` is what they began from. */
export const putRelation = endpoint('PUT /account-relations', {
  may: WRITERS,
  input: RelationGiven.extend({ relationId: z.guid().optional(), was: RelationGiven.optional() }),
  returns: z.object({ now: Relation, before: Relation.nullable() }),
})

export const dropRelation = endpoint('DELETE /account-relations/:relationId', {
  may: WRITERS,
  input: z.object({ relationId: z.guid() }),
  returns: Relation,
})
