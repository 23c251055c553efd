/** What tells of opportunities, to be read again when one changes. */
import { readHistory } from '../accounts/account.api.ts'
import {
  listOpportunities,
  listOpportunitiesFrom,
  listOpportunityMoves,
  readOpportunityLinks,
} from './opportunity.api.ts'
import { listPipeline, readBoard, readChances, readForecast, readLessons } from './pipeline.api.ts'
import { readStages } from './stage.api.ts'
import { listAccountSuggestions, listSuggestions } from './suggestion.api.ts'

export const OPPORTUNITIES_CHANGED = [
  listOpportunities,
  listOpportunitiesFrom,
  listOpportunityMoves,
  readOpportunityLinks,
  listPipeline,
  readBoard,
  readChances,
  readForecast,
  readLessons,
  readStages,
  listSuggestions,
  listAccountSuggestions,
  readHistory,
]
