/** Edits of accounts and their way back, in PostgreSQL: the same few statements for one account or for all. */
import type postgres from 'postgres'
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import { type Db, many, one } from '../platform/db.ts'
import { recordEach } from '../platform/history.ts'
import { heed } from '../platform/problem.ts'
import { writesAll } from './account.ts'
import { applyEdit } from './edit.store.ts'
import { placings } from './carer.ts'
import { heedPlacings } from './carer.store.ts'
import { type AccountEdit, type ChangeMade, factsOf, whyNotEdit } from './change.ts'

/**
 * Edits the accounts of `where` (a condition over `account` under its own name) that the actor may
 * write, and keeps what was altered. Rooms with filters of their own edit through it too.
 */
export async function changeAccounts(
  db: Db,
  actor: Actor,
  { where, edit }: { where: postgres.Fragment; edit: AccountEdit },
): Promise<ChangeMade> {
  if (edit.kind === 'carers') await heedPlacings(db, placings(edit))
  const { writable, notYours } = await lockAccounts(db, actor, where)
  heed(whyNotEdit({ writable: writable.length, notYours }))

  const facts = factsOf(edit)
  const { changeId } = await beginChange(db, actor)
  await db`
    insert into account_change_fact (change_id, account_id, fact, before)
    select ${changeId}, account_id, fact, value from (${factsNow(db, writable, facts)}) now
  `
  await applyEdit(db, writable, edit)
  await db`
    insert into account_change_fact (change_id, account_id, fact, after)
    select ${changeId}, account_id, fact, value from (${factsNow(db, writable, facts)}) now
    on conflict (firm_id, change_id, account_id, fact) do update set after = excluded.after
  `
  const changed = await keepWhatChanged(db, changeId)
  if (changed > 0) await recordEach(db, actor, 'account.changed', factsOfChange(db, changeId))
  return {
    changeId: changed > 0 ? changeId : null,
    changed,
    unchanged: writable.length - changed,
    notYours,
  }
}

const Locked = z.object({ accountId: z.guid(), mine: z.boolean() })

/** In one order for everyone, so that two edits wait for each other instead of crossing. */
async function lockAccounts(db: Db, actor: Actor, where: postgres.Fragment) {
  const mine = writesAll(actor.role)
    ? db`true`
    : db`exists (
        select from account_carer c
        where c.firm_id = account.firm_id and c.account_id = account.account_id
          and c.person_id = ${actor.id}
      )`
  const locked = await many(
    Locked,
    db`
    select account.account_id, ${mine} as mine from account
    where ${where}
    order by account.account_id
    for no key update of account
  `,
  )
  const writable = locked.filter((account) => account.mine).map(({ accountId }) => accountId)
  return { writable, notYours: locked.length - writable.length }
}

function beginChange(db: Db, actor: Actor) {
  return one(
    z.object({ changeId: z.guid() }),
    db`insert into account_change (made_by) values (${actor.id}) returning change_id`,
  )
}

function factsNow(db: Db, accountIds: string[], facts: string[]) {
  return db`
    select account_id, fact, value from account_fact
    where firm_id = ${db.firm} and account_id = any(${accountIds}::uuid[])
      and fact = any(${facts}::text[])
  `
}

/** Forgets what is as it was, and the change itself where nothing is left; answers how many accounts differ. */
async function keepWhatChanged(db: Db, changeId: string): Promise<number> {
  await db`
    delete from account_change_fact
    where firm_id = ${db.firm} and change_id = ${changeId} and before is not distinct from after
  `
  const { changed } = await one(
    z.object({ changed: z.int() }),
    db`
    select count(distinct account_id) as changed from account_change_fact
    where firm_id = ${db.firm} and change_id = ${changeId}
  `,
  )
  if (changed === 0) {
    await db`delete from account_change where firm_id = ${db.firm} and change_id = ${changeId}`
  }
  return changed
}

/** One row per account, for the record of what happened. */
export function factsOfChange(db: Db, changeId: string, { undone = false } = {}) {
  return db`
    select account_id, jsonb_build_object(
      'changeId', change_id,
      'facts', jsonb_agg(jsonb_build_object('fact', fact,
        'before', ${undone ? db`after` : db`before`},
        'after', ${undone ? db`before` : db`after`}) order by fact)
    ) as about
    from account_change_fact
    where firm_id = ${db.firm} and change_id = ${changeId} ${undone ? db`and undone` : db``}
    group by account_id, change_id
  `
}
