/** What the tables say of accounts' health as of a day: only what is dated up to it. docs/methods/health.md. */
import { z } from 'zod'
import { addDays, addMonths, type Day, firstOfMonth } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import { satisfaction } from './satisfaction/satisfactionSignal.store.ts'
import { HEALTH_MEASURES, type HealthMeasure, type Signals } from './healthMeasure.ts'

const Row = z.tuple([
  z.string(),
  z.enum(HEALTH_MEASURES),
  z.number(),
  z.number().nullable(),
  z.number().nullable(),
])

/** All signals that don't come out of the ledger's days, by account. The ledger may end before the day. */
export function signalsAt(db: Db, day: Day, ledgerDay: Day = day): Promise<Map<string, Signals>> {
  return gathered([
    people(db, day),
    talks(db, day),
    work(db, day),
    families(db, ledgerDay),
    satisfaction(db, day),
    outside(db, day),
  ])
}

/** Support and coverage alone. */
export function decidersAt(db: Db, day: Day): Promise<Map<string, Signals>> {
  return gathered([people(db, day)])
}

async function gathered(statements: ReturnType<typeof people>[]): Promise<Map<string, Signals>> {
  const found = new Map<string, Signals>()
  for (const statement of statements) {
    for (const row of await statement.values()) {
      const [accountId, measure, value, n, ageDays] = Row.parse(row)
      let own = found.get(accountId)
      if (!own) found.set(accountId, (own = {}))
      own[measure as HealthMeasure] = {
        value,
        ...(n === null ? {} : { n }),
        ...(ageDays === null ? {} : { ageDays }),
      }
    }
  }
  return found
}

/** What was said of those who decide, the last word up to the day; who had left by then counts no more. */
function people(db: Db, asOf: Day) {
  return db`
    with said as (
      select distinct on (account_id, contact_id, s.attribute)
        coalesce(a.kept_id, s.account_id) as account_id, coalesce(c.kept_id, s.contact_id) as contact_id,
        s.attribute, s.value::int as value, ${asOf}::date - s.seen_on as age
      from decider_said s
        left join account_kept a on a.firm_id = s.firm_id and a.account_id = s.account_id
        left join contact_kept c on c.firm_id = s.firm_id and c.contact_id = s.contact_id
      where s.firm_id = ${db.firm} and s.seen_on <= ${asOf}
        and s.attribute in ('influence', 'support', 'coverage')
        and not exists (
          select from departure d
          where d.firm_id = s.firm_id and d.account_id = s.account_id and d.contact_id = s.contact_id
            and d.left_on <= ${asOf})
      order by account_id, contact_id, s.attribute, s.seen_on desc, s.said_at desc
    ), person as (
      select account_id, contact_id, max(value) filter (where attribute = 'influence') as influence,
        max(value) filter (where attribute = 'support') as support,
        max(value) filter (where attribute = 'coverage') as coverage,
        max(age) filter (where attribute = 'support') as support_age,
        max(age) filter (where attribute = 'coverage') as coverage_age
      from said group by account_id, contact_id
    )
    select account_id, 'support', (sum(influence * support)::float8 / sum(influence)), count(*)::int,
      (sum(influence * support_age)::float8 / sum(influence))
    from person where influence is not null and support is not null group by account_id
    union all
    select account_id, 'coverage', (sum(influence * coverage)::float8 / sum(influence)), count(*)::int,
      (sum(influence * coverage_age)::float8 / sum(influence))
    from person where influence is not null and coverage is not null group by account_id
  `
}

/** When we last spoke, how talks felt, what they believe and isn't cleared up, and how long requests take. */
function talks(db: Db, asOf: Day) {
  const half = addDays(asOf, -180)
  const year = addDays(asOf, -365)
  return db`
    with talk as (
      select coalesce(a.kept_id, i.account_id) as account_id, i.happened_on, i.sentiment
      from interaction i left join account_kept a using (firm_id, account_id)
      where i.firm_id = ${db.firm} and i.account_id is not null and i.state = 'held'
        and i.kind not in ('task', 'note')
        and i.happened_on between ${addDays(asOf, -730)} and ${asOf}
    ), heard as (
      select coalesce(a.kept_id, e.account_id) as account_id, e.heard_on,
        (e.handled_on is null or e.handled_on > ${asOf}) as open
      from expectation e left join account_kept a using (firm_id, account_id)
      where e.firm_id = ${db.firm} and e.heard_on between ${year} and ${asOf}
    ), asked as (
      select coalesce(a.kept_id, r.account_id) as account_id,
        least(coalesce(r.closed_on, ${asOf}::date), ${asOf}::date) - r.opened_on as days,
        (r.closed_on is null or r.closed_on > ${asOf}) as open
      from request r left join account_kept a using (firm_id, account_id)
      where r.firm_id = ${db.firm} and r.account_id is not null and r.opened_on between ${year} and ${asOf}
        and (r.closed_on is null or r.closed_on > ${half})
    )
    select account_id, 'talk', (${asOf}::date - max(happened_on))::float8, null::int, null::float8
    from talk group by account_id
    union all
    select account_id, 'sentiment', avg(sentiment)::float8, count(*)::int, (${asOf}::date - max(happened_on))::float8
    from talk where sentiment is not null and happened_on > ${half} group by account_id
    union all
    select account_id, 'expectations', (count(*) filter (where open))::float8, count(*)::int,
      (${asOf}::date - max(heard_on))::float8
    from heard group by account_id
    union all
    select account_id, 'requests', percentile_cont(0.5) within group (order by days), count(*)::int, null::float8
    from asked where not open or days > 7 group by account_id
  `
}

