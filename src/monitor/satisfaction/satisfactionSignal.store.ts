/** What clients answered and complain of, as health reads it: as of a day, only what is dated up to it. */
import { addDays, type Day } from '../../kernel/day.ts'
import type { Db } from '../../platform/db.ts'

/** Everyone's newest answer of the last 365 days; and complaints that are open, of accounts that complained in that time. */
export function satisfaction(db: Db, asOf: Day) {
  const year = addDays(asOf, -365)
  return db`
    with heard as (
      select distinct on (account_id, who) coalesce(a.kept_id, x.account_id) as account_id,
        coalesce(c.kept_id, x.contact_id, x.answer_id) as who, x.nps, ${asOf}::date - x.answered_at::date as age
      from survey_answer x
        left join account_kept a on a.firm_id = x.firm_id and a.account_id = x.account_id
        left join contact_kept c on c.firm_id = x.firm_id and c.contact_id = x.contact_id
      where x.firm_id = ${db.firm} and x.nps is not null and x.answered_at > ${year}::date
        and x.answered_at < ${addDays(asOf, 1)}::date
      order by account_id, who, x.answered_at desc
    ), complained as (
      select coalesce(a.kept_id, x.account_id) as account_id, x.received_on,
        (x.closed_on is null or x.closed_on > ${asOf}) as open
      from complaint x left join account_kept a using (firm_id, account_id)
      where x.firm_id = ${db.firm} and x.received_on <= ${asOf}
        and (x.received_on > ${year} or x.closed_on is null or x.closed_on > ${asOf})
    )
    select account_id, 'answers', avg(nps)::float8, count(*)::int, min(age)::float8
    from heard group by account_id
    union all
    select account_id, 'complaints', (count(*) filter (where open))::float8, null::int,
      (case when count(*) filter (where open) > 0 then 0 else ${asOf}::date - max(received_on) end)::float8
    from complained group by account_id
  `
}
