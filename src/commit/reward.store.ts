/** Rewards in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { lastAsked } from '../accounts/acceptance.store.ts'
import type { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { Reward, type RewardGiven } from './reward.ts'

const MOST = 500

function rewards(db: Db, where: postgres.Fragment): Promise<Reward[]> {
  return many(
    Reward,
    db`
    select x.reward_id, a.account_id, a.name as account, x.title, x.condition, x.options, x.currency,
      x.owner_id, o.name as owner_name, x.decided_by_on, x.deliver_on, x.state,
      coalesce(x.chosen, (q.acceptance ->> 'chosen')::int) as chosen, x.chosen_how,
      x.earned_on, x.ended_on, x.outcome,
      q.acceptance,
      array(select n.person_id from account_near n
        where n.firm_id = x.firm_id and n.account_id = x.account_id) as carers
    from reward x
    left join account_kept k on k.firm_id = x.firm_id and k.account_id = x.account_id
    join account a on a.firm_id = x.firm_id and a.account_id = coalesce(k.kept_id, x.account_id)
    left join firm_actor o on o.firm_id = x.firm_id and o.actor_id = x.owner_id
    cross join lateral (select ${lastAsked(db, 'reward', 'x.reward_id')} as acceptance) q
    where x.firm_id = ${db.firm} and ${where}
    order by x.state in ('delivered', 'lapsed'), x.ended_on desc, x.decided_by_on, x.reward_id
    limit ${MOST}
  `,
  )
}

export const rewardsOf = (db: Db, accountId: string) =>
  rewards(db, db`x.account_id = any(account_and_merged(${accountId}))`)

export const rewardsDue = (db: Db, personId: string, today: Day) =>
  rewards(
    db,
    db`x.owner_id = ${personId} and a.archived_at is null
      and (x.state = 'earned' or (x.state = 'offered' and x.decided_by_on < ${today}))`,
  )

export async function rewardOf(db: Db, rewardId: string): Promise<Reward | undefined> {
  const [found] = await rewards(db, db`x.reward_id = ${rewardId}`)
  return found
}

type Given = RewardGiven & { rewardId?: string | undefined }

export async function writeReward(db: Db, given: Given): Promise<string> {
  const { rewardId = randomUUID(), accountId, title, condition, options, currency } = given
  const { ownerId, decidedByOn, deliverOn } = given
  await db`
    insert into reward (reward_id, account_id, title, condition, options, currency, owner_id,
      decided_by_on, deliver_on)
    values (${rewardId}, ${accountId}, ${title}, ${condition}, ${db.json(options as never)}, ${currency},
      ${ownerId}, ${decidedByOn}, ${deliverOn})
    on conflict (firm_id, reward_id) do update
    set title = excluded.title, condition = excluded.condition, options = excluded.options,
      currency = excluded.currency, owner_id = excluded.owner_id,
      decided_by_on = excluded.decided_by_on, deliver_on = excluded.deliver_on
  `
  return rewardId
}

export function removeReward(db: Db, rewardId: string) {
  return db`delete from reward where firm_id = ${db.firm} and reward_id = ${rewardId}`
}

export function setChosen(db: Db, rewardId: string, chosen: number, how: string) {
  return db`
    update reward set chosen = ${chosen}, chosen_how = ${how}
    where firm_id = ${db.firm} and reward_id = ${rewardId}
  `
}

type Standing = Pick<Reward, 'state' | 'earnedOn' | 'endedOn' | 'outcome'>

export function setRewardState(db: Db, rewardId: string, standing: Standing) {
  const { state, earnedOn, endedOn, outcome } = standing
  return db`
    update reward set state = ${state}, earned_on = ${earnedOn}, ended_on = ${endedOn},
      outcome = ${outcome}
    where firm_id = ${db.firm} and reward_id = ${rewardId}
  `
}
