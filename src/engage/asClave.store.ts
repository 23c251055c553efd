/** Within a request, what finds the thread of a mail sees all mails of the firm, as the job that reads mailboxes does. */
import { NOBODY } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'

/** Nothing of what is seen here may be answered to who asked. */
export async function asClave<T>(db: Db, work: () => Promise<T>): Promise<T> {
  const [was] = await db<{ actor: string; sees: string }[]>`
    select current_setting('clave.actor_id') as actor, current_setting('clave.sees') as sees
  `
  const be = (actor: string, sees: string) => db`
    select set_config('clave.actor_id', ${actor}, true), set_config('clave.sees', ${sees}, true)
  `
  await be(NOBODY.id, 'all')
  const done = await work()
  await be(was!.actor, was!.sees)
  return done
}
