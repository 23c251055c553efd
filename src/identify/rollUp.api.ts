/** What the outside may ask of groups and what they come to. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { whichPortfolio } from './accountList.ts'
import { GroupList, TreeTold } from './rollUp.ts'

/** The whole tree in which an account stands, or what is below it; without a day, that of today. */
export const readTree = endpoint('GET /accounts/:accountId/tree', {
  may: TEAM,
  input: oneAccount.extend({ ...whichPortfolio, from: z.enum(['top', 'here']).default('top') }),
  returns: TreeTold,
})

/** The tops of all trees, with what each comes to. */
export const listTops = endpoint('GET /account-groups/tops', {
  may: TEAM,
  input: GroupList,
  returns: TreeTold.extend({ total: z.number() }),
})
