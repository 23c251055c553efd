/**
 * Cohorts: clients by the quarter or year of their first purchase, and what is left of them per period
 * since. docs/methods/retention.md works an example.
 */
import type { MonthlySales } from './monthlySales.ts'
import type { Window } from './periods.ts'

export type Cohort = {
  /** The window of the first purchase. */
  from: string
  to: string
  clients: number
  /** The ledger begins here: some of them may have bought before it. */
  open: boolean
  /** Per period since the first purchase, as far as all of them have lived through it; the first is 1. */
  buying: number[]
  /** Sales at constant rates, of those of the first period; null where that one is not above zero. */
  sales: (number | null)[]
}

/**
 * A client's period k is counted from its own first month: months k·n to (k+1)·n-1 since, so that the
 * first period is as long as the others. A period is shown where it is over for every client of the
 * cohort. Windows come newest first, as of `windowsOf`; cohorts go oldest first.
 */
export function cohortsOf(monthly: MonthlySales, windows: readonly Window[]): Cohort[] {
  const [newest] = windows
  if (!newest) return []
  const size = newest.last - newest.first + 1
  const periods = windows.length
  const { first, clients, sales, buying } = counted(monthly, size, periods)
  const opens = first.reduce((least, month) => Math.min(least, month), Infinity)
  return windows.toReversed().flatMap((window, cohort) => {
    const many = clients[cohort]!
    // The last to come came in the window's last month.
    const lived = periods - 1 - cohort
    if (many === 0 || lived < 1) return []
    const cells = (column: Float64Array) => [
      ...column.subarray(cohort * periods, cohort * periods + lived),
    ]
    const base = sales[cohort * periods]!
    return [
      {
        from: window.from,
        to: window.to,
        clients: many,
        open: window.first <= opens && opens <= window.last,
        buying: cells(buying).map((count) => count / many),
        sales: cells(sales).map((sum) => (base > 0 ? sum / base : null)),
      },
    ]
  })
}

/** Sums per cohort and period since, row by row. */
function counted({ accounts, months }: MonthlySales, size: number, periods: number) {
  const first = firstMonths({ accounts, months })
  const clients = new Float64Array(periods)
  for (const month of first) if (month < months.length) clients[Math.floor(month / size)]! += 1
  const sales = new Float64Array(periods * periods)
  const buying = new Float64Array(periods * periods)
  const lastCounted = new Int32Array(accounts).fill(-1)
  months.forEach(({ account, constant, bought }, month) => {
    for (let row = 0; row < account.length; row += 1) {
      const at = account[row]!
      const since = month - first[at]!
      if (since < 0) continue
      const period = Math.floor(since / size)
      const cell = Math.floor(first[at]! / size) * periods + period
      sales[cell]! += constant[row]!
      if (!bought[row] || lastCounted[at] === period) continue
      lastCounted[at] = period
      buying[cell]! += 1
    }
  })
  return { first, clients, sales, buying }
}

/** The month of each account's first purchase; past the last one for who never bought. */
function firstMonths({ accounts, months }: MonthlySales): Uint32Array {
  const first = new Uint32Array(accounts).fill(months.length)
  months.forEach(({ account, bought }, month) => {
    for (let row = 0; row < account.length; row += 1) {
      if (bought[row] && month < first[account[row]!]!) first[account[row]!] = month
    }
  })
  return first
}
