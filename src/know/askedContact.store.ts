/** Someone at the client as they are asked to accept something: by which name, where, in which language. */
import { z } from 'zod'
import { type Db, maybe } from '../platform/db.ts'

const Asked = z.object({
  name: z.string(),
  email: z.string().nullable(),
  language: z.string().nullable(),
})

export function askedContactOf(db: Db, contactId: string) {
  return maybe(
    Asked,
    db`
    select c.name, c.language, (
      select r.value from contact_reach r
      where r.firm_id = c.firm_id and r.contact_id = any(contact_and_merged(c.contact_id))
        and r.kind = 'mail'
      order by r.place, r.value limit 1
    ) as email
    from contact c
    where c.firm_id = ${db.firm} and c.contact_id = contact_kept_of(${contactId})
  `,
  )
}
