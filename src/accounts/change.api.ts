/** What the outside may change in accounts, one by one or many at once, and take back. */
import { z } from 'zod'
import { WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { oneAccount } from './account.api.ts'
import { CarersGiven } from './carer.ts'
import {
  Archiving,
  ChangeMade,
  ChangeUndone,
  EditOfMany,
  Identity,
  Tagging,
  Which,
} from './change.ts'

export const describeAccount = endpoint('PUT /accounts/:accountId/identity', {
  may: WRITERS,
  input: oneAccount.extend(Identity.shape),
  returns: ChangeMade,
})

export const tagAccount = endpoint('PUT /accounts/:accountId/tags', {
  may: WRITERS,
  input: oneAccount.extend(Tagging.shape),
  returns: ChangeMade,
})

export const placeCarers = endpoint('PUT /accounts/:accountId/carers', {
  may: WRITERS,
  input: oneAccount.extend(CarersGiven.shape),
  returns: ChangeMade,
})

export const archiveAccount = endpoint('PUT /accounts/:accountId/archiving', {
  may: WRITERS,
  input: oneAccount.extend(Archiving.shape),
  returns: ChangeMade,
})

export const changeManyAccounts = endpoint('POST /account-changes', {
  may: WRITERS,
  input: z.object({ which: Which, edit: EditOfMany }),
  returns: ChangeMade,
})

export const undoAccountChange = endpoint('POST /account-changes/:changeId/undoing', {
  may: WRITERS,
  input: z.object({ changeId: z.guid() }),
  returns: ChangeUndone,
})
