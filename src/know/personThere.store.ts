/** Whether someone works at an account, or did: only of them is anything said there. */
import { z } from 'zod'
import { type Db, maybe } from '../platform/db.ts'
import { found, Problem } from '../platform/problem.ts'
import { heedKept } from './contactThere.store.ts'

const Named = z.object({ name: z.string() })

type Of = { accountId: string; contactId: string }

/** To be read: whoever was merged is there as the one that is kept. */
export async function personThere(db: Db, { accountId, contactId }: Of) {
  return found(
    await maybe(
      Named,
      db`
      select k.name from contact k
      where k.firm_id = ${db.firm} and k.contact_id = contact_kept_of(${contactId}) and exists (
        select from contact_place p
        where p.firm_id = k.firm_id and p.account_id = any(account_and_merged(${accountId}))
          and p.contact_id = any(contact_and_merged(${contactId}))
      )
    `,
    ),
  )
}

/** To be written of. */
export async function heedPerson(db: Db, of: Of) {
  await heedKept(db, [of.contactId])
  return personThere(db, of)
}

/** The same of many. */
export async function heedPeople(db: Db, accountId: string, contactIds: readonly string[]) {
  await heedKept(db, contactIds)
  const rows = await db`
    select distinct coalesce(k.kept_id, p.contact_id) as contact_id
    from contact_place p left join contact_kept k using (firm_id, contact_id)
    where p.firm_id = ${db.firm} and p.account_id = any(account_and_merged(${accountId}))
      and coalesce(k.kept_id, p.contact_id) = any(${[...contactIds]}::uuid[])
  `
  if (rows.length < contactIds.length) throw new Problem(404, 'request/not-found')
}
