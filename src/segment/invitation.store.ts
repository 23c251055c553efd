/** Rounds that wait for someone, and whom to invite, in PostgreSQL. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'

const Invited = z.object({ name: z.string(), email: z.string(), locale: z.string() })

/** The raters of an open round who haven't said that they are through. */
export function invitedTo(db: Db, roundId: string) {
  return many(
    Invited,
    db`
    select p.name, p.email, p.locale
    from round_rater r
    join rating_round o using (firm_id, round_id)
    join firm_person p using (firm_id, person_id)
    where r.firm_id = ${db.firm} and r.round_id = ${roundId} and o.state = 'open'
      and r.finished_at is null and p.active
    order by p.person_id
  `,
  )
}

const Waiting = z.object({ roundId: z.guid(), title: z.string(), dueOn: Day.nullable() })

/** Open rounds that any of these people hasn't finished. */
export function roundsWaitingFor(db: Db, people: readonly string[]) {
  return many(
    Waiting,
    db`
    select o.round_id, o.title, o.due_on from rating_round o
    where o.firm_id = ${db.firm} and o.state = 'open' and exists (
      select from round_rater r
      where r.firm_id = o.firm_id and r.round_id = o.round_id and r.finished_at is null
        and r.person_id = any(${[...people]}::uuid[])
    )
    order by o.due_on nulls last, o.opened_at
  `,
  )
}
