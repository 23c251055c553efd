/** Outages in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { type Db, instant, many } from '../platform/db.ts'
import { Outage, type OutageGiven } from './availability.ts'

const Row = Outage.extend({ fromAt: instant, untilAt: instant.nullable() })

function outages(db: Db, where: postgres.Fragment): Promise<Outage[]> {
  return many(
    Row,
    db`
    select x.outage_id, account_kept_of(x.account_id) as account_id, x.kind, x.from_at, x.until_at, x.why,
      array(select n.person_id from account_near n
        where n.firm_id = x.firm_id and n.account_id = x.account_id) as carers
    from outage x
    where x.firm_id = ${db.firm} and ${where}
    order by x.from_at desc, x.outage_id
  `,
  )
}

export const outagesOf = (db: Db, accountId: string) =>
  outages(db, db`x.account_id = any(account_and_merged(${accountId}))`)

export async function outageOf(db: Db, outageId: string): Promise<Outage | undefined> {
  const [found] = await outages(db, db`x.outage_id = ${outageId}`)
  return found
}

type Given = OutageGiven & { outageId?: string | undefined }

export async function writeOutage(db: Db, given: Given): Promise<string> {
  const { outageId = randomUUID(), accountId, kind, fromAt, untilAt, why } = given
  await db`
    insert into outage (outage_id, account_id, kind, from_at, until_at, why)
    values (${outageId}, ${accountId}, ${kind}, ${fromAt}, ${untilAt}, ${why})
    on conflict (firm_id, outage_id) do update
    set kind = excluded.kind, from_at = excluded.from_at, until_at = excluded.until_at, why = excluded.why
  `
  return outageId
}

export function removeOutage(db: Db, outageId: string) {
  return db`delete from outage where firm_id = ${db.firm} and outage_id = ${outageId}`
}
