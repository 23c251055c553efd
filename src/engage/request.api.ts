/** What the outside may do with clients' requests. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WORKERS, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Request, RequestEnd, RequestGiven, RequestList, RequestPage, WAITS } from './request.ts'

export const oneRequest = z.object({ requestId: z.guid() })

export const listAllRequests = endpoint('GET /requests', {
  may: TEAM,
  input: RequestList,
  returns: RequestPage,
})

/** Open ones first, the most urgent and oldest before others; then the last that were closed. */
export const listRequests = endpoint('GET /accounts/:accountId/requests', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Request),
})

export const readRequest = endpoint('GET /requests/:requestId', {
  may: TEAM,
  input: oneRequest,
  returns: Request,
})

/** Adds one, changes the one of this id, or puts one back under the id that it had. */
export const putRequest = endpoint('PUT /requests', {
  may: WRITERS,
  input: RequestGiven.extend({ requestId: z.guid().optional(), was: RequestGiven.optional() }),
  returns: z.object({ now: Request, before: Request.nullable() }),
})

export const dropRequest = endpoint('DELETE /requests/:requestId', {
  may: WRITERS,
  input: oneRequest,
  returns: Request,
})

/** Whom it waits for now; null: nobody in particular. Clocks stand still where their level says so. */
export const tellWaiting = endpoint('PUT /requests/:requestId/waiting', {
  may: WORKERS,
  input: oneRequest.extend({ waits: z.enum(WAITS).nullable() }),
  returns: Request,
})

export const endRequest = endpoint('PUT /requests/:requestId/end', {
  may: WRITERS,
  input: RequestEnd.safeExtend(oneRequest.shape),
  returns: Request,
})

export const reopenRequest = endpoint('DELETE /requests/:requestId/end', {
  may: WRITERS,
  input: oneRequest,
  returns: Request,
})
