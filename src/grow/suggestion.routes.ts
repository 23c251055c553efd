/** Suggestions over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import { studyFor } from '../identify/study.store.ts'
import { record } from '../platform/history.ts'
import { found, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import {
  dismissSuggestion,
  listAccountSuggestions,
  listSuggestions,
  readRecommender,
  recallSuggestion,
} from './suggestion.api.ts'
import { dismiss, recall, suggestionPage, suggestionsOf } from './suggestion.store.ts'
import { recommenderStudy } from './suggestion.ts'

export const suggestionRoutes: Route[] = [
  route(listSuggestions, ({ input, db }) => suggestionPage(db, input)),

  route(listAccountSuggestions, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return suggestionsOf(db, accountId)
  }),

  route(dismissSuggestion, async ({ input, actor, db, today }) => {
    const { accountId, family, reason } = input
    await heedWriting(db, actor, accountId)
    if (!(await dismiss(db, input, today))) throw new Problem(404, 'request/not-found')
    await record(db, actor, 'suggestion.dismissed', { accountId, title: family, outcome: reason })
    return input
  }),

  route(recallSuggestion, async ({ input: { accountId, family }, actor, db }) => {
    await heedWriting(db, actor, accountId)
    const reason = await recall(db, accountId, family)
    if (reason === null) throw new Problem(404, 'request/not-found')
    await record(db, actor, 'suggestion.recalled', { accountId, title: family })
    return { accountId, family, reason }
  }),

  route(readRecommender, (ask) => studyFor(ask.db, recommenderStudy, ask)),
]
