/** Both halves of every sign as of a day, by account: only what is dated up to it. */
import { z } from 'zod'
import { addDays, type Day } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import { EROSION_SIGNS, type ErosionSign, HALF_YEAR_DAYS, type Halves } from './erosion.ts'
import type { HealthDays } from './healthDay.ts'
import { decidersAt, familiesBought } from './healthSignal.store.ts'

const Row = z.tuple([
  z.string(),
  z.enum(EROSION_SIGNS),
  z.number().nullable(),
  z.number().nullable(),
  z.number(),
  z.number(),
])

export type Found = { accountId: string; sign: ErosionSign; halves: Halves }

export async function halvesAt(db: Db, { day, ledgerDay }: HealthDays): Promise<Found[]> {
  const found: Found[] = []
  for (const statement of [talked(db, day), answered(db, day), bought(db, ledgerDay)]) {
    for (const row of await statement.values()) {
      const [accountId, sign, before, now, countedBefore, countedNow] = Row.parse(row)
      if (before === null || now === null) continue
      found.push({ accountId, sign, halves: { before, now, countedBefore, countedNow } })
    }
  }
  const known = await decidersAt(db, day)
  const earlier = await decidersAt(db, addDays(day, -HALF_YEAR_DAYS))
  for (const [accountId, now] of known) {
    const before = earlier.get(accountId)
    for (const sign of ['coverage', 'support'] as const) {
      const [a, b] = [before?.[sign], now[sign]]
      if (!a || !b) continue
      const halves = {
        before: a.value,
        now: b.value,
        countedBefore: a.n ?? 0,
        countedNow: b.n ?? 0,
      }
      found.push({ accountId, sign, halves })
    }
  }
  return found
}

function talked(db: Db, day: Day) {
  const [middle, from] = [addDays(day, -HALF_YEAR_DAYS), addDays(day, -2 * HALF_YEAR_DAYS)]
  return db`
    with talk as (
      select coalesce(a.kept_id, i.account_id) as account_id, i.interaction_id, i.sentiment,
        i.happened_on > ${middle} as late
      from interaction i left join account_kept a using (firm_id, account_id)
      where i.firm_id = ${db.firm} and i.account_id is not null and i.state = 'held'
        and i.kind not in ('task', 'note') and i.happened_on > ${from} and i.happened_on <= ${day}
    ), met as (
      select t.account_id, coalesce(k.kept_id, c.contact_id) as contact_id, t.late
      from talk t join interaction_contact c on c.firm_id = ${db.firm} and c.interaction_id = t.interaction_id
        left join contact_kept k on k.firm_id = c.firm_id and k.contact_id = c.contact_id
    )
    select account_id, 'sentiment', (avg(sentiment) filter (where not late))::float8,
      (avg(sentiment) filter (where late))::float8,
      (count(sentiment) filter (where not late))::int, (count(sentiment) filter (where late))::int
    from talk group by account_id
    union all
    select account_id, 'talks', (count(*) filter (where not late))::float8, (count(*) filter (where late))::float8,
      (count(*) filter (where not late))::int, (count(*) filter (where late))::int
    from talk group by account_id
    union all
    select account_id, 'people', (count(distinct contact_id) filter (where not late))::float8,
      (count(distinct contact_id) filter (where late))::float8,
      (count(distinct contact_id) filter (where not late))::int, (count(distinct contact_id) filter (where late))::int
    from met group by account_id
  `
}

function answered(db: Db, day: Day) {
  const [middle, from] = [addDays(day, -HALF_YEAR_DAYS), addDays(day, -2 * HALF_YEAR_DAYS)]
  return db`
    with closed as (
      select coalesce(a.kept_id, r.account_id) as account_id, 'ourAnswer' as sign,
        (r.closed_on - r.opened_on)::float8 as days, r.closed_on > ${middle} as late
      from request r left join account_kept a using (firm_id, account_id)
      where r.firm_id = ${db.firm} and r.account_id is not null and r.closed_on > ${from} and r.closed_on <= ${day}
      union all
      select coalesce(a.kept_id, x.account_id), 'theirAnswer',
        (extract(epoch from x.answered_at - x.asked_at) / 86400)::float8, x.answered_at >= ${addDays(middle, 1)}::date
      from acceptance x left join account_kept a using (firm_id, account_id)
      where x.firm_id = ${db.firm} and x.answered_at >= ${addDays(from, 1)}::date
        and x.answered_at < ${addDays(day, 1)}::date
    )
    select account_id, sign, percentile_cont(0.5) within group (order by days) filter (where not late),
      percentile_cont(0.5) within group (order by days) filter (where late),
      (count(*) filter (where not late))::int, (count(*) filter (where late))::int
    from closed group by account_id, sign
  `
}

function bought(db: Db, ledgerDay: Day) {
  return db`
    select account_id, 'basket', (count(*) filter (where before))::float8, (count(*) filter (where now))::float8,
      (count(*) filter (where before))::int, (count(*) filter (where now))::int
    from ${familiesBought(db, ledgerDay)} group by account_id
    -- Whoever buys nothing any more is lost, not worn away.
    having count(*) filter (where now) > 0
  `
}
