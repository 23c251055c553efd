/** What the outside may do with promotions. */
import { z } from 'zod'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { MeasureTold, Promotion, PromotionGiven } from './promotion.ts'

const onePromotion = z.object({ promotionId: z.guid() })

/** The last one first. */
export const listPromotions = endpoint('GET /promotions', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(Promotion),
})

/** Adds one, changes the one of this id, or puts one back under the id that it had. */
export const putPromotion = endpoint('PUT /promotions', {
  may: WRITERS,
  input: PromotionGiven.extend({ promotionId: z.guid().optional() }),
  returns: z.object({ now: Promotion, before: Promotion.nullable() }),
})

export const dropPromotion = endpoint('DELETE /promotions/:promotionId', {
  may: WRITERS,
  input: onePromotion,
  returns: Promotion,
})

export const measureOnePromotion = endpoint('GET /promotions/:promotionId/measure', {
  may: TEAM,
  input: onePromotion,
  returns: MeasureTold,
})

/** Families of ours that may be promoted. */
export const listFamilies = endpoint('GET /families', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(z.string()),
})
