/** Changes of ours in PostgreSQL, and who feels them. */
import type postgres from 'postgres'
import { z } from 'zod'
import { type Db, many, one } from '../platform/db.ts'
import type { PortfolioFilter } from '../identify/accountList.ts'
import { Affected, Feels, OwnChange, type OwnChangeGiven } from './ownChange.ts'

/** What is to be done because of it is found among the actions by this. */
export const ORIGIN = 'ownChange'

function changes(db: Db, where: postgres.Fragment): Promise<OwnChange[]> {
  return many(
    OwnChange,
    db`
    select c.change_id, c.title, c.kind, c.what, c.from_on, c.filter, p.name as by_name,
      (select count(*)::int from own_change_account a
        where a.firm_id = c.firm_id and a.change_id = c.change_id) as accounts,
      (select count(*)::int from action x where x.firm_id = c.firm_id and x.origin = ${ORIGIN}
        and x.origin_id = c.change_id and x.state = 'open') as open
    from own_change c left join firm_actor p on p.firm_id = c.firm_id and p.actor_id = c.made_by
    where c.firm_id = ${db.firm} and ${where}
    order by c.made_at desc limit 200
  `,
  )
}

export const changesOf = (db: Db) => changes(db, db`true`)

export async function ownChangeOf(db: Db, changeId: string): Promise<OwnChange | undefined> {
  const [found] = await changes(db, db`c.change_id = ${changeId}`)
  return found
}

const Felt = z.object({ accountId: z.guid(), managerId: z.guid().nullable() })

/** The accounts of a condition over `account`, one more than `most` at the most, with who manages each. */
export function accountsThatFeel(db: Db, where: postgres.Fragment, most: number) {
  return many(
    Felt,
    db`
    select account.account_id, (
      select c.person_id from account_carer c
      where c.firm_id = account.firm_id and c.account_id = account.account_id
        and c.part = 'manager'
    ) as manager_id
    from account where ${where} order by account.search_text limit ${most + 1}
  `,
  )
}

type Given = Omit<OwnChangeGiven, 'task' | 'dueOn'> & { filter: PortfolioFilter }

export async function insertOwnChange(db: Db, given: Given, accountIds: string[]): Promise<string> {
  const { title, kind, what, fromOn, filter } = given
  const { changeId } = await one(
    z.object({ changeId: z.guid() }),
    db`
    insert into own_change (title, kind, what, from_on, filter)
    values (${title}, ${kind}, ${what}, ${fromOn}, ${db.json(filter as never)})
    returning change_id
  `,
  )
  await db`
    insert into own_change_account (change_id, account_id)
    select ${changeId}, unnest(${accountIds}::uuid[])
  `
  return changeId
}

export function removeOwnChange(db: Db, changeId: string) {
  return db`delete from own_change where firm_id = ${db.firm} and change_id = ${changeId}`
}

export function affectedBy(db: Db, changeId: string, accountId?: string) {
  return many(
    Affected,
    db`
    select f.change_id, a.account_id, a.name as account, f.impact, x.title as task, x.state,
      o.name as owner_name, x.due_on,
      array(select c.person_id from account_near c
        where c.firm_id = f.firm_id and c.account_id = f.account_id) as carers
    from own_change_account f
    left join account_kept k using (firm_id, account_id)
    join account a on a.firm_id = f.firm_id and a.account_id = coalesce(k.kept_id, f.account_id)
    left join lateral (
      select x.title, x.state, x.owner_id, x.due_on from action x
      where x.firm_id = f.firm_id and x.account_id = f.account_id and x.origin = ${ORIGIN}
        and x.origin_id = f.change_id
      order by x.made_at limit 1
    ) x on true
    left join firm_person o on o.firm_id = f.firm_id and o.person_id = x.owner_id
    where f.firm_id = ${db.firm} and f.change_id = ${changeId}
      ${accountId ? db`and f.account_id = any(account_and_merged(${accountId}))` : db``}
    order by x.state <> 'open', a.search_text
  `,
  )
}

export async function setImpact(
  db: Db,
  { changeId, accountId, impact }: { changeId: string; accountId: string; impact: string },
) {
  await db`
    update own_change_account set impact = ${impact}
    where firm_id = ${db.firm} and change_id = ${changeId} and account_id = any(account_and_merged(${accountId}))
  `
}

export function changesFeltBy(db: Db, accountId: string) {
  return many(
    Feels,
    db`
    select c.change_id, c.title, c.kind, c.what, c.from_on, f.impact
    from own_change_account f join own_change c using (firm_id, change_id)
    where f.firm_id = ${db.firm} and f.account_id = any(account_and_merged(${accountId}))
    order by c.from_on desc, c.title limit 50
  `,
  )
}
