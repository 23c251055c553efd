/** What the outside may do with capacity: the promises of tiers, and the limits of a selection. */
import { z } from 'zod'
import { LEADS, TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Resource, Room, SelectionLimits } from './capacity.ts'
import { Tier } from './tier.ts'

/** Hours of the team, what a key account asks, and how many therefore find room. */
export const readCapacity = endpoint('GET /selection-capacity', {
  may: TEAM,
  input: z.object({}),
  returns: z.object({
    resources: z.array(Resource),
    room: Room,
    limits: SelectionLimits,
    tiers: z.array(Tier),
  }),
})

export const chooseLimits = endpoint('PUT /selection-capacity', {
  may: LEADS,
  input: SelectionLimits,
  returns: z.object({ now: SelectionLimits, before: SelectionLimits }),
})

export const putTier = endpoint('PUT /tiers/:tier', {
  may: LEADS,
  input: Tier,
  returns: z.object({ now: Tier, before: Tier }),
})
