/** The demand of the next twelve months, by whichever way would have erred least so far. */
import {
  flatProfile,
  MONTHS_FOR_SEASONS,
  type MonthSeries,
  type Seasons,
  seasonsOf,
  YEAR,
} from './seasons.ts'
import { forecastLevel, forecastSparse, forecastTrend, type Forecaster } from './smoothing.ts'
import { boundsOf, type Errors, type Range } from './demandBounds.ts'

/**
 * `same`: as in the same month a year before, which is the baseline; `mean`: the mean of what is known,
 * under the profile, where no year is known; the others as models/smoothing.ts has them.
 */
export const DEMAND_METHODS = ['same', 'mean', 'level', 'trend', 'sparse'] as const
export type DemandMethod = (typeof DEMAND_METHODS)[number]

/** How well a way would have done: mean absolute error over the months tried, at 1 to 12 months ahead. */
export type Trial = {
  method: DemandMethod
  error: number
  /** Over the mean absolute month that was tried; null where that is 0. */
  share: number | null
  /** MASE: over the mean absolute change from a month to that of the year before; null where that is 0. */
  scaled: number | null
}

export type DemandForecast = {
  method: DemandMethod
  seasons: Seasons
  /** The next twelve months. */
  months: (Range & { same: number | null })[]
  /** The twelve together; its interval is of the sum, which is narrower than the sum of the intervals. */
  year: Range
  /** Of every way that was tried, the chosen one's first; empty where the series is too short to try any. */
  trials: Trial[]
  /** Of so many starting points. */
  origins: number
}

const MODELS: Partial<Record<DemandMethod, Forecaster>> = {
  level: forecastLevel,
  trend: forecastTrend,
  sparse: forecastSparse,
}

/** Starting points: at most the last 24 months, each with a year known before it, or two where that leaves a year of them. */
const MOST_ORIGINS = 24
const MONTHS_FOR_FULL_TRIAL = MONTHS_FOR_SEASONS + YEAR
const LEAST_ORIGINS = 6
const MOST_MONTHS = 120

/**
 * Forecasts twelve months from 0 to 120 monthly sums (older ones are left out). From each of up to 24
 * months back, every way forecasts from what was known then, seasons included; the way with the least
 * mean absolute error is used, and only if it errs less than the same month a year before. Intervals
 * (80 and 95 %) come from those errors. With fewer than 18 months nothing can be tried: a year known is
 * repeated, else the mean; the interval then is that of the months' own spread.
 *
 * `parent` is the wider series (the firm's, a family's) that ends in the same month and whose seasons
 * this one leans on. Values in any unit; the answer is in the same. Never NaN, whatever the values.
 * Sources: Hyndman & Athanasopoulos, Forecasting (3rd ed. 2021), 5.2, 5.8, 5.10 (seasonal naive,
 * scaled errors, rolling origins); Hyndman & Koehler (2006), IJF 22, 679-688 (MASE).
 */
export function forecastDemand(given: MonthSeries, parent?: MonthSeries): DemandForecast {
  const series = latest(given)
  const top = series.values.reduce((most, one) => Math.max(most, Math.abs(one)), 0)
  if (!(top > 0)) return silent(series, parent)
  // Huge and tiny amounts alike; a power of two, so that no digit changes.
  const unit = 2 ** Math.max(-1000, Math.min(1000, Math.ceil(Math.log2(top))))
  const scaled = { ...series, values: series.values.map((one) => one / unit) }
  const { trials, errors, origins } = tried(scaled, parent)
  const best = [...trials].sort((a, b) => a.error - b.error)[0]
  const base = trials.find(({ method }) => method === 'same')
  const untried = series.values.length >= YEAR ? 'same' : 'mean'
  const method = best && base ? (best.error < base.error ? best.method : 'same') : untried
  const seasons = seasonsAt(scaled, parent)
  const points = byMethod(method, scaled, seasons.profile, YEAR)
  const bounds = boundsOf(points, errors[method] ?? unknown(scaled, points), lowest(scaled.values))
  const same = byMethod('same', scaled, seasons.profile, YEAR)
  return {
    method,
    seasons,
    months: bounds.months.map((range, at) => ({
      ...grown(range, unit),
      same: series.values.length < YEAR ? null : same[at]! * unit,
    })),
    year: grown(bounds.year, unit),
    trials: trials
      .toSorted((a, b) => Number(b.method === method) - Number(a.method === method))
      .map((trial) => ({ ...trial, error: trial.error * unit })),
    origins,
  }
}

