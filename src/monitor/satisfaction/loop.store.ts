/** Loops after bad answers, in PostgreSQL. Their tasks are actions of origin `answer`. */
import type postgres from 'postgres'
import type { Day } from '../../kernel/day.ts'
import { topic } from '../../platform/choice.ts'
import { type Db, many } from '../../platform/db.ts'
import { Loop, type LoopEnd, LoopSettings } from './loop.ts'

export const ANSWER = 'answer'
export const loopSettings = topic('monitor.satisfaction', LoopSettings)
const MOST = 500

function loops(db: Db, which: postgres.Fragment): Promise<Loop[]> {
  return many(
    Loop,
    db`
    select x.answer_id, a.account_id, a.name as account, r.title as round, k.contact_id, k.name, s.nps, x.services,
      s.text, s.answered_at::date as answered_on, x.opened_on, x.due_on, t.action_id, t.owner_id,
      o.name as owner_name, x.called_on, x.result, x.outcome, x.closed_on,
      array(select c.person_id from account_near c
        where c.firm_id = x.firm_id and c.account_id = x.account_id) as carers
    from answer_loop x
      join survey_answer s using (firm_id, answer_id)
      join survey_round r using (firm_id, round_id)
      join account a on a.firm_id = x.firm_id and a.account_id = account_kept_of(x.account_id)
      left join contact k on k.firm_id = x.firm_id and k.contact_id = contact_kept_of(s.contact_id)
      left join lateral (select action_id, owner_id from action t
        where t.firm_id = x.firm_id and t.origin = ${ANSWER} and t.origin_id = x.answer_id
        order by t.made_at limit 1) t on true
      left join firm_person o on o.firm_id = x.firm_id and o.person_id = t.owner_id
    where x.firm_id = ${db.firm} and ${which}
    order by x.closed_on is not null, case when x.closed_on is null then x.due_on end, x.closed_on desc, x.answer_id
    limit ${MOST}
  `,
  )
}

export const allLoops = (db: Db) => loops(db, db`true`)
export const loopsOf = (db: Db, accountId: string) =>
  loops(db, db`x.account_id = any(account_and_merged(${accountId}))`)

export async function loopOf(db: Db, answerId: string): Promise<Loop | undefined> {
  const [found] = await loops(db, db`x.answer_id = ${answerId}`)
  return found
}

type New = Pick<Loop, 'answerId' | 'accountId' | 'services' | 'openedOn' | 'dueOn'> & {
  detracts: boolean
}

/** One that is there keeps its day, and learns what is bad by now. */
export function writeLoop(db: Db, given: New) {
  const { answerId, accountId, detracts, services, openedOn, dueOn } = given
  return db`
    insert into answer_loop (answer_id, account_id, detracts, services, opened_on, due_on)
    values (${answerId}, ${accountId}, ${detracts}, ${services}, ${openedOn}, ${dueOn})
    on conflict (firm_id, answer_id) do update set detracts = excluded.detracts, services = excluded.services
  `
}

export function removeLoop(db: Db, answerId: string) {
  return db`delete from answer_loop where firm_id = ${db.firm} and answer_id = ${answerId}`
}

type End = LoopEnd & { closedOn: Day; closedBy: string }

export function setLoopEnd(db: Db, answerId: string, end: End | null) {
  return db`
    update answer_loop set called_on = ${end?.calledOn ?? null}, result = ${end?.result ?? null},
      outcome = ${end?.outcome ?? ''}, closed_on = ${end?.closedOn ?? null}, closed_by = ${end?.closedBy ?? null}
    where firm_id = ${db.firm} and answer_id = ${answerId}
  `
}
