/** What the outside may do with signals. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Signal, SignalGiven } from './signal.ts'

export const oneSignal = z.object({ signalId: z.guid() })

/** The newest first. */
export const listSignals = endpoint('GET /accounts/:accountId/signals', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Signal),
})

/**
 * Adds several, changes those of these ids, or puts them back under the ids that they had. `was` is what
 * whoever changes one began from: refused where it is no longer so.
 */
export const putSignals = endpoint('PUT /accounts/:accountId/signals', {
  may: WRITERS,
  input: oneAccount.extend({
    signals: z
      .array(SignalGiven.extend({ signalId: z.guid().optional(), was: SignalGiven.optional() }))
      .min(1)
      .max(200),
  }),
  returns: z.object({ now: z.array(Signal), before: z.array(Signal) }),
})

/** Taken back as one that was noted by mistake. */
export const dropSignal = endpoint('DELETE /signals/:signalId', {
  may: WRITERS,
  input: oneSignal,
  returns: Signal,
})

export const dismissSignal = endpoint('PUT /signals/:signalId/dismissal', {
  may: WRITERS,
  input: oneSignal.extend({ reason: z.string().trim().min(1).max(500) }),
  returns: Signal,
})

export const recallSignal = endpoint('DELETE /signals/:signalId/dismissal', {
  may: WRITERS,
  input: oneSignal,
  returns: Signal,
})
