/** Strategies over HTTP. */
import type { Actor } from '../kernel/actor.ts'
import type { Day } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import {
  addStrategy,
  changeStrategy,
  endStrategy,
  listStrategies,
  resumeStrategy,
} from './strategy.api.ts'
import {
  insertStrategy,
  rewriteStrategy,
  setStrategyEnd,
  strategiesOf,
  strategyOf,
} from './strategy.store.ts'

export const strategyRoutes: Route[] = [
  route(listStrategies, ({ db }) => strategiesOf(db)),

  route(addStrategy, async ({ input, actor, db }) => {
    const now = await insertStrategy(db, input)
    await record(db, actor, 'strategy.added', { now })
    return now
  }),

  route(changeStrategy, async ({ input, actor, db }) => {
    const before = found(await strategyOf(db, input.strategyId))
    const now = { ...before, ...input }
    await rewriteStrategy(db, now)
    await record(db, actor, 'strategy.changed', { now, before })
    return { now, before }
  }),

  route(endStrategy, ({ input, actor, db, today }) =>
    end(db, actor, { strategyId: input.strategyId, endedOn: today }),
  ),

  route(resumeStrategy, ({ input, actor, db }) =>
    end(db, actor, { strategyId: input.strategyId, endedOn: null }),
  ),
]

type Ending = { strategyId: string; endedOn: Day | null }

async function end(db: Db, actor: Actor, { strategyId, endedOn }: Ending) {
  const before = found(await strategyOf(db, strategyId))
  await setStrategyEnd(db, strategyId, endedOn)
  const now = { ...before, endedOn }
  await record(db, actor, endedOn ? 'strategy.ended' : 'strategy.resumed', { now, before })
  return now
}
