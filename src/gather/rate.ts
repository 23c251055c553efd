/**
 * Exchange rates, and the one exact factor that turns the money of a line into the home currency.
 * models.md §1: one unit of the base = `rate` units of the currency; the rate of a day is the one
 * on it or the last before it; older than ten days is used and flagged; none is never a silent 1.
 */
import { z } from 'zod'
import { Day, daysBetween } from '../kernel/day.ts'

export const CurrencyCode = z.string().regex(/^[A-Z]{3}$/)

/** A positive decimal as text, so that no digit is lost on the way. */
export const RateText = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,15})?$/)
  .refine((text) => /[1-9]/.test(text))

/** `1 base = rate currency` from `day` on; without a day, on every day. */
export const Rate = z.object({
  base: CurrencyCode,
  currency: CurrencyCode,
  day: Day.nullable(),
  rate: RateText,
})
export type Rate = z.infer<typeof Rate>

export const DAYS_A_RATE_STAYS_FRESH = 10

/** Decimals of a factor; with four of an amount their exact product fits decimal(38,19). */
export const FACTOR_DECIMALS = 15
const FACTOR_LIMIT = 10n ** 20n

export type CurrencyDay = { currency: string; day: Day }

/** Amount in `currency` x `factor` = amount in the home currency. */
export type Factor = CurrencyDay & {
  /** Decimal text with 15 decimals, rounded half up. */
  factor: string
  /** The day of the older rate used; null where the rate holds on every day. */
  rateDay: Day | null
  /** That rate is more than ten days old. */
  stale: boolean
  /** The third currency that a cross rate went through. */
  through: string | null
}

export type MissingRate = { currency: string; days: Day[] }

/**
 * The factors for the days and currencies of a ledger, in the order asked, and what lacks a rate.
 *
 * A factor is 1/rate (home table), rate (table against that currency) or a cross of two rates
 * against a third, such as the euro. Where several give one, a fresh rate beats a stale one, and
 * a direct rate beats a cross. Exact integers throughout; rounding happens once, half up, at the
 * 15th decimal. A factor outside 10^-15 .. 10^5 counts as missing.
 */
export function factorsFor(about: {
  home: string
  rates: Iterable<Rate>
  needs: Iterable<CurrencyDay>
}): { factors: Factor[]; missing: MissingRate[] } {
  const tables = tablesOf(about.rates)
  const factors: Factor[] = []
  const missing = new Map<string, Day[]>()
  for (const need of about.needs) {
    const factor = factorOn(tables, about.home, need)
    if (factor) {
      factors.push(factor)
      continue
    }
    const days = missing.get(need.currency)
    if (days) days.push(need.day)
    else missing.set(need.currency, [need.day])
  }
  const inOrder = [...missing].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return {
    factors,
    missing: inOrder.map(([currency, days]) => ({ currency, days: days.toSorted() })),
  }
}

type Known = { day: Day | null; over: bigint; under: bigint }
type Tables = Map<string, Map<string, Known[]>>

function tablesOf(rates: Iterable<Rate>): Tables {
  const tables: Tables = new Map()
  for (const { base, currency, day, rate } of rates) {
    const table = tables.get(base) ?? new Map<string, Known[]>()
    tables.set(base, table)
    const known = table.get(currency) ?? []
    table.set(currency, known)
    known.push({ day, ...fraction(rate) })
  }
  for (const table of tables.values()) {
    for (const known of table.values()) {
      known.sort((a, b) => ((a.day ?? '') < (b.day ?? '') ? -1 : 1))
    }
  }
  return tables
}

function fraction(text: string): { over: bigint; under: bigint } {
  const [whole = '0', decimals = ''] = text.split('.')
  return { over: BigInt(whole + decimals), under: 10n ** BigInt(decimals.length) }
}

const ALWAYS_ONE: Known = { day: null, over: 1n, under: 1n }

function knownOn(tables: Tables, base: string, currency: string, day: Day): Known | undefined {
  if (base === currency) return ALWAYS_ONE
  const known = tables.get(base)?.get(currency)
  if (!known) return undefined
  let from = 0
  let to = known.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((known[middle]!.day ?? '') <= day) from = middle + 1
    else to = middle
  }
  return known[from - 1]
}

function factorOn(tables: Tables, home: string, { currency, day }: CurrencyDay): Factor | null {
  if (currency === home) {
    return { currency, day, factor: asText(10n ** 15n), rateDay: null, stale: false, through: null }
  }
  let best: Factor | null = null
  for (const base of [home, currency, ...thirds(tables, home, currency)]) {
    const ofHome = knownOn(tables, base, home, day)
    const ofCurrency = knownOn(tables, base, currency, day)
    if (!ofHome || !ofCurrency) continue
    const factor = divide(ofHome.over * ofCurrency.under, ofHome.under * ofCurrency.over)
    if (factor <= 0n || factor >= FACTOR_LIMIT) continue
    const days = [ofHome.day, ofCurrency.day].filter((one) => one !== null)
    const rateDay = days.toSorted()[0] ?? null
    const stale = rateDay !== null && daysBetween(rateDay, day) > DAYS_A_RATE_STAYS_FRESH
    const through = base === home || base === currency ? null : base
    if (!best || (best.stale && !stale)) {
      best = { currency, day, factor: asText(factor), rateDay, stale, through }
    }
    if (!best.stale) break
  }
  return best
}

function thirds(tables: Tables, home: string, currency: string): string[] {
  return [...tables.keys()].filter((base) => base !== home && base !== currency).toSorted()
}

/** a / b in units of the 15th decimal, half up. */
function divide(a: bigint, b: bigint): bigint {
  return (2n * a * 10n ** BigInt(FACTOR_DECIMALS) + b) / (2n * b)
}

function asText(units: bigint): string {
  const digits = units.toString().padStart(FACTOR_DECIMALS + 1, '0')
  return `${digits.slice(0, -FACTOR_DECIMALS)}.${digits.slice(-FACTOR_DECIMALS)}`
}
