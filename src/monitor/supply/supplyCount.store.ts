/** Deliveries counted, in PostgreSQL. What a line is, late or short, is said here once. */
import type postgres from 'postgres'
import { addDays, addMonths, type Day, firstOfMonth } from '../../kernel/day.ts'
import { type Db, many, one } from '../../platform/db.ts'
import { BEFORE_DAYS, Counts, FamilyCounts, LateLine, MonthCounts, NOW_DAYS } from './supply.ts'

/** As of `day`: what was delivered after it isn't known yet. */
const ON_TIME = 'coalesce(delivered_on <= promised_on, false)'
const inFull = (db: Db, day: Day | postgres.Fragment) =>
  db`(coalesce(delivered_on <= ${day}, false) and delivered >= ordered)`

/** Counts of lines; `filter` narrows them. */
function counted(db: Db, day: Day | postgres.Fragment) {
  const onTime = db.unsafe(ON_TIME)
  return db`
    count(*) as lines, count(*) filter (where ${onTime}) as on_time,
    count(*) filter (where ${inFull(db, day)}) as in_full,
    count(*) filter (where ${onTime} and ${inFull(db, day)}) as "both"`
}

export function countsBetween(
  db: Db,
  which: postgres.Fragment,
  { from, day }: { from: Day; day: Day },
) {
  return one(
    Counts,
    db`
    select ${counted(db, day)} from delivery
    where firm_id = ${db.firm} and promised_on > ${from} and promised_on <= ${day} and ${which}
  `,
  )
}

const MONTHS = 24

export function countsByMonth(db: Db, which: postgres.Fragment, day: Day) {
  return many(
    MonthCounts,
    db`
    select date_trunc('month', promised_on)::date as month, ${counted(db, day)} from delivery
    where firm_id = ${db.firm} and promised_on >= ${addMonths(firstOfMonth(day), 1 - MONTHS)}
      and promised_on <= ${day} and ${which}
    group by 1 order by 1
  `,
  )
}

/** Of the last twelve months, those with most failed lines first. */
export function countsByFamily(db: Db, which: postgres.Fragment, day: Day) {
  const both = db`${db.unsafe(ON_TIME)} and ${inFull(db, day)}`
  const recent = db`promised_on > ${addDays(day, -NOW_DAYS)}`
  return many(
    FamilyCounts,
    db`
    select family, ${counted(db, day)},
      count(*) filter (where ${recent}) as lines_now,
      count(*) filter (where ${recent} and ${both}) as both_now,
      count(*) filter (where not (${recent})) as lines_before,
      count(*) filter (where not (${recent}) and ${both}) as both_before
    from delivery
    where firm_id = ${db.firm} and promised_on > ${addDays(day, -(NOW_DAYS + BEFORE_DAYS))}
      and promised_on <= ${day} and ${which}
    group by family order by count(*) - count(*) filter (where ${both}) desc, family
  `,
  )
}

const FAILED_SHOWN = 12

export function failedLines(db: Db, which: postgres.Fragment, day: Day) {
  return many(
    LateLine,
    db`
    select order_no, line, family, promised_on, delivered_on, ordered::float8, delivered::float8,
      not ${db.unsafe(ON_TIME)} as late, not ${inFull(db, day)} as short
    from delivery
    where firm_id = ${db.firm} and promised_on <= ${day} and promised_on > ${addDays(day, -NOW_DAYS)}
      and not (${db.unsafe(ON_TIME)} and ${inFull(db, day)}) and ${which}
    order by promised_on desc, order_no, line limit ${FAILED_SHOWN}
  `,
  )
}

/** Both windows of every account as of several days: a row of account id, day, and four counts. */
export function windowsAt(db: Db, days: readonly Day[]) {
  const on = db`at.day`
  return db`
    select coalesce(k.kept_id, d.account_id) as account_id, at.day::text as day,
      count(*) filter (where recent) as lines, count(*) filter (where recent and on_time) as on_time,
      count(*) filter (where recent and in_full) as in_full,
      count(*) filter (where recent and on_time and in_full) as "both",
      count(*) filter (where not recent) as lines_before,
      count(*) filter (where not recent and on_time and in_full) as both_before
    from unnest(${[...days]}::date[]) as at(day)
    join lateral (
      select account_id, promised_on > at.day - ${NOW_DAYS}::int as recent, ${db.unsafe(ON_TIME)} as on_time,
        ${inFull(db, on)} as in_full
      from delivery
      where firm_id = ${db.firm} and promised_on <= at.day
        and promised_on > at.day - ${NOW_DAYS + BEFORE_DAYS}::int
    ) d on true
    left join account_kept k on k.firm_id = ${db.firm} and k.account_id = d.account_id
    group by 1, 2
  `
}
