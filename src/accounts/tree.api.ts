/** What the outside may do with the tree of accounts. */
import { z } from 'zod'
import { LEADS, TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { oneAccount } from './account.api.ts'
import { Account, AccountCode, AccountName } from './account.ts'
import {
  AccountKind,
  Belonging,
  BelongingGiven,
  blankableDay,
  Disagreements,
  TreePlace,
} from './tree.ts'

/** What it is, where it belongs and belonged, and who is above it today, the nearest first, as far as one may see. */
export const readBelongings = endpoint('GET /accounts/:accountId/belongings', {
  may: TEAM,
  input: oneAccount,
  returns: z.object({
    kind: AccountKind,
    belongings: z.array(Belonging),
    above: z.array(TreePlace),
  }),
})

/** All places of an account at once; `was` is what whoever changes them began from. */
export const putBelongings = endpoint('PUT /accounts/:accountId/belongings', {
  may: WRITERS,
  input: oneAccount.extend({
    belongings: z.array(BelongingGiven).max(50),
    was: z.array(BelongingGiven).max(50).optional(),
  }),
  returns: z.object({ now: z.array(Belonging), before: z.array(Belonging) }),
})

export const putKind = endpoint('PUT /accounts/:accountId/kind', {
  may: WRITERS,
  input: oneAccount.extend({ kind: AccountKind }),
  returns: z.object({ now: AccountKind, before: AccountKind }),
})

/** A new account below another: a division, a site, a company that buys nothing yet. */
export const addMember = endpoint('POST /accounts/:accountId/members', {
  may: WRITERS,
  input: oneAccount.extend({
    name: AccountName,
    code: z.preprocess(
      (typed) => (typed === '' ? null : typed),
      AccountCode.nullable().default(null),
    ),
    kind: AccountKind,
    fromOn: blankableDay,
  }),
  returns: Account,
})

const oneMaking = z.object({ makingId: z.guid() })

/** Makes the tree out of the ledger's group names: a group for each, its accounts below, where they stand nowhere yet. */
export const makeTree = endpoint('POST /account-tree/makings', {
  may: LEADS,
  input: z.object({}),
  returns: oneMaking.extend({ groups: z.number(), members: z.number() }),
})

/** Takes back what the making added and nobody has changed since; groups that were worked with stay. */
export const undoMaking = endpoint('POST /account-tree/makings/:makingId/undoing', {
  may: LEADS,
  input: oneMaking,
  returns: z.object({ groups: z.number(), members: z.number(), left: z.number() }),
})

/** Where the ledger's group names and the tree of today differ, of the accounts that one may see. */
export const readDisagreements = endpoint('GET /account-tree/disagreements', {
  may: TEAM,
  input: z.object({}),
  returns: Disagreements,
})
