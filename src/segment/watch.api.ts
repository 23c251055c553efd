/** What the outside may do with what the month's figures say of the key accounts. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { LEADS, TEAM } from '../kernel/actor.ts'
import { Day } from '../kernel/day.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { SelectionTold } from './keptSelection.ts'
import { SeenGiven, WatchLine } from './watch.ts'

/** The newest that is worked out, and its short list. */
export const readWatch = endpoint('GET /selection-watch', {
  tells: ['selection', 'watch', 'import'],
  may: TEAM,
  input: z.object({}),
  returns: z.object({
    watch: SelectionTold.nullable(),
    /** A newer one is still being worked out, or can't be. */
    newer: z.enum(['solving', 'refused']).nullable(),
    lines: z.array(WatchLine),
    /** When it looks again by itself; null before the first decided list. */
    nextOn: Day.nullable(),
  }),
})

/** Looks now, with the newest criteria, judgements and figures. */
export const watchNow = endpoint('POST /selection-watch', {
  may: LEADS,
  input: z.object({}),
  returns: z.object({ selectionId: z.guid() }),
})

/** Someone has seen it: the account says no more until the next month. */
export const seeWatched = endpoint('PUT /selection-watch/accounts/:accountId/seen', {
  may: LEADS,
  input: SeenGiven,
  returns: oneAccount,
})

export const unseeWatched = endpoint('DELETE /selection-watch/accounts/:accountId/seen', {
  may: LEADS,
  input: oneAccount,
  returns: oneAccount,
})
