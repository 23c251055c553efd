/** Actions in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { type Db, instant, many } from '../platform/db.ts'
import { Action, type ActionEnd, type ActionGiven } from './action.ts'
import { type Every, everyDayOf } from './every.ts'

const Row = Action.extend({
  endedAt: instant.nullable(),
})

/** How many are told of one account or one person. */
const MOST = 500

function actions(db: Db, where: postgres.Fragment): Promise<Action[]> {
  return many(
    Row,
    db`
    select x.action_id, a.account_id, a.name as account, x.title, x.how, x.owner_id,
      o.name as owner_name, x.due_on, x.state, x.outcome, x.link, x.ended_at, x.origin,
      case x.origin when 'relation' then contact_kept_of(x.origin_id) else x.origin_id end as origin_id,
      x.made_at::date as made_on, x.follows_id, x.shared,
      case x.origin
        when 'plan' then coalesce((select p.private from plan p
          where p.firm_id = x.firm_id and p.plan_id = x.origin_id), true)
        when 'planB' then coalesce((select p.private or b.private from plan_firing f
          join plan p using (firm_id, plan_id)
          join plan_item b on b.firm_id = f.firm_id and b.item_id = f.plan_b_id
          where f.firm_id = x.firm_id and f.firing_id = x.origin_id), true)
        else false end as is_private,
      x.origin = 'planB' or x.origin = 'plan' and coalesce((select p.state <> 'draft' from plan p
        where p.firm_id = x.firm_id and p.plan_id = x.origin_id), true) as is_decided,
      array(select n.needed_id from action_need n
        where n.firm_id = x.firm_id and n.action_id = x.action_id order by 1) as needs,
      case when x.state = 'open' then array(select b.title from action_need n
        join action b on b.firm_id = n.firm_id and b.action_id = n.needed_id and b.state = 'open'
        where n.firm_id = x.firm_id and n.action_id = x.action_id order by b.due_on, b.title)
        else '{}' end as waits,
      case when x.every is not null then json_build_object('count', x.every, 'unit', x.every_unit) end as every,
      x.every_day,
      array(select c.person_id from account_near c
        where c.firm_id = x.firm_id and c.account_id = x.account_id) as carers
    from action x
    left join account_kept k using (firm_id, account_id)
    join account a on a.firm_id = x.firm_id and a.account_id = coalesce(k.kept_id, x.account_id)
    left join firm_person o on o.firm_id = x.firm_id and o.person_id = x.owner_id
    where x.firm_id = ${db.firm} and ${where}
    order by x.state <> 'open', case when x.state = 'open' then x.due_on end, x.ended_at desc, x.title
    limit ${MOST}
  `,
  )
}

export const actionsOf = (db: Db, accountId: string) =>
  actions(db, db`x.account_id = any(account_and_merged(${accountId}))`)

export const actionsFrom = (db: Db, origin: string, originIds: readonly string[]) =>
  actions(db, db`x.origin = ${origin} and x.origin_id = any(${[...originIds]}::uuid[])`)

export const actionsOwnedBy = (db: Db, personId: string) =>
  actions(db, db`x.owner_id = ${personId} and x.state = 'open' and a.archived_at is null`)

export async function actionOf(db: Db, actionId: string): Promise<Action | undefined> {
  const [found] = await actions(db, db`x.action_id = ${actionId}`)
  return found
}

type Kept = Omit<ActionGiven, 'needs' | 'every' | 'shared'> & {
  shared?: boolean
  needs?: readonly string[]
  every?: Every | null
  /** Of the first of them, where this one follows. */
  everyDay?: number | null
  actionId?: string | undefined
  origin?: string
  originId?: string | null
  /** The one that it comes back from. */
  followsId?: string | null
}

/** Rooms that end in something to do write it through here; its id. */
export async function keepAction(db: Db, given: Kept): Promise<string> {
  const { actionId = randomUUID(), accountId, title, how, ownerId, dueOn } = given
  const { origin = 'own', originId = null, followsId = null, needs = [], every = null } = given
  const { shared = false } = given
  const { everyDay = everyDayOf(every, dueOn) } = given
  await db`
    insert into action (action_id, account_id, title, how, owner_id, due_on, origin, origin_id, every,
      every_unit, every_day, follows_id, shared)
    values (${actionId}, ${accountId}, ${title}, ${how}, ${ownerId}, ${dueOn}, ${origin}, ${originId},
      ${every?.count ?? null}, ${every?.unit ?? null}, ${everyDay}, ${followsId},
      ${shared})
    on conflict (firm_id, action_id) do update
    set account_id = case when excluded.account_id = account_kept_of(action.account_id)
        then action.account_id else excluded.account_id end, title = excluded.title, how = excluded.how,
      owner_id = excluded.owner_id, due_on = excluded.due_on, shared = excluded.shared, every = excluded.every,
      every_unit = excluded.every_unit, every_day = case
        when excluded.due_on = action.due_on and excluded.every_unit = action.every_unit then action.every_day
        else excluded.every_day end
  `
  await setNeeds(db, { actionId, accountId, needs })
  return actionId
}

type Needs = { actionId: string; accountId: string; needs: readonly string[] }

async function setNeeds(db: Db, { actionId, accountId, needs }: Needs): Promise<void> {
  await db`
    delete from action_need
    where firm_id = ${db.firm} and action_id = ${actionId} and needed_id <> all(${[...needs]}::uuid[])
  `
  if (needs.length === 0) return
  await db`
    insert into action_need (action_id, needed_id, account_id)
    select ${actionId}, needed_id, ${accountId} from unnest(${[...needs]}::uuid[]) as needed_id
    on conflict do nothing
  `
}

/** Held until the transaction ends, so that two who write at once close no circle between them. */
export function holdNeeds(db: Db, accountId: string) {
  return db`select pg_advisory_xact_lock(hashtextextended(${`needs ${db.firm} ${accountId}`}, 0))`
}

/** What came back from it. */
export async function followerOf(db: Db, actionId: string): Promise<Action | undefined> {
  const [found] = await actions(db, db`x.follows_id = ${actionId}`)
  return found
}

export function setEnded(db: Db, actionId: string, end: ActionEnd | null) {
  return db`
    update action set state = ${end?.state ?? 'open'}, outcome = ${end?.outcome ?? ''},
      link = ${end?.link ?? ''}, ended_at = ${end ? db`now()` : null}
    where firm_id = ${db.firm} and action_id = ${actionId}
  `
}

export function removeAction(db: Db, actionId: string) {
  return db`delete from action where firm_id = ${db.firm} and action_id = ${actionId}`
}
