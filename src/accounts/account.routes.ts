/** Accounts over HTTP: read, search, add. */
import { record } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import {
  addAccount,
  listColleagues,
  listGroups,
  listTags,
  readAccount,
  readHistory,
  searchAccounts,
  takeBackAccount,
} from './account.api.ts'
import { accountOf, deleteAccount, insertAccount, workOn } from './account.store.ts'
import { whyNotAdd, whyNotTakeBack, whyNotWrite, writesAll } from './account.ts'
import { colleaguesOf, heedPlacings } from './carer.store.ts'
import { placings } from './carer.ts'
import { historyOf } from './history.store.ts'
import { groupsInUse, searchAccountsBy, tagsInUse } from './search.store.ts'

export const accountRoutes: Route[] = [
  route(readAccount, async ({ input, db }) => found(await accountOf(db, input.accountId))),

  route(addAccount, async ({ input, actor, db }) => {
    heed(whyNotAdd(actor, input))
    const managerId = writesAll(actor.role) ? input.managerId : actor.id
    await heedPlacings(db, placings({ managerId }))
    const accountId = await insertAccount(db, { ...input, managerId })
    const account = found(await accountOf(db, accountId))
    await record(db, actor, 'account.added', account)
    return account
  }),

  route(takeBackAccount, async ({ input: { accountId }, actor, db }) => {
    const account = found(await accountOf(db, accountId))
    heed(whyNotWrite(actor, account.carers))
    heed(whyNotTakeBack(found(await workOn(db, accountId))))
    await deleteAccount(db, accountId)
    await record(db, actor, 'account.takenBack', account)
    return {}
  }),

  route(searchAccounts, ({ input, db }) => searchAccountsBy(db, input.q)),
  route(listTags, ({ db }) => tagsInUse(db)),
  route(listGroups, ({ input, db }) => groupsInUse(db, input.q)),
  route(listColleagues, ({ db }) => colleaguesOf(db)),

  route(readHistory, async ({ input: { accountId, before, kind }, db }) => {
    found(await accountOf(db, accountId))
    return historyOf(db, { accountId, before, kinds: kind })
  }),
]
