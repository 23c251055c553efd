/** What the outside may do with proposals of where an account stands. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { LEADS, TEAM, WORKERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Position, PositionGiven, Ruling, Stood } from './position.ts'

const One = z.object({ positionId: z.guid() })

/** Those that wait and those that were accepted, the newest first. */
export const listPositions = endpoint('GET /positions', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(Position),
})

/** Where an account stood in each list, the newest first, and all that was proposed of it. */
export const readAccountPositions = endpoint('GET /accounts/:accountId/positions', {
  may: TEAM,
  input: oneAccount,
  returns: z.object({ stood: z.array(Stood), positions: z.array(Position) }),
})

export const proposePosition = endpoint('POST /accounts/:accountId/positions', {
  may: WORKERS,
  input: PositionGiven.extend(oneAccount.shape),
  returns: Position,
})

/** Taken back by whoever proposed it. */
export const dropPosition = endpoint('DELETE /positions/:positionId', {
  may: WORKERS,
  input: One,
  returns: Position,
})

export const rulePosition = endpoint('PUT /positions/:positionId/decision', {
  may: LEADS,
  input: Ruling.extend(One.shape),
  returns: Position,
})

/** Waits to be decided again. */
export const reopenPosition = endpoint('DELETE /positions/:positionId/decision', {
  may: LEADS,
  input: One,
  returns: Position,
})
