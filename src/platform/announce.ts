/** What changed is told to the pages that are open on it: once its transaction is there, and never if it is not. */
import { z } from 'zod'
import type { Db, Sql } from './db.ts'

const CHANNEL = 'clave_changed'

/** Nothing of what was written: only where, so that whoever may see it reads it again. */
const Announced = z.object({
  firmId: z.guid(),
  by: z.guid(),
  /** The live texts of what changed, by their names. */
  names: z.array(z.string()).min(1),
  /** `fields` of a form, the live `text`, or something of that taken out for good. */
  what: z.enum(['fields', 'text', 'erased']),
})
export type Announced = z.infer<typeof Announced>

export async function announce(db: Db, about: Pick<Announced, 'names' | 'what'>): Promise<void> {
  const said = { firmId: db.firm, ...about }
  await db`
    select pg_notify(${CHANNEL},
      (${db.json(said)}::jsonb || jsonb_build_object('by', current_setting('clave.actor_id')))::text)
  `
}

/** Listens until what is returned is called. */
export async function heard(sql: Sql, listen: (said: Announced) => void): Promise<() => unknown> {
  const heeding = await sql.listen(CHANNEL, (payload) => {
    listen(Announced.parse(JSON.parse(payload)))
  })
  return () => heeding.unlisten()
}
