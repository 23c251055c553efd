/** What the outside may do with the segments of the market. */
import { z } from 'zod'
import { LEADS, TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { MarketSegment, MarketSegmentGiven, MarketTold } from './market.ts'

const One = z.object({ marketSegmentId: z.guid() })

/** Those in use first, each with what its accounts bought; then the ended ones. */
export const readMarket = endpoint('GET /market', {
  may: TEAM,
  input: z.object({}),
  returns: MarketTold,
})

export const addMarketSegment = endpoint('POST /market-segments', {
  may: LEADS,
  input: MarketSegmentGiven,
  returns: MarketSegment,
})

export const changeMarketSegment = endpoint('PUT /market-segments/:marketSegmentId', {
  may: LEADS,
  input: MarketSegmentGiven.extend(One.shape),
  returns: z.object({ now: MarketSegment, before: MarketSegment }),
})

/** No longer used, from today; its accounts are of no segment until they are placed again. */
export const endMarketSegment = endpoint('PUT /market-segments/:marketSegmentId/ending', {
  may: LEADS,
  input: One,
  returns: MarketSegment,
})

/** Used again, with the accounts that it still has. */
export const resumeMarketSegment = endpoint('DELETE /market-segments/:marketSegmentId/ending', {
  may: LEADS,
  input: One,
  returns: MarketSegment,
})
