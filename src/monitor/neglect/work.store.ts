/** What was done for every account in spans of 30 days, in PostgreSQL; nothing that came after the day. */
import { z } from 'zod'
import { TALK_KINDS } from '../../engage/cadence.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { type Db, many } from '../../platform/db.ts'
import { standingOn } from '../../segment/standing.store.ts'
import { UNDECIDED } from '../../segment/standing.ts'
import { TierName } from '../../segment/tier.ts'
import { HOURS_A_VISIT } from './cure.ts'
import { BUCKET_DAYS, BUCKETS } from './neglect.ts'

const Account = z.object({
  accountId: z.guid(),
  account: z.string(),
  tier: TierName,
  firstDay: z.string().nullable(),
  sales: z.number().nullable(),
  carerIds: z.array(z.guid()),
})
export type WorkedAccount = z.infer<typeof Account>

/** Clients: those with sales in the last 12 months, or all where there is no ledger; key accounts always. */
export function clients(db: Db, day: Day): Promise<WorkedAccount[]> {
  return many(
    Account,
    db`
    select a.account_id, a.name as account, coalesce(s.tier, ${UNDECIDED}) as tier, m.first_day::text,
      m.sales_last_12 as sales, array(
        select c.person_id from account_carer c
        where c.firm_id = a.firm_id and c.account_id = a.account_id order by c.part = 'manager' desc, c.person_id
      ) as carer_ids
    from account a
      left join (${standingOn(db, day)}) s on s.account_id = a.account_id
      left join portfolio p on p.firm_id = a.firm_id and p.current and p.place = 1
      left join account_metric m on m.firm_id = a.firm_id and m.as_of = p.as_of and m.valuation = p.valuation
        and m.account_id = a.account_id
    where a.firm_id = ${db.firm} and a.archived_at is null and a.merged_into_id is null
      and (p.as_of is null or m.sales_last_12 > 0 or s.tier in ('strategic', 'key', 'future'))
  `,
  )
}

const Span = z.tuple([z.string(), z.number(), z.number(), z.number(), z.number()])
export type Span = { accountId: string; span: number; talks: number; visits: number; hours: number }

/** Hours of a talk of which nobody told the minutes. */
const USUAL_HOURS = `case i.kind when 'visit' then ${HOURS_A_VISIT} when 'event' then 2 when 'meeting' then 1
  when 'video' then 0.75 when 'call' then 0.25 else 0.1 end`

/**
 * Talks, visits and hours. A visit may be told as a talk and as an activity of a cost file: the larger count of a span is
 * taken. Hours: talks times those of ours who took part, visits of cost files beyond those, activities told in hours, and
 * of requests what was spent, else what was granted.
 */
export async function spansOf(db: Db, day: Day): Promise<Span[]> {
  const from = addDays(day, -BUCKETS * BUCKET_DAYS)
  const span = (date: string) => db.unsafe(`(('${day}'::date - ${date}) / ${BUCKET_DAYS})::int`)
  const rows = await db`
    with talk as (
      select i.account_id, ${span('i.happened_on')} as span, count(*) as talks,
        count(*) filter (where i.kind = 'visit') as visits,
        sum(coalesce(i.minutes / 60.0, ${db.unsafe(USUAL_HOURS)}) * greatest(1, (
          select count(*) from (
            select i.owner_id as person_id where i.owner_id is not null
            union
            select x.person_id from interaction_person x
            where x.firm_id = i.firm_id and x.interaction_id = i.interaction_id
          ) ours))) as hours
      from interaction i
      where i.firm_id = ${db.firm} and i.state = 'held' and i.kind = any(${[...TALK_KINDS]})
        and i.account_id is not null and i.happened_on > ${from} and i.happened_on <= ${day}
      group by 1, 2
    ), activity as (
      select c.account_id, ${span('c.day')} as span,
        sum(c.units) filter (where c.activity_key like 'visit%') as visits,
        sum(c.units) filter (where same_name(r.unit) in ('hora', 'horas', 'h', 'hour', 'hours')) as hours
      from cost_activity c
        left join lateral (
          select unit from cost_rate r
          where r.firm_id = c.firm_id and r.activity_key = c.activity_key and r.day <= c.day
          order by r.day desc limit 1
        ) r on true
      where c.firm_id = ${db.firm} and c.day > ${from} and c.day <= ${day} and c.units > 0
      group by 1, 2
    ), asked as (
      select r.account_id, ${span('r.closed_on')} as span,
        (select sum(value::float8) from jsonb_each_text(r.spent)) as hours
      from request r
      where r.firm_id = ${db.firm} and r.account_id is not null and r.closed_on > ${from} and r.closed_on <= ${day}
        and r.spent <> '{}'::jsonb
      union all
      select d.account_id, ${span('m.month')}, (select sum(value::float8) from jsonb_each_text(d.hours))
      from request_decision d
        cross join lateral (
          select (d.hours_from + make_interval(months => n))::date as month
          from generate_series(0, d.hours_months - 1) n
        ) m
        join request r using (firm_id, request_id)
      where d.firm_id = ${db.firm} and d.withdrawn_at is null and d.decision <> 'refused'
        and r.spent = '{}'::jsonb and m.month > ${from} and m.month <= ${day}
    ), together as (
      select account_id, span, talks::float8, visits::float8, hours::float8, 0::float8 as activity_visits from talk
      union all
      select account_id, span, 0, 0, coalesce(hours, 0), coalesce(visits, 0) from activity
      union all
      select account_id, span, 0, 0, coalesce(hours, 0), 0 from asked
    )
    select coalesce(k.kept_id, t.account_id), t.span,
      sum(t.talks) + greatest(0, sum(t.activity_visits) - sum(t.visits)),
      greatest(sum(t.visits), sum(t.activity_visits)),
      sum(t.hours) + ${HOURS_A_VISIT}::float8 * greatest(0, sum(t.activity_visits) - sum(t.visits))
    from together t left join account_kept k on k.firm_id = ${db.firm} and k.account_id = t.account_id
    group by 1, 2
  `.values()
  return rows.map((row) => {
    const [accountId, at, talks, visits, hours] = Span.parse(row)
    return { accountId, span: at, talks, visits, hours }
  })
}

