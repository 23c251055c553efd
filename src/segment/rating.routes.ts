/** Rating rounds over HTTP. */
import { portfolioAt } from '../identify/portfolio.store.ts'
import type { Actor } from '../kernel/actor.ts'
import { record } from '../platform/history.ts'
import type { Db } from '../platform/db.ts'
import { enqueue } from '../platform/jobs.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { criteriaAt } from './criteria.store.ts'
import { inviteRaters } from './invitation.ts'
import {
  finishRating,
  listRounds,
  moveRound,
  openRound,
  rate,
  rateSheet,
  readDisagreements,
  readRatingSheet,
  readRound,
  resumeRating,
} from './rating.api.ts'
import { disagreementsOf, type RatingGiven, whyNotMove, whyNotRate } from './rating.ts'
import {
  areInRound,
  insertRatings,
  insertRound,
  mayRate,
  roundOf,
  roundsOf,
  setFinished,
  setRoundState,
} from './rating.store.ts'
import { namesOf, pointsOf, ratersOf, sheetOf } from './ratingTold.store.ts'

export const ratingRoutes: Route[] = [
  route(listRounds, async ({ db }) => {
    const raters = Map.groupBy(await ratersOf(db), ({ roundId }) => roundId)
    const rounds = await roundsOf(db)
    return rounds.map((round) => ({ ...round, raters: raters.get(round.roundId) ?? [] }))
  }),

  route(openRound, async ({ input, actor, db }) => {
    const criteria = await criteriaAt(db)
    if (!criteria) throw new Problem(409, 'segment/no-criteria')
    const portfolio = await portfolioAt(db, {})
    if (!portfolio) throw new Problem(409, 'segment/no-portfolio')
    const raters = await mayRate(db, input.raters)
    if (raters.length < new Set(input.raters).size) throw new Problem(422, 'segment/not-a-rater')
    const { version } = criteria
    const roundId = await insertRound(db, portfolio, { ...input, version, openedBy: actor.id })
    await enqueue(db, inviteRaters, { roundId }, { key: roundId })
    await record(db, actor, 'round.opened', { roundId, title: input.title, version, raters })
    return found(await roundOf(db, roundId))
  }),

  route(readRound, async ({ input, actor, db }) => {
    const told = await toldOf(db, input.roundId)
    return { ...told, rates: told.raters.some(({ personId }) => personId === actor.id) }
  }),

  route(readRatingSheet, async ({ input, actor, db }) => {
    found(await roundOf(db, input.roundId))
    return sheetOf(db, input.roundId, actor.id)
  }),

  route(rate, async ({ input, actor, db }) => {
    await takeRatings(db, actor, input.roundId, [input])
    return input
  }),

  route(rateSheet, async ({ input: { roundId, ratings }, actor, db }) => {
    await takeRatings(db, actor, roundId, ratings)
    return { given: ratings.length }
  }),

  route(finishRating, ({ input, actor, db }) => finish(db, input.roundId, actor.id, true)),
  route(resumeRating, ({ input, actor, db }) => finish(db, input.roundId, actor.id, false)),

  route(moveRound, async ({ input, actor, db }) => {
    const round = found(await roundOf(db, input.roundId))
    heed(whyNotMove(round, input.state))
    await setRoundState(db, input.roundId, input.state)
    await record(db, actor, 'round.moved', {
      roundId: input.roundId,
      title: round.title,
      from: round.state,
      to: input.state,
    })
    return { ...round, state: input.state }
  }),

  route(readDisagreements, async ({ input, db }) => {
    const { round, raters } = await toldOf(db, input.roundId)
    if (round.state === 'open') throw new Problem(409, 'segment/round-blind')
    const found = disagreementsOf(await pointsOf(db, input.roundId))
    const names = await namesOf(db, [...new Set(found.map(({ accountId }) => accountId))])
    const people = new Map(raters.map(({ personId, name }) => [personId, name]))
    return found
      .filter(({ accountId }) => names.has(accountId))
      .map(({ accountId, key, mean, range, points }) => ({
        accountId,
        account: names.get(accountId)!,
        key,
        mean,
        range,
        opinions: points
          .map(({ personId, point, note = '' }) => ({
            personId,
            point,
            note,
            name: people.get(personId) ?? '',
          }))
          .toSorted((a, b) => b.point - a.point),
      }))
  }),
]

async function takeRatings(
  db: Db,
  actor: Actor,
  roundId: string,
  ratings: Omit<RatingGiven, 'roundId'>[],
) {
  const { round, criteria, raters } = await toldOf(db, roundId)
  for (const key of new Set(ratings.map((one) => one.key))) {
    heed(whyNotRate(actor, { round, raters, criteria: criteria.criteria, key }))
  }
  const asked = [...new Set(ratings.map(({ accountId }) => accountId))]
  if (!(await areInRound(db, roundId, asked))) throw new Problem(404, 'segment/no-candidate')
  await insertRatings(db, { roundId, ratings, personId: actor.id })
}

async function toldOf(db: Db, roundId: string) {
  const round = found(await roundOf(db, roundId))
  const criteria = found(await criteriaAt(db, round.version))
  return { round, criteria, raters: await ratersOf(db, roundId) }
}

/** Only while it is blind: in the discussion everyone may think again. */
async function finish(db: Db, roundId: string, personId: string, finished: boolean) {
  const { round, raters } = await toldOf(db, roundId)
  if (!raters.some((one) => one.personId === personId)) throw new Problem(403, 'segment/no-rater')
  if (round.state !== 'open') throw new Problem(409, 'segment/round-state')
  await setFinished(db, { roundId, personId, finished })
  return { roundId }
}
