/** Opportunities in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import {
  type Opportunity,
  type OpportunityEnd,
  type OpportunityGiven,
  OpportunityMove,
} from './opportunity.ts'
import { opportunityRows } from './opportunityRow.store.ts'

/** How many are told of one account. */
const MOST = 500

const OPEN_FIRST = (db: Db) => db`
  order by x.state <> 'open', case when x.state = 'open' then x.closes_on end,
    x.closes_on desc nulls last, x.title
  limit ${MOST}
`

export const opportunitiesOf = (db: Db, accountId: string) =>
  opportunityRows(db, db`x.account_id = any(account_and_merged(${accountId}))`, OPEN_FIRST(db))

/** Those that came of a need, a cell or a signal. */
export const opportunitiesFrom = (db: Db, originIds: readonly string[]) =>
  opportunityRows(db, db`x.origin_id = any(${[...originIds]}::uuid[])`, OPEN_FIRST(db))

export async function opportunityOf(db: Db, id: string): Promise<Opportunity | undefined> {
  const [found] = await opportunityRows(db, db`x.opportunity_id = ${id}`, db``)
  return found
}

type Given = OpportunityGiven & { opportunityId?: string | undefined }

export async function writeOpportunity(db: Db, given: Given, today: Day): Promise<string> {
  const { opportunityId = randomUUID(), accountId, contactId, title, text, stage, pipeline } = given
  const { amount, currency, createdOn, closesOn, ownerId, ownerTold } = given
  const { kind, family, origin, originId, toldChance, competitor } = given
  await movesOn(db, today)
  await db`
    insert into opportunity (opportunity_id, account_id, contact_id, title, text, stage, pipeline, amount,
      currency, created_on, closes_on, owner_id, owner_told, kind, family, origin, origin_id, told_chance, competitor)
    values (${opportunityId}, ${accountId}, ${contactId}, ${title}, ${text}, ${stage}, ${pipeline}, ${amount},
      ${currency}, ${createdOn}, ${closesOn}, ${ownerId}, ${ownerTold}, ${kind}, ${family}, ${origin}, ${originId},
      ${toldChance}, ${competitor})
    on conflict (firm_id, opportunity_id) do update
    set account_id = case when excluded.account_id = account_kept_of(opportunity.account_id)
        then opportunity.account_id else excluded.account_id end,
      contact_id = case when excluded.contact_id = contact_kept_of(opportunity.contact_id)
        then opportunity.contact_id else excluded.contact_id end, title = excluded.title,
      text = excluded.text, stage = excluded.stage, pipeline = excluded.pipeline, amount = excluded.amount,
      currency = excluded.currency, created_on = excluded.created_on, closes_on = excluded.closes_on,
      owner_id = excluded.owner_id, kind = excluded.kind, family = excluded.family, origin = excluded.origin,
      origin_id = excluded.origin_id, told_chance = excluded.told_chance, competitor = excluded.competitor
  `
  await linkOpportunity(db, opportunityId, given)
  return opportunityId
}

type Links = Pick<OpportunityGiven, 'objectives' | 'deciders'>

async function linkOpportunity(db: Db, opportunityId: string, { objectives, deciders }: Links) {
  await db`delete from opportunity_objective where firm_id = ${db.firm} and opportunity_id = ${opportunityId}`
  await db`delete from opportunity_decider where firm_id = ${db.firm} and opportunity_id = ${opportunityId}`
  await db`
    insert into opportunity_objective (opportunity_id, item_id)
    select distinct ${opportunityId}::uuid, item_id from unnest(${objectives}::uuid[]) item_id
  `
  await db`
    insert into opportunity_decider (opportunity_id, contact_id, role)
    select ${opportunityId}::uuid, d.contact_id, min(d.role)
    from unnest(${deciders.map(({ contactId }) => contactId)}::uuid[],
      ${deciders.map(({ role }) => role)}::text[]) as d (contact_id, role)
    group by d.contact_id
  `
}

/** How many of these are objectives of a plan of the account, and one may see them. */
export async function objectivesAmong(db: Db, accountId: string, itemIds: readonly string[]) {
  const [row] = await db`
    select count(*)::int as found from plan_item i
    where i.firm_id = ${db.firm} and i.kind = 'objective' and i.item_id = any(${[...itemIds]}::uuid[])
      and i.account_id = any(account_and_merged(${accountId}))
  `
  return row!['found'] as number
}

/** Whether what it comes from is of the account. */
export async function isOriginThere(
  db: Db,
  { accountId, origin, originId }: Pick<OpportunityGiven, 'accountId' | 'origin' | 'originId'>,
): Promise<boolean> {
  if (origin === null || origin === 'suggestion') return true
  const [table, key] = {
    need: ['need', 'need_id'],
    signal: ['need_signal', 'signal_id'],
    white: ['white_cell', 'cell_id'],
  }[origin] as [string, string]
  const [row] = await db`
    select 1 from ${db(table)} t
    where t.firm_id = ${db.firm} and t.${db(key)} = ${originId}
      and (t.account_id = any(account_and_merged(${accountId}))
        or t.account_id = any(units_below(${accountId}, current_date)))
  `
  return row !== undefined
}

/** The day that the trigger writes where nothing says another. */
async function movesOn(db: Db, today: Day) {
  await db`select set_config('clave.moved_on', ${today}, true)`
}

export async function setOpportunityStage(db: Db, id: string, stage: string, today: Day) {
  await movesOn(db, today)
  await db`
    update opportunity set stage = ${stage} where firm_id = ${db.firm} and opportunity_id = ${id}
  `
}

type End = Pick<OpportunityEnd, 'lostReason' | 'reason' | 'learned' | 'competitor'> & {
  state: Opportunity['state']
  closesOn: string | null
}

export async function setOpportunityEnd(db: Db, id: string, end: End, today: Day) {
  const { state, closesOn, lostReason, reason, learned, competitor = null } = end
  await movesOn(db, today)
  await db`
    update opportunity set state = ${state}, closes_on = ${closesOn},
      lost_reason = ${state === 'lost' ? lostReason : ''}, reason = ${state === 'open' ? '' : reason},
      learned = ${state === 'open' ? '' : learned}, competitor = coalesce(${competitor}, competitor)
    where firm_id = ${db.firm} and opportunity_id = ${id}
  `
}

export function removeOpportunity(db: Db, id: string) {
  return db`delete from opportunity where firm_id = ${db.firm} and opportunity_id = ${id}`
}

/** Which stages it entered, the first one first. */
export function movesOf(db: Db, id: string) {
  return many(
    OpportunityMove,
    db`
    select moved_on, stage, state from opportunity_move
    where firm_id = ${db.firm} and opportunity_id = ${id} order by moved_on, made_at
  `,
  )
}
