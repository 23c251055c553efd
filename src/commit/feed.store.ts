/** The days of someone's calendar in PostgreSQL: of what they own, and of the accounts that they look after. */
import type { Day } from '../kernel/day.ts'
import { addDays } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { FEED_BACK_DAYS, FeedDay } from './feed.ts'

const MOST = 2000

export function feedOf(db: Db, personId: string, today: Day): Promise<FeedDay[]> {
  const near = (of: string) => db`exists (
    select from account_near n where n.firm_id = ${db(of)}.firm_id
      and n.account_id = ${db(of)}.account_id and n.person_id = ${personId}
  )`
  return many(
    FeedDay,
    db`
    with told as (
      select 'commitment' as what, c.commitment_id as id, c.due_on as on, c.promise as title, c.account_id
      from commitment c
      where c.firm_id = ${db.firm} and c.state = 'open' and (c.owner_id = ${personId} or ${near('c')})
      union all
      select 'rewardDecide', r.reward_id, r.decided_by_on, r.title, r.account_id
      from reward r where r.firm_id = ${db.firm} and r.state = 'offered' and r.owner_id = ${personId}
      union all
      select 'rewardDeliver', r.reward_id, r.deliver_on, r.title, r.account_id
      from reward r where r.firm_id = ${db.firm} and r.state = 'earned' and r.owner_id = ${personId}
      union all
      select 'agreementEnd', g.agreement_id, g.until_on, g.title, g.account_id
      from service_agreement g where g.firm_id = ${db.firm} and g.until_on is not null and ${near('g')}
      union all
      select 'contractEnd', k.contract_id, k.ends_on, k.title, k.account_id
      from contract k where k.firm_id = ${db.firm} and k.ends_on is not null and ${near('k')}
      union all
      select 'contractNotice', k.contract_id, k.ends_on - k.notice_days, k.title, k.account_id
      from contract k
      where k.firm_id = ${db.firm} and k.ends_on is not null and k.notice_days > 0 and ${near('k')}
      union all
      select 'claim', o.compensation_id, o.claim_until, o.action, o.account_id
      from compensation o
      where o.firm_id = ${db.firm} and o.state = 'due' and o.claimed_on is null
        and o.claim_until is not null and ${near('o')}
    )
    select t.what, t.id, t.on, t.title, a.account_id, a.name as account
    from told t
    left join account_kept k on k.firm_id = ${db.firm} and k.account_id = t.account_id
    join account a on a.firm_id = ${db.firm} and a.account_id = coalesce(k.kept_id, t.account_id)
    where t.on >= ${addDays(today, -FEED_BACK_DAYS)} and a.archived_at is null
    order by t.on, t.what, t.id
    limit ${MOST}
  `,
  )
}
