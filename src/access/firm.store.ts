/** Firms in PostgreSQL. */
import { z } from 'zod'
import { type Db, many, maybe, one } from '../platform/db.ts'
import { Firm } from './firm.ts'

/** The open firm. Other rooms ask it for its currency. */
export function firmOf(db: Db): Promise<Firm> {
  return firmNamed(db, db.firm)
}

/** A firm, whether or not it is open. */
export function firmNamed(db: Db, firmId: string): Promise<Firm> {
  return one(
    Firm,
    db`
    select firm_id, name, home_currency, sees, demo from access.firm where firm_id = ${firmId}
  `,
  )
}

/** The same within a statement. */
export const homeCurrencyIn = (db: Db) =>
  db`(select home_currency from access.firm where firm_id = ${db.firm})`

/** What amounts are shown in; null until the first import or a person says it. */
export async function homeCurrencyOf(db: Db): Promise<string | null> {
  return (await firmOf(db)).homeCurrency
}

export async function setHomeCurrency(db: Db, currency: string): Promise<void> {
  await db`update access.firm set home_currency = ${currency} where firm_id = ${db.firm}`
}

export async function addFirm(db: Db, name: string): Promise<string> {
  const [row] = await db`insert into access.firm (name) values (${name}) returning firm_id`
  return row!['firmId'] as string
}

export async function keepFirm(db: Db, { name, sees }: Pick<Firm, 'name' | 'sees'>) {
  await db`update access.firm set name = ${name}, sees = ${sees} where firm_id = ${db.firm}`
  return firmOf(db)
}

const Named = z.object({ firmId: z.uuid(), name: z.string() })

/** Those that a person may open. */
export function firmsOf(db: Db, personId: string) {
  return many(
    Named,
    db`
    select f.firm_id, f.name
    from access.membership m join access.firm f on f.firm_id = m.firm_id
    where m.person_id = ${personId} and m.ended_at is null
    order by f.name, f.firm_id
  `,
  )
}

/** Of the firms that a person may open, the one last open. */
export async function lastFirmOf(db: Db, personId: string): Promise<string | null> {
  const row = await maybe(
    z.object({ firmId: z.uuid() }),
    db`
    select firm_id from access.membership
    where person_id = ${personId} and ended_at is null
    order by opened_at desc
    limit 1
  `,
  )
  return row?.firmId ?? null
}
