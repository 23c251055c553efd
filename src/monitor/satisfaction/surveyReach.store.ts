/** Whom a round goes to, in PostgreSQL: people who work at accounts of its tiers and have its roles, and want to be asked. */
import { type Day, addDays } from '../../kernel/day.ts'
import { type Db, one } from '../../platform/db.ts'
import { standingOn } from '../../segment/standing.store.ts'
import { UNDECIDED } from '../../segment/standing.ts'
import { ROLE_WEIGHTS } from './satisfaction.ts'
import { Reach, type RoundGiven } from './survey.ts'

type Asks = Pick<RoundGiven, 'tiers' | 'roles' | 'restDays'>

/**
 * `those`: accounts of the round, with their tier and sales. `people`: who works there, with role, address and why they are not
 * asked, if so; someone of two accounts stands at the one that buys more.
 */
function reached(db: Db, { tiers, roles, restDays }: Asks, today: Day) {
  const weights = Object.entries(ROLE_WEIGHTS).map(([role, weight]) => ({ role, weight }))
  return db`
    those as (
      select a.account_id, coalesce(s.tier, ${UNDECIDED}) as tier, coalesce(m.sales_last_12, 0) as sales
      from account a
        left join (${standingOn(db, today)}) s on s.account_id = a.account_id
        left join portfolio p on p.firm_id = a.firm_id and p.current and p.place = 1
        left join account_metric m on m.firm_id = a.firm_id and m.as_of = p.as_of
          and m.valuation = p.valuation and m.account_id = a.account_id
      where a.firm_id = ${db.firm} and a.archived_at is null and a.merged_into_id is null
        and (${tiers.length === 0} or coalesce(s.tier, ${UNDECIDED}) = any(${[...tiers]}))
    ), works as (
      select distinct coalesce(k.kept_id, p.account_id) as account_id,
        coalesce(c.kept_id, p.contact_id) as contact_id
      from contact_place p
        left join account_kept k on k.firm_id = p.firm_id and k.account_id = p.account_id
        left join contact_kept c on c.firm_id = p.firm_id and c.contact_id = p.contact_id
      where p.firm_id = ${db.firm} and (p.until_on is null or p.until_on >= ${today})
        and (p.from_on is null or p.from_on <= ${today})
    ), said as (
      select distinct on (account_id, contact_id, r.decision_id)
        coalesce(k.kept_id, r.account_id) as account_id, coalesce(c.kept_id, r.contact_id) as contact_id, r.roles
      from decision_role r
        left join account_kept k on k.firm_id = r.firm_id and k.account_id = r.account_id
        left join contact_kept c on c.firm_id = r.firm_id and c.contact_id = r.contact_id
      where r.firm_id = ${db.firm} and r.seen_on <= ${today}
      order by account_id, contact_id, r.decision_id, r.seen_on desc, r.said_at desc
    ), part as (
      select distinct on (account_id, contact_id) account_id, contact_id, w.role
      from said cross join unnest(said.roles) as has (role)
        join jsonb_to_recordset(${db.json(weights)}) as w (role text, weight int) on w.role = has.role
      order by account_id, contact_id, w.weight desc, w.role
    ), there as (
      select t.account_id, t.sales, k.contact_id, k.language, part.role,
        (select r.value from contact_reach r
          where r.firm_id = k.firm_id and r.kind = 'mail' and r.contact_id = any(contact_and_merged(k.contact_id))
          order by r.contact_id <> k.contact_id, r.place limit 1) as email,
        exists (select from survey_silence s where s.firm_id = k.firm_id
          and s.contact_id = any(contact_and_merged(k.contact_id))) as silent,
        exists (select from survey_answer x join survey_round r using (firm_id, round_id) where x.firm_id = k.firm_id
          and x.contact_id = any(contact_and_merged(k.contact_id)) and x.state <> 'noAddress'
          and r.opened_on > ${addDays(today, -restDays)}) as resting
      from those t join works w on w.account_id = t.account_id
        join contact k on k.firm_id = ${db.firm} and k.contact_id = w.contact_id and k.erased_at is null
        left join part on part.account_id = t.account_id and part.contact_id = k.contact_id
      where ${roles.length === 0} or part.role = any(${[...roles]})
    ), people as (
      select distinct on (contact_id) * from there order by contact_id, sales desc, account_id
    )`
}

export function reachOf(db: Db, asks: Asks, today: Day) {
  return one(
    Reach,
    db`
    with ${reached(db, asks, today)}
    select (select count(*) from those where sales > 0 or account_id in (select account_id from there)) as accounts,
      (select count(*) from those where sales > 0 and account_id not in (select account_id from there)) as without,
      count(*) filter (where not silent and not resting and email is not null) as asked,
      count(*) filter (where resting and not silent) as resting, count(*) filter (where silent) as silent,
      count(*) filter (where not silent and not resting and email is null) as no_address
    from people
  `,
  )
}

/** The accounts and the people of a round, as they are today. */
export async function fillRound(db: Db, roundId: string, asks: Asks, today: Day): Promise<void> {
  await db`
    with ${reached(db, asks, today)}, accounts as (
      insert into survey_account (round_id, account_id, tier, sales, contacts)
      select ${roundId}, t.account_id, t.tier, greatest(0, t.sales),
        (select count(*) from there where there.account_id = t.account_id)
      from those t where t.sales > 0 or t.account_id in (select account_id from there)
    )
    insert into survey_answer (round_id, account_id, contact_id, language, role, email, state)
    select ${roundId}, account_id, contact_id, case when language is null or language = 'es' then 'es' else 'en' end,
      role, email, case when email is null then 'noAddress' else 'waiting' end
    from people where not silent and not resting
  `
}
