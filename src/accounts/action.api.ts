/** What the outside may do with actions. */
import { z } from 'zod'
import { TEAM, WORKERS, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { oneAccount } from './account.api.ts'
import { Action, ActionEnd, ActionGiven, Origin } from './action.ts'

export const oneAction = z.object({ actionId: z.guid() })

/** Open ones first, by their day. */
export const listActions = endpoint('GET /accounts/:accountId/actions', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Action),
})

/** Whoever asks: what they have to do, by its day. */
export const listMyActions = endpoint('GET /actions', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(Action),
})

/**
 * Adds one, changes the one of this id, or puts one back under the id that it had. `was` is what whoever
 * changes it began from: refused where it is no longer so.
 */
export const putAction = endpoint('PUT /actions', {
  may: WRITERS,
  input: ActionGiven.extend({
    actionId: z.guid().optional(),
    was: ActionGiven.optional(),
    ...Origin.shape,
  }),
  returns: z.object({ now: Action, before: Action.nullable() }),
})

export const dropAction = endpoint('DELETE /actions/:actionId', {
  may: WRITERS,
  input: oneAction,
  returns: Action,
})

export const endAction = endpoint('PUT /actions/:actionId/end', {
  may: WORKERS,
  input: ActionEnd.safeExtend(oneAction.shape),
  returns: Action,
})

export const reopenAction = endpoint('DELETE /actions/:actionId/end', {
  may: WORKERS,
  input: oneAction,
  returns: Action,
})
