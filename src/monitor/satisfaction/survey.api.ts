/** What the outside may do with rounds of questions. */
import { z } from 'zod'
import { LEADS, TEAM, WRITERS } from '../../kernel/actor.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { Reach, Recipient, Round, RoundGiven } from './survey.ts'

export const oneRound = z.object({ roundId: z.guid() })

/** The newest first. */
export const listRounds = endpoint('GET /survey-rounds', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(Round),
})

/** A draft: writes a new one or changes it. Whom it would reach today is told beside. */
export const putRound = endpoint('PUT /survey-rounds', {
  may: LEADS,
  input: RoundGiven.extend({ roundId: z.guid().optional(), was: RoundGiven.optional() }),
  returns: z.object({ now: Round, before: Round.nullable() }),
})

export const dropRound = endpoint('DELETE /survey-rounds/:roundId', {
  may: LEADS,
  input: oneRound,
  returns: Round,
})

export const readReach = endpoint('GET /survey-rounds/:roundId/reach', {
  may: LEADS,
  input: oneRound,
  returns: Reach,
})

/** From here it goes out: a mail for each, and nothing of it is changed any more. */
export const openRound = endpoint('POST /survey-rounds/:roundId/opening', {
  may: LEADS,
  input: oneRound,
  returns: Round,
})

export const closeRound = endpoint('POST /survey-rounds/:roundId/closing', {
  may: LEADS,
  input: oneRound,
  returns: Round,
})

export const listRecipients = endpoint('GET /survey-rounds/:roundId/recipients', {
  may: TEAM,
  input: oneRound,
  returns: z.array(Recipient),
})

/** A link to be handed over by whoever looks after the account: where a mail doesn't arrive. Told once. */
export const handSurvey = endpoint('POST /survey-answers/:answerId/link', {
  may: WRITERS,
  input: z.object({ answerId: z.guid() }),
  returns: z.object({ path: z.string() }),
})

/** To the address that they have now. */
export const sendAgain = endpoint('POST /survey-answers/:answerId/sending', {
  may: WRITERS,
  input: z.object({ answerId: z.guid() }),
  returns: Recipient,
})
