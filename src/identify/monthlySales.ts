/** Sales by account and month, as columns: what retention, cohorts and growth are made of. */
import type { Window } from './periods.ts'
import type { WindowColumns } from './retention.ts'

/** One month: a place per account and currency that has lines in it, so an account may stand twice. */
export type MonthSales = {
  account: Uint32Array
  /** At the rate of each line's day. */
  reported: Float64Array
  /** At the rates of one day, the as-of day. */
  constant: Float64Array
  /** 1 where it bought; credit notes alone are 0. */
  bought: Uint8Array
}

/** `months` is in the order of `monthsUpTo`. */
export type MonthlySales = { accounts: number; months: readonly MonthSales[] }

export const VIEWS = ['constant', 'reported'] as const
export type View = (typeof VIEWS)[number]

/** A window's sums, a place per account; `purchaseDays` says only whether it bought. */
export function columnsOf(
  { accounts, months }: MonthlySales,
  { first, last }: Pick<Window, 'first' | 'last'>,
  view: View,
): WindowColumns {
  const sales = new Float64Array(accounts)
  const purchaseDays = new Uint8Array(accounts)
  for (let month = first; month <= last; month += 1) {
    const { account, [view]: value, bought } = months[month]!
    for (let row = 0; row < account.length; row += 1) {
      const at = account[row]!
      sales[at]! += value[row]!
      if (bought[row]) purchaseDays[at] = 1
    }
  }
  return { sales, purchaseDays }
}
