/**
 * The purchase days of every account, as the models read them: out of a ledger in DuckDB, or of what the
 * server has rolled up. Both give the same: a day with a line above zero, and what it came to net of credits.
 */
import type { Duck } from '../platform/duck.ts'
import { copyOut } from '../platform/copy.ts'
import type { Db } from '../platform/db.ts'
import { linesOf } from './copied.store.ts'
import type { Purchases } from './models/summary.ts'
import type { Valuing } from './valuing.ts'
import { Growing } from './growing.ts'
import { valuedDay } from './valuedDay.ts'

/** The accounts stand in the order of `accountFigures`. */
export async function purchaseDaysInDuck(duck: Duck): Promise<Purchases> {
  const [account = [], day = [], value = []] = await duck.columns(`
    with place as (
      select client_id, row_number() over (order by code, client_id) - 1 as account
      from ledger_client where client_id in (select client_id from valued_order)
    )
    select account::int, (day - date '1970-01-01')::int, sum(sales)::decimal(38, 6)::double
    from valued_order join place using (client_id)
    group by account, day
    having sum(purchase_lines) > 0
    order by account, day
  `)
  return {
    account: Uint32Array.from(account as number[]),
    day: Int32Array.from(day as number[]),
    value: Float64Array.from(value as number[]),
    netted: true,
  }
}

/** The accounts are named by `keys`, in the order of their index. */
export async function purchaseDaysOf(
  db: Db,
  valuing: Valuing,
): Promise<{ keys: string[]; purchases: Purchases }> {
  const keys: string[] = []
  const account = new Growing(Uint32Array)
  const day = new Growing(Int32Array)
  const value = new Growing(Float64Array)
  for await (const lines of linesOf(await copyOut(db, statement(db.firm, valuing)))) {
    for (const line of lines) {
      const [key, on, sales] = line.split('\t') as [string, string, string]
      if (key !== keys.at(-1)) keys.push(key)
      account.push(keys.length - 1)
      day.push(Number(on))
      value.push(Number(sales))
    }
  }
  const purchases = {
    account: account.whole(),
    day: day.whole(),
    value: value.whole(),
    netted: true,
  }
  return { keys, purchases }
}

/** COPY takes no parameters: what stands in the text is a checked firm, a checked day and currency. */
function statement(firm: string, valuing: Valuing): string {
  const { value, join, only } = valuedDay(valuing)
  return `copy (
    select d.account_id, d.day - date '1970-01-01', round(sum(${value('amount')}), 6)
    from account_day d
    ${join}
    where d.firm_id = '${firm}' and d.day <= '${valuing.asOf}'
      ${only}
    group by d.account_id, d.day
    having sum(d.purchases) > 0
    order by d.account_id, d.day
  ) to stdout`
}
