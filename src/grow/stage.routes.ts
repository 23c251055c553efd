/** Stages and reasons over HTTP. */
import { choiceOf, choose } from '../platform/choice.ts'
import { record } from '../platform/history.ts'
import { heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { keepReasons, keepStages, readReasons, readStages } from './stage.api.ts'
import { reasonChoice, stageChoice, stagesTold } from './stage.store.ts'
import { whyNotReasons, whyNotStages } from './stage.ts'

export const stageRoutes: Route[] = [
  route(readStages, ({ db }) => stagesTold(db)),

  route(keepStages, async ({ input: { stages }, actor, db }) => {
    heed(whyNotStages(stages))
    const before = await stagesTold(db)
    await choose(db, stageChoice, { stages })
    await record(db, actor, 'opportunityStages.changed', { stages, before: before.stages })
    return { now: await stagesTold(db), before }
  }),

  route(readReasons, ({ db }) => choiceOf(db, reasonChoice)),

  route(keepReasons, async ({ input, actor, db }) => {
    heed(whyNotReasons(input.reasons))
    const before = await choiceOf(db, reasonChoice)
    await choose(db, reasonChoice, input)
    await record(db, actor, 'opportunityReasons.changed', { ...input, before: before.reasons })
    return { now: input, before }
  }),
]
