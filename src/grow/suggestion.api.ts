/** What the outside may do with suggestions. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { studied } from '../identify/study.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import {
  Dismissal,
  RecommenderTold,
  Suggestion,
  SuggestionList,
  SuggestionPage,
} from './suggestion.ts'

export const listSuggestions = endpoint('GET /suggestions', {
  may: TEAM,
  input: SuggestionList,
  returns: SuggestionPage,
})

/** Dismissed ones last. */
export const listAccountSuggestions = endpoint('GET /accounts/:accountId/suggestions', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Suggestion),
})

export const dismissSuggestion = endpoint('PUT /accounts/:accountId/suggestion-dismissal', {
  may: WRITERS,
  input: Dismissal.extend(oneAccount.shape),
  returns: Dismissal.extend(oneAccount.shape),
})

export const recallSuggestion = endpoint('DELETE /accounts/:accountId/suggestion-dismissal', {
  may: WRITERS,
  input: Dismissal.pick({ family: true }).extend(oneAccount.shape),
  returns: Dismissal.extend(oneAccount.shape),
})

/** How they are made, and how good that was found to be. */
export const readRecommender = endpoint('GET /recommender', {
  may: TEAM,
  input: z.object({}),
  returns: studied(RecommenderTold),
})