function latest({ values, first }: MonthSeries): MonthSeries {
  const left = Math.max(0, values.length - MOST_MONTHS)
  return { values: values.subarray(left), first: (first + left) % YEAR }
}

/** Nothing sold in any month: nothing is expected, and nothing says how sure that is. */
function silent(series: MonthSeries, parent: MonthSeries | undefined): DemandForecast {
  const none = { point: 0, low80: 0, high80: 0, low95: 0, high95: 0 }
  const same = series.values.length < YEAR ? null : 0
  return {
    method: series.values.length < YEAR ? 'mean' : 'same',
    seasons: seasonsAt(series, parent),
    months: Array.from({ length: YEAR }, () => ({ ...none, same })),
    year: none,
    trials: [],
    origins: 0,
  }
}

/** What would have been forecast from each starting point, beside what came. */
function tried({ values, first }: MonthSeries, parent: MonthSeries | undefined) {
  const known = values.length >= MONTHS_FOR_FULL_TRIAL ? MONTHS_FOR_SEASONS : YEAR
  const from = Math.max(known, values.length - MOST_ORIGINS)
  const origins = values.length - from
  const errors: Partial<Record<DemandMethod, Errors>> = {}
  if (origins < LEAST_ORIGINS) return { trials: [], errors, origins: 0 }
  const isSparse = values.includes(0)
  const methods = DEMAND_METHODS.filter((one) => one !== 'mean' && (one !== 'sparse' || isSparse))
  for (const method of methods) errors[method] = []
  for (let origin = from; origin < values.length; origin += 1) {
    const then = { values: values.subarray(0, origin), first }
    const back = values.length - origin
    const { profile } = seasonsAt(then, parent && { ...parent, values: shortened(parent, back) })
    const ahead = Math.min(YEAR, back)
    for (const method of methods) {
      const points = byMethod(method, then, profile, ahead)
      errors[method]!.push(points.map((point, at) => values[origin + at]! - point))
    }
  }
  const size = meanOf(Array.from({ length: origins }, (_, at) => Math.abs(values[from + at]!)))
  const changes = Array.from(values.subarray(YEAR), (one, at) => Math.abs(one - values[at]!))
  const scale = meanOf(changes)
  const trials = methods.map((method): Trial => {
    const error = meanOf(errors[method]!.flatMap((row) => Array.from(row, Math.abs)))
    return {
      method,
      error,
      share: size > 0 ? error / size : null,
      scaled: scale > 0 ? error / scale : null,
    }
  })
  return { trials, errors, origins }
}

function shortened({ values }: MonthSeries, back: number): Float64Array {
  return values.subarray(0, Math.max(0, values.length - back))
}

function seasonsAt(series: MonthSeries, parent: MonthSeries | undefined): Seasons {
  const wider = parent ? seasonsOf(latest(parent)).profile : flatProfile()
  return seasonsOf(series, wider)
}

function byMethod(
  method: DemandMethod,
  series: MonthSeries,
  profile: Float64Array,
  ahead: number,
): Float64Array {
  const { values, first } = series
  const model = MODELS[method]
  const floor = lowest(values)
  if (model) return model(series, profile, ahead).map((one) => Math.max(floor, one))
  if (method === 'same' && values.length >= YEAR) {
    return Float64Array.from(
      { length: ahead },
      (_, at) => values[values.length - YEAR + (at % YEAR)]!,
    )
  }
  const mean = meanOf([...values])
  return Float64Array.from(
    { length: ahead },
    (_, at) => mean * profile[(first + values.length + at) % YEAR]!,
  )
}

/** Nobody buys less than nothing; where credit notes have made a month negative, not less than the worst. */
function lowest(values: Float64Array): number {
  return values.reduce((least, one) => Math.min(least, one), 0)
}

/** Too short to have erred: months differ from the mean as they do from one another. */
function unknown({ values }: MonthSeries, points: Float64Array): Errors {
  const mean = meanOf([...values])
  const usual = Math.sqrt(meanOf(Array.from(values, (one) => (one - mean) ** 2)))
  const error = values.length > 1 ? usual * Math.SQRT2 : Math.abs(mean)
  return [points.map((_, at) => (at % 2 === 0 ? error : -error))]
}

function grown(range: Range, times: number): Range {
  const { point, low80, high80, low95, high95 } = range
  return {
    point: point * times,
    low80: low80 * times,
    high80: high80 * times,
    low95: low95 * times,
    high95: high95 * times,
  }
}

export function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length
}
