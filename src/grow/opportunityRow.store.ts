/** Opportunities as they are told, in PostgreSQL: one statement, whichever of them are asked for. */
import type postgres from 'postgres'
import { type Db, many } from '../platform/db.ts'
import { Opportunity } from './opportunity.ts'
import { type Stage, stageMeant } from './stage.ts'
import { stagesOf } from './stage.store.ts'

const Row = Opportunity.omit({ stageKey: true })

/** How the rows of a statement begin; `x` is the opportunity, `account` the one that it is of. */
export const OPPORTUNITIES = (db: Db) => db`
  from opportunity x
  left join account_kept ak on ak.firm_id = x.firm_id and ak.account_id = x.account_id
  join account on account.firm_id = x.firm_id and account.account_id = coalesce(ak.kept_id, x.account_id)
`

export async function opportunityRows(
  db: Db,
  where: postgres.Fragment,
  order: postgres.Fragment,
): Promise<Opportunity[]> {
  const stages = await stagesOf(db)
  const rows = await many(
    Row,
    db`
    select x.opportunity_id, account.account_id, account.name as account,
      contact_kept_of(x.contact_id) as contact_id, x.title, x.text, x.state, x.stage, x.pipeline,
      trim_scale(x.amount) as amount, x.currency, x.created_on, x.closes_on, x.lost_reason, x.owner_id,
      x.owner_told, o.name as owner_name, k.name as contact_name, x.kind, x.family, x.origin, x.origin_id,
      x.told_chance::float8 as told_chance, x.competitor, x.reason, x.learned,
      case x.origin
        when 'need' then (select n.title from need n where n.firm_id = x.firm_id and n.need_id = x.origin_id)
        when 'signal' then (select s.noticed from need_signal s
          where s.firm_id = x.firm_id and s.signal_id = x.origin_id)
        when 'white' then (select w.family from white_cell w
          where w.firm_id = x.firm_id and w.cell_id = x.origin_id)
        when 'suggestion' then x.family
      end as origin_told,
      (select m.moved_on from opportunity_move m
        where m.firm_id = x.firm_id and m.opportunity_id = x.opportunity_id
        order by m.moved_on desc, m.made_at desc limit 1) as stage_since,
      coalesce((
        select jsonb_agg(jsonb_build_object('itemId', i.item_id, 'title', i.title) order by i.title)
        from opportunity_objective l join plan_item i using (firm_id, item_id)
        where l.firm_id = x.firm_id and l.opportunity_id = x.opportunity_id
      ), '[]') as objectives_told,
      coalesce((
        select jsonb_agg(jsonb_build_object('contactId', c.contact_id, 'role', d.role, 'name', c.name) order by c.name)
        from opportunity_decider d
        join contact c on c.firm_id = d.firm_id and c.contact_id = contact_kept_of(d.contact_id)
        where d.firm_id = x.firm_id and d.opportunity_id = x.opportunity_id
      ), '[]') as deciders_told,
      array(select l.item_id from opportunity_objective l
        where l.firm_id = x.firm_id and l.opportunity_id = x.opportunity_id order by 1) as objectives,
      coalesce((
        select jsonb_agg(jsonb_build_object('contactId', contact_kept_of(d.contact_id), 'role', d.role) order by 1)
        from opportunity_decider d
        where d.firm_id = x.firm_id and d.opportunity_id = x.opportunity_id
      ), '[]') as deciders,
      (select jsonb_build_object('actionId', a.action_id, 'title', a.title, 'dueOn', a.due_on) from action a
        where a.firm_id = x.firm_id and a.origin = 'opportunity' and a.origin_id = x.opportunity_id
          and a.state = 'open'
        order by a.due_on, a.title limit 1) as next,
      (select e.system from external_id e
        where e.firm_id = x.firm_id and e.thing_id = x.opportunity_id limit 1) as system,
      array(select c.person_id from account_near c
        where c.firm_id = x.firm_id and c.account_id = x.account_id) as carers
    ${OPPORTUNITIES(db)}
    left join contact k on k.firm_id = x.firm_id and k.contact_id = contact_kept_of(x.contact_id)
    left join firm_person o on o.firm_id = x.firm_id and o.person_id = x.owner_id
    where x.firm_id = ${db.firm} and ${where}
    ${order}
  `,
  )
  return rows.map((row) => ({ ...row, stageKey: keyOf(row, stages) }))
}

/** What has ended is in no stage. */
function keyOf({ state, stage }: { state: string; stage: string }, stages: readonly Stage[]) {
  return state === 'open' ? stageMeant(stage, stages) : null
}
