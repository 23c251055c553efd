/** What clients said, over HTTP: read, and worked out each time from the answers. */
import { accountOf } from '../../accounts/account.store.ts'
import { found, Problem } from '../../platform/problem.ts'
import { type Route, route } from '../../platform/serve.ts'
import { listAnswers, readResults, readTrend } from './results.api.ts'
import { accountsIn, answersIn, answersOf, measuredUntil } from './results.store.ts'
import { resultsOf, servicesSeen, trendPoint } from './results.ts'
import { allRounds, roundOf } from './survey.store.ts'

export const resultsRoutes: Route[] = [
  route(readResults, async ({ input: { roundId }, db, today }) => {
    const round = found(await roundOf(db, roundId))
    if (!round.openedOn) throw new Problem(409, 'monitor/round-not-open')
    const answers = await answersIn(db, [roundId])
    const accounts = await accountsIn(db, [roundId])
    const measured = await measuredUntil(db, round.closedOn ?? today)
    return {
      ...resultsOf(round, answers, accounts),
      services: servicesSeen(round.services, { answers, accounts }, measured),
    }
  }),

  route(readTrend, async ({ db }) => {
    const opened = (await allRounds(db)).flatMap(({ openedOn, ...round }) =>
      openedOn ? [{ ...round, openedOn }] : [],
    )
    const ids = opened.map(({ roundId }) => roundId)
    const answers = Map.groupBy(await answersIn(db, ids), ({ roundId }) => roundId)
    const accounts = Map.groupBy(await accountsIn(db, ids), ({ roundId }) => roundId)
    return opened
      .toReversed()
      .map((round) =>
        trendPoint(round, answers.get(round.roundId) ?? [], accounts.get(round.roundId) ?? []),
      )
  }),

  route(listAnswers, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return answersOf(db, accountId)
  }),
]
