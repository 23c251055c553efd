/** What the outside may do with the loops after bad answers. */
import { z } from 'zod'
import { LEADS, TEAM, WORKERS } from '../../kernel/actor.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { Loop, LoopEnd, LoopSettings, LoopSum } from './loop.ts'

export const oneAnswer = z.object({ answerId: z.guid() })

/** Open ones first, the most urgent before; with how many were closed in time. */
export const listLoops = endpoint('GET /answer-loops', {
  may: TEAM,
  input: z.object({ account: z.guid().optional(), open: z.stringbool().optional() }),
  returns: z.object({ rows: z.array(Loop), sum: LoopSum }),
})

/** Ends its task too. */
export const closeLoop = endpoint('PUT /answer-loops/:answerId/end', {
  may: WORKERS,
  input: oneAnswer.extend(LoopEnd.shape),
  returns: Loop,
})

export const reopenLoop = endpoint('DELETE /answer-loops/:answerId/end', {
  may: WORKERS,
  input: oneAnswer,
  returns: Loop,
})

export const readLoopSettings = endpoint('GET /answer-loop-settings', {
  may: TEAM,
  input: z.object({}),
  returns: LoopSettings,
})

export const chooseLoopSettings = endpoint('PUT /answer-loop-settings', {
  may: LEADS,
  input: LoopSettings,
  returns: z.object({ now: LoopSettings, before: LoopSettings }),
})
