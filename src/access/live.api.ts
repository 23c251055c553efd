/** What a page is told as it happens. */
import { z } from 'zod'
import { TEAM } from '../kernel/actor.ts'
import { streamEndpoint } from '../kernel/endpoint.ts'

/**
 * `since`: the number of the last message that was had, where no header says it; `ago`: how many
 * milliseconds ago the page began to read.
 */
export const listenLive = streamEndpoint('GET /live', {
  may: TEAM,
  input: z.object({
    since: z.string().max(80).optional(),
    ago: z.coerce.number().min(0).default(0),
  }),
  flows: 'events',
})
