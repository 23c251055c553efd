/** Who of ours put a text before a client, as the mail that tells of its answer needs them. */
import { z } from 'zod'
import { type Db, maybe } from '../platform/db.ts'

const Asker = z.object({ email: z.string(), locale: z.string() })

/** Undefined where it was a key, or someone who is no longer here. */
export function askerOf(db: Db, acceptanceId: string) {
  return maybe(
    Asker,
    db`
    select p.email, p.locale
    from acceptance x join firm_person p on p.firm_id = x.firm_id and p.person_id = x.asked_by
    where x.firm_id = ${db.firm} and x.acceptance_id = ${acceptanceId} and p.active
  `,
  )
}
