/** What a page is told of whoever opened it. */
import type { Db } from '../platform/db.ts'
import type { Caller } from '../platform/serve.ts'
import { firmNamed, firmsOf } from './firm.store.ts'
import { profileOf } from './person.store.ts'
import { Locale } from './person.ts'
import type { Session } from './session.ts'

export async function sessionOf(
  db: Db,
  caller: Caller | null,
): Promise<Omit<Session, 'today' | 'settings'>> {
  const actor = caller?.actor ?? null
  const signedIn = caller?.sessionId ? caller.personId : null
  return {
    person: signedIn
      ? { ...(await profileOf(db, signedIn)), locale: Locale.parse(caller!.locale) }
      : null,
    firm: actor ? await firmNamed(db, actor.firmId) : null,
    role: actor?.role ?? null,
    sees: actor?.sees ?? 'all',
    firms: signedIn ? await firmsOf(db, signedIn) : [],
  }
}
