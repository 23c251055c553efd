/** What the outside may do with the market map. */
import { z } from 'zod'
import { LEADS, TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { MarketMap } from './marketMap.ts'

export const readMarketMap = endpoint('GET /market-map', {
  may: TEAM,
  input: z.object({}),
  returns: MarketMap,
})

/** The whole map, with the version that it was made from. */
export const drawMarketMap = endpoint('PUT /market-map', {
  may: LEADS,
  input: MarketMap,
  returns: z.object({ now: MarketMap, before: MarketMap }),
})
