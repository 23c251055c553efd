/** What Hoy is made from, in PostgreSQL. */
import { z } from 'zod'
import { homeCurrencyOf } from '../access/firm.store.ts'
import type { Actor } from '../kernel/actor.ts'
import { type Db, many, one } from '../platform/db.ts'
import { ofPortfolio } from './accountWhere.store.ts'
import { type KeptPortfolio, Told } from './kept.ts'
import { GAPS_UNTIL_OVERDUE, STOPPED_AFTER_DAYS } from './purchase.ts'
import { TodayFacts, URGENT_GAPS } from './today.ts'

export async function factsOf(db: Db, portfolio: KeptPortfolio | null): Promise<TodayFacts> {
  const home = await homeCurrencyOf(db)
  const found = await one(
    TodayFacts.omit({ home: true, missing: true }),
    db`
    select
      (select jsonb_build_object('importId', import_id, 'state', state,
          'file', coalesce(files -> 0 ->> 'name', ''), 'failed', problem is not null)
        from import
        where firm_id = ${db.firm} and state in ('draft', 'checking', 'checked', 'publishing')
        order by import_id desc limit 1) as open,
      (select count(*) from import where firm_id = ${db.firm} and state = 'published') as published,
      (select count(*) from (select from account where firm_id = ${db.firm} limit 1) one) as accounts,
      array(select distinct currency from ledger_day where firm_id = ${db.firm} and lines > 0 order by 1) as currencies,
      (select count(*) from firm_person
        where firm_id = ${db.firm} and active and role <> 'client') as people,
      (select count(*) from label l where l.firm_id = ${db.firm} and l.kind = 'salesperson' and not exists (
        select from salesperson_link s where s.firm_id = l.firm_id and s.salesperson = l.name)) as unlinked
  `,
  )
  const missing = (portfolio?.missing ?? []).map(({ currency, days }) => ({ currency, days }))
  return { ...found, home, missing }
}

/** Less than this is falling enough to ask why: a quarter of the year before is gone. */
const FALL_WORTH_A_CALL = -0.25

type Watch = { actor: Pick<Actor, 'id' | 'role'>; portfolio: KeptPortfolio; most: number }

/**
 * Quiet accounts of the classes A and B, the very quiet first, then those that fall; among each the
 * most sold in a year first.
 * Who manages accounts sees those they look after.
 */
export async function watchedAccounts(
  db: Db,
  { actor, portfolio, most }: Watch,
): Promise<Watched[]> {
  const mine = actor.role === 'manager' || actor.role === 'expert'
  const until = portfolio.classA + portfolio.classB
  const atStake = db`greatest(m.sales_last_12, m.sales_previous_12)`
  return many(
    Watched,
    db`
    with watched as (
      select m.account_id, m.overdue_ratio, m.growth, ${atStake} as at_stake,
        case when m.overdue_ratio >= ${GAPS_UNTIL_OVERDUE} then 'quiet' else 'falling' end as kind,
        case when m.overdue_ratio >= ${URGENT_GAPS} then 1
          when m.overdue_ratio >= ${GAPS_UNTIL_OVERDUE} then 2 else 3 end as urgency
      from account_metric m
      where ${ofPortfolio(db, portfolio)} and m.rank <= ${until}
        and m.last_day >= ${portfolio.asOf}::date - ${STOPPED_AFTER_DAYS}::int
        and (m.overdue_ratio >= ${GAPS_UNTIL_OVERDUE} or m.growth <= ${FALL_WORTH_A_CALL})
        and m.account_id not in (
          select a.account_id from account a
          where a.firm_id = ${db.firm} and (a.archived_at is not null or a.merged_into_id is not null)
        )
        ${
          mine
            ? db`and m.account_id in (
                select c.account_id from account_carer c
                where c.firm_id = ${db.firm} and c.person_id = ${actor.id}
              )`
            : db``
        }
    )
    select w.account_id, a.name, w.kind, w.overdue_ratio, w.growth, w.at_stake, coalesce(s.reason, '[]') as reason
    from (select * from watched order by urgency, at_stake desc limit ${most}) w
      join account a on a.firm_id = ${db.firm} and a.account_id = w.account_id
      left join account_story s on s.firm_id = ${db.firm} and s.as_of = ${portfolio.asOf}
        and s.valuation = ${portfolio.valuation} and s.account_id = w.account_id
    order by w.urgency, w.at_stake desc
  `,
  )
}

const Watched = z.object({
  accountId: z.guid(),
  name: z.string(),
  kind: z.enum(['quiet', 'falling']),
  overdueRatio: z.number().nullable(),
  growth: z.number().nullable(),
  atStake: z.number(),
  reason: z.array(Told),
})
type Watched = z.infer<typeof Watched>
