/** Health over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { namesOf } from '../identify/dependency.store.ts'
import type { Day } from '../kernel/day.ts'
import { choiceOf, choose } from '../platform/choice.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { enqueue } from '../platform/jobs.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import {
  addHealthWeights,
  askHealth,
  chooseBands,
  endOverride,
  listHealth,
  listWeights,
  overrideHealth,
  readBackTest,
  readFirmHealth,
  readHealth,
} from './health.api.ts'
import { keptBackTest } from './backTest.store.ts'
import { healthChoice, healthFirm, healthMonthsOf, healthNow, healthPage } from './health.store.ts'
import { standing, whyNotOverride } from './healthBand.ts'
import { refreshHealth } from './healthDay.ts'
import {
  addWeights,
  endOverrides,
  keepOverride,
  lockWeights,
  overridesOf,
  weightsNow,
  weightsVersions,
} from './healthSaid.store.ts'

export const healthRoutes: Route[] = [
  route(readHealth, async ({ input: { accountId }, db, today }) => told(db, accountId, today)),

  route(listHealth, async ({ input, db, today }) =>
    healthPage(db, input, { bands: await choiceOf(db, healthChoice), today }),
  ),

  route(readFirmHealth, async ({ db, today }) => {
    const bands = await choiceOf(db, healthChoice)
    return { ...(await healthFirm(db, { bands, today })), bands, ...(await weightsNow(db)) }
  }),

  route(askHealth, async ({ actor, db }) => {
    await enqueue(db, refreshHealth, {}, { key: 'figures' })
    await record(db, actor, 'health.asked', {})
    return {}
  }),

  route(overrideHealth, async ({ input, actor, db, today }) => {
    const { accountId, band, reason, untilOn } = input
    const { carers } = found(await accountOf(db, accountId))
    heed(whyNotOverride(actor, { carers, untilOn, today }))
    await keepOverride(db, input, today)
    await record(db, actor, 'health.overridden', { accountId, band, reason, untilOn })
    return told(db, accountId, today)
  }),

  route(endOverride, async ({ input: { accountId }, actor, db, today }) => {
    const { carers } = found(await accountOf(db, accountId))
    heed(whyNotOverride(actor, { carers, today }))
    const ended = await endOverrides(db, accountId, today)
    if (ended > 0) await record(db, actor, 'health.overrideEnded', { accountId })
    return told(db, accountId, today)
  }),

  route(chooseBands, async ({ input, actor, db }) => {
    const before = await choiceOf(db, healthChoice)
    await choose(db, healthChoice, input)
    await record(db, actor, 'health.chosen', { now: input, before })
    await enqueue(db, refreshHealth, {}, { key: 'figures' })
    return { now: input, before }
  }),

  route(readBackTest, async ({ actor, db }) => {
    const kept = await keptBackTest(db)
    if (!kept) return { state: 'none' as const, told: null, names: {} }
    if (actor.sees === 'own') return { state: 'closed' as const, told: null, names: {} }
    const ids = kept.told.losses.map(({ accountId }) => accountId)
    const nameOf = await namesOf(db, ids)
    const names = Object.fromEntries(ids.map((id) => [id, nameOf(id)]))
    return { state: 'ready' as const, told: kept.told, names }
  }),

  route(listWeights, async ({ db }) => weightsVersions(db)),

  route(addHealthWeights, async ({ input: { weights, why }, actor, db }) => {
    await lockWeights(db)
    const { weights: before } = await weightsNow(db)
    const version = await addWeights(db, weights, why)
    await record(db, actor, 'health.weighed', { version, weights, before, why })
    await enqueue(db, refreshHealth, {}, { key: 'figures' })
    return { version }
  }),
]

async function told(db: Db, accountId: string, today: Day) {
  const { accountId: kept, carers } = found(await accountOf(db, accountId))
  const bands = await choiceOf(db, healthChoice)
  const { version, weights } = await weightsNow(db)
  const overrides = await overridesOf(db, kept)
  return {
    accountId: kept,
    now: await healthNow(db, kept, { weights, bands }),
    override: standing(overrides, today),
    overrides,
    months: await healthMonthsOf(db, kept),
    bands,
    version,
    carers: carers.map(({ personId }) => personId),
  }
}
