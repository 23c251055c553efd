/** What the outside may do with decisions of a client and the parts in them. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { oneContact } from './contact.api.ts'
import { Grounds } from './decider.ts'
import { Decision, DecisionGiven, RolesGiven } from './decision.ts'

const oneDecision = oneAccount.extend({ decisionId: z.guid() })

/** Adds one, or changes the one of this id. `was` is what whoever changes it began from. */
export const putDecision = endpoint('PUT /accounts/:accountId/decisions', {
  may: WRITERS,
  input: oneAccount
    .extend(DecisionGiven.shape)
    .extend({ decisionId: z.guid().optional(), was: DecisionGiven.optional() }),
  returns: z.object({ now: Decision, before: Decision.nullable() }),
})

/** As one that was added by mistake: only while nobody has a part in it. */
export const dropDecision = endpoint('DELETE /accounts/:accountId/decisions/:decisionId', {
  may: WRITERS,
  input: oneDecision,
  returns: oneDecision,
})

export const sayRoles = endpoint(
  'POST /accounts/:accountId/decisions/:decisionId/parts/:contactId',
  {
    may: WRITERS,
    input: oneDecision.extend({ ...oneContact.shape, ...RolesGiven.shape, ...Grounds.shape }),
    returns: z.object({ saidId: z.guid() }),
  },
)

export const unsayRoles = endpoint(
  'DELETE /accounts/:accountId/decisions/:decisionId/parts/:contactId/:saidId',
  {
    may: WRITERS,
    input: oneDecision.extend({ ...oneContact.shape, saidId: z.guid() }),
    returns: z.object({ count: z.int() }),
  },
)
