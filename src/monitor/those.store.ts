/** Lists of what was worked out of accounts, a row or a few for each. */
import type postgres from 'postgres'
import { z } from 'zod'
import { offsetOf } from '../kernel/list.ts'
import { type Db, many, one } from '../platform/db.ts'

type About = {
  /** Of which each row has an `account_id`; in the columns it is `t`. */
  table: string
  columns: postgres.Fragment
  /** What tells several rows of one account apart: `, t.measure`. */
  each?: postgres.Fragment
}

/** The rows as `those`: under the account that is kept, its own before those of who was merged into it, beside its sales. */
export function those(db: Db, { table, columns, each = db`` }: About): postgres.Fragment {
  return db`those as (
    select distinct on (a.account_id ${each}) a.account_id, a.name as account, a.search_text, m.sales_last_12 as sales,
      ${columns}
    from ${db(table)} t
      left join account_kept k using (firm_id, account_id)
      join account a on a.firm_id = t.firm_id and a.account_id = coalesce(k.kept_id, t.account_id)
      left join portfolio p on p.firm_id = t.firm_id and p.current and p.place = 1
      left join account_metric m on m.firm_id = t.firm_id and m.as_of = p.as_of and m.valuation = p.valuation
        and m.account_id = a.account_id
    where t.firm_id = ${db.firm} and a.archived_at is null and a.merged_into_id is null
    order by a.account_id ${each}, k.kept_id nulls first
  )`
}

type Page = {
  those: postgres.Fragment
  where: postgres.Fragment
  order: postgres.Fragment
  list: { page: number; size: number }
}

export async function pageOfThose<R extends z.ZodType>(
  db: Db,
  row: R,
  { those, where, order, list }: Page,
): Promise<{ rows: z.output<R>[]; total: number }> {
  const rows = await many(
    row,
    db`with ${those} select * from those where ${where} order by ${order}
    limit ${list.size} offset ${offsetOf(list)}`,
  )
  const { total } = await one(
    z.object({ total: z.number() }),
    db`with ${those} select count(*) as total from those where ${where}`,
  )
  return { rows, total }
}
