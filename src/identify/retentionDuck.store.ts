/** Retention of a ledger in DuckDB: the 12-month windows that end on the as-of day, in the home currency. */
import type { Day } from '../kernel/day.ts'
import type { Duck } from '../platform/duck.ts'
import { monthsUpTo, type Window, windowsOf } from './periods.ts'
import { type RetentionRow, retentionRows } from './retention.ts'

export async function retentionInDuck(
  duck: Duck,
  { asOf, ledgerFrom }: { asOf: Day; ledgerFrom: Day },
): Promise<RetentionRow[]> {
  const months = monthsUpTo(asOf, ledgerFrom)
  const windows = windowsOf('year', { months, asOf, ledgerFrom })
  const inWindow = (at: number, { from, to }: Window) => `
    coalesce((sum(sales) filter (day between '${from}' and '${to}'))::decimal(38, 6)::double, 0) as sales_${at},
    coalesce(sum(purchase_lines) filter (day between '${from}' and '${to}'), 0)::double as bought_${at}`
  const columns = await duck.columns(
    `select ${windows.map((window, at) => inWindow(at, window)).join(', ')} from valued_order group by client_id`,
  )
  const column = (at: number) => Float64Array.from((columns[at] ?? []) as number[])
  return retentionRows(
    windows.map(({ from, to, whole }, at) => ({
      from,
      to,
      whole,
      sales: column(2 * at),
      purchaseDays: column(2 * at + 1),
    })),
  )
}
