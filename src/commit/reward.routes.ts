/** Rewards over HTTP: offered, chosen by the client, earned, delivered or lapsed. */
import { closeUnanswered } from '../accounts/acceptance.store.ts'
import { putBeforeClient } from '../accounts/acceptance.routes.ts'
import { accountOf } from '../accounts/account.store.ts'
import { mayOwn } from '../accounts/carer.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import { firmOf } from '../access/firm.store.ts'
import type { Actor } from '../kernel/actor.ts'
import { formats } from '../kernel/format.ts'
import { heedContacts } from '../know/contactThere.store.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedSince, holdRows } from '../platform/since.ts'
import { wordsFor } from '../platform/words.ts'
import {
  askForReward,
  chooseReward,
  deliverReward,
  dropReward,
  earnReward,
  lapseReward,
  listDueRewards,
  listRewards,
  putReward,
  reopenReward,
} from './reward.api.ts'
import {
  removeReward,
  rewardOf,
  rewardsDue,
  rewardsOf,
  setChosen,
  setRewardState,
  writeReward,
} from './reward.store.ts'
import {
  askedOf,
  type Reward,
  RewardGiven,
  whyNotChangeReward,
  whyNotChooseReward,
  whyNotDeliverReward,
  whyNotDropReward,
  whyNotEarn,
  whyNotLapse,
} from './reward.ts'
import { whyNotTell } from './owned.ts'

export const rewardRoutes: Route[] = [
  route(listRewards, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return rewardsOf(db, accountId)
  }),

  route(listDueRewards, ({ actor, db, today }) => rewardsDue(db, actor.id, today)),

  route(putReward, async ({ input: { was, ...given }, actor, db }) => {
    const { rewardId, accountId, ownerId } = given
    await heedWriting(db, actor, accountId)
    if (rewardId) await holdRows(db, 'reward', 'reward_id', [rewardId])
    const before = rewardId ? ((await rewardOf(db, rewardId)) ?? null) : null
    heedSince(was, before && RewardGiven.parse(before), 'commit/changed-since')
    if (before && before.accountId !== accountId) throw new Problem(404, 'request/not-found')
    if (before) heed(whyNotChangeReward(before))
    if (ownerId !== before?.ownerId && !(await mayOwn(db, ownerId)))
      throw new Problem(422, 'accounts/not-an-owner')
    const now = found(await rewardOf(db, await writeReward(db, given)))
    await record(db, actor, before ? 'reward.changed' : 'reward.added', { ...told(now), before })
    return { now, before }
  }),

  route(dropReward, async ({ input: { rewardId }, actor, db }) => {
    const before = await writable(db, actor, rewardId)
    heed(whyNotDropReward(before))
    await removeReward(db, rewardId)
    await record(db, actor, 'reward.takenBack', told(before))
    return before
  }),

  route(askForReward, async ({ input: { rewardId, ...given }, actor, db, today }) => {
    const reward = await writable(db, actor, rewardId)
    heed(whyNotChooseReward(reward))
    if (given.contactId) await heedContacts(db, [given.contactId])
    const { name: firm } = await firmOf(db)
    const about = {
      accountId: reward.accountId,
      aboutKind: 'reward',
      aboutId: rewardId,
      replacesId: reward.acceptance?.acceptanceId ?? null,
    }
    const question = questionOf(reward, { firm, language: given.language })
    return putBeforeClient(db, { ...given, ...question, ...about }, { actor, today })
  }),

  route(chooseReward, async ({ input: { rewardId, chosen, chosenHow }, actor, db }) => {
    const reward = await writable(db, actor, rewardId)
    heed(whyNotChooseReward(reward))
    const option = reward.options[chosen - 1]
    if (!option) throw new Problem(422, 'commit/no-such-option')
    await setChosen(db, rewardId, chosen, chosenHow)
    await closeUnanswered(db, askedOf(reward), actor)
    return recorded(db, actor, reward, 'chosen', option.title)
  }),

  route(earnReward, async ({ input: { rewardId, on }, actor, db, today }) => {
    const reward = await tellable(db, actor, rewardId)
    heed(whyNotEarn(reward))
    heedPast(on, today)
    await setRewardState(db, rewardId, { ...reward, state: 'earned', earnedOn: on })
    return recorded(db, actor, reward, 'earned')
  }),

  route(deliverReward, async ({ input: { rewardId, on, outcome }, actor, db, today }) => {
    const reward = await tellable(db, actor, rewardId)
    heed(whyNotDeliverReward(reward))
    heedPast(on, today)
    await setRewardState(db, rewardId, { ...reward, state: 'delivered', endedOn: on, outcome })
    return recorded(db, actor, reward, 'delivered', outcome)
  }),

  route(lapseReward, async ({ input: { rewardId, on, outcome }, actor, db, today }) => {
    const reward = await tellable(db, actor, rewardId)
    heed(whyNotLapse(reward))
    heedPast(on, today)
    await setRewardState(db, rewardId, { ...reward, state: 'lapsed', endedOn: on, outcome })
    await closeUnanswered(db, askedOf(reward), actor)
    return recorded(db, actor, reward, 'lapsed', outcome)
  }),

  route(reopenReward, async ({ input: { rewardId }, actor, db }) => {
    const reward = await tellable(db, actor, rewardId)
    const { state, earnedOn } = reward
    if (state === 'offered') return reward
    const isEnded = state === 'delivered' || state === 'lapsed'
    const before = isEnded
      ? { state: earnedOn ? ('earned' as const) : ('offered' as const), earnedOn }
      : { state: 'offered' as const, earnedOn: null }
    await setRewardState(db, rewardId, { ...before, endedOn: null, outcome: '' })
    return recorded(db, actor, reward, 'reopened')
  }),
]

const told = ({ rewardId, accountId, title }: Reward) => ({ rewardId, accountId, title })

async function recorded(db: Db, actor: Actor, reward: Reward, what: string, outcome = '') {
  await record(db, actor, `reward.${what}`, { ...told(reward), outcome })
  return found(await rewardOf(db, reward.rewardId))
}

async function held(db: Db, rewardId: string): Promise<Reward> {
  await holdRows(db, 'reward', 'reward_id', [rewardId])
  return found(await rewardOf(db, rewardId))
}

async function writable(db: Db, actor: Actor, rewardId: string): Promise<Reward> {
  const reward = await held(db, rewardId)
  await heedWriting(db, actor, reward.accountId)
  return reward
}

async function tellable(db: Db, actor: Actor, rewardId: string): Promise<Reward> {
  const reward = await held(db, rewardId)
  heed(whyNotTell(actor, reward))
  return reward
}

function heedPast(on: string, today: string) {
  if (on > today) throw new Problem(422, 'commit/ended-ahead')
}

/** What the client reads: the condition, until when, and each option as it is described. */
function questionOf(reward: Reward, { firm, language }: { firm: string; language: 'es' | 'en' }) {
  const t = wordsFor(language)
  const format = formats({ locale: language })
  const { account, title, condition, options, decidedByOn, deliverOn } = reward
  const values = {
    firm,
    account,
    title,
    condition,
    until: format.day(decidedByOn),
    deliver: format.day(deliverOn),
    options: options.map((one, at) => `${at + 1}. ${one.title}\n   ${one.text}`).join('\n'),
  }
  return {
    title,
    text: t('commit:reward.question', values),
    options: options.map((one) => one.title),
  }
}
