/** By which model the values of a portfolio were made. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { MODELS } from './models/candidates.ts'

/** What every account's value was made by. */
export const ValueMadeBy = z.object({
  model: z.enum(MODELS),
  /** Stages of a gap, where the model has them. */
  k: z.number().nullable(),
  /** The day up to which the model was fitted: monthly, or when it no longer fits. */
  fittedOn: Day,
  yearlyDiscount: z.number(),
  /** Of purchases, time in days, and of what each is worth; null where they weren't kept, or spend couldn't be fitted. */
  parameters: z.record(z.string(), z.number()).nullable().default(null),
  spend: z.record(z.string(), z.number()).nullable().default(null),
})
export type ValueMadeBy = z.infer<typeof ValueMadeBy>
