/** Growth of the firm and of its countries and zones, period by period, out of sales by where they are. */
import type { Day } from '../kernel/day.ts'
import { growthBetween, type PricedSales } from './growth.ts'
import { calendarMonths, MONTHS_IN, type Period, type Window } from './periods.ts'
import type { GrowthTold, RetentionTold } from './retentionStudy.ts'

/** Sales of the accounts of one country and zone; '' where the ledger says none. */
export type PlacedPart = PricedSales & { country: string; zone: string }
export type PlacedSales = readonly PlacedPart[]

const PERIODS_SHOWN = 20
const PLACES_SHOWN = 15

/** Each whole window against the same one a year before. */
export function growthTold(
  placed: PlacedSales,
  period: Period,
  windows: readonly Window[],
): GrowthTold {
  const year = 12 / MONTHS_IN[period]
  const compared = windows
    .flatMap((now, at) => {
      const before = windows[at + year]
      return before?.whole ? [{ now, before }] : []
    })
    .slice(0, PERIODS_SHOWN)
  const [newest] = compared
  const by = (place: 'country' | 'zone') =>
    newest
      ? [...Map.groupBy(placed, (part) => part[place])]
          .map(([name, parts]) => ({ name, ...growthBetween(parts, newest) }))
          .filter(({ constant, change }) => constant !== 0 || change.constant !== null)
          .toSorted((a, b) => b.constant - a.constant || (a.name < b.name ? -1 : 1))
          .slice(0, PLACES_SHOWN)
      : []
  return {
    periods: compared.map(({ now, before }) => ({
      from: now.from,
      to: now.to,
      ...growthBetween(placed, { now, before }),
    })),
    countries: by('country'),
    zones: by('zone'),
  }
}

/** Countries that sold in months of the last two years without an index, the largest first. */
export function lackingOf(placed: PlacedSales, months: readonly Day[]): RetentionTold['lacking'] {
  const named = calendarMonths(months)
  const recent = Math.max(0, months.length - 24)
  const lastYear = Math.max(0, months.length - 12)
  const total = placed.reduce((sum, part) => sum + salesFrom(part, lastYear), 0)
  return [...Map.groupBy(placed, ({ country }) => country)]
    .flatMap(([country, parts]) => {
      const lacks = named.filter((_, at) => at >= recent && parts.some((part) => isBare(part, at)))
      if (lacks.length === 0) return []
      const sales = parts.reduce((sum, part) => sum + salesFrom(part, lastYear), 0)
      const share = total > 0 ? sales / total : 0
      return [{ country, share, from: lacks[0]!, to: lacks.at(-1)! }]
    })
    .toSorted((a, b) => b.share - a.share || (a.country < b.country ? -1 : 1))
}

function isBare({ constant, deflator }: PricedSales, month: number): boolean {
  return constant[month] !== 0 && !Number.isFinite(deflator[month]!)
}

function salesFrom({ constant }: PricedSales, month: number): number {
  return constant.subarray(month).reduce((sum, one) => sum + one, 0)
}
