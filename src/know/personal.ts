/** What is kept of a person at a client, told to them when they ask, and taken out when they want to be forgotten. */
import { z } from 'zod'

/** Instead of a name, of whom nothing is kept any more. */
export const ERASED = '—'

export const ErasureGiven = z.object({
  contactId: z.guid(),
  /** As it stands: what can't be undone is not done by a slip. */
  name: z.string(),
})

export const Erasure = z.object({
  parts: z.array(
    z.object({
      part: z.string(),
      /** Rows that changed or went. */
      changed: z.int(),
      /** Rows that stay as they are, since they tell of the firm's work or the law wants them. */
      kept: z.int(),
    }),
  ),
})
export type Erasure = z.infer<typeof Erasure>
