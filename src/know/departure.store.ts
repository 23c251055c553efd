/** Departures in PostgreSQL, with what there is to do about them. */
import type postgres from 'postgres'
import { z } from 'zod'
import { type Db, many, one } from '../platform/db.ts'
import { Departure, type DepartureGiven } from './departure.ts'

/** What came of it is found among the actions by this. */
export const ORIGIN = 'departure'

function departures(db: Db, where: postgres.Fragment): Promise<Departure[]> {
  return many(
    Departure,
    db`
    select d.departure_id, k.contact_id, k.name, account_kept_of(d.account_id) as account_id, d.place_id,
      coalesce(p.job_title, '') as job_title, d.left_on, d.goes_to, d.note,
      contact_kept_of(d.successor_id) as successor_id, f.name as successor, count(x.action_id)::int as actions,
      (count(*) filter (where x.state = 'open'))::int as open
    from departure d
    join contact k on k.firm_id = d.firm_id and k.contact_id = contact_kept_of(d.contact_id)
    left join contact_place p on p.firm_id = d.firm_id and p.place_id = d.place_id
    left join contact f on f.firm_id = d.firm_id and f.contact_id = contact_kept_of(d.successor_id)
    left join action x on x.firm_id = d.firm_id and x.origin = ${ORIGIN}
      and x.origin_id = d.departure_id
    where d.firm_id = ${db.firm} and ${where}
    group by d.firm_id, d.departure_id, k.contact_id, k.name, p.job_title, f.name
    order by d.left_on desc, k.name
  `,
  )
}

export const departuresOf = (db: Db, accountId: string) =>
  departures(db, db`d.account_id = any(account_and_merged(${accountId}))`)

export async function departureOf(db: Db, departureId: string): Promise<Departure | undefined> {
  const [found] = await departures(db, db`d.departure_id = ${departureId}`)
  return found
}

type Left = Pick<DepartureGiven, 'contactId' | 'placeId' | 'leftOn' | 'goesTo' | 'note'> & {
  accountId: string
  successorId: string | null
}

export async function insertDeparture(db: Db, given: Left): Promise<string> {
  const { contactId, accountId, placeId, leftOn, goesTo, note, successorId } = given
  await endPlaces(db, { contactId, placeId }, { from: null, to: leftOn })
  const { departureId } = await one(
    z.object({ departureId: z.guid() }),
    db`
    insert into departure (contact_id, account_id, place_id, left_on, goes_to, note, successor_id)
    values (${contactId}, ${accountId}, ${placeId}, ${leftOn}, ${goesTo}, ${note}, ${successorId})
    returning departure_id
  `,
  )
  return departureId
}

export async function removeDeparture(
  db: Db,
  { departureId, contactId, placeId, leftOn }: Departure,
) {
  await endPlaces(db, { contactId, placeId }, { from: leftOn, to: null })
  await db`
    delete from departure where firm_id = ${db.firm} and departure_id = ${departureId}
  `
}

type Ending = { from: string | null; to: string | null }

/** With it the same place of whoever was merged with them, which ends on the same day. */
function endPlaces(
  db: Db,
  { contactId, placeId }: { contactId: string; placeId: string },
  { from, to }: Ending,
) {
  return db`
    update contact_place p set until_on = ${to}
    from contact_place one
    where p.firm_id = ${db.firm} and one.firm_id = p.firm_id and one.place_id = ${placeId}
      and (p.place_id = one.place_id or (
        p.contact_id <> one.contact_id and p.contact_id = any(contact_and_merged(${contactId}))
        and account_kept_of(p.account_id) = account_kept_of(one.account_id)
        and p.until_on is not distinct from ${from}::date and coalesce(p.from_on <= ${to}::date, true)
      ))
  `
}
