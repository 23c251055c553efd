/** Whether a client uses less than it did: its own last periods, and the same ones a year before. docs/methods/usage.md. */
import type { Day } from '../../kernel/day.ts'
import { type Grain, IN_QUARTER, IN_YEAR, later, type Period } from './usagePeriod.ts'
import { robustSlope } from './robustSlope.ts'

// words: monitor:usage.verdict.*, monitor:usage.says.*, monitor:usage.does.*
export const USAGE_VERDICTS = [
  'falls',
  'stopped',
  'low',
  'over',
  'grows',
  'steady',
  'young',
  'silent',
] as const
export type UsageVerdict = (typeof USAGE_VERDICTS)[number]

/** The trend is of the last so many periods, with a value in at least so many of them. */
export const TREND_PERIODS = 12
export const LEAST_PERIODS = 6
/** So much of where the line began, and so much less than a year before. */
export const FALL = 0.15
export const SEASON_FALL = 0.1
/** Of what is contracted. */
export const LOW_SHARE = 0.5
/** Without a reading for so many whole periods it has gone silent. */
const SILENT_PERIODS = 3

export type UsageTrend = {
  /** The first day of the last period with a value, and that value. */
  lastOn: Day
  last: number
  /** Periods with a value among the last twelve. */
  periods: number
  /** Of the robust line over those twelve: its end against its beginning, with the interval of its slope; null with too few. */
  change: number | null
  changeLow: number | null
  changeHigh: number | null
  /** The mean of the last quarter over that of the same one a year before; null without two years. */
  season: number | null
  contracted: number | null
  /** Of the last value; above 1 where more is used than contracted. */
  contractedShare: number | null
  verdict: UsageVerdict
  /** From when on it was so without a break, where it is a fall. */
  sinceOn: Day | null
}

/**
 * What the periods say. A fall is one only where the line over the last twelve lost 15 % or more, the whole interval of its
 * slope is below 0, and where two years are known, the last quarter is at least 10 % below the same one a year before: a
 * season that comes every year is no fall.
 * @param periods whole ones without a hole, the oldest first
 * @returns null where none has a value
 */
export function usageTrend(periods: readonly Period[], grain: Grain): UsageTrend | null {
  const now = without(periods, grain)
  if (!now) return null
  if (now.verdict !== 'falls' && now.verdict !== 'stopped') return { ...now, sinceOn: null }
  let since = later(periods.at(-1)!.from, grain, 1)
  for (let left = periods.length; left > 0; left -= 1) {
    const then = without(periods.slice(0, left), grain)
    if (then?.verdict !== 'falls' && then?.verdict !== 'stopped') break
    since = later(periods[left - 1]!.from, grain, 1)
  }
  return { ...now, sinceOn: since }
}

function without(periods: readonly Period[], grain: Grain): Omit<UsageTrend, 'sinceOn'> | null {
  const lastAt = periods.findLastIndex(({ value }) => value !== null)
  if (lastAt < 0) return null
  const { from: lastOn, value, contracted } = periods[lastAt]!
  const last = value!
  const recent = periods.slice(Math.max(0, lastAt + 1 - TREND_PERIODS), lastAt + 1)
  const values = recent.map((one) => one.value)
  const counted = values.filter((one) => one !== null).length
  const line = counted >= LEAST_PERIODS ? robustSlope(values) : null
  const over = (slope: number) =>
    line && line.start > 0 ? Math.max(-1, (slope * (values.length - 1)) / line.start) : null
  const found = {
    lastOn,
    last,
    periods: counted,
    change: line && over(line.slope),
    changeLow: line && over(line.low),
    changeHigh: line && over(line.high),
    season: seasonAt(periods, lastAt, grain),
    contracted,
    contractedShare: contracted === null ? null : last / contracted,
  }
  const silent = periods.length - 1 - lastAt >= SILENT_PERIODS
  return { ...found, verdict: silent ? 'silent' : verdictOf(found, values) }
}

type Found = Pick<UsageTrend, 'change' | 'changeLow' | 'changeHigh' | 'season' | 'contractedShare'>

function verdictOf(found: Found, values: readonly (number | null)[]): UsageVerdict {
  const { change, changeLow, changeHigh, season, contractedShare } = found
  const told = values.filter((one) => one !== null)
  if (told.length >= 3 && told.slice(-2).every((one) => one === 0) && told.some((one) => one > 0))
    return 'stopped'
  const seasonal = season !== null && season > 1 - SEASON_FALL
  if (change !== null && change <= -FALL && changeHigh! < 0 && !seasonal) return 'falls'
  if (contractedShare !== null && contractedShare < LOW_SHARE) return 'low'
  if (contractedShare !== null && contractedShare > 1) return 'over'
  if (change === null) return told.length < LEAST_PERIODS ? 'young' : 'steady'
  return change >= FALL && changeLow! > 0 ? 'grows' : 'steady'
}

/** Of a quarter at least two thirds of the periods must be known, on both sides. */
function seasonAt(periods: readonly Period[], lastAt: number, grain: Grain): number | null {
  if (lastAt + 1 < 2 * IN_YEAR[grain]) return null
  const quarter = (end: number) => {
    const known = periods
      .slice(end + 1 - IN_QUARTER[grain], end + 1)
      .flatMap(({ value }) => (value === null ? [] : [value]))
    return known.length * 3 < IN_QUARTER[grain] * 2
      ? null
      : known.reduce((sum, one) => sum + one, 0) / known.length
  }
  const [now, before] = [quarter(lastAt), quarter(lastAt - IN_YEAR[grain])]
  return now === null || before === null || before === 0 ? null : now / before
}

/** How much less is used, 0 to 1, for ordering by what it may cost. Of what has gone silent nothing is known. */
export function fallOf({
  verdict,
  change,
  contractedShare,
}: Pick<UsageTrend, 'verdict' | 'change' | 'contractedShare'>) {
  if (verdict === 'stopped') return 1
  if (verdict === 'falls') return Math.min(1, Math.abs(change ?? 0))
  return verdict === 'low' ? Math.max(0, LOW_SHARE - (contractedShare ?? LOW_SHARE)) : 0
}
