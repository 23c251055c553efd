/** The firm's demand out of monthly sums: itself, its families, and the accounts that change most. */
import type { Day } from '../kernel/day.ts'
import { toCents } from '../kernel/money.ts'
import {
  type AccountDemand,
  asSeries,
  type Demand,
  type Driver,
  forecastOf,
  MOST_FAMILIES,
  sumOfLast12,
} from './demand.ts'
import { type DatedSeries, type MonthSums, seriesOf } from './demandMonths.ts'

/** What SQL has summed: `accounts` holds only the large ones, whose own forecast is worth its time. */
export type FoundMonths = {
  firm: MonthSums
  families: Map<string, MonthSums>
  accounts: Map<string, MonthSums>
}

const MOST_DRIVERS = 8

/** Each forecast is its own: families needn't sum to the firm, nor accounts to either. */
export function makeDemand(
  { firm, families, accounts }: FoundMonths,
  { asOf, names }: { asOf: Day; names: Map<string, string> },
): Demand {
  const whole = seriesOf(firm, asOf)
  if (!whole) {
    return {
      firm: null,
      families: [],
      rising: [],
      falling: [],
      looked: { accounts: 0, share: 0 },
    }
  }
  const drivers = [...accounts].flatMap(([accountId, sums]) => {
    const series = seriesOf(sums, asOf)
    if (!series) return []
    const { year, last12 } = forecastOf(series, asOf, whole)
    const { point: next12, low80, high80 } = year
    return [{ accountId, name: names.get(accountId) ?? '', last12, next12, low80, high80 }]
  })
  const change = ({ next12, last12 }: Driver) => next12 - last12
  const total = sumOfLast12(whole.values)
  const sales = drivers.reduce((sum, { last12 }) => sum + last12, 0)
  const share = total > 0 ? Math.max(0, Math.min(1, sales / total)) : 0
  return {
    firm: forecastOf(whole, asOf),
    families: named(families, asOf, () => whole),
    rising: drivers
      .filter((one) => change(one) >= 1)
      .toSorted((a, b) => change(b) - change(a))
      .slice(0, MOST_DRIVERS),
    falling: drivers
      .filter((one) => change(one) <= -1)
      .toSorted((a, b) => change(a) - change(b))
      .slice(0, MOST_DRIVERS),
    looked: { accounts: drivers.length, share: toCents(share * 100) / 100 },
  }
}

/** An account's own, its seasons leaning on the firm's where those are known. */
export function makeAccountDemand(
  { all, families }: { all: MonthSums; families: Map<string, MonthSums> },
  { asOf, firm }: { asOf: Day; firm: Demand | null },
): AccountDemand {
  const whole = seriesOf(all, asOf)
  if (!whole) return { all: null, families: [], leans: false }
  const firmSeries = firm?.firm ? asSeries(firm.firm) : undefined
  const known = new Map(firm?.families.map((one) => [one.name, asSeries(one)]))
  return {
    all: forecastOf(whole, asOf, firmSeries),
    families: named(families, asOf, (name) => known.get(name) ?? firmSeries ?? whole),
    leans: firmSeries !== undefined,
  }
}

/** Those with sales in the last year, the largest first. */
function named(
  families: Map<string, MonthSums>,
  asOf: Day,
  parentOf: (name: string) => DatedSeries,
) {
  return [...families]
    .flatMap(([name, sums]) => {
      const series = seriesOf(sums, asOf)
      return series ? [{ name, series, last12: sumOfLast12(series.values) }] : []
    })
    .filter(({ last12 }) => last12 > 0)
    .toSorted((a, b) => b.last12 - a.last12 || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_FAMILIES)
    .map(({ name, series }) => ({ name, ...forecastOf(series, asOf, parentOf(name)) }))
}
