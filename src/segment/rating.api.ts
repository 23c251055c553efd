/** What the outside may do with rating rounds. */
import { z } from 'zod'
import { LEADS, TEAM, WORKERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { CriteriaVersion } from './criteria.ts'
import {
  Point,
  Rater,
  RatingGiven,
  Round,
  RoundGiven,
  RoundState,
  SheetGiven,
  SheetRow,
} from './rating.ts'

const One = z.object({ roundId: z.guid() })

/** The newest first. */
export const listRounds = endpoint('GET /rating-rounds', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(Round.extend({ raters: z.array(Rater) })),
})

/** Of the newest criteria; who is asked finds it under their name. */
export const openRound = endpoint('POST /rating-rounds', {
  may: LEADS,
  input: RoundGiven,
  returns: Round,
})

export const readRound = endpoint('GET /rating-rounds/:roundId', {
  may: TEAM,
  input: One,
  returns: z.object({
    round: Round,
    criteria: CriteriaVersion,
    raters: z.array(Rater),
    /** Whoever asks is one of them. */
    rates: z.boolean(),
  }),
})

/** The accounts that whoever asks has to rate, with what they gave. */
export const readRatingSheet = endpoint('GET /rating-rounds/:roundId/sheet', {
  may: WORKERS,
  input: One,
  returns: z.array(SheetRow),
})

export const rate = endpoint('PUT /rating-rounds/:roundId/ratings', {
  may: WORKERS,
  input: RatingGiven,
  returns: RatingGiven.pick({ accountId: true, key: true, point: true }),
})

/** All of it or nothing; refused where one of the points can't be given. */
export const rateSheet = endpoint('PUT /rating-rounds/:roundId/sheet', {
  may: WORKERS,
  input: SheetGiven,
  returns: z.object({ given: z.int() }),
})

/** "That was all": until the discussion nothing is changed any more. */
export const finishRating = endpoint('PUT /rating-rounds/:roundId/finishing', {
  may: WORKERS,
  input: One,
  returns: One,
})

export const resumeRating = endpoint('DELETE /rating-rounds/:roundId/finishing', {
  may: WORKERS,
  input: One,
  returns: One,
})

export const moveRound = endpoint('PUT /rating-rounds/:roundId/state', {
  may: LEADS,
  input: One.extend({ state: RoundState }),
  returns: Round,
})

const Opinion = z.object({ personId: z.guid(), name: z.string(), point: Point, note: z.string() })

/** Where raters lie apart; told once the round is no longer blind. */
export const readDisagreements = endpoint('GET /rating-rounds/:roundId/disagreements', {
  may: TEAM,
  input: One,
  returns: z.array(
    z.object({
      accountId: z.guid(),
      account: z.string(),
      key: z.string(),
      mean: z.number(),
      range: z.number(),
      opinions: z.array(Opinion),
    }),
  ),
})