/** Promises and plan lines that were due within the year, and clocks that were decided within the half-year. */
function work(db: Db, asOf: Day) {
  const year = addDays(asOf, -365)
  return db`
    with promise as (
      select coalesce(a.kept_id, x.account_id) as account_id,
        -- The day as it stood then; and one that was let pass counts, whatever came after.
        coalesce(
          (select min(r.from_on) from commitment_redating r where r.firm_id = x.firm_id
            and r.commitment_id = x.commitment_id and r.said_on > r.from_on and r.said_on <= ${asOf}),
          (select r.from_on from commitment_redating r where r.firm_id = x.firm_id
            and r.commitment_id = x.commitment_id and r.said_on > ${asOf} order by r.said_on, r.made_at limit 1),
          x.due_on) as due_on,
        case when x.ended_on <= ${asOf} then x.state else 'open' end as state, x.ended_on
      from commitment x left join account_kept a using (firm_id, account_id)
      where x.firm_id = ${db.firm} and x.made_on <= ${asOf}
    ), line as (
      select coalesce(a.kept_id, l.account_id) as account_id, l.due_on,
        (l.state = 'done' and l.ended_on <= ${asOf}) as done
      from plan_item l left join account_kept a using (firm_id, account_id)
      where l.firm_id = ${db.firm} and l.state in ('active', 'done') and l.kind <> 'objective'
        and l.due_on > ${year} and l.due_on <= ${asOf}
    ), told as (
      select coalesce(a.kept_id, c.account_id) as account_id, c.breached_at is null as met
      from clock c left join account_kept a using (firm_id, account_id)
      where c.firm_id = ${db.firm} and c.decided_at >= ${addDays(asOf, -180)}::date
        and c.decided_at < ${addDays(asOf, 1)}::date
    )
    select account_id, 'promises', avg((state = 'kept' and ended_on <= due_on)::int)::float8, count(*)::int, null::float8
    from promise
    where state <> 'withdrawn' and due_on > ${year}
      and (due_on < ${asOf} or (due_on = ${asOf} and state <> 'open') or state in ('kept', 'broken'))
    group by account_id
    union all
    select account_id, 'plan', avg(done::int)::float8, count(*)::int, null::float8 from line group by account_id
    union all
    select account_id, 'clocks', avg(met::int)::float8, count(*)::int, null::float8 from told group by account_id
  `
}

/** Families by account: whether it bought them in the last twelve whole months that have ended, and in the twelve before. */
export function familiesBought(db: Db, asOf: Day) {
  const next = firstOfMonth(addDays(asOf, 1))
  const [from, middle] = [addMonths(next, -24), addMonths(next, -12)]
  return db`(
    select account_id, family_id, max(month) >= ${middle} as now, min(month) < ${middle} as before
    from account_month
    where firm_id = ${db.firm} and month >= ${from} and month < ${next} and family_id <> 0 and amount > 0
    group by account_id, family_id
  ) as bought`
}

/** Those of the last twelve months against those of the twelve before. */
function families(db: Db, asOf: Day) {
  return db`
    select account_id, 'basket',
      (count(*) filter (where now))::float8 / (count(*) filter (where before)), null::int, null::float8
    from ${familiesBought(db, asOf)} group by account_id having count(*) filter (where before) >= 2
  `
}

/** What they use, measure by measure against its own past, and how well we delivered; of who isn't told of, nothing. */
function outside(db: Db, asOf: Day) {
  return db`
    with used as (
      select coalesce(a.kept_id, r.account_id) as account_id, r.measure,
        avg(r.value) filter (where r.day > ${addDays(asOf, -90)}) as now,
        avg(r.value) filter (where r.day <= ${addDays(asOf, -90)}) as before,
        count(distinct date_trunc('month', r.day)) as months
      from usage_reading r left join account_kept a using (firm_id, account_id)
      where r.firm_id = ${db.firm} and r.day > ${addDays(asOf, -360)} and r.day <= ${asOf}
      group by 1, 2
    )
    select account_id, 'usage', avg(now / before)::float8, max(months)::int, null::float8
    from used where before > 0 and now is not null group by account_id
    union all
    select coalesce(a.kept_id, d.account_id), 'supply',
      avg((coalesce(d.delivered_on <= d.promised_on, false) and d.delivered >= d.ordered)::int)::float8,
      count(*)::int, null::float8
    from delivery d left join account_kept a using (firm_id, account_id)
    where d.firm_id = ${db.firm} and d.promised_on > ${addDays(asOf, -180)} and d.promised_on <= ${asOf}
    group by 1
  `
}
