/** Answers of rounds and what was measured beside them, in PostgreSQL. */
import { z } from 'zod'
import { commitmentsDueIn } from '../../commit/reliability.store.ts'
import { keptInTime } from '../../commit/reliability.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { ROLES } from '../../know/decision.ts'
import { type Db, instant, many } from '../../platform/db.ts'
import { TierName } from '../../segment/tier.ts'
import { AccountAnswer } from './accountAnswer.ts'
import { Given } from './answer.ts'
import { DIFFERENCES } from './satisfaction.ts'

const Answer = z.object({
  roundId: z.guid(),
  accountId: z.guid(),
  role: z.enum(ROLES).nullable(),
  nps: z.int(),
  csat: Given.shape.csat,
  effort: z.int().nullable(),
  difference: z.enum(DIFFERENCES).nullable(),
})
const Account = z.object({
  roundId: z.guid(),
  accountId: z.guid(),
  account: z.string(),
  tier: TierName,
  sales: z.number(),
  contacts: z.number(),
  asked: z.number(),
})

export const answersIn = (db: Db, roundIds: readonly string[]) =>
  many(
    Answer,
    db`
    select x.round_id, coalesce(k.kept_id, x.account_id) as account_id, x.role, x.nps, x.csat, x.effort, x.difference
    from survey_answer x left join account_kept k using (firm_id, account_id)
    where x.firm_id = ${db.firm} and x.round_id = any(${[...roundIds]}::uuid[]) and x.nps is not null
    order by x.answer_id
  `,
  )

/** Accounts of rounds as they were then; of merged ones together. */
export const accountsIn = (db: Db, roundIds: readonly string[]) =>
  many(
    Account,
    db`
    select s.round_id, a.account_id, a.name as account, (array_agg(s.tier order by s.sales desc))[1] as tier,
      sum(s.sales) as sales, sum(s.contacts) as contacts, sum(
        (select count(*) from survey_answer x
          where x.firm_id = s.firm_id and x.round_id = s.round_id and x.account_id = s.account_id))::int as asked
    from survey_account s left join account_kept k using (firm_id, account_id)
      join account a on a.firm_id = s.firm_id and a.account_id = coalesce(k.kept_id, s.account_id)
    where s.firm_id = ${db.firm} and s.round_id = any(${[...roundIds]}::uuid[])
    group by s.round_id, a.account_id, a.name
    order by sum(s.sales) desc, fold(a.name), a.account_id
  `,
  )

/** Which clocks say how a service is, as measured. */
const METRICS: Record<string, string[]> = {
  delivery: ['delivery'],
  answers: ['firstResponse', 'nextResponse'],
  solving: ['resolution'],
}
const DAYS = 365

const Clocks = z.object({
  accountId: z.guid(),
  metric: z.string(),
  cases: z.number(),
  met: z.number(),
})

/** By service, by account: cases decided in the year until the day, and those that were met. */
export async function measuredUntil(db: Db, day: Day) {
  const from = addDays(day, -DAYS)
  const clocks = await many(
    Clocks,
    db`
    select coalesce(k.kept_id, c.account_id) as account_id, c.metric, count(*) as cases,
      count(*) filter (where c.breached_at is null) as met
    from clock c left join account_kept k using (firm_id, account_id)
    where c.firm_id = ${db.firm} and c.decided_at >= ${from}::date and c.decided_at < ${addDays(day, 1)}::date
    group by 1, 2
  `,
  )
  const measured = new Map<string, Map<string, { cases: number; met: number }>>()
  const add = (
    service: string,
    accountId: string,
    { cases, met }: { cases: number; met: number },
  ) => {
    let of = measured.get(service)
    if (!of) measured.set(service, (of = new Map()))
    const there = of.get(accountId) ?? { cases: 0, met: 0 }
    of.set(accountId, { cases: there.cases + cases, met: there.met + met })
  }
  for (const [service, metrics] of Object.entries(METRICS))
    for (const one of clocks.filter(({ metric }) => metrics.includes(metric)))
      add(service, one.accountId, one)
  for (const one of await commitmentsDueIn(db, { from, to: day })) {
    const kept = keptInTime(one, day)
    if (kept !== null) add('promises', one.accountId, { cases: 1, met: Number(kept) })
  }
  return measured
}

const AnswerRow = AccountAnswer.extend({ answeredAt: instant })
const MOST = 500

export const answersOf = (db: Db, accountId: string): Promise<AccountAnswer[]> =>
  many(
    AnswerRow,
    db`
    select x.answer_id, account_kept_of(x.account_id) as account_id, r.title as round, k.contact_id, k.name, x.role,
      x.answered_at, x.nps, x.csat, x.effort, x.difference, x.text
    from survey_answer x join survey_round r using (firm_id, round_id)
      left join contact k on k.firm_id = x.firm_id and k.contact_id = contact_kept_of(x.contact_id)
    where x.firm_id = ${db.firm} and x.account_id = any(account_and_merged(${accountId})) and x.nps is not null
    order by x.answered_at desc, x.answer_id
    limit ${MOST}
  `,
  )
