/**
 * The demand of the next twelve months: of the firm, of each family, of an account. models.md §12 and
 * docs/methods/demand.md, which works an example; the ways are in models/demand.ts.
 */
import { z } from 'zod'
import { addMonths, Day } from '../kernel/day.ts'
import { toCents } from '../kernel/money.ts'
import { type DatedSeries, firstMonthAhead } from './demandMonths.ts'
import { DEMAND_METHODS, forecastDemand, type Trial } from './models/demand.ts'
import type { Range } from './models/demandBounds.ts'
import { YEAR } from './models/seasons.ts'
import { study } from './study.ts'

const range = {
  point: z.number(),
  low80: z.number(),
  high80: z.number(),
  low95: z.number(),
  high95: z.number(),
}

const ToldTrial = z.object({
  method: z.enum(DEMAND_METHODS),
  error: z.number(),
  share: z.number().nullable(),
  scaled: z.number().nullable(),
})

export const Forecast = z.object({
  /** Its first month; one sum per month from there on, the last before the first month ahead. */
  from: Day,
  history: z.array(z.number()),
  months: z.array(z.object({ month: Day, ...range, same: z.number().nullable() })),
  year: z.object(range),
  /** The last twelve whole months, or as many as there are. */
  last12: z.number(),
  method: z.enum(DEMAND_METHODS),
  /** Twelve factors from January on. */
  profile: z.array(z.number()),
  own: z.number(),
  strength: z.number(),
  /** The chosen way's first. */
  trials: z.array(ToldTrial),
  origins: z.number(),
})
export type Forecast = z.infer<typeof Forecast>

export const NamedForecast = Forecast.extend({ name: z.string() })

/** A large account whose next twelve months differ most from its last. */
export const Driver = z.object({
  accountId: z.guid(),
  name: z.string(),
  last12: z.number(),
  next12: z.number(),
  low80: z.number(),
  high80: z.number(),
})
export type Driver = z.infer<typeof Driver>

export const Demand = z.object({
  /** Null where no month of the ledger is whole yet. */
  firm: Forecast.nullable(),
  /** The largest first; '' is "not said". */
  families: z.array(NamedForecast),
  /** Those that add most, and those that take most away; the largest change first. */
  rising: z.array(Driver),
  falling: z.array(Driver),
  /** Of how many accounts each was forecast, and their share of the last twelve months. */
  looked: z.object({ accounts: z.number(), share: z.number() }),
})
export type Demand = z.infer<typeof Demand>

export const demandStudy = study('demand', Demand)

export const AccountDemand = z.object({
  all: Forecast.nullable(),
  families: z.array(NamedForecast),
  /** The firm's seasons are known to who asks, so short histories lean on them. */
  leans: z.boolean(),
})
export type AccountDemand = z.infer<typeof AccountDemand>

/** So many families are told; the smaller ones are in the whole. */
export const MOST_FAMILIES = 24

const DIGITS = 4
const short = (value: number) => Number(value.toFixed(DIGITS))

/** The forecast of a series as it is told, its money in cents. `parent` must end in the same month. */
export function forecastOf(series: DatedSeries, asOf: Day, parent?: DatedSeries): Forecast {
  const { method, seasons, months, year, trials, origins } = forecastDemand(series, parent)
  const ahead = firstMonthAhead(asOf)
  const history = Array.from(series.values, toCents)
  return {
    from: series.from,
    history,
    months: months.map(({ same, ...one }, at) => ({
      month: addMonths(ahead, at),
      ...inCents(one),
      same: same === null ? null : toCents(same),
    })),
    year: inCents(year),
    last12: toCents(sumOfLast12(series.values)),
    method,
    profile: Array.from(seasons.profile, short),
    own: short(seasons.own),
    strength: short(seasons.strength),
    trials: trials.map(({ error, share, scaled, ...trial }: Trial) => ({
      ...trial,
      error: toCents(error),
      share: share === null ? null : short(share),
      scaled: scaled === null ? null : short(scaled),
    })),
    origins,
  }
}

/** What a forecast was made from, to lend its seasons to a narrower one. */
export function asSeries({ from, history }: Pick<Forecast, 'from' | 'history'>): DatedSeries {
  return { from, values: Float64Array.from(history), first: Number(from.slice(5, 7)) - 1 }
}

export function sumOfLast12(values: Float64Array): number {
  return values.subarray(-YEAR).reduce((sum, one) => sum + one, 0)
}

/** Next twelve months over the last twelve: 0.1 is 10 % more; null where nothing was sold. */
export function changeOf({ year, last12 }: Pick<Forecast, 'year' | 'last12'>): number | null {
  return last12 > 0 ? year.point / last12 - 1 : null
}

function inCents({ point, low80, high80, low95, high95 }: Range): Range {
  return {
    point: toCents(point),
    low80: toCents(low80),
    high80: toCents(high80),
    low95: toCents(low95),
    high95: toCents(high95),
  }
}
