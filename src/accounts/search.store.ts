/** Looking for accounts, and what there is to choose from while describing one. */
import { type Db, many } from '../platform/db.ts'
import { allIn } from './account.store.ts'
import { FoundAccount, GroupUse, TagUse } from './account.ts'
import { anywhere, wordsOf } from './accountFilter.ts'

const ENOUGH = 10
/** Where a word stands in very many names, the first so many by name are enough to choose from. */
const CANDIDATES = 300

/** The exact code first, then names that begin so, then those that have it at a word's beginning. */
export async function searchAccountsBy(db: Db, text: string): Promise<FoundAccount[]> {
  const first = await many(
    FoundAccount,
    db`
    (select account_id, code, name, group_name, archived_at is not null as archived
     from account
     where firm_id = ${db.firm} and merged_into_id is null and code = any(${[text, text.toUpperCase(), text.toLowerCase()]}))
    union all
    (select account_id, code, name, group_name, archived_at is not null as archived
     from account
     where firm_id = ${db.firm} and merged_into_id is null
       and search_text >= (select fold(${text}))
       and search_text < (select fold(${text}) || chr(1114111))
     order by search_text
     limit ${ENOUGH})
  `,
  )
  const words = wordsOf(text)
  if (first.length >= ENOUGH || words.length === 0) return distinct(first)
  const more = await many(
    FoundAccount,
    db`
    select account_id, code, name, group_name, archived_at is not null as archived
    from account
    join (
      select account_id from account
      where firm_id = ${db.firm} and merged_into_id is null and ${allIn(db, words)}
      order by search_text
      limit ${CANDIDATES}
    ) candidate using (account_id)
    where firm_id = ${db.firm}
    order by position((select ' ' || fold(${text})) in search_text) = 0, search_text
    limit ${ENOUGH}
  `,
  )
  return distinct([...first, ...more])
}

function distinct(accounts: FoundAccount[]): FoundAccount[] {
  return [...new Map(accounts.map((one) => [one.accountId, one])).values()].slice(0, ENOUGH)
}

/** Tags in use, the commonest first. */
export function tagsInUse(db: Db) {
  return many(
    TagUse,
    db`
    select tag, count(*) as accounts from account_tag
    where firm_id = ${db.firm}
    group by tag
    order by count(*) desc, tag
    limit 1000
  `,
  )
}

/** Groups whose name holds every word of `text`. */
export function groupsInUse(db: Db, text: string) {
  const patterns = wordsOf(text).map(anywhere)
  return many(
    GroupUse,
    db`
    select group_name, count(*) as accounts from account
    where firm_id = ${db.firm} and merged_into_id is null and group_name is not null
      and not exists (
        select from unnest(${patterns}::text[]) pattern
        where fold(group_name) not like fold(pattern)
      )
    group by group_name
    order by fold(group_name)
    limit 100
  `,
  )
}
