/** What hangs on people at the clients names people who are there. */
import { z } from 'zod'
import { type Db, maybe, one } from '../platform/db.ts'
import { Problem } from '../platform/problem.ts'

/** Someone who isn't there for whoever asks isn't named. */
export async function heedContacts(db: Db, contactIds: readonly string[]): Promise<void> {
  const asked = [...new Set(contactIds)]
  if (asked.length === 0) return
  await heedKept(db, asked)
  const { there } = await one(
    z.object({ there: z.number() }),
    db`
    select count(*) as there from contact
    where firm_id = ${db.firm} and contact_id = any(${asked}::uuid[])
  `,
  )
  if (there < asked.length) throw new Problem(404, 'request/not-found')
}

/** Whoever was merged is worked with as the one that is kept, whom the refusal names. */
export async function heedKept(db: Db, contactIds: readonly string[]): Promise<void> {
  const kept = await maybe(
    z.object({ contactId: z.guid(), name: z.string() }),
    db`
    select k.contact_id, k.name
    from contact_kept m join contact k on k.firm_id = m.firm_id and k.contact_id = m.kept_id
    where m.firm_id = ${db.firm} and m.contact_id = any(${[...contactIds]}::uuid[])
    limit 1
  `,
  )
  if (kept) throw new Problem(409, 'know/contact-merged', { values: kept })
}
