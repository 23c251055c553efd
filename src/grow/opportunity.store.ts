/** Opportunities in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { type Db, many } from '../platform/db.ts'
import { Opportunity, type OpportunityEnd, type OpportunityGiven } from './opportunity.ts'

/** How many are told of one account. */
const MOST = 500

function opportunities(db: Db, where: postgres.Fragment) {
  return many(
    Opportunity,
    db`
    select x.opportunity_id, account_kept_of(x.account_id) as account_id, contact_kept_of(x.contact_id) as contact_id, x.title, x.text, x.state, x.stage, x.pipeline,
      trim_scale(x.amount) as amount, x.currency, x.created_on, x.closes_on, x.lost_reason, x.owner_id,
      x.owner_told, o.name as owner_name, k.name as contact_name,
      (select e.system from external_id e
        where e.firm_id = x.firm_id and e.thing_id = x.opportunity_id limit 1) as system,
      array(select c.person_id from account_near c
        where c.firm_id = x.firm_id and c.account_id = x.account_id) as carers
    from opportunity x
    left join contact k on k.firm_id = x.firm_id and k.contact_id = contact_kept_of(x.contact_id)
    left join firm_person o on o.firm_id = x.firm_id and o.person_id = x.owner_id
    where x.firm_id = ${db.firm} and x.account_id is not null and ${where}
    order by x.state <> 'open', case when x.state = 'open' then x.closes_on end,
      x.closes_on desc nulls last, x.title
    limit ${MOST}
  `,
  )
}

export const opportunitiesOf = (db: Db, accountId: string) =>
  opportunities(db, db`x.account_id = any(account_and_merged(${accountId}))`)

export async function opportunityOf(db: Db, id: string): Promise<Opportunity | undefined> {
  const [found] = await opportunities(db, db`x.opportunity_id = ${id}`)
  return found
}

export async function writeOpportunity(
  db: Db,
  given: OpportunityGiven & { opportunityId?: string | undefined },
): Promise<string> {
  const { opportunityId = randomUUID(), accountId, contactId, title, text, stage, pipeline } = given
  const { amount, currency, createdOn, closesOn, ownerId, ownerTold } = given
  await db`
    insert into opportunity (opportunity_id, account_id, contact_id, title, text, stage, pipeline, amount,
      currency, created_on, closes_on, owner_id, owner_told)
    values (${opportunityId}, ${accountId}, ${contactId}, ${title}, ${text}, ${stage}, ${pipeline}, ${amount},
      ${currency}, ${createdOn}, ${closesOn}, ${ownerId}, ${ownerTold})
    on conflict (firm_id, opportunity_id) do update
    set account_id = case when excluded.account_id = account_kept_of(opportunity.account_id)
        then opportunity.account_id else excluded.account_id end,
      contact_id = case when excluded.contact_id = contact_kept_of(opportunity.contact_id)
        then opportunity.contact_id else excluded.contact_id end, title = excluded.title,
      text = excluded.text, stage = excluded.stage, pipeline = excluded.pipeline, amount = excluded.amount,
      currency = excluded.currency, created_on = excluded.created_on, closes_on = excluded.closes_on,
      owner_id = excluded.owner_id
  `
  return opportunityId
}

type End = Pick<OpportunityEnd, 'lostReason'> & {
  state: Opportunity['state']
  closesOn: string | null
}

export function setOpportunityEnd(db: Db, id: string, { state, closesOn, lostReason }: End) {
  return db`
    update opportunity set state = ${state}, closes_on = ${closesOn},
      lost_reason = ${state === 'lost' ? lostReason : ''}
    where firm_id = ${db.firm} and opportunity_id = ${id}
  `
}

export function removeOpportunity(db: Db, id: string) {
  return db`delete from opportunity where firm_id = ${db.firm} and opportunity_id = ${id}`
}
