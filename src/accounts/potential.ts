/**
 * What a client will buy a year, three years on, of what we could sell, from all its suppliers together: the
 * ring of the portfolio matrix. models.md §6.
 */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { Said } from './said.ts'

export const CONFIDENCES = ['assumed', 'confirmed'] as const

export const PotentialGiven = z.object({
  /** Exact decimal text; null takes back what was said before. */
  amount: z
    .string()
    .regex(/^\d{1,14}(\.\d{1,4})?$/)
    .nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  source: z.string().trim().max(500).default(''),
  confidence: z.enum(CONFIDENCES).default('assumed'),
  seenOn: Day,
})
export type PotentialGiven = z.infer<typeof PotentialGiven>

export const Potential = PotentialGiven.extend(Said.shape)
export type Potential = z.infer<typeof Potential>

/** Our part of what the client could buy: above 1 where the potential was put too low. Null where it can't be told. */
export function shareOfPotential(sales: number | null, potential: number | null): number | null {
  if (sales === null || potential === null || potential <= 0) return null
  return Math.max(sales, 0) / potential
}
