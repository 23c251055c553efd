/** What happened to an account, as it was recorded. */
import { z } from 'zod'

export const PAGE = 50

export const Happened = z.object({
  happeningId: z.guid(),
  happenedAt: z.iso.datetime(),
  what: z.string(),
  /** The person or API key that did it; null for what Clave did by itself, or no longer knows. */
  byName: z.string().nullable(),
  about: z.looseObject({}),
})
export type Happened = z.infer<typeof Happened>

export const History = z.object({
  happenings: z.array(Happened),
  /** The people that the happenings name by their id. */
  people: z.array(z.object({ personId: z.guid(), name: z.string() })),
  more: z.boolean(),
})
export type History = z.infer<typeof History>
