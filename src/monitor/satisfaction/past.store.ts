/** Rounds of years gone by with their answers, many at once, as the demonstration tells them. */
import { z } from 'zod'
import { addDays, type Day } from '../../kernel/day.ts'
import { type Db, many } from '../../platform/db.ts'
import type { Given } from './answer.ts'
import { fillRound } from './surveyReach.store.ts'
import { setRoundDays, writeRound } from './survey.store.ts'
import { RoundGiven } from './survey.ts'

const Asked = z.object({ answerId: z.guid(), accountId: z.guid(), place: z.number() })
export type Asked = z.infer<typeof Asked>

type Past = { title: string; services: readonly string[]; openedOn: Day; closesOn: Day }

/** Asked of all who work there today, as if they had then; whoever is asked, in the order of their accounts. */
export async function pastRound(db: Db, past: Past): Promise<{ roundId: string; asked: Asked[] }> {
  const { openedOn, closesOn, ...given } = past
  const round = RoundGiven.parse({ ...given, closesOn, restDays: 0 })
  const roundId = await writeRound(db, round)
  await fillRound(db, roundId, round, closesOn)
  await setRoundDays(db, roundId, { openedOn, closedOn: closesOn })
  await db`
    update survey_answer set state = 'sent', since = ${openedOn}::date + time '09:00'
    where firm_id = ${db.firm} and round_id = ${roundId} and state = 'waiting'
  `
  const asked = await many(
    Asked,
    db`
    select answer_id, account_id,
      row_number() over (partition by account_id order by email, answer_id) as place
    from survey_answer where firm_id = ${db.firm} and round_id = ${roundId} and state = 'sent'
    order by account_id, place
  `,
  )
  return { roundId, asked }
}

/** What an account's sales were then: of the twelve months before, in the currency in which it buys most. */
export async function setPastSales(db: Db, roundId: string, openedOn: Day): Promise<void> {
  await db`
    update survey_account s set sales = greatest(0, m.amount)
    from (
      select account_id, max(amount) as amount from (
        select account_id, currency, sum(amount)::float8 as amount from account_month
        where firm_id = ${db.firm} and month > ${addDays(openedOn, -365)} and month <= ${openedOn}
        group by account_id, currency
      ) each_currency group by account_id
    ) m
    where s.firm_id = ${db.firm} and s.round_id = ${roundId} and s.account_id = m.account_id
  `
}

export type PastAnswer = Omit<Given, 'nps'> & { answerId: string; nps: number; answeredOn: Day }

export async function writePastAnswers(db: Db, answers: readonly PastAnswer[]): Promise<void> {
  await db`
    update survey_answer x set nps = g.nps, csat = g.csat, effort = g.effort, difference = g.difference,
      text = g.text, answered_at = g."answeredOn"::date + time '11:00'
    from jsonb_to_recordset(${db.json(answers as never)}) as g("answerId" uuid, nps smallint, csat jsonb,
      effort smallint, difference text, text text, "answeredOn" date)
    where x.firm_id = ${db.firm} and x.answer_id = g."answerId"
  `
}
