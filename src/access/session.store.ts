/** Sessions in PostgreSQL. */
import { z } from 'zod'
import { type Db, many } from '../platform/db.ts'
import { lastFirmOf } from './firm.store.ts'
import type { Locale } from './person.ts'
import { newSecret } from './secret.store.ts'
import { OpenSession, SESSION_SECONDS } from './session.ts'

/** Opens a firm in one browser; the next sign-in begins there. */
export async function openFirmIn(
  db: Db,
  session: { token: string } | { sessionId: string },
  { firmId, personId }: { firmId: string; personId: string },
): Promise<void> {
  const which = 'token' in session ? db`token = ${session.token}` : db`id = ${session.sessionId}`
  await db`update access.session set firm_id = ${firmId} where ${which}`
  await db`
    update access.membership set opened_at = now()
    where firm_id = ${firmId} and person_id = ${personId}
  `
}

/** After a sign-in: the firm that the person had open last, if any. */
export async function openLastFirm(db: Db, token: string, personId: string): Promise<void> {
  const firmId = await lastFirmOf(db, personId)
  if (firmId) await openFirmIn(db, { token }, { firmId, personId })
}

type NewSession = {
  personId: string
  firmId: string
  /** Another than the person's. */
  locale: Locale | null
  userAgent: string | null
  address: string
}

/** A session without a password, for visitors of the demonstration. Returns its token. */
export async function addSession(
  db: Db,
  { personId, firmId, locale, userAgent, address }: NewSession,
): Promise<string> {
  const token = newSecret()
  await db`
    insert into access.session (token, person_id, firm_id, locale, ip_address, user_agent, expires_at)
    values (${token}, ${personId}, ${firmId}, ${locale}, ${address}, ${userAgent},
      now() + make_interval(secs => ${SESSION_SECONDS}))
  `
  return token
}

const Row = OpenSession.omit({ current: true }).extend({ signedInAt: z.date(), seenAt: z.date() })

export async function sessionsOf(
  db: Db,
  { personId, sessionId }: { personId: string; sessionId: string },
): Promise<OpenSession[]> {
  const rows = await many(
    Row,
    db`
    select id as session_id, user_agent, ip_address as address,
      created_at as signed_in_at, updated_at as seen_at
    from access.session
    where person_id = ${personId} and expires_at > now()
    order by id = ${sessionId} desc, updated_at desc
  `,
  )
  return rows.map((row) => ({
    ...row,
    signedInAt: row.signedInAt.toISOString(),
    seenAt: row.seenAt.toISOString(),
    current: row.sessionId === sessionId,
  }))
}

/** Ends one session of a person; false where they have no such session. */
export async function dropSession(db: Db, personId: string, sessionId: string): Promise<boolean> {
  const gone = await db`
    delete from access.session where person_id = ${personId} and id = ${sessionId}
  `
  return gone.count > 0
}

/** Ends all sessions of a person but the one that is kept, if any. Returns how many. */
export async function dropSessions(
  db: Db,
  personId: string,
  keptSessionId: string | null = null,
): Promise<number> {
  const gone = await db`
    delete from access.session
    where person_id = ${personId} and id is distinct from ${keptSessionId}
  `
  return gone.count
}
