/** Numbers, money and days as people write them. Screen, mail and command line all use these. */
import { type Day, daysBetween } from './day.ts'

/** Amounts may be exact decimal text (`'2024.985'`); Intl rounds them half away from zero, once, here. */
export type Amount = number | string

export type Formats = ReturnType<typeof formats>

export type Manner = {
  /** `es-ES`, `es-MX`, `en`, or any other that Intl knows. */
  locale: string
  timeZone?: string | undefined
  /** The firm's own currency is written with its short sign; others say which dollar they are. */
  home?: string | undefined
}

/** ISO 4217's code for money whose currency nobody said: written bare. */
const NO_CURRENCY = 'XXX'
const SECONDS_PER_MINUTE = 60
const SECONDS_PER_HOUR = 3600

export function formats({ locale, timeZone = 'UTC', home }: Manner) {
  const numberBy = (options: Intl.NumberFormatOptions) =>
    cached(
      `n${locale}${JSON.stringify(options)}`,
      () => new Intl.NumberFormat(locale, { useGrouping: 'always', ...options }),
    )
  const dateBy = (options: Intl.DateTimeFormatOptions) =>
    cached(`d${locale}${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale, options))
  const put = (value: Amount, options: Intl.NumberFormatOptions) =>
    written(numberBy(options).formatToParts(value as never))
  const onDay = (day: Day, options: Intl.DateTimeFormatOptions) =>
    dateBy({ ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
  const sign = (currency: string) => (currency === home ? 'narrowSymbol' : 'symbol')

  const compact = (currency: string): Intl.NumberFormatOptions => ({
    ...(currency === NO_CURRENCY
      ? {}
      : { style: 'currency', currency, currencyDisplay: sign(currency) }),
    notation: 'compact',
    maximumSignificantDigits: 3,
  })

  return {
    /** 57.851 */
    number: (value: Amount, digits = 0) => put(value, { maximumFractionDigits: digits }),
    /** +0,42, −1,5 */
    signed: (value: Amount, digits = 0) =>
      put(value, { maximumFractionDigits: digits, signDisplay: 'exceptZero' }),
    /** 5,12 M */
    short: (value: Amount) => put(value, { notation: 'compact', maximumSignificantDigits: 3 }),
    /** From a share (0..1): 31,4 % */
    percent: (share: number, digits = 1) =>
      put(share, { style: 'percent', maximumFractionDigits: digits }),
    /** From a share, with its sign: +3,1 % */
    change: (share: number, digits = 1) =>
      put(share, { style: 'percent', maximumFractionDigits: digits, signDisplay: 'exceptZero' }),
    /** 2.024,99 € */
    money: (amount: Amount, currency: string) =>
      put(
        amount,
        currency === NO_CURRENCY
          ? { minimumFractionDigits: 2, maximumFractionDigits: 2 }
          : { style: 'currency', currency, currencyDisplay: sign(currency) },
      ),
    /** 48,6 M€ */
    moneyShort: (amount: Amount, currency: string) => put(amount, compact(currency)),
    /** +1,2 M€, −340 mil € */
    moneyChange: (amount: Amount, currency: string) =>
      put(amount, { ...compact(currency), signDisplay: 'exceptZero' }),
    /** 2,27–2,34 M€; both in full where their units differ */
    moneyRange: (low: Amount, high: Amount, currency: string) => {
      const parts = numberBy(compact(currency)).formatRangeToParts(low as never, high as never)
      return written(parts as Parameters<typeof written>[0])
    },
    /** 31 oct 2026 */
    day: (day: Day) => onDay(day, { day: 'numeric', month: 'short', year: 'numeric' }),
    /** 3 dic */
    dayShort: (day: Day) => onDay(day, { day: 'numeric', month: 'short' }),
    /** lunes 23 de noviembre */
    dayLong: (day: Day) =>
      onDay(day, { weekday: 'long', day: 'numeric', month: 'long' }).replace(/,(?= \d)/, ''),
    /** jun 2027, from any day of it */
    month: (day: Day) => onDay(day, { month: 'short', year: 'numeric' }),
    /** jun, from any day of any June */
    monthName: (day: Day) => onDay(day, { month: 'short' }),
    /** ayer, hace 41 días, en 3 días */
    relativeDay: (day: Day, today: Day) =>
      cached(`r${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })).format(
        daysBetween(today, day),
        'day',
      ),
    /** 22 nov 2026, 14:05, in the person's zone, from an instant's ISO text */
    instant: (at: string) =>
      dateBy({
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        timeZone,
      }).format(new Date(at)),
    /** 14:05 */
    time: (at: string) =>
      dateBy({ hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(at)),
    /** 3 h 10 min; 45 s */
    span: (seconds: number) => span(Math.max(0, Math.round(seconds))),
    /** 48,4 MB */
    bytes: (count: number) => bytes(count, put),
    /** Forjas Levante, Grupo Arandia y Talleres Nervión */
    list: (names: readonly string[]) =>
      cached(`l${locale}`, () => new Intl.ListFormat(locale, { type: 'conjunction' })).format(
        names,
      ),
  }
}

