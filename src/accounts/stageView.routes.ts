/** Stages over HTTP. */
import { record } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { accountOf } from './account.store.ts'
import { whyNotSeen } from './said.ts'
import { putStage, readStage } from './stageView.api.ts'
import { sayStage, stagesSaid } from './stageView.store.ts'
import { heedWriting } from './writing.store.ts'

export const stageViewRoutes: Route[] = [
  route(readStage, async ({ input, db }) => {
    found(await accountOf(db, input.accountId))
    return stagesSaid(db, input.accountId)
  }),

  route(putStage, async ({ input, actor, db, today }) => {
    await heedWriting(db, actor, input.accountId)
    heed(whyNotSeen(input.seenOn, today))
    await sayStage(db, input)
    const [now, before = null] = await stagesSaid(db, input.accountId)
    await record(db, actor, 'stage.said', { ...input, before })
    return { now: found(now), before }
  }),
]
