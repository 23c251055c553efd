/** What was found of neglect, in PostgreSQL. */
import type postgres from 'postgres'
import { z } from 'zod'
import { anywhere, wordsOf } from '../../accounts/accountFilter.ts'
import { offsetOf } from '../../kernel/list.ts'
import { type Db, many, maybe, one } from '../../platform/db.ts'
import { type NeglectList, NeglectRow, NeglectTold } from './neglectTold.ts'

export async function neglectTold(db: Db) {
  const row = await maybe(
    z.object({ told: NeglectTold }),
    db`select told from neglect_day where firm_id = ${db.firm}`,
  )
  return row?.told ?? null
}

const THOSE = (db: Db) => db`those as (
  select distinct on (a.account_id) a.account_id, a.name as account, a.search_text, n.tier, n.as_of, n.talks,
    n.talks_least, n.visits, n.visits_least, n.answers, n.late, n.answer_hours, n.hours, n.since_on,
    m.sales_last_12 as sales
  from neglect_account n
    left join account_kept k using (firm_id, account_id)
    join account a on a.firm_id = n.firm_id and a.account_id = coalesce(k.kept_id, n.account_id)
    left join portfolio p on p.firm_id = n.firm_id and p.current and p.place = 1
    left join account_metric m on m.firm_id = n.firm_id and m.as_of = p.as_of and m.valuation = p.valuation
      and m.account_id = a.account_id
  where n.firm_id = ${db.firm} and a.archived_at is null and a.merged_into_id is null
  order by a.account_id, k.kept_id nulls first
)`

export function neglectedAccount(db: Db, accountId: string) {
  return maybe(
    NeglectRow,
    db`with ${THOSE(db)} select * from those where account_id = account_kept_of(${accountId})`,
  )
}

const SORTS = { sales: 'sales', hours: 'hours', since: 'since_on', name: 'search_text' } as const

export async function neglectedPage(db: Db, list: z.output<typeof NeglectList>) {
  const { q, tier, sort, dir, size } = list
  let where: postgres.Fragment = db`true`
  for (const word of wordsOf(q))
    where = db`${where} and search_text like (select fold(${anywhere(word)}))`
  if (tier.length > 0) where = db`${where} and tier = any(${[...tier]})`
  const rows = await many(
    NeglectRow,
    db`
    with ${THOSE(db)} select * from those where ${where}
    order by ${db.unsafe(`${SORTS[sort]} ${dir} nulls last`)}, search_text, account_id
    limit ${size} offset ${offsetOf(list)}
  `,
  )
  const { total } = await one(
    z.object({ total: z.number() }),
    db`with ${THOSE(db)} select count(*) as total from those where ${where}`,
  )
  return { rows, total }
}
