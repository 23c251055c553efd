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

/** Columns that double when they are full. */
class GrowingMonth {
  private size = 0
  private kept = roomFor(1024)

  add({ account, reported, constant, bought }: Row): void {
    if (this.size === this.kept.account.length) this.kept = roomFor(this.size * 2, this.kept)
    this.kept.account[this.size] = account
    this.kept.reported[this.size] = reported
    this.kept.constant[this.size] = constant
    this.kept.bought[this.size] = bought ? 1 : 0
    this.size += 1
  }

  whole(): MonthSales {
    const { account, reported, constant, bought } = this.kept
    return {
      account: account.subarray(0, this.size),
      reported: reported.subarray(0, this.size),
      constant: constant.subarray(0, this.size),
      bought: bought.subarray(0, this.size),
    }
  }
}

function roomFor(rows: number, before?: MonthSales): MonthSales {
  const room = {
    account: new Uint32Array(rows),
    reported: new Float64Array(rows),
    constant: new Float64Array(rows),
    bought: new Uint8Array(rows),
  }
  if (before) {
    room.account.set(before.account)
    room.reported.set(before.reported)
    room.constant.set(before.constant)
    room.bought.set(before.bought)
  }
  return room
}

/** COPY takes no parameters: what stands in the text is a checked firm, checked days and a currency. */
function statement(
  firm: string,
  { asOf, valuation, converted }: About['portfolio'],
  months: readonly Day[],
): string {
  const starts = `array[${months.map((day) => `'${day}'`).join(', ')}]::date[]`
  const value = converted
    ? `case when d.currency = '${valuation}' then d.amount else d.amount * f.factor end`
    : 'd.amount'
  const join = `left join day_factor f
      on f.firm_id = d.firm_id and f.currency = d.currency and f.day = d.day`
  return `copy (
    select d.account_id, width_bucket(d.day, ${starts}) - 1, d.currency, d.amount, ${value},
      d.purchases > 0
    from account_day d ${converted ? join : ''}
    where d.firm_id = '${firm}' and d.day >= '${months[0]}' and d.day <= '${asOf}'
      ${converted ? '' : `and d.currency = '${valuation}'`}
  ) to stdout`
}
