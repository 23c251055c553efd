/** Rounds and those who are asked in them, in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { type Db, instant, many } from '../../platform/db.ts'
import { Recipient, Round, type RoundGiven } from './survey.ts'

function rounds(db: Db, which: postgres.Fragment): Promise<Round[]> {
  return many(
    Round,
    db`
    select r.round_id, r.title, r.services, r.asks_effort, r.asks_difference, r.tiers, r.roles, r.rest_days,
      r.closes_on, r.reminds_on, r.reminded_on, r.opened_on, r.closed_on,
      count(x.answer_id) as asked, count(x.answered_at) as answered,
      count(*) filter (where x.state in ('failing', 'noAddress') and x.answered_at is null) as failing
    from survey_round r left join survey_answer x using (firm_id, round_id)
    where r.firm_id = ${db.firm} and ${which}
    group by r.firm_id, r.round_id
    order by r.opened_on desc nulls first, r.made_at desc
  `,
  )
}

export const allRounds = (db: Db) => rounds(db, db`true`)

export async function roundOf(db: Db, roundId: string): Promise<Round | undefined> {
  const [found] = await rounds(db, db`r.round_id = ${roundId}`)
  return found
}

export async function writeRound(
  db: Db,
  given: RoundGiven & { roundId?: string | undefined },
): Promise<string> {
  const { roundId = randomUUID(), title, services, asksEffort, asksDifference, tiers } = given
  const { roles, restDays, closesOn, remindsOn } = given
  await db`
    insert into survey_round (round_id, title, services, asks_effort, asks_difference, tiers, roles, rest_days,
      closes_on, reminds_on)
    values (${roundId}, ${title}, ${services}, ${asksEffort}, ${asksDifference}, ${tiers}, ${roles}, ${restDays},
      ${closesOn}, ${remindsOn})
    on conflict (firm_id, round_id) do update
    set title = excluded.title, services = excluded.services, asks_effort = excluded.asks_effort,
      asks_difference = excluded.asks_difference, tiers = excluded.tiers, roles = excluded.roles,
      rest_days = excluded.rest_days, closes_on = excluded.closes_on, reminds_on = excluded.reminds_on
  `
  return roundId
}

export function removeRound(db: Db, roundId: string) {
  return db`delete from survey_round where firm_id = ${db.firm} and round_id = ${roundId}`
}

type Days = Partial<Record<'openedOn' | 'remindedOn' | 'closedOn', Day>>

export function setRoundDays(db: Db, roundId: string, { openedOn, remindedOn, closedOn }: Days) {
  return db`
    update survey_round set opened_on = coalesce(${openedOn ?? null}, opened_on),
      reminded_on = coalesce(${remindedOn ?? null}, reminded_on), closed_on = coalesce(${closedOn ?? null}, closed_on)
    where firm_id = ${db.firm} and round_id = ${roundId}
  `
}

const Row = Recipient.extend({
  since: instant,
  remindedAt: instant.nullable(),
  answeredAt: instant.nullable(),
})

function recipients(db: Db, which: postgres.Fragment): Promise<Recipient[]> {
  return many(
    Row,
    db`
    select x.answer_id, a.account_id, a.name as account, k.contact_id, k.name, x.email, x.language, x.role, x.state,
      x.since, x.why, x.reminded_at, x.answered_at,
      array(select c.person_id from account_near c
        where c.firm_id = x.firm_id and c.account_id = x.account_id) as carers
    from survey_answer x
      join account a on a.firm_id = x.firm_id and a.account_id = account_kept_of(x.account_id)
      left join contact k on k.firm_id = x.firm_id and k.contact_id = contact_kept_of(x.contact_id)
    where x.firm_id = ${db.firm} and ${which}
    order by x.state = 'failing' desc, x.state = 'noAddress' desc, fold(a.name), fold(k.name), x.answer_id
  `,
  )
}

export const recipientsOf = (db: Db, roundId: string) => recipients(db, db`x.round_id = ${roundId}`)

export async function recipientOf(db: Db, answerId: string) {
  const [found] = await recipients(db, db`x.answer_id = ${answerId}`)
  return found
}

const Id = z.object({ answerId: z.guid() })
const Of = z.object({ roundId: z.guid() })

/** Whose mail waits to be sent. */
export const waitingOf = (db: Db, roundId: string) =>
  many(
    Id,
    db`select answer_id from survey_answer
      where firm_id = ${db.firm} and round_id = ${roundId} and state = 'waiting'`,
  )

/** Who got it, hasn't answered, and still wants to be asked. */
export const unansweredOf = (db: Db, roundId: string) =>
  many(
    Id,
    db`
    select x.answer_id from survey_answer x
    where x.firm_id = ${db.firm} and x.round_id = ${roundId} and x.state = 'sent'
      and x.answered_at is null and x.reminded_at is null
      and not exists (select from survey_silence s
        where s.firm_id = x.firm_id and s.contact_id = any(contact_and_merged(x.contact_id)))
  `,
  )

export async function roundIdOf(db: Db, answerId: string): Promise<string | undefined> {
  const [row] = await many(
    Of,
    db`select round_id from survey_answer where firm_id = ${db.firm} and answer_id = ${answerId}`,
  )
  return row?.roundId
}

/** The address that they have by now; how it went before is forgotten. */
export function readyAgain(db: Db, answerId: string) {
  return db`
    update survey_answer x set state = case when e.email is null then 'noAddress' else 'waiting' end,
      email = e.email, why = '', since = now()
    from (select (select r.value from survey_answer y join contact_reach r on r.firm_id = y.firm_id
        and r.kind = 'mail' and r.contact_id = any(contact_and_merged(y.contact_id))
      where y.firm_id = ${db.firm} and y.answer_id = ${answerId}
      order by r.contact_id <> contact_kept_of(y.contact_id), r.place limit 1) as email) e
    where x.firm_id = ${db.firm} and x.answer_id = ${answerId}
  `
}
