/** Accounts in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { z } from 'zod'
import { type Db, maybe } from '../platform/db.ts'
import { Problem } from '../platform/problem.ts'
import { Account, type NewAccount } from './account.ts'
import { type AccountFilter, anywhere, wordsOf } from './accountFilter.ts'
import { anyOfPeople } from './listed.store.ts'

/**
 * A filter as the condition of a `where`, over the table `account` under its own name. Lists and
 * edits of many share it, so that "all that match" means the same in both.
 */
export function accountsWhere(db: Db, filter: AccountFilter): postgres.Fragment {
  const { q, tag, group, manager, carer, under, archived } = filter
  const words = wordsOf(q)
  return db`
    account.firm_id = ${db.firm} and account.merged_into_id is null
    ${archived === 'no' ? db`and account.archived_at is null` : db``}
    ${archived === 'only' ? db`and account.archived_at is not null` : db``}
    ${
      words.length > 0
        ? db`and account.account_id in (
            select named.account_id from account named
            where named.firm_id = ${db.firm} and ${allIn(db, words)}
          )`
        : db``
    }
    ${
      tag.length > 0
        ? db`and account.account_id in (
            select t.account_id from account_tag t
            where t.firm_id = ${db.firm} and t.tag = any(${tag}::text[])
          )`
        : db``
    }
    ${
      under.length > 0
        ? db`and account.account_id in (
            select b.account_id from tree_below(${under}::uuid[], current_date) b
          )`
        : db``
    }
    ${group.length > 0 ? db`and account.group_name = any(${group}::text[])` : db``}
    ${manager.length > 0 ? db`and ${managedBy(db, manager)}` : db``}
    ${carer.length > 0 ? db`and account.account_id in (${caredForBy(db, carer)})` : db``}
  `
}

/** Every word stands somewhere in `search_text`. Folded once by a select, not again for each row. */
export function allIn(db: Db, words: readonly string[], text = db`search_text`) {
  return words.reduce(
    (all, word) => db`${all} and ${text} like (select fold(${anywhere(word)}))`,
    db`true`,
  )
}

function managedBy(db: Db, people: string[]) {
  const some = people.filter((person) => person !== 'none')
  const managed = db`account.account_id in (${caredForBy(db, some)} and c.part = 'manager')`
  if (some.length === people.length) return managed
  return db`(${managed} or not exists (
    select from account_carer c
    where c.firm_id = ${db.firm} and c.account_id = account.account_id and c.part = 'manager'
  ))`
}

function caredForBy(db: Db, people: string[]) {
  return db`
    select c.account_id from account_carer c
    where c.firm_id = ${db.firm} and c.person_id = ${anyOfPeople(db, people)}
  `
}

/** Of one that was merged, the one that is kept. */
export function accountOf(db: Db, accountId: string) {
  return maybe(
    Account,
    db`
    select account_id, code, name, group_name, archived_at is not null as archived, made_by_import,
      array(
        select t.tag from account_tag t
        where t.firm_id = account.firm_id and t.account_id = account.account_id
        order by fold(t.tag)
      ) as tags,
      coalesce((
        select jsonb_agg(jsonb_build_object('personId', c.person_id, 'name', p.name,
          'part', c.part, 'fromSalesperson', c.from_salesperson) order by c.part, p.name)
        from account_carer c left join firm_person p using (firm_id, person_id)
        where c.firm_id = account.firm_id and c.account_id = account.account_id
      ), '[]') as carers
    from account
    where firm_id = ${db.firm} and account_id = account_kept_of(${accountId})
  `,
  )
}

/** First who looks after it, then the account: who sees only their own must see the new one too. */
export async function insertAccount(db: Db, account: NewAccount): Promise<string> {
  const { name, code, groupName, tags, managerId } = account
  const accountId = randomUUID()
  if (managerId) {
    await db`
      insert into account_carer (account_id, person_id, part)
      values (${accountId}, ${managerId}, 'manager')
    `
  }
  await refusingTakenCode(
    code,
    db`
    insert into account (account_id, name, code, group_name)
    values (${accountId}, ${name}, ${code}, ${groupName})
  `,
  )
  await db`
    insert into account_tag (account_id, tag)
    select distinct ${accountId}::uuid, tag from unnest(${tags}::text[]) tag
  `
  return accountId
}

const Worked = z.object({ acts: z.int(), sold: z.boolean() })

/** What has been done with an account since it was made, and who belongs to it; locks it. */
export function workOn(db: Db, accountId: string) {
  return maybe(
    Worked,
    db`
    select
      (select count(*) from happening h
       where h.firm_id = account.firm_id and h.account_id = account.account_id)
      + (select count(*) from account_belonging b
         where b.firm_id = account.firm_id and b.parent_id = account.account_id) as acts,
      made_by_import is not null or exists (
        select from sale_line l
        where l.firm_id = account.firm_id and l.account_id = account.account_id
      ) as sold
    from account
    where firm_id = ${db.firm} and account_id = ${accountId}
    for update
  `,
  )
}

export function deleteAccount(db: Db, accountId: string) {
  return db`delete from account where firm_id = ${db.firm} and account_id = ${accountId}`
}

/** A code names one account; the index finds also those that the one who asks can't see. */
export async function refusingTakenCode<T>(code: string | null | undefined, doing: PromiseLike<T>) {
  try {
    return await doing
  } catch (error) {
    const taken =
      error instanceof postgres.PostgresError && error.constraint_name === 'account_by_code'
    if (!taken) throw error
    throw new Problem(409, 'accounts/code-taken', code ? { values: { code } } : {})
  }
}