const Answer = z.tuple([z.string(), z.number(), z.number().nullable(), z.boolean()])

/**
 * What they asked, by the day on which they did, with the hours until we answered: the clocks of
 * answers, as these count; and mails that ask without a clock, in plain hours. Of those not answered yet, how long they wait.
 */
export async function answersOf(db: Db, day: Day) {
  const from = addDays(day, -BUCKETS * BUCKET_DAYS)
  const until = addDays(day, 1)
  const rows = await db`
    with clocked as (
      select account_id, started_at, case when stopped_at is not null then elapsed_ms / 3600000.0 end as hours,
        case when stopped_at is null then extract(epoch from least(now(), ${until}::timestamptz) - started_at) / 3600 end as waited
      from clock
      where firm_id = ${db.firm} and metric in ('firstResponse', 'nextResponse')
        and started_at >= ${from} and started_at < ${until}
    ), written as (
      select m.message_id, m.thread_id, m.way, m.sent_at, m.counts and m.asks is distinct from false as asks,
        lag(m.way) over told as before, min(m.sent_at) filter (where m.way = 'out') over (
          partition by m.thread_id order by m.sent_at, m.message_id rows between 1 following and unbounded following
        ) as answered_at
      from mail_message m
      where m.firm_id = ${db.firm} and m.kind = 'mail' and m.sent_at >= ${from} and m.sent_at < ${until}
      window told as (partition by m.thread_id order by m.sent_at, m.message_id)
    ), mailed as (
      select a.account_id, w.sent_at as started_at,
        extract(epoch from w.answered_at - w.sent_at) / 3600 as hours,
        case when w.answered_at is null then extract(epoch from ${until}::timestamptz - w.sent_at) / 3600 end as waited
      from written w
        cross join lateral (
          select x.account_id from mail_account x
          where x.firm_id = ${db.firm} and x.message_id = w.message_id order by 1 limit 1
        ) a
      where w.way = 'in' and w.asks and w.before is distinct from 'in'
        and not exists (select from clock c where c.firm_id = ${db.firm} and c.about_kind = 'mail'
          and c.about_id = w.message_id)
    )
    select coalesce(k.kept_id, x.account_id), ((${day}::date - x.started_at::date) / ${BUCKET_DAYS}::int)::int,
      coalesce(x.hours, x.waited)::float8, x.hours is not null
    from (select * from clocked union all select * from mailed) x
      left join account_kept k on k.firm_id = ${db.firm} and k.account_id = x.account_id
  `.values()
  return rows.map((row) => {
    const [accountId, span, hours, answered] = Answer.parse(row)
    return { accountId, span: Math.max(0, span), hours: hours ?? 0, answered }
  })
}

const Ended = z.object({ accountId: z.guid(), complaints: z.number() })

/** Of the last 365 days: quarrels, what was taken higher, and reviews of two of five or less. */
export function complaintsOf(db: Db, day: Day) {
  const from = addDays(day, -365)
  return many(
    Ended,
    db`
    select coalesce(k.kept_id, x.account_id) as account_id, count(*) as complaints
    from (
      select account_id from conflict
      where firm_id = ${db.firm} and kind = 'client' and began_on > ${from} and began_on <= ${day}
      union all
      select account_id from escalation
      where firm_id = ${db.firm} and opened_at >= ${addDays(from, 1)} and opened_at < ${addDays(day, 1)}
      union all
      select account_id from public_review
      where firm_id = ${db.firm} and rating <= 2 and written_on > ${from} and written_on <= ${day}
    ) x left join account_kept k on k.firm_id = ${db.firm} and k.account_id = x.account_id
    group by 1
  `,
  )
}

const Lost = z.object({ tier: TierName, lost: z.number(), lostOf: z.number() })

/** Who had bought in the year that ended a year ago, and who of them has bought nothing since. */
export function lostByTier(db: Db, day: Day) {
  return many(
    Lost,
    db`
    select coalesce(s.tier, ${UNDECIDED}) as tier, count(*) filter (where m.last_day <= p.as_of - 365) as lost,
      count(*) as lost_of
    from portfolio p
      join account_metric m on m.firm_id = p.firm_id and m.as_of = p.as_of and m.valuation = p.valuation
      join account a on a.firm_id = m.firm_id and a.account_id = m.account_id and a.merged_into_id is null
      left join (${standingOn(db, day)}) s on s.account_id = m.account_id
    where p.firm_id = ${db.firm} and p.current and p.place = 1 and m.first_day <= p.as_of - 365
      and m.last_day > p.as_of - 730
    group by 1
  `,
  )
}
