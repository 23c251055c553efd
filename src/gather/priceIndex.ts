/**
 * Consumer-price indices by country and month: what real growth is deflated by. models.md §1;
 * docs/methods/growth.md works an example.
 */
import { z } from 'zod'
import { addMonths, Day, firstOfMonth } from '../kernel/day.ts'
import { listOf, pageOf, several } from '../kernel/list.ts'
import { Undoable } from './fileUndo.ts'

/** As a ledger spells it; '' stands for the lines that say no country. */
export const Country = z.string().trim().max(120)

/** The first day of a month; `2026-03` is one too. */
export const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])(-01)?$/)
  .transform((month) => firstOfMonth(month))

/** A positive decimal as text, so that no digit is lost on the way. */
export const IndexText = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,9})?$/)
  .refine((text) => /[1-9]/.test(text))

/** Prices of a country in a month, as a number whose base does not matter. */
export const PriceIndex = z.object({ country: Country, month: Month, index: IndexText })
export type PriceIndex = z.infer<typeof PriceIndex>

export const PriceIndexList = listOf({
  sorts: ['month', 'country'],
  sort: 'month',
  filters: { country: several(Country) },
})
export const PriceIndexPage = pageOf(
  PriceIndex.extend({
    /** Against the same month of the year before: 0.03 is 3 % dearer. */
    yearly: z.number().nullable(),
  }),
)

/** How well the prices of one country of the ledger are known. */
export const PriceCoverage = z.object({
  country: Country,
  /** Accounts that buy there. */
  accounts: z.int(),
  /** Months kept. */
  kept: z.int(),
  firstMonth: Day.nullable(),
  lastMonth: Day.nullable(),
  /** Months of the ledger that no index serves. */
  missing: z.int(),
  missingFrom: Day.nullable(),
  missingTo: Day.nullable(),
})
export type PriceCoverage = z.infer<typeof PriceCoverage>

export const PriceStatus = z.object({
  /** Countries of the ledger, that of most accounts first; then others with an index. */
  coverage: z.array(PriceCoverage),
  from: Day.nullable(),
  to: Day.nullable(),
})
export type PriceStatus = z.infer<typeof PriceStatus>

export const PriceFile = z.object({
  kept: z.int(),
  countries: z.array(Country),
  rejected: z.int(),
  /** The first of them. */
  rejects: z.array(
    z.object({ line: z.int(), text: z.string(), reason: z.enum(['month', 'country', 'index']) }),
  ),
  ...Undoable.shape,
})

/**
 * An index is published late, or by the quarter: so many months it serves for the ones after it.
 * Beyond them there is none, never a silent 1.
 */
export const MONTHS_AN_INDEX_LASTS = 3

/**
 * The index of each month asked for: its own, or the last one of at most three months before; NaN
 * where there is none. `known` by month, ascending; `months` in any order.
 */
export function indexInMonths(
  known: readonly { month: Day; index: number }[],
  months: readonly Day[],
): Float64Array {
  const byMonth = new Map(known.map(({ month, index }) => [month, index]))
  return Float64Array.from(months, (month) => {
    for (let back = 0; back <= MONTHS_AN_INDEX_LASTS; back += 1) {
      const index = byMonth.get(addMonths(month, -back))
      if (index !== undefined) return index
    }
    return NaN
  })
}

/** First days of the months from one day to another, both within. */
export function monthsFrom(from: Day, to: Day): Day[] {
  const months: Day[] = []
  for (let month = firstOfMonth(from); month <= to; month = addMonths(month, 1)) {
    months.push(month)
  }
  return months
}

/** How well each country's prices are known over the months of the ledger. */
export function coverageOfPrices(found: {
  /** `key` is what all spellings of its name have in common. */
  countries: readonly { key: string; name: string; accounts: number }[]
  /** By country (its key) and month, ascending. */
  known: readonly { country: string; month: Day; index: number }[]
  from: Day | null
  to: Day | null
}): PriceCoverage[] {
  const { countries, known, from, to } = found
  const months = from && to ? monthsFrom(from, to) : []
  const byCountry = Map.groupBy(known, ({ country }) => country)
  return countries.map(({ key, name, accounts }) => {
    const series = byCountry.get(key) ?? []
    const index = indexInMonths(series, months)
    const missing = months.filter((_, at) => Number.isNaN(index[at]!))
    return {
      country: name,
      accounts,
      kept: series.length,
      firstMonth: series[0]?.month ?? null,
      lastMonth: series.at(-1)?.month ?? null,
      missing: missing.length,
      missingFrom: missing[0] ?? null,
      missingTo: missing.at(-1) ?? null,
    }
  })
}
