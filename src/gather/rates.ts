/** The firm's exchange rates as its people see them, and what the ledger still lacks. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { listOf, pageOf, several } from '../kernel/list.ts'
import { Undoable } from './fileUndo.ts'
import { CurrencyCode, RateText } from './rate.ts'

/** A rate that holds on every day is kept from this day on. */
export const EVER: Day = '0001-01-01'

/** 1 `base` = `rate` `currency`, from `day` to the next rate's. */
export const DatedRate = z.object({
  base: CurrencyCode,
  currency: CurrencyCode,
  day: Day,
  rate: RateText,
})
export type DatedRate = z.infer<typeof DatedRate>

export const RateList = listOf({
  sorts: ['day', 'currency'],
  sort: 'day',
  filters: { currency: several(CurrencyCode) },
})
export const RatePage = pageOf(DatedRate)

/** How well one currency of the ledger is covered. */
export const Coverage = z.object({
  currency: CurrencyCode,
  /** Days with live lines. */
  days: z.int(),
  missingDays: z.int(),
  missingFrom: Day.nullable(),
  missingTo: Day.nullable(),
  /** Days whose last rate is more than ten days older. */
  staleDays: z.int(),
  /** The third currency that its rates go through. */
  through: CurrencyCode.nullable(),
  lastRateOn: Day.nullable(),
})
export type Coverage = z.infer<typeof Coverage>

export const RatesStatus = z.object({
  home: CurrencyCode.nullable(),
  /** The currency of most lines: what is proposed as home. */
  commonest: CurrencyCode.nullable(),
  coverage: z.array(Coverage),
})
export type RatesStatus = z.infer<typeof RatesStatus>

export const RateFile = z.object({
  layout: z.enum(['wide', 'list']),
  base: CurrencyCode,
  kept: z.int(),
  currencies: z.array(CurrencyCode),
  rejected: z.int(),
  /** The first of them. */
  rejects: z.array(
    z.object({ line: z.int(), text: z.string(), reason: z.enum(['day', 'currency', 'rate']) }),
  ),
  ...Undoable.shape,
})
