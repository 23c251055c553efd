/** Retention, cohorts and growth of a portfolio, out of its monthly sales. */
import type { Day } from '../kernel/day.ts'
import { cohortsOf } from './cohort.ts'
import { growthTold, lackingOf, type PlacedSales } from './growthMaking.ts'
import { columnsOf, type MonthlySales, type View } from './monthlySales.ts'
import { monthsUpTo, type Period, type Window, windowsOf } from './periods.ts'
import { type Bridge, bridgeOf, type Driver, driversOf, ratesOf } from './retention.ts'
import { openingOfRetention } from './retentionOpening.ts'
import type { Moves, Pair, RetentionTold } from './retentionStudy.ts'

export type RetentionAbout = {
  asOf: Day
  ledgerFrom: Day
  converted: boolean
  stale: RetentionTold['stale']
  /** A place per account. */
  keys: readonly string[]
  names: readonly string[]
  monthly: MonthlySales
  placed: PlacedSales
}

const PAIRS_SHOWN: Record<Period, number> = { month: 36, quarter: 20, year: 10 }
const COHORTS_SHOWN = 12
const MOVES_SHOWN = 6

export function retentionOf(about: RetentionAbout): RetentionTold {
  const { asOf, ledgerFrom, monthly, placed, converted, stale } = about
  const months = monthsUpTo(asOf, ledgerFrom)
  const windows = (period: Period) => windowsOf(period, { months, asOf, ledgerFrom })
  const cohorts = (period: Period) => cohortsOf(monthly, windows(period)).slice(-COHORTS_SHOWN)
  const periods = {
    month: periodOf(about, 'month', windows('month')),
    quarter: periodOf(about, 'quarter', windows('quarter')),
    year: periodOf(about, 'year', windows('year')),
  }
  return {
    converted,
    stale,
    months: windows('month').filter(({ whole }) => whole).length,
    periods,
    cohorts: { quarter: cohorts('quarter'), year: cohorts('year') },
    growth: {
      quarter: growthTold(placed, 'quarter', windows('quarter')),
      year: growthTold(placed, 'year', windows('year')),
    },
    lacking: lackingOf(placed, months),
    opening: openingOfRetention(periods.year),
  }
}

function periodOf(about: RetentionAbout, period: Period, windows: readonly Window[]) {
  const shown = windows.filter(({ whole }) => whole).slice(0, PAIRS_SHOWN[period] + 1)
  const flows = (view: View) => {
    const columns = shown.map((window) => columnsOf(about.monthly, window, view))
    return columns.slice(0, -1).map((after, at) => flowsOf(bridgeOf(columns[at + 1]!, after)))
  }
  const constant = flows('constant')
  const reported = about.converted ? flows('reported') : constant
  const pairs: Pair[] = constant.map((one, at) => ({
    from: shown[at]!.from,
    to: shown[at]!.to,
    constant: one,
    reported: reported[at]!,
  }))
  return { pairs, moves: pairs.length > 0 ? movesOf(about, shown[1]!, shown[0]!) : null }
}

function flowsOf(bridge: Bridge) {
  return { ...bridge, ...ratesOf(bridge) }
}

function movesOf({ monthly, keys, names }: RetentionAbout, before: Window, now: Window): Moves {
  const columns = (window: Window) => columnsOf(monthly, window, 'constant')
  const drivers = driversOf(columns(before), columns(now), MOVES_SHOWN)
  const told = ({ at, ...money }: Driver) => ({
    accountId: keys[at]!,
    name: names[at]!,
    ...money,
  })
  return {
    expansion: drivers.expansion.map(told),
    contraction: drivers.contraction.map(told),
    churn: drivers.churn.map(told),
    won: drivers.won.map(told),
  }
}
