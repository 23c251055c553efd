/** What the outside may ask of what clients said. */
import { z } from 'zod'
import { TEAM } from '../../kernel/actor.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { oneRound } from './survey.api.ts'
import { RoundResults, TrendPoint } from './results.ts'
import { AccountAnswer } from './accountAnswer.ts'

/** Of accounts that who asks may see. */
export const readResults = endpoint('GET /survey-rounds/:roundId/results', {
  may: TEAM,
  input: oneRound,
  returns: RoundResults,
})

/** Round by round, the oldest first. */
export const readTrend = endpoint('GET /satisfaction-trend', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(TrendPoint),
})

/** Of one account: the newest answer first. */
export const listAnswers = endpoint('GET /accounts/:accountId/survey-answers', {
  may: TEAM,
  input: z.object({ accountId: z.guid() }),
  returns: z.array(AccountAnswer),
})
