/** Alerts as they are told, in PostgreSQL. */
import type postgres from 'postgres'
import { z } from 'zod'
import { allIn } from '../../accounts/account.store.ts'
import { wordsOf } from '../../accounts/accountFilter.ts'
import { offsetOf } from '../../kernel/list.ts'
import { type Db, many, one } from '../../platform/db.ts'
import { Alert, type AlertList } from './alert.ts'
import { RULE_CODES, ruleOf, SEVERITIES } from './alertRule.ts'

/** The rules that there are, with how grave they are: 1 is the gravest. */
const rules = (db: Db) => db`unnest(${[...RULE_CODES]}::text[],
  ${RULE_CODES.map((code) => SEVERITIES.indexOf(ruleOf(code).severity) + 1)}::int[]) as r(rule, place)`

const FROM = (db: Db) => db`
  from alert x
  join ${rules(db)} using (rule)
  left join account_kept k on k.firm_id = x.firm_id and k.account_id = x.account_id
  join account a on a.firm_id = x.firm_id and a.account_id = coalesce(k.kept_id, x.account_id) and a.archived_at is null
  left join portfolio p on p.firm_id = x.firm_id and p.current and p.place = 1
  left join account_metric m on m.firm_id = x.firm_id and m.as_of = p.as_of and m.valuation = p.valuation
    and m.account_id = a.account_id
`

/** The thing that it is about, where the cause is the key of one; what one may not see stays null. */
const ABOUT = (db: Db) => db`case x.rule
  when 'clockAtRisk' then (select c.title from clock c where c.firm_id = x.firm_id and c.clock_id = x.cause::uuid)
  when 'clockBreached' then (select c.title from clock c where c.firm_id = x.firm_id and c.clock_id = x.cause::uuid)
  when 'promiseLate' then (select c.promise from commitment c where c.firm_id = x.firm_id and c.commitment_id = x.cause::uuid)
  when 'escalation' then (select e.title from escalation e where e.firm_id = x.firm_id and e.escalation_id = x.cause::uuid)
  when 'requestLate' then (select q.title from request q where q.firm_id = x.firm_id and q.request_id = x.cause::uuid)
  when 'mailUnanswered' then (select t.subject from mail_thread t where t.firm_id = x.firm_id and t.thread_id = x.cause::uuid)
  when 'renewalNear' then (select c.title from contract c
    where c.firm_id = x.firm_id and c.contract_id = split_part(x.cause, ' ', 1)::uuid)
  when 'planStale' then (select t.title from plan t where t.firm_id = x.firm_id and t.plan_id = x.cause::uuid)
  when 'planLate' then (select t.title from plan t where t.firm_id = x.firm_id and t.plan_id = x.cause::uuid)
  when 'kpiCrossed' then (select i.title from plan_firing f join plan_item i on i.firm_id = f.firm_id and i.item_id = f.kpi_id
    where f.firm_id = x.firm_id and f.firing_id = x.cause::uuid)
  when 'dealPast' then (select o.title from opportunity o where o.firm_id = x.firm_id and o.opportunity_id = x.cause::uuid)
  when 'personLeft' then (select n.name from departure d join contact n on n.firm_id = d.firm_id
      and n.contact_id = contact_kept_of(d.contact_id)
    where d.firm_id = x.firm_id and d.departure_id = x.cause::uuid)
  when 'complaintOpen' then (select c.title from complaint c where c.firm_id = x.firm_id and c.complaint_id = x.cause::uuid)
  when 'usageFalls' then x.cause
  when 'divisionDepends' then (select l.name from label l where l.firm_id = x.firm_id and l.label_id = x.cause::int)
end`

function alerts(db: Db, where: postgres.Fragment, order: postgres.Fragment): Promise<Alert[]> {
  return many(
    Alert,
    db`
    select x.alert_id, x.rule, (array['high', 'medium', 'low'])[r.place] as severity, a.account_id, a.name as account,
      ${ABOUT(db)} as about, x.since_on, x.opened_on, x.ended_on, x.numbers, x.state, x.snoozed_until, x.snoozed_because,
      x.said, w.name as closed_by_name, x.closed_at::date as closed_on, m.sales_last_12 as sales, (
        select string_agg(f.name, ', ' order by f.name) from account_carer c
        join firm_person f on f.firm_id = c.firm_id and f.person_id = c.person_id
        where c.firm_id = x.firm_id and c.account_id = a.account_id and c.part = 'manager'
      ) as manager_name, (
        select count(*) from action y where y.firm_id = x.firm_id and y.origin = 'alert' and y.origin_id = x.alert_id
          and y.state = 'open'
      )::int as actions,
      array(select c.person_id from account_near c where c.firm_id = x.firm_id and c.account_id = a.account_id) as carers
    ${FROM(db)}
    left join firm_person w on w.firm_id = x.firm_id and w.person_id = x.closed_by
    where x.firm_id = ${db.firm} and ${where}
    ${order}
  `,
  )
}

