/** Value over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { refreshFigures } from '../gather/figures.ts'
import { choiceOf, choose } from '../platform/choice.ts'
import { record } from '../platform/history.ts'
import { enqueue } from '../platform/jobs.ts'
import { found } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { accountValueOf } from './accountValue.store.ts'
import { portfolioMeant } from './portfolio.store.ts'
import { studyFor } from './study.store.ts'
import { chooseValueSettings, readAccountValue, readValue, readValueSettings } from './value.api.ts'
import { valueChoice } from './value.store.ts'
import { valueStudy } from './value.ts'

export const valueRoutes: Route[] = [
  route(readValue, ({ input, db, actor }) => studyFor(db, valueStudy, { actor, input })),

  route(readAccountValue, async ({ input, db }) => {
    found(await accountOf(db, input.accountId))
    const portfolio = await portfolioMeant(db, input)
    return portfolio && accountValueOf(db, input.accountId, portfolio)
  }),

  route(readValueSettings, ({ db }) => choiceOf(db, valueChoice)),

  route(chooseValueSettings, async ({ input, actor, db }) => {
    await choose(db, valueChoice, input)
    await record(db, actor, 'value.chosen', input)
    await enqueue(db, refreshFigures, {}, { key: 'figures' })
    return input
  }),
]
