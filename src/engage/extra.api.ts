/** What the outside may do with extras: see whom they take from, and decide. */
import { z } from 'zod'
import { LEADS, TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { DecisionGiven, ExtraDecision, FairnessCheck } from './extra.ts'
import { oneRequest } from './request.api.ts'
import { RequestSettings } from './requestSettings.ts'

/** As it stands now; other accounts are named where who asks may see them. */
export const checkFairness = endpoint('GET /requests/:requestId/fairness', {
  may: TEAM,
  input: oneRequest,
  returns: FairnessCheck,
})

/** All that was decided about it, the newest first; what was taken back too. */
export const listDecisions = endpoint('GET /requests/:requestId/decisions', {
  may: TEAM,
  input: oneRequest,
  returns: z.array(ExtraDecision),
})

/** Keeps the decision with the figures of this moment; a refused one closes the request. */
export const decideExtra = endpoint('POST /requests/:requestId/decisions', {
  may: WRITERS,
  input: DecisionGiven.safeExtend(oneRequest.shape),
  returns: ExtraDecision,
})

/** Takes the decision that holds back; a request that it closed is open again. */
export const withdrawDecision = endpoint('DELETE /requests/:requestId/decision', {
  may: WRITERS,
  input: oneRequest,
  returns: ExtraDecision,
})

export const readRequestSettings = endpoint('GET /request-settings', {
  may: TEAM,
  input: z.object({}),
  returns: RequestSettings.extend({ currency: z.string().nullable() }),
})

export const keepRequestSettings = endpoint('PUT /request-settings', {
  may: LEADS,
  input: RequestSettings,
  returns: z.object({ now: RequestSettings, before: RequestSettings }),
})
