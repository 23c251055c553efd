/** One's own days as an iCalendar feed under a secret address. */
import { z } from 'zod'
import { TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'

const FeedAddress = z.object({
  /** Since when there is an address; null where there is none. It can't be read again. */
  madeAt: z.iso.datetime().nullable(),
})

export const readFeedAddress = endpoint('GET /calendar-address', {
  may: TEAM,
  input: z.object({}),
  returns: FeedAddress,
})

/** Makes a new address; the one before answers no more. */
export const makeFeedAddress = endpoint('POST /calendar-address', {
  may: TEAM,
  input: z.object({}),
  returns: z.object({ path: z.string() }),
})

export const dropFeedAddress = endpoint('DELETE /calendar-address', {
  may: TEAM,
  input: z.object({}),
  returns: FeedAddress,
})

/** What calendar programs ask for, again and again. */
export const readFeed = endpoint('GET /calendar/:file', {
  may: 'anyone',
  input: z.object({ file: z.string().regex(/^[\w-]{20,100}\.ics$/) }),
  returns: z.string(),
})
