/** Whom to call, from PostgreSQL. */
import { writesAll } from '../accounts/account.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Day } from '../kernel/day.ts'
import { choiceOf } from '../platform/choice.ts'
import type { Db } from '../platform/db.ts'
import { cadenceChoice, watchedAccounts, watchedPeople } from './cadence.store.ts'
import { type DueContact, dueFrom, type WatchedAccount } from './dueContact.ts'

/** The others follow when these are spoken with. */
const MOST = 60

/** For whoever asks: at the accounts that they look after; whoever leads also at strategic and key ones of others. */
export async function dueFor(db: Db, { id, role }: Actor, today: Day): Promise<DueContact[]> {
  const accounts = await watchedAccounts(db, { personId: id, andKey: writesAll(role) }, today)
  return (await dueAmong(db, accounts, today)).slice(0, MOST)
}

export async function dueAmong(db: Db, accounts: readonly WatchedAccount[], today: Day) {
  const cadence = await choiceOf(db, cadenceChoice)
  const ids = accounts.map(({ accountId }) => accountId)
  const people = ids.length > 0 ? await watchedPeople(db, ids, today) : []
  return dueFrom(accounts, people, { cadence, today })
}
