/** What the outside may do with the segments that accounts are of. */
import { z } from 'zod'
import { LEADS, TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Placed, PlacementList, PlacementPage, PlacementRule, Placing, RULES } from './placement.ts'

export const listPlacements = endpoint('GET /market-placements', {
  may: TEAM,
  input: PlacementList,
  returns: PlacementPage,
})

/** What a rule may say, and how many accounts it would place: those of no segment. */
export const listPlacementRules = endpoint('GET /market-placement-rules', {
  may: TEAM,
  input: z.object({ by: z.enum(RULES) }),
  returns: z.array(
    PlacementRule.pick({ name: true }).extend({ accounts: z.number(), unplaced: z.number() }),
  ),
})

/** Answers those that it moved. */
export const placeAccounts = endpoint('POST /market-placements', {
  may: LEADS,
  input: Placing,
  returns: z.object({ placed: z.array(Placed) }),
})

/** Puts back where they were those that nobody has moved since. */
export const undoPlacements = endpoint('PUT /market-placements/before', {
  may: LEADS,
  input: z.object({ placed: z.array(Placed).max(200_000) }),
  returns: z.object({ placed: z.array(Placed) }),
})
