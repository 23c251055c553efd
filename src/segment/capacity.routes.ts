/** Capacity over HTTP. */
import { teamHoursOf } from '../accounts/teamHours.store.ts'
import { choiceOf, choose } from '../platform/choice.ts'
import { record } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { chooseLimits, putTier, readCapacity } from './capacity.api.ts'
import { resourcesOf, roomFor, whyNotLimits } from './capacity.ts'
import { limitsChoice } from './selectionOpening.store.ts'
import { keepTier, tiersOf } from './tier.store.ts'

export const capacityRoutes: Route[] = [
  route(readCapacity, async ({ db }) => {
    const limits = await choiceOf(db, limitsChoice)
    const tiers = await tiersOf(db)
    const { needs } = tiers.find(({ tier }) => tier === 'key')!
    const people = await teamHoursOf(db)
    const resources = resourcesOf({ people, needs, reserve: limits.reserve })
    return { resources, room: roomFor(needs, resources), limits, tiers }
  }),

  route(chooseLimits, async ({ input, actor, db }) => {
    heed(whyNotLimits(input))
    const before = await choiceOf(db, limitsChoice)
    await choose(db, limitsChoice, input)
    await record(db, actor, 'limits.chosen', { now: input, before })
    return { now: input, before }
  }),

  route(putTier, async ({ input, actor, db }) => {
    const before = found((await tiersOf(db)).find(({ tier }) => tier === input.tier))
    await keepTier(db, input)
    await record(db, actor, 'tier.put', { now: input, before })
    return { now: input, before }
  }),
]
