/** Capacity over HTTP. */
import { teamHoursOf } from '../accounts/teamHours.store.ts'
import { choiceOf, choose } from '../platform/choice.ts'
import { record } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { chooseLimits, putTier, readCapacity } from './capacity.api.ts'
import { resourcesOf, roomFor, whyNotLimits, withReason } from './capacity.ts'
import { limitsChoice } from './limits.store.ts'
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
    const { signedBy: signed, ...before } = await choiceOf(db, limitsChoice)
    const now = withReason(input)
    const { most, whySoMany } = now
    const isSame = most === before.most && whySoMany === before.whySoMany
    const signedBy = whySoMany === '' ? null : isSame ? signed : actor.id
    await choose(db, limitsChoice, { ...now, signedBy })
    await record(db, actor, 'limits.chosen', { now, before })
    return { now, before }
  }),

  route(putTier, async ({ input, actor, db }) => {
    const before = found((await tiersOf(db)).find(({ tier }) => tier === input.tier))
    await keepTier(db, input)
    await record(db, actor, 'tier.put', { now: input, before })
    return { now: input, before }
  }),
]
