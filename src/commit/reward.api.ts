/** What the outside may do with rewards. */
import { z } from 'zod'
import { PutBefore } from '../accounts/acceptance.api.ts'
import { AcceptanceGiven } from '../accounts/acceptance.ts'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WORKERS, WRITERS } from '../kernel/actor.ts'
import { Day } from '../kernel/day.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Reward, RewardGiven } from './reward.ts'

const oneReward = z.object({ rewardId: z.guid() })
const Told = oneReward.extend({ on: Day, outcome: z.string().trim().min(1).max(1000) })

/** Open ones first, by their day; then the last that ended. */
export const listRewards = endpoint('GET /accounts/:accountId/rewards', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Reward),
})

/** Of whoever asks: earned and to be delivered, or to be decided. */
export const listDueRewards = endpoint('GET /rewards-due', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(Reward),
})

/** Adds one, changes the one of this id, or puts one back; `was` is what whoever changes it began from. */
export const putReward = endpoint('PUT /rewards', {
  may: WRITERS,
  input: RewardGiven.safeExtend({ rewardId: z.guid().optional(), was: RewardGiven.optional() }),
  returns: z.object({ now: Reward, before: Reward.nullable() }),
})

export const dropReward = endpoint('DELETE /rewards/:rewardId', {
  may: WRITERS,
  input: oneReward,
  returns: Reward,
})

/** Asks the client to choose by a secret link; title, text and options are made from what is offered. */
export const askForReward = endpoint('POST /rewards/:rewardId/question', {
  may: WRITERS,
  input: AcceptanceGiven.omit({ title: true, text: true }).extend(oneReward.shape),
  returns: PutBefore,
})

/** What the client said without the link, and where. */
export const chooseReward = endpoint('PUT /rewards/:rewardId/choice', {
  may: WRITERS,
  input: oneReward.extend({
    chosen: z.coerce.number<number | string>().int().min(1).max(6),
    chosenHow: z.string().trim().min(1).max(300),
  }),
  returns: Reward,
})

export const earnReward = endpoint('PUT /rewards/:rewardId/earning', {
  may: WORKERS,
  input: oneReward.extend({ on: Day }),
  returns: Reward,
})

export const deliverReward = endpoint('PUT /rewards/:rewardId/delivery', {
  may: WORKERS,
  input: Told,
  returns: Reward,
})

export const lapseReward = endpoint('PUT /rewards/:rewardId/lapse', {
  may: WORKERS,
  input: Told,
  returns: Reward,
})

/** One step back: what was delivered or lapsed is as before, what was earned isn't yet. */
export const reopenReward = endpoint('DELETE /rewards/:rewardId/telling', {
  may: WORKERS,
  input: oneReward,
  returns: Reward,
})
