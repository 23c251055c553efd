/** Who has left by what a mail says, in PostgreSQL. */
import { z } from 'zod'
import { type Db, many, one } from '../platform/db.ts'
import type { KnownAddress } from './mailMatch.store.ts'
import { ownText, type Taken, whoLeft } from './mailRules.ts'

const Said = z.object({ said: z.enum(['bounced', 'left']).nullable() })
const Person = z.object({ contactId: z.guid(), name: z.string() })

/** Who has left by what it says; a report of failed delivery is about whom it names. */
export async function leavesOf(
  db: Db,
  taken: Taken,
  { isAuto, known }: { isAuto: boolean; known: Map<string, KnownAddress> },
) {
  if (taken.bounced !== null) {
    const contactId = known.get(taken.bounced)?.contactId
    return contactId ? { leaves: 'bounced' as const, contactId } : null
  }
  const own = ownText(taken.text)
  const { said } = await one(Said, db`select departure_said(${`${taken.subject} ${own}`}) as said`)
  if (said !== 'left') return null
  const sender = known.get(taken.from.address)
  const colleagues = await many(
    Person,
    db`
    select distinct k.contact_id, k.name from contact_place p
    join contact k on k.firm_id = p.firm_id and k.contact_id = contact_kept_of(p.contact_id)
    where p.firm_id = ${db.firm} and p.until_on is null
      and account_kept_of(p.account_id) = any(${sender?.accountIds ?? []}::uuid[])
  `,
  )
  const contactId = whoLeft(own, { isAuto, senderId: sender?.contactId ?? null }, colleagues)
  return contactId ? { leaves: said, contactId } : null
}
