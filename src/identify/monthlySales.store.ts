/**
 * Sales by account and month out of the roll-up by account and day, in one pass. Each day's amount is
 * valued exactly in PostgreSQL; days are put together here, where millions of groups cost a tenth of
 * what they cost there.
 */
import type { Day } from '../kernel/day.ts'
import { copyOut } from '../platform/copy.ts'
import type { Db } from '../platform/db.ts'
import { linesOf } from './copied.store.ts'
import type { KeptPortfolio } from './kept.ts'
import type { MonthlySales, MonthSales } from './monthlySales.ts'
import { Growing } from './growing.ts'
import { valuedDay } from './valuedDay.ts'

type About = {
  portfolio: Pick<KeptPortfolio, 'asOf' | 'valuation' | 'converted'>
  /** First days, the oldest first. */
  months: readonly Day[]
  /** What a unit of each currency is worth on the as-of day. */
  rateOf: ReadonlyMap<string, number>
  /** Accounts by their place in the columns. */
  keys: readonly string[]
}

export async function monthlySales(
  db: Db,
  { portfolio, months, rateOf, keys }: About,
): Promise<MonthlySales> {
  const places = new Map(keys.map((key, at) => [key, at]))
  const columns = months.map(() => new GrowingMonth())
  const copied = await copyOut(db, statement(db.firm, portfolio, months))
  for await (const lines of linesOf(copied)) {
    for (const line of lines) {
      const [key, month, currency, amount, value, bought] = line.split('\t') as string[]
      const account = places.get(key!)
      // An account may have been removed since its lines were rolled up.
      if (account === undefined) continue
      columns[Number(month)]!.add({
        account,
        reported: Number(value),
        constant: Number(amount) * (rateOf.get(currency!) ?? NaN),
        bought: bought === 't',
      })
    }
  }
  return { accounts: keys.length, months: columns.map((one) => one.whole()) }
}

type Row = { account: number; reported: number; constant: number; bought: boolean }

class GrowingMonth {
  private readonly account = new Growing(Uint32Array)
  private readonly reported = new Growing(Float64Array)
  private readonly constant = new Growing(Float64Array)
  private readonly bought = new Growing(Uint8Array)

  add({ account, reported, constant, bought }: Row): void {
    this.account.push(account)
    this.reported.push(reported)
    this.constant.push(constant)
    this.bought.push(bought ? 1 : 0)
  }

  whole(): MonthSales {
    return {
      account: this.account.whole(),
      reported: this.reported.whole(),
      constant: this.constant.whole(),
      bought: this.bought.whole(),
    }
  }
}

/** COPY takes no parameters: what stands in the text is a checked firm, checked days and a currency. */
function statement(
  firm: string,
  { asOf, valuation, converted }: About['portfolio'],
  months: readonly Day[],
): string {
  const starts = `array[${months.map((day) => `'${day}'`).join(', ')}]::date[]`
  const { value, join, only } = valuedDay({ currency: valuation, converted })
  return `copy (
    select d.account_id, width_bucket(d.day, ${starts}) - 1, d.currency, d.amount, ${value('amount')},
      d.purchases > 0
    from account_day d ${join}
    where d.firm_id = '${firm}' and d.day >= '${months[0]}' and d.day <= '${asOf}'
      ${only}
  ) to stdout`
}
