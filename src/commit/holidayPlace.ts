/** Whose public holidays a calendar keeps. */
import { z } from 'zod'

/** As ISO 3166 writes them: `ES`, and `AR` for Aragón; a region's parts as that country has them. */
export const HolidayPlace = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/),
  region: z.string().min(1).max(20).nullable().default(null),
})
export type HolidayPlace = z.infer<typeof HolidayPlace>
