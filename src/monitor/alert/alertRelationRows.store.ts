/** What rules of talks, people and what wears away find. */
import type { Db } from '../../platform/db.ts'
import type { ErosionSign } from '../erosion.ts'
import type { Rows } from './alertRows.store.ts'

/** Talks are looked at so far back; fewer talk days than these say nothing of a rhythm. */
const BACK_DAYS = 730
const FEWEST_DAYS = 7
const QUIET_LEAST_DAYS = 21
const YEAR_DAYS = 365

const worn = (db: Db, signs: readonly ErosionSign[]) => db`
  select account_id, sign, since_on, abs(now - before),
    jsonb_build_object('sign', sign, 'before', round(before::numeric, 1), 'now', round(now::numeric, 1))
  from worn where sign = any(${[...signs]})`

export const RELATION_ROWS = {
  reachFalls: (db) => worn(db, ['coverage', 'support']),
  toneFalls: (db) => worn(db, ['sentiment']),
  weAnswerSlower: (db) => worn(db, ['ourAnswer']),
  theyAnswerSlower: (db) => worn(db, ['theirAnswer']),
  fewerTalks: (db) => worn(db, ['people', 'talks']),
  basketShrinks: (db) => worn(db, ['basket']),
  talkOverdue: (db, { day, of, cadence }) => db`
    select account_id, '', due_on, days::float8 / every,
      jsonb_build_object('days', days, 'every', every, 'tier', tier)
    from (
      select t.account_id, t.tier, e.every, coalesce(max(k.on), t.since) + e.every as due_on,
        ${day}::date - coalesce(max(k.on), t.since) as days
      from tier_now t
      join (select key as tier, (value->>'account')::int as every from jsonb_each(${db.json(cadence)}::jsonb)) e using (tier)
      left join talk k using (account_id)
      where e.every is not null and not exists (
        select from interaction i where i.firm_id = ${db.firm} and i.account_id = t.account_id
          and i.state = 'planned' and i.happened_on >= ${day} and i.made_at::date <= ${day})
      group by t.account_id, t.tier, t.since, e.every
    ) due
    where days >= every * (1 + ${of['late']!}::float8 / 100)`,
  quiet: (db, { day, of }) => db`
    select account_id, last_on::text, last_on + ceil(usual * ${of['times']!}::float8)::int,
      (${day}::date - last_on) / usual,
      jsonb_build_object('days', ${day}::date - last_on, 'usual', round(usual::numeric, 1))
    from (
      select account_id, max("on") as last_on, percentile_cont(0.5) within group (order by gap) as usual
      from (
        select account_id, "on", "on" - lag("on") over (partition by account_id order by "on") as gap
        from (select distinct account_id, "on" from talk where "on" > ${day}::date - ${BACK_DAYS}::int) days
      ) gaps
      group by account_id having count(*) >= ${FEWEST_DAYS}
    ) rhythm
    where usual > 0 and ${day}::date - last_on >= greatest(usual * ${of['times']!}::float8, ${QUIET_LEAST_DAYS})`,
  neglected: (db, { day, ledgerDay, of }) => db`
    select f.account_id, '', greatest(coalesce(max(k.on), f.first_day) + ${of['silence']!}::int, f.first_day),
      1 - f.last12 / f.previous12,
      jsonb_build_object('days', ${day}::date - max(k.on), 'now', f.last12, 'before', f.previous12,
        'fall', 1 - f.last12 / f.previous12)
    from figure f left join tier_now t using (account_id) left join talk k using (account_id)
    where coalesce(t.tier, 'standard') in ('standard', 'streamline') and f.previous12 > 0 and f.last12 > 0
      and f.first_day <= ${ledgerDay}::date - 730
      and f.last12 <= f.previous12 * (1 - ${of['fall']!}::float8 / 100)
    group by f.account_id, f.first_day, f.last12, f.previous12
    having max(k.on) is null or max(k.on) <= ${day}::date - ${of['silence']!}::int`,
  singleThread: (db, { day, of }) => db`
    select account_id, '', ${day}::date, talks, jsonb_build_object('talks', talks)
    from (
      select t.account_id, count(distinct k.interaction_id) as talks,
        count(distinct coalesce(p.kept_id, c.contact_id)) as people
      from tier_now t join talk k using (account_id)
      join interaction_contact c on c.firm_id = ${db.firm} and c.interaction_id = k.interaction_id
      left join contact_kept p on p.firm_id = c.firm_id and p.contact_id = c.contact_id
      where t.tier in ('strategic', 'key') and k.on > ${day}::date - ${YEAR_DAYS}::int
      group by t.account_id
    ) met
    where people = 1 and talks >= ${of['talks']!}`,
  personLeft: (db, { day, of }) => db`
    select d.account_id, d.departure_id::text, d.left_on, coalesce(s.influence, 3),
      jsonb_build_object('days', ${day}::date - d.left_on, 'influence', s.influence)
    from departure d
    left join lateral (
      select value::int as influence from decider_said x
      where x.firm_id = d.firm_id and x.account_id = d.account_id and x.contact_id = d.contact_id
        and x.attribute = 'influence' and x.seen_on <= ${day}
      order by x.seen_on desc, x.said_at desc limit 1
    ) s on true
    where d.firm_id = ${db.firm} and (d.successor_id is null or d.made_at::date > ${day})
      and d.left_on between ${day}::date - ${of['within']!}::int and ${day}`,
  mailUnanswered: (db, { day, of }) => db`
    select account_id, thread_id::text, asked_on, ${day}::date - asked_on,
      jsonb_build_object('days', ${day}::date - asked_on)
    from (
      select distinct on (m.thread_id) a.account_id, m.thread_id, m.sent_at::date as asked_on, m.way, m.asks
      from mail_message m join mail_account a using (firm_id, message_id)
      where m.firm_id = ${db.firm} and m.is_open and m.kind = 'mail' and m.sent_at < ${day}::date + 1
        and m.sent_at > ${day}::date - 60
      order by m.thread_id, m.sent_at desc
    ) last
    where way = 'in' and asks and asked_on <= ${day}::date - ${of['waits']!}::int`,
} satisfies Rows
