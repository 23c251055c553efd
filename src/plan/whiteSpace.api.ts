/** What the outside may do with the white space of an account. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { WhiteCell, WhiteCellGiven, WhiteSpace } from './whiteSpace.ts'

/** Of the account and all below it. */
export const readWhiteSpace = endpoint('GET /accounts/:accountId/white-space', {
  may: TEAM,
  input: oneAccount,
  returns: WhiteSpace,
})

/** Says anew what a unit could buy of a family; `was` is what whoever changes it began from, null where nothing stood. */
export const putWhiteCell = endpoint('PUT /accounts/:accountId/white-space', {
  may: WRITERS,
  input: WhiteCellGiven.extend(oneAccount.shape).extend({ was: WhiteCellGiven.nullish() }),
  returns: z.object({ now: WhiteCell, before: WhiteCell.nullable() }),
})

export const dropWhiteCell = endpoint('DELETE /accounts/:accountId/white-space/:cellId', {
  may: WRITERS,
  input: oneAccount.extend({ cellId: z.guid() }),
  returns: WhiteCell,
})
