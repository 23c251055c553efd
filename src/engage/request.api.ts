/** What the outside may do with clients' requests. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Request, RequestEnd, RequestGiven } from './request.ts'

const oneRequest = z.object({ requestId: z.guid() })

/** Open ones first, the most urgent and oldest before others; then the last that were closed. */
export const listRequests = endpoint('GET /accounts/:accountId/requests', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Request),
})

/** Adds one, changes the one of this id, or puts one back under the id that it had. */
export const putRequest = endpoint('PUT /requests', {
  may: WRITERS,
  input: RequestGiven.extend({ requestId: z.guid().optional() }),
  returns: z.object({ now: Request, before: Request.nullable() }),
})

export const dropRequest = endpoint('DELETE /requests/:requestId', {
  may: WRITERS,
  input: oneRequest,
  returns: Request,
})

export const endRequest = endpoint('PUT /requests/:requestId/end', {
  may: WRITERS,
  input: RequestEnd.extend(oneRequest.shape),
  returns: Request,
})

export const reopenRequest = endpoint('DELETE /requests/:requestId/end', {
  may: WRITERS,
  input: oneRequest,
  returns: Request,
})
