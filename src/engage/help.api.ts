/** What the outside may do with help that colleagues give. */
import { z } from 'zod'
import { TEAM, WORKERS, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Answer, Help, HelpGiven, Thanks } from './help.ts'
import { oneRequest } from './request.api.ts'

const oneHelp = z.object({ helpId: z.guid() })

export const listHelp = endpoint('GET /requests/:requestId/help', {
  may: TEAM,
  input: oneRequest,
  returns: z.array(Help),
})

/** Asked of whoever reads, and not answered yet. */
export const listMyHelp = endpoint('GET /my-help', {
  may: WORKERS,
  input: z.object({}),
  returns: z.array(Help),
})

/** Asks someone, changes what was asked, or puts it back under the id that it had. */
export const putHelp = endpoint('PUT /request-help', {
  may: WRITERS,
  input: HelpGiven.extend({ helpId: z.guid().optional() }),
  returns: z.object({ now: Help, before: Help.nullable() }),
})

export const dropHelp = endpoint('DELETE /request-help/:helpId', {
  may: WRITERS,
  input: oneHelp,
  returns: Help,
})

export const answerHelp = endpoint('PUT /request-help/:helpId/answer', {
  may: WORKERS,
  input: oneHelp.extend(Answer.shape),
  returns: Help,
})

/** Takes the answer back, with the thanks for it. */
export const unanswerHelp = endpoint('DELETE /request-help/:helpId/answer', {
  may: WORKERS,
  input: oneHelp,
  returns: Help,
})

export const thankHelp = endpoint('PUT /request-help/:helpId/thanks', {
  may: WRITERS,
  input: oneHelp.extend(Thanks.shape),
  returns: Help,
})
