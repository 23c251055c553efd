/** The study of costs out of what the database summed: every account's figures, and the firm's. */
import type { Day } from '../kernel/day.ts'
import type { AccountCost } from './cost.ts'
import { costReason, remedyFor } from './costReason.ts'
import type { CostsTold } from './costs.ts'
import type { CostToKeep } from './costToKeep.ts'
import {
  CLASSES,
  type CostPart,
  type CostSettings,
  type Served,
  servedFigures,
} from './costToServe.ts'
import { shareOfTotal, type Whale, whaleOf, whalePoints } from './whale.ts'

export type ServedAccount = Served & {
  accountId: string
  code: string | null
  name: string
  parts: (CostPart & { key: string; unpriced: number })[]
}

type Given = {
  accounts: readonly ServedAccount[]
  settings: CostSettings
  period: { from: Day; to: Day }
  keep: CostToKeep
  lost: number
  isYoung: boolean
}

/** One account as a row of the list has it. */
export function accountCost(
  one: Omit<ServedAccount, 'parts'> & Served,
  settings: CostSettings,
): AccountCost {
  const { accountId, code, name, sales, costedSales, cost } = one
  const parts = one.parts.map(({ activity, unit, units, cost: paid }) => ({
    activity,
    unit,
    units,
    cost: paid,
  }))
  const figures = servedFigures(one, settings)
  const figured = { sales, costedSales, parts, ...figures }
  return {
    accountId,
    code,
    name,
    cost,
    ...figured,
    reason: costReason(figured),
    remedy: remedyFor(figured, settings),
  }
}

export function costsTold(given: Given): { rows: AccountCost[]; told: CostsTold } {
  const { accounts, settings, period, keep, lost, isYoung } = given
  const rows = accounts.map((one) => accountCost(one, settings))
  const counted = rows.filter((row) => row.profit !== null)
  const profits = Float64Array.from(counted, ({ profit }) => profit!)
  const whale = whaleOf(
    profits,
    counted.map(({ code, accountId }) => code ?? accountId),
  )
  const sum = (of: readonly AccountCost[], figure: (row: AccountCost) => number | null) =>
    of.reduce((all, row) => all + (figure(row) ?? 0), 0)
  const told: CostsTold = {
    ...period,
    accounts: rows.length,
    sales: sum(rows, ({ sales }) => sales),
    costedSales: sum(rows, ({ costedSales }) => costedSales),
    margin: sum(counted, ({ margin }) => margin),
    serving: sum(counted, ({ serving }) => serving),
    profit: whale.total,
    whale: pictured(whale, counted),
    classes: CLASSES.map((name) => {
      const own = rows.filter((row) => row.class === name)
      return {
        class: name,
        accounts: own.length,
        sales: sum(own, ({ sales }) => sales),
        margin: sum(own, ({ margin }) => margin),
        serving: sum(own, ({ serving }) => serving),
        profit: sum(own, ({ profit }) => profit),
      }
    }).filter((one) => one.accounts > 0),
    activities: activitiesOf(accounts),
    worst: worstOf(rows),
    keep,
    lost,
    isYoung,
    settings,
  }
  return { rows, told }
}

function pictured(whale: Whale, counted: readonly AccountCost[]): CostsTold['whale'] {
  return {
    accounts: counted.length,
    peakAccounts: whale.peak.accounts,
    peakProfit: whale.peak.profit,
    peakShare: shareOfTotal(whale.peak.profit, whale.total),
    destroyers: whale.destroyers,
    destroyed: whale.destroyed,
    points: whalePoints(whale).map(({ at, place, cumulative }) => ({
      accountId: counted[at]!.accountId,
      name: counted[at]!.name,
      accounts: place + 1,
      profit: counted[at]!.profit!,
      cumulative,
    })),
  }
}

/** The bad account whose serving takes most beyond what is good; ties by code. */
function worstOf(rows: readonly AccountCost[]): AccountCost | null {
  let worst: AccountCost | null = null
  for (const row of rows) {
    if (row.class !== 'bad') continue
    const isWorse =
      !worst ||
      row.excess > worst.excess ||
      (row.excess === worst.excess && (row.profit ?? 0) < (worst.profit ?? 0))
    if (isWorse) worst = row
  }
  return worst
}

const ACTIVITIES_TOLD = 60

function activitiesOf(accounts: readonly ServedAccount[]): CostsTold['activities'] {
  const found = new Map<string, CostsTold['activities'][number]>()
  for (const { parts } of accounts) {
    for (const { key, activity, unit, units, cost, unpriced } of parts) {
      const one = found.get(key) ?? { activity, unit, units: 0, cost: 0, unpriced: 0, accounts: 0 }
      one.units += units
      one.cost += cost ?? 0
      one.unpriced += unpriced
      one.accounts += 1
      found.set(key, one)
    }
  }
  return [...found.values()]
    .toSorted((a, b) => b.cost - a.cost || (a.activity < b.activity ? -1 : 1))
    .slice(0, ACTIVITIES_TOLD)
}
