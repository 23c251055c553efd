/** What belongs to an account is changed by whoever may change the account. */
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { found, heed } from '../platform/problem.ts'
import { accountOf } from './account.store.ts'
import { whyNotWrite } from './account.ts'

export async function heedWriting(db: Db, actor: Actor, accountId: string) {
  const account = found(await accountOf(db, accountId))
  heed(whyNotWrite(actor, account.carers))
  return account
}
