/** Help of colleagues in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import type { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { Help, type HelpGiven } from './help.ts'

function helps(db: Db, which: postgres.Fragment): Promise<Help[]> {
  return many(
    Help,
    db`
    select h.help_id, h.request_id, a.account_id, a.name as account, r.title as request, h.person_id,
      p.name as person_name, h.skill, h.question, h.due_on, h.answer, h.answered_on, h.thanks, h.thanked_on,
      h.asked_by, w.name as asked_by_name, h.asked_at::date as asked_on,
      array(select c.person_id from account_near c
        where c.firm_id = h.firm_id and c.account_id = h.account_id) as carers
    from request_help h
    join request r using (firm_id, request_id)
    left join account_kept k on k.firm_id = h.firm_id and k.account_id = h.account_id
    join account a on a.firm_id = h.firm_id and a.account_id = coalesce(k.kept_id, h.account_id)
    left join firm_person p on p.firm_id = h.firm_id and p.person_id = h.person_id
    left join firm_person w on w.firm_id = h.firm_id and w.person_id = h.asked_by
    where h.firm_id = ${db.firm} and ${which}
    order by h.answered_on is not null, h.due_on, h.help_id
  `,
  )
}

export const helpsOf = (db: Db, requestId: string) => helps(db, db`h.request_id = ${requestId}`)

export const helpAskedOf = (db: Db, personId: string) =>
  helps(
    db,
    db`h.person_id = ${personId} and h.answered_on is null and r.state = 'open' and a.archived_at is null`,
  )

export async function helpOf(db: Db, helpId: string): Promise<Help | undefined> {
  const [found] = await helps(db, db`h.help_id = ${helpId}`)
  return found
}

export async function writeHelp(
  db: Db,
  given: HelpGiven & { helpId?: string | undefined },
): Promise<string> {
  const { helpId = randomUUID(), requestId, personId, skill, question, dueOn } = given
  await db`
    insert into request_help (help_id, request_id, account_id, person_id, skill, question, due_on)
    select ${helpId}, r.request_id, r.account_id, ${personId}, ${skill}, ${question}, ${dueOn}
    from request r where r.firm_id = ${db.firm} and r.request_id = ${requestId}
    on conflict (firm_id, help_id) do update
    set person_id = excluded.person_id, skill = excluded.skill, question = excluded.question,
      due_on = excluded.due_on
  `
  return helpId
}

export function setAnswer(db: Db, helpId: string, said: { answer: string; on: Day } | null) {
  return db`
    update request_help set answer = ${said?.answer ?? ''}, answered_on = ${said?.on ?? null},
      thanks = '', thanked_on = null
    where firm_id = ${db.firm} and help_id = ${helpId}
  `
}

export function setThanks(db: Db, helpId: string, { thanks, on }: { thanks: string; on: Day }) {
  return db`
    update request_help set thanks = ${thanks}, thanked_on = ${on}
    where firm_id = ${db.firm} and help_id = ${helpId}
  `
}

export function removeHelp(db: Db, helpId: string) {
  return db`delete from request_help where firm_id = ${db.firm} and help_id = ${helpId}`
}
