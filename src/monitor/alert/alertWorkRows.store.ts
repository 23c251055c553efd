/** What rules of service, promises, requests, contracts and plans find. Nothing of a private plan is told. */
import { DOING } from '../../plan/item.ts'
import { planActs } from '../../plan/item.store.ts'
import type { Rows } from './alertRows.store.ts'

export const WORK_ROWS = {
  clockAtRisk: (db) => db`
    select account_id, clock_id::text, warned_at::date, 1, jsonb_build_object('due', due_at::date)
    from clock where firm_id = ${db.firm} and state = 'atRisk' and stopped_at is null and breached_at is null
      and warned_at is not null`,
  clockBreached: (db, { day, of }) => db`
    select account_id, clock_id::text, breached_at::date, 1,
      jsonb_build_object('days', ${day}::date - breached_at::date)
    from clock where firm_id = ${db.firm}
      and breached_at::date between ${day}::date - ${of['within']!}::int and ${day}`,
  promiseLate: (db, { day, of }) => db`
    select account_id, commitment_id::text, due_on + ${of['late']!}::int, ${day}::date - due_on,
      jsonb_build_object('days', ${day}::date - due_on)
    from (
      select x.account_id, x.commitment_id, coalesce((
          select r.from_on from commitment_redating r
          where r.firm_id = x.firm_id and r.commitment_id = x.commitment_id and r.said_on > ${day}
          order by r.said_on, r.made_at limit 1), x.due_on) as due_on
      from commitment x
      where x.firm_id = ${db.firm} and x.made_on <= ${day}
        and (x.state = 'open' or x.ended_on > ${day})
    ) promised
    where due_on <= ${day}::date - ${of['late']!}::int`,
  compensationDue: (db, { day, of }) => db`
    select account_id, compensation_id::text, until_on, ${day}::date - until_on,
      jsonb_build_object('days', ${day}::date - until_on, 'amount', amount, 'currency', currency)
    from compensation where firm_id = ${db.firm} and state in ('due', 'approved')
      and until_on <= ${day}::date - ${of['waits']!}::int`,
  remedyLate: (db, { day, of }) => db`
    select account_id, remedy_id::text, due_on, ${day}::date - due_on,
      jsonb_build_object('days', ${day}::date - due_on)
    from remedy where firm_id = ${db.firm} and opened_on <= ${day} and (closed_on is null or closed_on > ${day})
      and due_on <= ${day}::date - ${of['late']!}::int`,
  escalation: (db, { day }) => db`
    select account_id, escalation_id::text, opened_at::date, 1 + coalesce(critical_since::date <= ${day}, false)::int,
      jsonb_build_object('days', ${day}::date - opened_at::date)
    from escalation where firm_id = ${db.firm} and opened_at::date <= ${day}
      and (closed_at is null or closed_at::date > ${day})`,
  requestLate: (db, { day, of }) => db`
    select account_id, request_id::text, opened_on, ${day}::date - opened_on,
      jsonb_build_object('days', ${day}::date - opened_on)
    from request where firm_id = ${db.firm} and account_id is not null
      and opened_on <= ${day}::date - ${of['open']!}::int and (closed_on is null or closed_on > ${day})`,
  renewalNear: (db, { day, of }) => db`
    select account_id, contract_id::text || ' ' || ends_on, say_by - ${of['ahead']!}::int, 1,
      jsonb_build_object('days', say_by - ${day}::date, 'on', say_by, 'amount', recurring, 'currency', currency)
    from (
      select *, ends_on - case when renews then notice_days else 0 end as say_by from contract
      where firm_id = ${db.firm} and starts_on <= ${day} and ends_on is not null
    ) running
    where say_by between ${day}::date and ${day}::date + ${of['ahead']!}::int`,
  planStale: (db, { day, of }) => db`
    select account_id, plan_id::text, changed_on + ${of['still']!}::int, ${day}::date - changed_on,
      jsonb_build_object('days', ${day}::date - changed_on)
    from plan where firm_id = ${db.firm} and state = 'active' and not private
      and changed_on <= ${day}::date - ${of['still']!}::int`,
  planLate: (db, { day, of }) => db`
    select p.account_id, p.plan_id::text, min(x.due_on), count(*),
      jsonb_build_object('actions', count(*), 'days', ${day}::date - min(x.due_on))
    from (
      select a.plan_id, a.due_on from (${planActs(db)}) a where a.state = 'open' and not a.private
      union all
      select l.plan_id, l.due_on from plan_item l where l.firm_id = ${db.firm} and not l.private
        and l.kind = any(${[...DOING]}) and l.state = 'active'
    ) x
    join plan p on p.firm_id = ${db.firm} and p.plan_id = x.plan_id and not p.private
    where x.due_on < ${day} and p.state = 'active'
    group by p.account_id, p.plan_id having count(*) >= ${of['actions']!}`,
  kpiCrossed: (db) => db`
    select x.account_id, x.firing_id::text, x.day, 1,
      jsonb_build_object('value', x.value, 'threshold', x.threshold)
    from plan_firing x
    join plan p on p.firm_id = x.firm_id and p.plan_id = x.plan_id and not p.private
    join plan_item k on k.firm_id = x.firm_id and k.item_id = x.kpi_id and not k.private
    join plan_item b on b.firm_id = x.firm_id and b.item_id = x.plan_b_id and not b.private
    where x.firm_id = ${db.firm} and x.state = 'proposed' and x.back_on is null`,
  noGrowth: (db, { day }) => db`
    select account_id, case_id::text, opened_on, 1,
      jsonb_build_object('days', ${day}::date - opened_on, 'step', state)
    from stalled_case where firm_id = ${db.firm} and state <> 'closed'`,
  dealPast: (db, { day, of }) => db`
    select account_id, opportunity_id::text, closes_on, ${day}::date - closes_on,
      jsonb_build_object('days', ${day}::date - closes_on, 'amount', amount, 'currency', currency)
    from opportunity where firm_id = ${db.firm} and account_id is not null and state = 'open'
      and closes_on <= ${day}::date - ${of['past']!}::int`,
} satisfies Rows
