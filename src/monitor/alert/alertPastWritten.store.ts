/** Alerts of the past year as they were and as people closed them, out of what is dated, for a company that brings its past along. */
import type postgres from 'postgres'
import { addDays, addMonths, type Day } from '../../kernel/day.ts'
import type { Db } from '../../platform/db.ts'
import { AlertChoice, type RuleCode, ruleSetOf } from './alertRule.ts'

type Past = {
  today: Day
  /** How many in a hundred were of use, by rule; rules that aren't named bring nothing. */
  useful: Partial<Record<RuleCode, number>>
  /** What was said of those that were not, and of those that were. */
  notUseful: readonly string[]
  done: readonly string[]
}

/** How many rows were written. Each ended before today, so that none stands in the way of what is found today. */
export async function writePastAlerts(db: Db, past: Past): Promise<number> {
  const rules = Object.keys(past.useful) as RuleCode[]
  const until = addDays(past.today, -SETTLED_DAYS)
  const from = addMonths(past.today, -12)
  const { count } = await db`
    insert into alert (rule, account_id, cause, since_on, opened_on, numbers, weight, state, useful, said, closed_by,
      closed_at, ended_on, opened_at)
    select p.rule, p.account_id, p.cause, p.since_on, p.since_on, p.numbers, 1,
      case when p.is_useful then 'done' else 'notUseful' end, p.is_useful,
      case when p.is_useful then (${[...past.done]}::text[])[1 + p.lot % ${past.done.length}::int]
        else (${[...past.notUseful]}::text[])[1 + p.lot % ${past.notUseful.length}::int] end,
      p.person_id, p.since_on + interval '10 hours', p.ended_on, p.since_on + interval '6 hours'
    from (
      select f.*, c.person_id, (abs(hashtext(f.rule || f.cause || a.code)) % 1000) as lot,
        abs(hashtext(a.code || f.rule || f.cause)) % 100 < u.percent as is_useful
      from (${pastCauses(db)}) f (rule, account_id, cause, since_on, ended_on, numbers)
      join unnest(${rules}::text[], ${rules.map((rule) => past.useful[rule]!)}::int[]) as u(rule, percent) using (rule)
      join account a on a.firm_id = ${db.firm} and a.account_id = f.account_id and a.merged_into_id is null
      join lateral (select person_id from account_carer c where c.firm_id = ${db.firm}
        and c.account_id = f.account_id and c.part = 'manager' order by person_id limit 1) c on true
      where f.since_on between ${from} and ${until} and f.ended_on between f.since_on and ${until}
    ) p
    on conflict do nothing`
  return count
}

/** What ended so long ago is another cause than what is found today. */
const SETTLED_DAYS = 15

function pastCauses(db: Db): postgres.Fragment {
  const of = (rule: RuleCode) => ruleSetOf(rule, AlertChoice.parse({})).thresholds
  const { times, silence, purchases } = of('rhythmBroken')
  return db`
    select 'promiseLate', account_id, commitment_id::text, due_on + 1, ended_on,
      jsonb_build_object('days', ended_on - due_on)
    from commitment where firm_id = ${db.firm} and ended_on > due_on
    union all
    select 'clockBreached', account_id, clock_id::text, breached_at::date, breached_at::date + ${of('clockBreached')['within']!}::int,
      jsonb_build_object('days', 1)
    from clock where firm_id = ${db.firm} and breached_at is not null
    union all
    select 'requestLate', account_id, request_id::text, opened_on + ${of('requestLate')['open']!}::int, closed_on,
      jsonb_build_object('days', closed_on - opened_on)
    from request where firm_id = ${db.firm} and account_id is not null
    union all
    select 'quiet', account_id, on_day::text, on_day + 75, next_day, jsonb_build_object('days', next_day - on_day, 'usual', 20)
    from (
      select account_id, happened_on as on_day,
        lead(happened_on) over (partition by account_id order by happened_on) as next_day
      from interaction where firm_id = ${db.firm} and account_id is not null and state = 'held'
    ) talks where next_day - on_day > 75
    union all
    select 'rhythmBroken', account_id, day::text, day + ceil(${times!}::float8 * usual)::int, next_day,
      jsonb_build_object('days', next_day - day, 'gap', usual)
    from (
      select account_id, day, next_day, count(*) over (partition by account_id) as days, usual
      from (select account_id, day, lead(day) over (partition by account_id order by day) as next_day
        from account_day where firm_id = ${db.firm} and purchases > 0) d
      join (select account_id, percentile_cont(0.5) within group (order by gap) as usual
        from (select account_id, day - lag(day) over (partition by account_id order by day) as gap
          from account_day where firm_id = ${db.firm} and purchases > 0) g group by account_id) u using (account_id)
    ) bought
    where days >= ${purchases!} and next_day - day >= greatest(${times!}::float8 * usual, ${silence!}::int)`
}
