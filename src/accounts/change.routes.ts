/** Edits of accounts over HTTP. All go one way, so that each can be undone. */
import type { Ask } from '../platform/serve.ts'
import { route } from '../platform/serve.ts'
import {
  archiveAccount,
  changeManyAccounts,
  describeAccount,
  placeCarers,
  tagAccount,
  undoAccountChange,
} from './change.api.ts'
import { accountsWhere } from './account.store.ts'
import { changeAccounts, undoChange } from './change.store.ts'
import type { AccountEdit, Which } from './change.ts'

type Asked = Pick<Ask<unknown>, 'db' | 'actor'>

function changeOne({ db, actor }: Asked, accountId: string, edit: AccountEdit) {
  return changeAccounts(db, actor, { where: theseOf(db, [accountId]), edit })
}

function theseOf(db: Asked['db'], accountIds: string[]) {
  return db`account.firm_id = ${db.firm} and account.account_id in (select unnest(${accountIds}::uuid[]))`
}

function meant(db: Asked['db'], which: Which) {
  return 'filter' in which ? accountsWhere(db, which.filter) : theseOf(db, which.accountIds)
}

export const changeRoutes = [
  route(describeAccount, ({ input: { accountId, ...identity }, ...asked }) =>
    changeOne(asked, accountId, { kind: 'identity', ...identity }),
  ),
  route(tagAccount, ({ input: { accountId, ...tagging }, ...asked }) =>
    changeOne(asked, accountId, { kind: 'tags', ...tagging }),
  ),
  route(placeCarers, ({ input: { accountId, ...carers }, ...asked }) =>
    changeOne(asked, accountId, { kind: 'carers', ...carers }),
  ),
  route(archiveAccount, ({ input: { accountId, archived }, ...asked }) =>
    changeOne(asked, accountId, { kind: 'archiving', archived }),
  ),
  route(changeManyAccounts, ({ input: { which, edit }, db, actor }) =>
    changeAccounts(db, actor, { where: meant(db, which), edit }),
  ),
  route(undoAccountChange, ({ input, db, actor }) => undoChange(db, actor, input.changeId)),
]
