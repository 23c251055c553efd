/**
 * The customer summary of every account on a day, kept in the database: an account whose purchases changed
 * is summarised anew, all others are as they were. models/summary.ts says the same of purchase days.
 */
import { copyOut } from '../platform/copy.ts'
import type { Db } from '../platform/db.ts'
import { linesOf } from './copied.store.ts'
import { Growing } from './growing.ts'
import type { CustomerSummary } from './models/summary.ts'
import { valuedDay } from './valuedDay.ts'
import type { Valuing } from './valuing.ts'

/** In days; the accounts are named by `keys`, in the order of their index. */
export type KeptSummary = { keys: string[]; summary: CustomerSummary }

/** Brings the kept summaries in line with the ledger; answers how many were made anew. */
export async function mendSummaries(db: Db, valuing: Valuing): Promise<number> {
  const { currency, converted } = valuing
  const { value, join, only } = valuedDay(valuing)
  await db`drop table if exists unsummarised`
  await db`
    create temporary table unsummarised on commit drop as
    select a.account_id from account a
    where a.firm_id = ${db.firm} and not exists (
      select from account_purchases p
      where p.firm_id = a.firm_id and p.valuation = ${currency} and p.converted = ${converted}
        and p.account_id = a.account_id
    )
  `
  await db`analyze unsummarised`
  const { count } = await db.unsafe(`
    insert into account_purchases (account_id, valuation, converted, purchases, first_day, last_day,
      log_gaps, repeat_sales, has_foreign)
    select u.account_id, '${currency}', ${converted}, count(g.day), min(g.day), max(g.day),
      coalesce(sum(ln(g.gap)), 0), coalesce(sum(g.sales) filter (where g.gap is not null), 0),
      coalesce(bool_or(g.is_foreign), false)
    from unsummarised u left join (
      select account_id, day, sales, is_foreign,
        (day - lag(day) over (partition by account_id order by day))::double precision as gap
      from (
        select d.account_id, d.day, round(sum(${value('amount')}), 6) as sales,
          bool_or(d.currency <> '${currency}') as is_foreign
        from unsummarised own join account_day d on d.firm_id = '${db.firm}'
          and d.account_id = own.account_id
        ${join}
        where true ${only}
        group by d.account_id, d.day
        having sum(d.purchases) > 0
      ) purchase
    ) g using (account_id)
    group by u.account_id
  `)
  return count
}

/** Those of accounts that have bought by the day, which is the ledger's last one or later. */
export async function keptSummaries(
  db: Db,
  { asOf, currency, converted }: Valuing,
): Promise<KeptSummary> {
  const keys: string[] = []
  const column = () => new Growing(Float64Array)
  const columns = {
    x: column(),
    tx: column(),
    T: column(),
    sumLogGaps: column(),
    meanSpend: column(),
  }
  const rows = await copyOut(db, statement(db.firm, { asOf, currency, converted }))
  for await (const lines of linesOf(rows)) {
    for (const line of lines) {
      const [key, ...cells] = line.split('\t') as [string, ...string[]]
      const [x, tx, T, logGaps, sales] = cells.map(Number) as [
        number,
        number,
        number,
        number,
        number,
      ]
      keys.push(key)
      columns.x.push(x)
      columns.tx.push(tx)
      columns.T.push(T)
      columns.sumLogGaps.push(logGaps)
      columns.meanSpend.push(x === 0 ? 0 : Math.max(0, sales / x))
    }
  }
  const summary = {
    account: Uint32Array.from(keys, (_, at) => at),
    x: columns.x.whole(),
    tx: columns.tx.whole(),
    T: columns.T.whole(),
    sumLogGaps: columns.sumLogGaps.whole(),
    meanSpend: columns.meanSpend.whole(),
  }
  return { keys, summary }
}

/** COPY takes no parameters: what stands in the text is a checked firm, a checked day and currency. */
function statement(firm: string, { asOf, currency, converted }: Valuing): string {
  return `copy (
    select account_id, purchases - 1, last_day - first_day, date '${asOf}' - first_day, log_gaps,
      repeat_sales
    from account_purchases
    where firm_id = '${firm}' and valuation = '${currency}' and converted = ${converted} and purchases > 0
    order by account_id
  ) to stdout`
}
