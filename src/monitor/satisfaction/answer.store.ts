/** Answers in PostgreSQL. */
import { z } from 'zod'
import { makeLink } from '../../access/link.store.ts'
import { type Day, daysBetween } from '../../kernel/day.ts'
import { type Db, maybe } from '../../platform/db.ts'
import { Given } from './answer.ts'

export const SURVEY = 'monitor.survey'

const Held = z.object({
  answerId: z.guid(),
  roundId: z.guid(),
  accountId: z.guid(),
  account: z.string(),
  contactId: z.guid().nullable(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  language: z.enum(['es', 'en']),
  state: z.string(),
  answered: z.boolean(),
  ...Given.extend({ nps: z.int().nullable() }).shape,
  silent: z.boolean(),
})
export type Held = z.infer<typeof Held>

/** Of one who was asked. */
export function heldOf(db: Db, answerId: string): Promise<Held | undefined> {
  return maybe(
    Held,
    db`
    select x.answer_id, x.round_id, a.account_id, a.name as account, k.contact_id, k.name, x.email, x.language,
      x.state, x.answered_at is not null as answered, x.nps, x.csat, x.effort, x.difference, x.text,
      exists (select from survey_silence s where s.firm_id = x.firm_id
        and s.contact_id = any(contact_and_merged(x.contact_id))) as silent
    from survey_answer x
      join account a on a.firm_id = x.firm_id and a.account_id = account_kept_of(x.account_id)
      left join contact k on k.firm_id = x.firm_id and k.contact_id = contact_kept_of(x.contact_id)
    where x.firm_id = ${db.firm} and x.answer_id = ${answerId}
  `,
  )
}

export function setAnswer(db: Db, answerId: string, given: Given) {
  const { nps, csat, effort, difference, text } = given
  return db`
    update survey_answer set nps = ${nps}, csat = ${db.json(csat)}, effort = ${effort},
      difference = ${difference}, text = ${text}, answered_at = now()
    where firm_id = ${db.firm} and answer_id = ${answerId}
  `
}

export async function setSilent(
  db: Db,
  contactId: string,
  { silent, today }: { silent: boolean; today: Day },
): Promise<void> {
  if (silent) {
    await db`
      insert into survey_silence (contact_id, said_on) values (${contactId}, ${today}) on conflict do nothing
    `
    return
  }
  await db`
    delete from survey_silence
    where firm_id = ${db.firm} and contact_id = any(contact_and_merged(${contactId}))
  `
}

/** The path that answers, told once; those given out before stay open. It lives on after the round, to say that it is over. */
export async function linkTo(
  db: Db,
  answerId: string,
  { round, today, madeBy }: { round: { closesOn: Day }; today: Day; madeBy: string | null },
): Promise<string> {
  const about = { purpose: SURVEY, recordId: answerId, firmId: db.firm } as const
  const days = Math.max(1, daysBetween(today, round.closesOn)) + DAYS_AFTER
  const { token } = await makeLink(db, { ...about, madeBy, days })
  return `/survey?token=${token}`
}
const DAYS_AFTER = 60

const LONGEST_WHY = 500

/** A mail that fails again fails since it first did. */
export function setSent(db: Db, answerId: string, state: 'sent' | 'failing', why = '') {
  return db`
    update survey_answer
    set since = case when state = ${state} then since else now() end, state = ${state},
      why = ${why.slice(0, LONGEST_WHY)}
    where firm_id = ${db.firm} and answer_id = ${answerId}
  `
}

export function setReminded(db: Db, answerId: string) {
  return db`
    update survey_answer set reminded_at = now() where firm_id = ${db.firm} and answer_id = ${answerId}
  `
}
