/**
 * Retention: of what the clients of one period bought, how much they still buy in the next. Net and
 * gross revenue retention (NRR, GRR) and logo retention. models.md §4; docs/methods/retention.md works an example.
 */
import type { Day } from '../kernel/day.ts'

/** One window: a place per account, the same accounts in the same places in each window. */
export type WindowColumns = {
  /** Sales less credit notes, in one currency. */
  sales: Float64Array
  /** Days with a purchase; any number above zero says that it bought. Credit notes are none. */
  purchaseDays: ArrayLike<number>
}

/** How sales went from one window to the next. Money in the columns' currency; all parts are >= 0 but `other`. */
export type Bridge = {
  /** Who bought in the earlier window: the cohort. Nobody else counts for retention. */
  clients: number
  /** Of these, who bought in the later one too. */
  kept: number
  /** Who bought in the later window only: new, or come back. */
  gained: number
  start: number
  expansion: number
  /** What those who still buy buy less. */
  contraction: number
  /** What those who no longer buy bought. */
  churn: number
  /** What those bought who came in the later window. */
  won: number
  /** Credit notes of the later window to who bought in neither. */
  other: number
}

export type RetentionRates = {
  /** (start + expansion - contraction - churn) / start; null where the start is not above zero. */
  nrr: number | null
  /** (start - contraction - churn) / start: at most 1; below 0 where credit notes exceed the purchases. */
  grr: number | null
  /** Clients kept / clients at the start, 0..1; null where there were none. */
  logo: number | null
}

export function bridgeOf(before: WindowColumns, after: WindowColumns): Bridge {
  const bridge: Bridge = {
    clients: 0,
    kept: 0,
    gained: 0,
    start: 0,
    expansion: 0,
    contraction: 0,
    churn: 0,
    won: 0,
    other: 0,
  }
  for (let at = 0; at < before.sales.length; at += 1) {
    const then = before.sales[at]!
    const now = after.sales[at]!
    const boughtNow = after.purchaseDays[at]! > 0
    if (!(before.purchaseDays[at]! > 0)) {
      if (boughtNow) bridge.gained += 1
      bridge[boughtNow ? 'won' : 'other'] += now
      continue
    }
    bridge.clients += 1
    bridge.start += then
    if (boughtNow) bridge.kept += 1
    if (now >= then) bridge.expansion += now - then
    else bridge[boughtNow ? 'contraction' : 'churn'] += then - now
  }
  return bridge
}

export function ratesOf(bridge: Bridge): RetentionRates {
  const { clients, kept, start, expansion, contraction, churn } = bridge
  return {
    nrr: start > 0 ? (start + expansion - contraction - churn) / start : null,
    grr: start > 0 ? (start - contraction - churn) / start : null,
    logo: clients > 0 ? kept / clients : null,
  }
}

export type RetentionRow = RetentionRates & {
  /** First and last day of the later window. */
  from: Day
  to: Day
  /** The ledger has the earlier window from its beginning; else its sales are too low and NRR too high. */
  whole: boolean
}

/**
 * Each window against the one before, the newest first: for `clave analyze` the 12-month windows that
 * end on the as-of day (`windowsOf('year', ...)` of periods.ts), with the columns of each. A pair
 * whose earlier window has no client is left out; the oldest window is only compared with.
 *
 * `retentionRows([{ from, to, whole, sales, purchaseDays }, ...])` -> `[{ from, to, nrr, grr, logo, whole }]`
 */
export function retentionRows(
  windows: readonly (WindowColumns & { from: Day; to: Day; whole: boolean })[],
): RetentionRow[] {
  return windows.slice(0, -1).flatMap((after, at) => {
    const before = windows[at + 1]!
    const bridge = bridgeOf(before, after)
    if (bridge.clients === 0) return []
    return [{ from: after.from, to: after.to, ...ratesOf(bridge), whole: before.whole }]
  })
}

/** An account (its place in the columns) and what it bought in each window. */
export type Driver = { at: number; before: number; after: number }
export type Drivers = Record<'expansion' | 'contraction' | 'churn' | 'won', Driver[]>

/** Who moved the sales most, the largest first; ties by place. */
export function driversOf(before: WindowColumns, after: WindowColumns, most: number): Drivers {
  const drivers: Drivers = { expansion: [], contraction: [], churn: [], won: [] }
  for (let at = 0; at < before.sales.length; at += 1) {
    const one = { at, before: before.sales[at]!, after: after.sales[at]! }
    const change = one.after - one.before
    const boughtNow = after.purchaseDays[at]! > 0
    if (!(before.purchaseDays[at]! > 0)) {
      if (boughtNow && one.after > 0) drivers.won.push(one)
    } else if (change > 0) drivers.expansion.push(one)
    else if (change < 0) drivers[boughtNow ? 'contraction' : 'churn'].push(one)
  }
  const size = ({ before: then, after: now }: Driver) => Math.abs(now - then)
  for (const [kind, all] of Object.entries(drivers)) {
    all.sort((a, b) => size(b) - size(a) || a.at - b.at)
    drivers[kind as keyof Drivers] = all.slice(0, most)
  }
  return drivers
}
