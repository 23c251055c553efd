/** Links in PostgreSQL: made for one purpose and one record, opened, used once, revoked. */
import type { Db } from '../platform/db.ts'
import { many, maybe } from '../platform/db.ts'
import { found, heed } from '../platform/problem.ts'
import { Link, whyNotUse } from './link.ts'
import { hashOf, newSecret } from './secret.store.ts'

export type NewLink = {
  /** `room.what`, such as `access.invitation`: a link made for one purpose opens no other. */
  purpose: `${string}.${string}`
  recordId: string
  firmId: string | null
  madeBy: string | null
  days: number
}

type Held = { purpose: NewLink['purpose']; token: string }

/** The token goes into the address that is handed over; it is nowhere to be read again. */
export async function makeLink(db: Db, { purpose, recordId, firmId, madeBy, days }: NewLink) {
  const token = newSecret()
  const [row] = await db`
    insert into access.link (token_hash, purpose, record_id, firm_id, made_by, expires_at)
    values (${hashOf(token)}, ${purpose}, ${recordId}, ${firmId}, ${madeBy},
      now() + make_interval(mins => ${Math.round(days * 24 * 60)}))
    returning link_id, expires_at
  `
  return { token, linkId: row!['linkId'] as string, expiresAt: row!['expiresAt'] as Date }
}

/** What the link is for; refuses one that is unknown, used, revoked or late. Changes nothing. */
export async function openLink(db: Db, held: Held): Promise<Link> {
  return usable(await linkHeld(db, held, db``))
}

/** The link as it stands, also one that is used, revoked or late: whoever holds it may be told so. */
export function seekLink(db: Db, held: Held): Promise<Link | undefined> {
  return linkHeld(db, held, db``)
}

/** Uses it up and keeps the name that was typed. Two uses at once: one of them is refused. */
export async function useLink(
  db: Db,
  { name, address, ...held }: Held & { name: string; address: string },
): Promise<Link> {
  const link = usable(await linkHeld(db, held, db`for update`))
  await db`update access.link set used_at = now() where link_id = ${link.linkId}`
  await db`
    insert into access.link_use (link_id, name, address) values (${link.linkId}, ${name}, ${address})
  `
  return link
}

/** Takes back every open link of a record; a person has records in several firms. */
export async function revokeLink(
  db: Db,
  { purpose, recordId, firmId }: Pick<NewLink, 'purpose' | 'recordId' | 'firmId'>,
): Promise<void> {
  await db`
    update access.link set revoked_at = now()
    where purpose = ${purpose} and record_id = ${recordId} and firm_id is not distinct from ${firmId}
      and used_at is null and revoked_at is null
  `
}

/** Every link of a record, the newest first. */
export function linksOf(db: Db, { purpose, recordId }: Pick<NewLink, 'purpose' | 'recordId'>) {
  return many(
    Link,
    db`
    select link_id, purpose, record_id, firm_id, expires_at, used_at, revoked_at
    from access.link
    where purpose = ${purpose} and record_id = ${recordId}
    order by made_at desc
  `,
  )
}

function linkHeld(db: Db, { purpose, token }: Held, lock: ReturnType<Db>) {
  return maybe(
    Link,
    db`
    select link_id, purpose, record_id, firm_id, expires_at, used_at, revoked_at
    from access.link
    where token_hash = ${hashOf(token)} and purpose = ${purpose}
    ${lock}
  `,
  )
}

function usable(link: Link | undefined): Link {
  heed(whyNotUse(link, new Date()))
  return found(link)
}
