/** What the outside may ask of accounts. */
import { z } from 'zod'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Account, FoundAccount, GroupUse, NewAccount, TagUse } from './account.ts'
import { Colleague } from './carer.ts'
import { several } from '../kernel/list.ts'
import { History, TOLD_KINDS } from './history.ts'

export const oneAccount = z.object({ accountId: z.guid() })

export const readAccount = endpoint('GET /accounts/:accountId', {
  may: TEAM,
  input: oneAccount,
  returns: Account,
})

export const addAccount = endpoint('POST /accounts', {
  may: WRITERS,
  input: NewAccount,
  returns: Account,
})

/** Takes back an account made by hand, while nothing else has been done with it. */
export const takeBackAccount = endpoint('DELETE /accounts/:accountId/adding', {
  may: WRITERS,
  input: oneAccount,
  returns: z.object({}),
})

/** At most ten, the likeliest first: for a palette that asks at every key. */
export const searchAccounts = endpoint('GET /account-search', {
  may: TEAM,
  input: z.object({ q: z.string().trim().max(200) }),
  returns: z.array(FoundAccount),
})

export const listTags = endpoint('GET /account-tags', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(TagUse),
})

export const listGroups = endpoint('GET /account-groups', {
  may: TEAM,
  input: z.object({ q: z.string().trim().max(200).default('') }),
  returns: z.array(GroupUse),
})

export const listColleagues = endpoint('GET /colleagues', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(Colleague),
})

/** What happened to an account, the newest first, of these kinds; `before` is the last one already read. */
export const readHistory = endpoint('GET /accounts/:accountId/history', {
  may: TEAM,
  input: oneAccount.extend({ before: z.guid().optional(), kind: several(z.enum(TOLD_KINDS)) }),
  returns: History,
})
