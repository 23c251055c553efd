/** What the outside may ask and choose of neglect. */
import { z } from 'zod'
import { oneAccount } from '../../accounts/account.api.ts'
import { LEADS, TEAM } from '../../kernel/actor.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { pageOf } from '../../kernel/list.ts'
import { NeglectChoice } from './minimum.ts'
import { NeglectFirm, NeglectList, NeglectRow } from './neglectTold.ts'

export const readNeglect = endpoint('GET /neglect', {
  may: TEAM,
  input: z.object({}),
  returns: NeglectFirm,
})

export const listNeglected = endpoint('GET /neglected-accounts', {
  may: TEAM,
  input: NeglectList,
  returns: pageOf(NeglectRow),
})

export const readNeglected = endpoint('GET /accounts/:accountId/neglect', {
  may: TEAM,
  input: oneAccount,
  returns: NeglectRow.nullable(),
})

export const chooseMinimums = endpoint('PUT /neglect-minimums', {
  may: LEADS,
  input: NeglectChoice,
  returns: z.object({ now: NeglectChoice, before: NeglectChoice }),
})

/** Looks anew now. */
export const askNeglect = endpoint('POST /neglect-refresh', {
  may: LEADS,
  input: z.object({}),
  returns: z.object({}),
})