/** A probability in whole percent is no certainty that it isn't: what rounds to all or nothing is told as beyond 99 % or 1 %. */
export function chanceTold(probability: number): {
  beyond: 'over' | 'under' | null
  share: number
} {
  if (Math.round(100 * probability) >= 100) return { beyond: 'over', share: 0.99 }
  if (probability > 0 && Math.round(100 * probability) === 0)
    return { beyond: 'under', share: 0.01 }
  return { beyond: null, share: probability }
}

/** Names as messages use them: `{{share, percent}}`, `{{amount, money}}` with a `currency` beside it. */
export function formatsOfMessages(home?: () => string | undefined) {
  const by = (locale: string | undefined) => formats({ locale: locale ?? 'es-ES', home: home?.() })
  type Options = { currency?: string; digits?: number; today?: Day }
  const currencyOf = ({ currency }: Options) => currency ?? home?.() ?? 'EUR'
  return {
    number: (v: Amount, l?: string, o: Options = {}) => by(l).number(v, o.digits),
    short: (v: Amount, l?: string) => by(l).short(v),
    percent: (v: number, l?: string, o: Options = {}) => by(l).percent(v, o.digits),
    change: (v: number, l?: string, o: Options = {}) => by(l).change(v, o.digits),
    money: (v: Amount, l?: string, o: Options = {}) => by(l).money(v, currencyOf(o)),
    moneyshort: (v: Amount, l?: string, o: Options = {}) => by(l).moneyShort(v, currencyOf(o)),
    day: (v: Day, l?: string) => by(l).day(v),
    daylong: (v: Day, l?: string) => by(l).dayLong(v),
    month: (v: Day, l?: string) => by(l).month(v),
    relativeday: (v: Day, l?: string, o: Options = {}) => by(l).relativeDay(v, o.today ?? v),
    span: (v: number, l?: string) => by(l).span(v),
    bytes: (v: number, l?: string) => by(l).bytes(v),
    list: (v: readonly string[], l?: string) => by(l).list(v),
  }
}

/** The true minus sign, and `M€` as one word: what a Spanish page prints. */
function written(parts: Pick<Intl.NumberFormatPart, 'type' | 'value'>[]): string {
  return parts
    .map(({ type, value }, at) => {
      if (type === 'minusSign') return '−'
      const between = parts[at - 1]?.type === 'compact' && parts[at + 1]?.type === 'currency'
      const joins = parts[at - 1]?.value === 'M' && (parts[at + 1]?.value.length ?? 0) === 1
      return type === 'literal' && between && joins ? '' : value
    })
    .join('')
}

function span(seconds: number): string {
  const hours = Math.floor(seconds / SECONDS_PER_HOUR)
  const minutes = Math.floor((seconds % SECONDS_PER_HOUR) / SECONDS_PER_MINUTE)
  if (hours > 0) return `${hours} h ${minutes} min`
  if (minutes > 0) return `${minutes} min ${seconds % SECONDS_PER_MINUTE} s`
  return `${seconds} s`
}

function bytes(
  count: number,
  put: (value: number, options: Intl.NumberFormatOptions) => string,
): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte']
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, count)) / 3))
  return put(count / 1000 ** step, {
    style: 'unit',
    unit: units[step]!,
    // English has no short plural of it.
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumSignificantDigits: 3,
  })
}

/** Making an Intl object costs some 50 µs, using one 1 µs: a table of 60 rows feels it. */
const kept = new Map<string, unknown>()
function cached<T>(key: string, make: () => T): T {
  if (!kept.has(key)) kept.set(key, make())
  return kept.get(key) as T
}
