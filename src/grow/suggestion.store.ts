/** Suggestions in PostgreSQL. */
import type postgres from 'postgres'
import { z } from 'zod'
import { anyOfPeople, saysAll } from '../accounts/listed.store.ts'
import type { Day } from '../kernel/day.ts'
import { offsetOf } from '../kernel/list.ts'
import { type Db, many, one } from '../platform/db.ts'
import { Suggestion, type SuggestionList } from './suggestion.ts'

const FROM = (db: Db) => db`
  from suggestion s
  left join account_kept ak on ak.firm_id = s.firm_id and ak.account_id = s.account_id
  join account on account.firm_id = s.firm_id and account.account_id = coalesce(ak.kept_id, s.account_id)
    and account.archived_at is null
  left join suggestion_dismissal d on d.firm_id = s.firm_id and d.family = s.family
    and d.account_id = s.account_id
`

const IS_UNDER_WAY = (db: Db) => db`exists (
  select from opportunity x
  where x.firm_id = s.firm_id and x.account_id = s.account_id and x.state = 'open'
    and same_name(x.family) = same_name(s.family)
)`

function suggestions(db: Db, where: postgres.Fragment, order: postgres.Fragment) {
  return many(
    Suggestion,
    db`
    select account.account_id, account.name as account, s.family, s.place, s.way, s.similar_accounts, s.buyers,
      s.median, s.currency, s.as_of, coalesce(d.reason, '') as dismissed_because,
      ${IS_UNDER_WAY(db)} as is_under_way,
      array(select c.person_id from account_near c
        where c.firm_id = s.firm_id and c.account_id = s.account_id) as carers
    ${FROM(db)}
    where s.firm_id = ${db.firm} and ${where}
    ${order}
  `,
  )
}

export const suggestionsOf = (db: Db, accountId: string) =>
  suggestions(
    db,
    db`s.account_id = any(account_and_merged(${accountId}))`,
    db`order by d.reason is not null, s.place, s.family`,
  )

const SORTS = { median: 's.median', account: 'account.search_text', family: 'fold(s.family)' }

export async function suggestionPage(db: Db, list: SuggestionList) {
  const { q, family, carer, show, sort, dir, size } = list
  const where = db`
    (d.reason is not null) = ${show === 'dismissed'}
    ${show === 'open' ? db`and not ${IS_UNDER_WAY(db)}` : db``}
    ${family.length > 0 ? db`and s.family = any(${family}::text[])` : db``}
    ${
      carer.length > 0
        ? db`and exists (select from account_near c
            where c.firm_id = s.firm_id and c.account_id = s.account_id and c.person_id = ${anyOfPeople(db, carer)})`
        : db``
    }
    and ${saysAll(db, q, db`s.family`)}
  `
  const by = db.unsafe(`${SORTS[sort]} ${dir} nulls last`)
  const rows = await suggestions(
    db,
    where,
    db`order by ${by}, s.account_id, s.place limit ${size} offset ${offsetOf(list)}`,
  )
  const { total } = await one(
    z.object({ total: z.number() }),
    db`select count(*) as total ${FROM(db)} where s.firm_id = ${db.firm} and ${where}`,
  )
  const families = await db`
    select distinct family from suggestion where firm_id = ${db.firm} order by 1 limit 500
  `
  return { rows, total, families: families.map((row) => row['family'] as string) }
}

type Dismissed = { accountId: string; family: string; reason: string }

/** Under the key that the suggestion has, also where its account was merged since. */
export async function dismiss(db: Db, { accountId, family, reason }: Dismissed, today: Day) {
  const { count } = await db`
    insert into suggestion_dismissal (account_id, family, reason, dismissed_on)
    select s.account_id, s.family, ${reason}, ${today} from suggestion s
    where s.firm_id = ${db.firm} and s.family = ${family}
      and s.account_id = any(account_and_merged(${accountId}))
    on conflict (firm_id, account_id, family) do update
    set reason = excluded.reason, dismissed_on = excluded.dismissed_on
  `
  return count > 0
}

export async function recall(db: Db, accountId: string, family: string): Promise<string | null> {
  const [row] = await db`
    delete from suggestion_dismissal
    where firm_id = ${db.firm} and family = ${family}
      and account_id = any(account_and_merged(${accountId}))
    returning reason
  `
  return (row?.['reason'] as string | undefined) ?? null
}
