/** What rules of sales and health find, as queries of account_id, cause, since_on, weight, numbers. */
import type { Db } from '../../platform/db.ts'
import type { RuleAt } from './alertAt.ts'
import type { Rows } from './alertRows.store.ts'

const SHORTEST_GAP_DAYS = 4
/** Who is silent for longer has gone: no warning comes in time. */
const GONE_DAYS = 365

export const SALES_ROWS = {
  healthBad: (db, { day, bands }) => db`
    select h.account_id, '' as cause, coalesce((
        select min(x.day) from account_health x where x.firm_id = ${db.firm} and x.account_id = h.account_id
          and x.day <= ${day} and x.day > coalesce((
            select max(y.day) from account_health y where y.firm_id = ${db.firm} and y.account_id = h.account_id
              and y.day <= ${day} and y.score >= ${bands.bad}), '-infinity')), ${day}::date) as since_on,
      100 - h.score as weight,
      jsonb_build_object('score', round(h.score), 'before', round(h.before), 'band', ${bands.bad}::float8) as numbers
    from health h
    where h.score < ${bands.bad} and not exists (
      select from health_override o where o.firm_id = ${db.firm} and o.account_id = h.account_id
        and o.band <> 'bad' and o.made_on <= ${day} and o.until_on >= ${day}
        and (o.ended_on is null or o.ended_on > ${day}))`,
  healthFell: (db, { day, of, bands }) => db`
    select account_id, '', ${day}::date, before - score,
      jsonb_build_object('score', round(score), 'before', round(before), 'fall', round(before - score))
    from health where before - score >= ${of['fall']!}::float8 and score < ${bands.good}`,
  healthUnsure: (db, { day, of }) => db`
    select h.account_id, '', ${day}::date, 1 - h.confidence, jsonb_build_object('confidence', h.confidence)
    from health h join tier_now t using (account_id)
    where t.tier in ('strategic', 'key') and h.confidence * 100 < ${of['least']!}::float8`,
  rhythmBroken: (db, { ledgerDay, of }) => db`
    select account_id, last_day::text, last_day + ceil(${of['times']!}::float8 * greatest(gap, ${SHORTEST_GAP_DAYS}))::int,
      (${ledgerDay}::date - last_day) / greatest(gap, ${SHORTEST_GAP_DAYS}),
      jsonb_build_object('days', ${ledgerDay}::date - last_day, 'gap', round(gap::numeric, 1), 'sales', last12)
    from figure
    where purchases >= ${of['purchases']!} and ${ledgerDay}::date - last_day between ${of['silence']!} and ${GONE_DAYS}
      and ${ledgerDay}::date - last_day >= ${of['times']!}::float8 * greatest(gap, ${SHORTEST_GAP_DAYS})`,
  salesFall: (db, at) => db`
    select account_id, '', ${at.day}::date, 1 - last12 / previous12,
      jsonb_build_object('now', last12, 'before', previous12, 'fall', 1 - last12 / previous12)
    from ${wholeYears(db, at)}
    where last12 > 0 and last12 <= previous12 * (1 - ${at.of['fall']!}::float8 / 100)
      and previous12 >= total_previous * ${at.of['share']!}::float8 / 100`,
  baseFalls: (db, at) => db`
    select account_id, '', ${at.day}::date, (previous12 - last12) / total_previous,
      jsonb_build_object('lost', previous12 - last12, 'share', (previous12 - last12) / total_previous)
    from ${wholeYears(db, at)}
    where previous12 - last12 >= total_previous * ${at.of['ofBase']!}::float8 / 100 and last12 > 0`,
  salesGrow: (db, at) => db`
    select account_id, '', ${at.day}::date, last12 / previous12 - 1,
      jsonb_build_object('now', last12, 'before', previous12, 'growth', last12 / previous12 - 1)
    from ${wholeYears(db, at)}
    where last12 >= previous12 * (1 + ${at.of['growth']!}::float8 / 100)
      and last12 >= total * ${at.of['share']!}::float8 / 100`,
  lossLikely: (db, { of }) => db`
    select account_id, '', as_of, probability, jsonb_build_object('chance', probability)
    from account_churn where firm_id = ${db.firm} and probability * 100 >= ${of['chance']!}::float8`,
  declineLikely: (db, { of }) => db`
    select v.account_id, '', v.as_of, v.decline, jsonb_build_object('chance', v.decline)
    from account_value v join portfolio p on p.firm_id = v.firm_id and p.as_of = v.as_of
      and p.valuation = v.valuation and p.current and p.place = 1
    where v.firm_id = ${db.firm} and v.decline * 100 >= ${of['chance']!}::float8`,
  keyFlat: (db, at) => db`
    select f.account_id, '', ${at.day}::date, 1 - f.last12 / f.previous12,
      jsonb_build_object('now', f.last12, 'before', f.previous12, 'growth', f.last12 / f.previous12 - 1,
        'since', t.since)
    from ${wholeYears(db, at)} join tier_now t using (account_id)
    where t.tier in ('strategic', 'key') and t.since <= ${at.day}::date - ${at.of['since']!}::int
      and f.last12 <= f.previous12 * (1 + ${at.of['growth']!}::float8 / 100)`,
  costly: (db) => db`
    select c.account_id, '', c.as_of, c.excess,
      jsonb_build_object('margin', c.margin, 'serving', c.serving, 'profit', c.profit)
    from account_cost c join portfolio p on p.firm_id = c.firm_id and p.as_of = c.as_of
      and p.valuation = c.valuation and p.current and p.place = 1
    where c.firm_id = ${db.firm} and c.class = 'bad'`,
  firmDepends: (db, { day, of }) => db`
    select account_id, '', ${day}::date, last12 / total, jsonb_build_object('share', last12 / total)
    from figure where last12 > 0 and last12 >= total * ${of['share']!}::float8 / 100`,
  divisionDepends: (db, at) => db`
    select account_id, division_id::text, ${at.day}::date, sales / whole, jsonb_build_object('share', sales / whole)
    from (
      select account_id, division_id, sales, sum(sales) over (partition by division_id) as whole,
        count(*) over (partition by division_id) as accounts
      from (${byDivision(db, at)}) own
    ) shares
    where accounts > 1 and whole > 0 and sales >= whole * ${at.of['share']!}::float8 / 100`,
} satisfies Rows

/** Who has bought for both years; `f`. */
function wholeYears(db: Db, { ledgerDay }: RuleAt) {
  return db`(
    select * from figure where previous12 > 0 and first_day <= ${ledgerDay}::date - 730 and total_previous > 0
  ) f`
}

/** Sales of the twelve whole months before, in the portfolio's currency at the factor of each month's first day. */
function byDivision(db: Db, { ledgerDay, valuation, converted }: RuleAt) {
  const until = db`date_trunc('month', ${ledgerDay}::date + 1)::date`
  return db`
    select m.account_id, m.division_id,
      sum((case when m.currency = ${valuation} then m.amount else m.amount * f.factor end)::float8) as sales
    from account_month m
    left join day_factor f on ${converted} and f.firm_id = m.firm_id and f.currency = m.currency and f.day = m.month
    where m.firm_id = ${db.firm} and m.division_id <> 0
      and m.month >= (${until} - interval '12 months')::date and m.month < ${until}
      and (m.currency = ${valuation} or f.factor is not null)
    group by 1, 2`
}
