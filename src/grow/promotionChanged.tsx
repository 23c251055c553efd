/** What tells of promotions, to be read again when one changes. */
import { listPromotions, measureOnePromotion } from './promotion.api.ts'

export const PROMOTIONS_CHANGED = [listPromotions, measureOnePromotion]
