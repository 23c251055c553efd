/** What the firm says of its requests: of which kinds they are, and what an hour costs whoever wants more than is promised. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { REQUEST_TYPES } from './request.ts'

export const RequestSettings = z.object({
  types: z
    .array(z.string().trim().min(1).max(60))
    .max(60)
    .default([...REQUEST_TYPES]),
  /** In the firm's own currency; blank where extras aren't sold. */
  hourPrice: blankable(z.number().positive().max(100_000)),
})
export type RequestSettings = z.infer<typeof RequestSettings>
