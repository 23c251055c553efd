/** Figures for tests, from accounts as one would tell them. */
import type { Day } from '../kernel/day.ts'
import { addDays } from '../kernel/day.ts'
import { type AccountFigures, numberOfDay } from './portfolio.ts'
import { spansAt, usualGapDays } from './purchase.ts'

export type ToldAccount = {
  code: string
  name?: string
  sales: number
  purchases: Day[]
  orders?: number
  salesLast12?: number
  salesPrevious12?: number
}

export function figuresOf(accounts: ToldAccount[], asOf: Day = '2020-05-31'): AccountFigures {
  const { window } = spansAt(asOf, 24)
  const column = (figure: (account: ToldAccount) => number) => Float64Array.from(accounts, figure)
  const days = accounts.map(({ purchases }) => purchases.toSorted())
  const daysOf = new Map(accounts.map((account, at) => [account, days[at]!]))
  const edge = (at: number) => (account: ToldAccount) => {
    const day = daysOf.get(account)!.at(at)
    return day ? numberOfDay(day) : NaN
  }
  const inWindow = (account: ToldAccount) =>
    daysOf.get(account)!.filter((day) => day >= window.from && day < addDays(window.to, 1)).length
  const orders = (account: ToldAccount) => account.orders ?? account.purchases.length
  return {
    keys: accounts.map(({ code }) => code),
    codes: accounts.map(({ code }) => code),
    names: accounts.map(({ code, name }) => name ?? code),
    sales: column(({ sales }) => sales),
    margin: column(() => NaN),
    orders: column(orders),
    purchaseDays: column(({ purchases }) => purchases.length),
    firstDay: column(edge(0)),
    lastDay: column(edge(-1)),
    usualGapDays: column((account) => usualGapDays(daysOf.get(account)!) ?? NaN),
    salesLast12: column(({ salesLast12, sales }) => salesLast12 ?? sales),
    salesPrevious12: column(({ salesPrevious12 }) => salesPrevious12 ?? 0),
    windowSales: column(({ sales }) => sales),
    windowMargin: column(() => NaN),
    windowOrders: column(inWindow),
    windowPurchaseDays: column(inWindow),
  }
}

/** A purchase every so many days, from the first on. */
export function everyDays(gap: number, from: Day, to: Day): Day[] {
  const days = [from]
  for (let day = addDays(from, gap); day <= to; day = addDays(day, gap)) days.push(day)
  return days
}

/** Without the unbreakable spaces that Intl puts, so that a test can be typed. */
export function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ')
}
