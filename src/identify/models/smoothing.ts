/** Exponential smoothing of monthly sums: a level, a trend that dies down, and demand that comes now and then. */
import { type MonthSeries, monthAt, YEAR } from './seasons.ts'

/** The next months, from the first after the series on; `ahead` of them. */
export type Forecaster = (series: MonthSeries, profile: Float64Array, ahead: number) => Float64Array

type Weights = { alpha: number; beta: number; phi: number }
type State = { level: number; slope: number; squares: number }

const ALPHAS = [0.02, 0.06, 0.12, 0.2, 0.3, 0.45, 0.6, 0.8]
const BETAS = [0.02, 0.08, 0.2]
const DAMPINGS = [0.8, 0.9, 0.98]

const LEVELS: Weights[] = ALPHAS.map((alpha) => ({ alpha, beta: 0, phi: 0 }))
const TRENDS: Weights[] = ALPHAS.flatMap((alpha) =>
  BETAS.flatMap((beta) => DAMPINGS.map((phi) => ({ alpha, beta, phi }))),
)

/** Simple exponential smoothing under a seasonal profile (Hyndman & Athanasopoulos 2021, 8.1). */
export const forecastLevel: Forecaster = (series, profile, ahead) =>
  projected(series, profile, ahead, best(series, profile, LEVELS))

/**
 * Holt-Winters' level, trend and seasons, the trend damped by phi per month, so that it levels off
 * (Gardner & McKenzie 1985; Hyndman & Athanasopoulos 2021, 8.2 and 8.3). The seasons are a profile
 * known before; the weights are those of a grid with the least squared error one month ahead.
 */
export const forecastTrend: Forecaster = (series, profile, ahead) =>
  projected(series, profile, ahead, best(series, profile, TRENDS))

function best(series: MonthSeries, profile: Float64Array, grid: Weights[]) {
  const start = lineThrough(series, profile, grid !== LEVELS)
  let chosen = { weights: grid[0]!, state: smoothed(series, profile, grid[0]!, start) }
  for (const weights of grid.slice(1)) {
    const state = smoothed(series, profile, weights, start)
    if (state.squares < chosen.state.squares) chosen = { weights, state }
  }
  return chosen
}

function projected(
  { values, first }: MonthSeries,
  profile: Float64Array,
  ahead: number,
  { weights: { phi }, state }: ReturnType<typeof best>,
): Float64Array {
  let { level, slope } = state
  return Float64Array.from({ length: ahead }, (_, at) => {
    slope *= phi
    level += slope
    return level * profile[monthAt(first, values.length + at)]!
  })
}

/**
 * One pass. The gain is Kalman's for y = level x factor + noise, with the level's variance at
 * alpha / (1 - alpha) of the noise's: alpha at a factor of 1, and nothing is learnt from a month that
 * the profile has at 0, where a division by the factor would fail.
 */
function smoothed(
  { values, first }: MonthSeries,
  profile: Float64Array,
  { alpha, beta, phi }: Weights,
  start: { level: number; slope: number },
): State {
  let { level, slope } = start
  let squares = 0
  for (let at = 0; at < values.length; at += 1) {
    const factor = profile[monthAt(first, at)]!
    slope *= phi
    level += slope
    const error = values[at]! - level * factor
    const step = (error * alpha * factor) / (alpha * factor * factor + 1 - alpha)
    level += step
    slope += beta * step
    squares += error * error
  }
  return { level, slope, squares }
}

const MONTHS_TO_START = 2 * YEAR

/** Level and slope just before the first month: least squares over the first two years, under the profile. */
function lineThrough({ values, first }: MonthSeries, profile: Float64Array, withSlope: boolean) {
  let ff = 0
  let ft = 0
  let tt = 0
  let fy = 0
  let ty = 0
  const months = Math.min(values.length, MONTHS_TO_START)
  for (let at = 0; at < months; at += 1) {
    const factor = profile[monthAt(first, at)]!
    const rise = factor * (at + 1)
    ff += factor * factor
    ft += factor * rise
    tt += rise * rise
    fy += factor * values[at]!
    ty += rise * values[at]!
  }
  const flat = { level: ff > 0 ? fy / ff : 0, slope: 0 }
  const turn = ff * tt - ft * ft
  if (!withSlope || months < YEAR || !(turn > 1e-9 * ff * tt)) return flat
  return { level: (fy * tt - ty * ft) / turn, slope: (ff * ty - ft * fy) / turn }
}

const CHANCES = [0.05, 0.1, 0.2, 0.35]
const SIZES = [0.05, 0.1, 0.2, 0.35]

/**
 * Demand now and then: the chance of a month with sales, smoothed every month, times their size,
 * smoothed in the months that have some; the same for all months ahead. Unlike Croston's, it falls
 * while nothing is bought. Source: Teunter, Syntetos & Babai (2011), European Journal of Operational
 * Research 214, 606-615.
 */
export const forecastSparse: Forecaster = ({ values }, _, ahead) => {
  const bought = values.filter((value) => value !== 0)
  if (bought.length === 0) return new Float64Array(ahead)
  const start = {
    chance: bought.length / values.length,
    size: bought.reduce((sum, value) => sum + value, 0) / bought.length,
  }
  let chosen = { expected: 0, squares: Infinity }
  for (const forChance of CHANCES) {
    for (const forSize of SIZES) {
      const tried = nowAndThen(values, start, forChance, forSize)
      if (tried.squares < chosen.squares) chosen = tried
    }
  }
  return new Float64Array(ahead).fill(chosen.expected)
}

function nowAndThen(
  values: Float64Array,
  start: { chance: number; size: number },
  forChance: number,
  forSize: number,
) {
  let { chance, size } = start
  let squares = 0
  for (const value of values) {
    squares += (value - chance * size) ** 2
    chance += forChance * ((value === 0 ? 0 : 1) - chance)
    if (value !== 0) size += forSize * (value - size)
  }
  return { expected: chance * size, squares }
}
