/** What tells of opportunities, to be read again when one changes. */
import { readHistory } from '../accounts/account.api.ts'
import { listOpportunities } from './opportunity.api.ts'

export const OPPORTUNITIES_CHANGED = [listOpportunities, readHistory]
