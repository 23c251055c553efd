/** In which money a portfolio is told, and what that needs. */
import { z } from 'zod'
import { addMonths, Day, firstOfMonth, spanStart } from '../kernel/day.ts'

/**
 * `converted`: every line, at the factor of its currency and day. Else only the lines in that
 * currency: where rates lack, there is one portfolio per currency, side by side.
 */
export type Valuing = { asOf: Day; currency: string; converted: boolean }

/** Days of the ledger that no rate can value, up to the as-of day. */
export const Missing = z.object({ currency: z.string(), days: z.number(), from: Day, to: Day })
export type Missing = z.infer<typeof Missing>

export const MONTHS_SHOWN = 12

/** The first days of the 12 calendar months that end on the as-of day, the oldest first. */
export function monthStarts(asOf: Day): Day[] {
  return Array.from({ length: MONTHS_SHOWN }, (_, at) => spanStart(asOf, MONTHS_SHOWN - at))
}

/** Months that the roll-up by month has whole up to the day: all before this one. */
export function wholeMonthsBefore(asOf: Day, ledgerTo: Day): Day {
  const month = firstOfMonth(asOf)
  const next = addMonths(month, 1)
  const isWhole = ledgerTo <= asOf || spanStart(asOf, 1) === month
  return isWhole ? next : month
}
