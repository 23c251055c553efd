/** Our sales to an account beside what it could buy, and what those that it brought buy. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'

export const ShareNow = z.object({
  asOf: Day,
  /** In which all of it is told. */
  currency: z.string(),
  salesLast12: z.number().nullable(),
  /** Null where nobody said it, or no rate reaches its currency. */
  potential: z.number().nullable(),
  share: z.number().nullable(),
  /** Sales of the last 12 months of the accounts that it brought. */
  referredSales: z.number(),
})
export type ShareNow = z.infer<typeof ShareNow>
