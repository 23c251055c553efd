/** What tells of needs, signals, a client's buyers and its SWOT, to be read again when one changes. */
import { readHistory } from '../accounts/account.api.ts'
import { ACTIONS_CHANGED } from '../accounts/actionChanged.tsx'
import { listAudience } from './audience.api.ts'
import { listCrossings } from './crossing.api.ts'
import { listNeeds } from './need.api.ts'
import { listPublicReviews } from './publicReview.api.ts'
import { listSignals } from './signal.api.ts'
import { listSwot } from './swot.api.ts'
import { listToConfirm } from './toConfirm.api.ts'

/** A need may have come from a signal. */
export const NEEDS_CHANGED = [listNeeds, listSignals, listToConfirm, readHistory]
export const AUDIENCE_CHANGED = [listAudience, readHistory]
export const REVIEWS_CHANGED = [listPublicReviews, readHistory]
/** What is taken away takes its crossings along. */
export const SWOT_CHANGED = [listSwot, listCrossings, listToConfirm, readHistory]
export const CROSSINGS_CHANGED = [listCrossings, ...ACTIONS_CHANGED]
