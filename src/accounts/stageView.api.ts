/** What the outside may do with what is said of stages. */
import { z } from 'zod'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { oneAccount } from './account.api.ts'
import { StageGiven, StageView } from './stageView.ts'

/** What was said, the newest first, which is the one that counts. */
export const readStage = endpoint('GET /accounts/:accountId/stage', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(StageView),
})

/** Says it anew; `before` is what stood. */
export const putStage = endpoint('PUT /accounts/:accountId/stage', {
  may: WRITERS,
  input: StageGiven.extend(oneAccount.shape),
  returns: z.object({ now: StageView, before: StageView.nullable() }),
})
