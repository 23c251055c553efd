/** Cases of stalled accounts in PostgreSQL: figures are frozen when a case is opened, answers are added and never changed. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { topic } from '../platform/choice.ts'
import { type Db, many, maybe, one } from '../platform/db.ts'
import {
  type CaseState,
  Outcome,
  StalledAnswer,
  StalledCase,
  type StalledFigures,
} from './stalled.ts'
import { StalledSettings } from './stalledJudging.ts'

export const stalledChoice = topic('segment.stalled', StalledSettings)

/** So many closed ones are told, the newest. */
const CLOSED_TOLD = 50

const Row = StalledCase.omit({ answers: true })
const AnswerRow = StalledAnswer.extend({ caseId: z.guid() })

type Which = { accountId?: string; caseId?: string }

/** The open ones first, each group by the day it was opened. */
export async function stalledCases(db: Db, { accountId, caseId }: Which = {}) {
  const cases = await many(
    Row,
    db`
    select c.case_id, c.account_id, a.name as account, c.opened_on, c.state, c.figures,
      (
        select json_build_object('month', e.month, 'due', sum(e.due), 'done', sum(e.done))
        from plan_execution e
        where e.firm_id = c.firm_id and e.account_id = any(account_and_merged(c.account_id))
        group by e.month having sum(e.due) > 0
        order by e.month desc limit 1
      ) as planned
    from stalled_case c join account a using (firm_id, account_id)
    where c.firm_id = ${db.firm}
      ${accountId ? db`and c.account_id = ${accountId}` : db``}
      ${caseId ? db`and c.case_id = ${caseId}` : db``}
    order by c.state = 'closed', c.opened_on desc, a.search_text, c.case_id
    limit (
      select count(*) from stalled_case o where o.firm_id = ${db.firm} and o.state <> 'closed'
    ) + ${CLOSED_TOLD}
  `,
  )
  const answers = Map.groupBy(
    await answersOf(
      db,
      cases.map((one) => one.caseId),
    ),
    (one) => one.caseId,
  )
  return cases.map((told) => ({
    ...told,
    answers: (answers.get(told.caseId) ?? []).map(({ caseId: _caseId, ...answer }) => answer),
  }))
}

export async function stalledCase(db: Db, caseId: string): Promise<StalledCase | undefined> {
  return (await stalledCases(db, { caseId }))[0]
}

function answersOf(db: Db, caseIds: readonly string[]) {
  return many(
    AnswerRow,
    db`
    select s.case_id, s.answer_id, s.step, s.share, s.outcome, s.reason, s.by_on, s.criterion,
      s.to_tier, s.standing_id, p.name as by_name, s.answered_on,
      exists (
        select from stalled_answer b
        where b.firm_id = ${db.firm} and b.case_id = s.case_id and b.takes_back = s.answer_id
      ) as taken_back
    from stalled_answer s
    left join firm_actor p on p.firm_id = s.firm_id and p.actor_id = s.answered_by
    where s.firm_id = ${db.firm} and s.case_id = any(${[...caseIds]}::uuid[])
      and s.takes_back is null
    order by s.answered_at, s.answer_id
  `,
  )
}

const Last = z.object({
  accountId: z.string(),
  state: z.string(),
  outcome: Outcome.nullable(),
  byOn: Day.nullable(),
  closedOn: Day.nullable(),
})

/** How the last case of each account ended; one that is open has no end yet. */
export async function lastCases(db: Db) {
  const rows = await many(
    Last,
    db`
    select distinct on (c.account_id) c.account_id, c.state, s.outcome, s.by_on,
      s.answered_on as closed_on
    from stalled_case c
    left join stalled_answer s on s.firm_id = c.firm_id and s.case_id = c.case_id
      and s.step = 'outcome' and s.takes_back is null
      and not exists (
        select from stalled_answer b
        where b.firm_id = ${db.firm} and b.case_id = s.case_id and b.takes_back = s.answer_id
      )
    where c.firm_id = ${db.firm}
    order by c.account_id, c.opened_at desc, c.case_id
  `,
  )
  return new Map(rows.map(({ accountId, ...last }) => [accountId, last]))
}

/** What is decided and looked for at the same time comes one after the other. */
export async function lockStalled(db: Db): Promise<void> {
  await db`select pg_advisory_xact_lock(hashtextextended(${`stalled ${db.firm}`}, 0))`
}

export async function openCase(
  db: Db,
  { accountId, openedOn, figures }: { accountId: string; openedOn: Day; figures: StalledFigures },
): Promise<string> {
  const { caseId } = await one(
    z.object({ caseId: z.guid() }),
    db`
    insert into stalled_case (account_id, opened_on, figures)
    values (${accountId}, ${openedOn}, ${db.json(figures as never)})
    returning case_id
  `,
  )
  return caseId
}

export async function hasOpenCase(db: Db, accountId: string): Promise<boolean> {
  const open = await maybe(
    z.object({ caseId: z.guid() }),
    db`
    select case_id from stalled_case
    where firm_id = ${db.firm} and account_id = ${accountId} and state <> 'closed'
  `,
  )
  return open !== undefined
}

type Answer = Pick<StalledAnswer, 'step' | 'answeredOn'> &
  Partial<Omit<StalledAnswer, 'answerId' | 'takenBack' | 'byName'>> & { takesBack?: string }

/** Adds a line to the log; nobody answers where a case lapses by itself. */
export async function addAnswer(
  db: Db,
  { caseId, accountId }: Pick<StalledCase, 'caseId' | 'accountId'>,
  answer: Answer,
  answeredBy: string | null,
): Promise<void> {
  await db`
    insert into stalled_answer (account_id, case_id, step, share, outcome, reason, by_on, criterion,
      to_tier, standing_id, takes_back, answered_by, answered_on)
    values (${accountId}, ${caseId}, ${answer.step}, ${answer.share ?? null},
      ${answer.outcome ?? null}, ${answer.reason ?? ''}, ${answer.byOn ?? null},
      ${answer.criterion ?? null}, ${answer.toTier ?? null}, ${answer.standingId ?? null},
      ${answer.takesBack ?? null}, ${answeredBy}, ${answer.answeredOn})
  `
}

export async function setCaseState(db: Db, caseId: string, state: CaseState): Promise<void> {
  await db`
    update stalled_case set state = ${state} where firm_id = ${db.firm} and case_id = ${caseId}
  `
}
