/** Someone as they may act in a firm at this moment, for what is asked without a session. */
import type { Actor } from '../kernel/actor.ts'
import { Role } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { z } from 'zod'
import { maybe } from '../platform/db.ts'
import { seesOf } from './firm.ts'

const Row = z.object({
  role: Role,
  sees: z.enum(['all', 'own']),
  locale: z.string(),
  timeZone: z.string(),
  email: z.string(),
})

/** Undefined where they are no longer of the firm. */
export async function actorOf(db: Db, { firmId, personId }: { firmId: string; personId: string }) {
  const row = await maybe(
    Row,
    db`
    select m.role, f.sees, p.locale, p.time_zone, p.email
    from access.membership m
    join access.firm f on f.firm_id = m.firm_id
    join access.person p on p.id = m.person_id
    where m.firm_id = ${firmId} and m.person_id = ${personId} and m.ended_at is null
  `,
  )
  if (!row) return undefined
  const { role, sees, locale, timeZone, email } = row
  const actor: Actor = { id: personId, firmId, role, sees: seesOf(role, sees) }
  return { actor, locale, timeZone, email }
}