/** The gravest first, and of those the ones of who buys most. */
const GRAVEST = (db: Db) =>
  db`order by r.place, m.sales_last_12 desc nulls last, x.since_on, a.search_text, x.alert_id`
const MOST = 200

export async function alertOf(db: Db, alertId: string): Promise<Alert | undefined> {
  return (await alerts(db, db`x.alert_id = ${alertId}`, db``))[0]
}

export const alertsOf = (db: Db, accountId: string) =>
  alerts(
    db,
    db`x.account_id = any(account_and_merged(${accountId})) and x.state in ('open', 'snoozed') and x.ended_on is null`,
    db`order by x.state, r.place, x.since_on, x.alert_id limit ${MOST}`,
  )

const SORTS = {
  severity: 'r.place',
  since: 'x.since_on',
  sales: 'm.sales_last_12',
  account: 'a.search_text',
} as const

function which(db: Db, list: AlertList): postgres.Fragment {
  const { q, severity, rule, account, mine, show } = list
  let where = allIn(db, wordsOf(q), db`a.search_text`)
  if (show === 'closed') where = db`${where} and x.state in ('done', 'notUseful', 'gone')`
  else where = db`${where} and x.state = ${show} and x.ended_on is null`
  if (severity.length > 0)
    where = db`${where} and r.place = any(${severity.map((one) => SEVERITIES.indexOf(one) + 1)}::int[])`
  if (rule.length > 0) where = db`${where} and x.rule = any(${[...rule]}::text[])`
  if (account) where = db`${where} and a.account_id = account_kept_of(${account})`
  if (mine) where = db`${where} and ${isMine(db)}`
  return where
}

const isMine = (db: Db) => db`exists (select from account_near c where c.firm_id = x.firm_id
  and c.account_id = a.account_id and c.person_id = current_setting('clave.actor_id')::uuid)`

export async function alertPage(db: Db, list: AlertList) {
  const where = which(db, list)
  const order =
    list.sort === 'severity' && list.dir === 'desc'
      ? GRAVEST(db)
      : db`order by ${db.unsafe(`${SORTS[list.sort]} ${list.dir} nulls last`)}, x.since_on, x.alert_id`
  const rows = await alerts(db, where, db`${order} limit ${list.size} offset ${offsetOf(list)}`)
  const counts = await one(
    z.object({ high: z.int(), medium: z.int(), low: z.int() }),
    db`
    select (count(*) filter (where r.place = 1))::int as high, (count(*) filter (where r.place = 2))::int as medium,
      (count(*) filter (where r.place = 3))::int as low
    ${FROM(db)} where x.firm_id = ${db.firm} and ${where}`,
  )
  return { rows, total: counts.high + counts.medium + counts.low, counts }
}

/** Of these rules, what is open at accounts that these people look after: the gravest first. */
export const alertsNear = (
  db: Db,
  { people, rules: those }: { people: readonly string[]; rules: readonly string[] },
) =>
  alerts(
    db,
    db`x.state = 'open' and x.ended_on is null and x.rule = any(${[...those]}::text[])
      and exists (select from account_near c where c.firm_id = x.firm_id and c.account_id = a.account_id
        and c.person_id = any(${[...people]}::uuid[]))`,
    db`${GRAVEST(db)} limit ${MOST}`,
  )

/** What opened since then at accounts that this person looks after and is open still. */
export const alertsSince = (db: Db, { personId, since }: { personId: string; since: Date }) =>
  alerts(
    db,
    db`x.state = 'open' and x.ended_on is null and x.opened_at > ${since.toISOString()}::timestamptz
      and exists (select from account_near c where c.firm_id = x.firm_id and c.account_id = a.account_id
        and c.person_id = ${personId})`,
    db`${GRAVEST(db)} limit ${MOST}`,
  )

/** The grave ones of whoever asks, for their day. */
export async function myAlerts(db: Db, most: number) {
  const where = db`x.state = 'open' and x.ended_on is null and r.place = 1 and ${isMine(db)}`
  const rows = await alerts(db, where, db`${GRAVEST(db)} limit ${most}`)
  const { total } = await one(
    z.object({ total: z.int() }),
    db`select count(*)::int as total ${FROM(db)} where x.firm_id = ${db.firm} and ${where}`,
  )
  return { rows, total }
}
