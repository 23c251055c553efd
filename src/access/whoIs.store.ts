/** Who asks: by session cookie or by API key, each with one query. Every request takes this road. */
import type { Role } from '../kernel/actor.ts'
import type { Sql } from '../platform/db.ts'
import type { Caller } from '../platform/serve.ts'
import { tokenOf } from './cookie.store.ts'
import { seesOf } from './firm.ts'
import { KEY_MARK } from './key.ts'
import { hashOf } from './secret.store.ts'
import { SESSION_SECONDS } from './session.ts'

type Given = { sql: Sql; secret: string; secure: boolean }

type Row = {
  timeZone: string
  locale: string
  role: Role | null
  firmId: string | null
  sees: 'all' | 'own' | null
  /** Its last use was noted long enough ago. */
  stale: boolean
}
type SessionRow = Row & { sessionId: string; personId: string }
type KeyRow = Row & { keyId: string }

export function whoIsIn(given: Given) {
  const { sql } = given

  return async (request: Request): Promise<Caller | null> => {
    const bearer = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
    if (bearer) return bearer.startsWith(KEY_MARK) ? byKey(sql, bearer) : null
    const token = tokenOf(request, given)
    return token ? bySession(sql, token) : null
  }
}

async function bySession(sql: Sql, token: string): Promise<Caller | null> {
  const [row] = await sql<SessionRow[]>`
    select s.id as session_id, s.person_id, s.updated_at < now() - interval '1 hour' as stale,
      p.time_zone, coalesce(s.locale, p.locale) as locale, m.role, f.firm_id, f.sees
    from access.session s
    join access.person p on p.id = s.person_id
    left join access.membership m
      on m.firm_id = s.firm_id and m.person_id = s.person_id and m.ended_at is null
    left join access.firm f on f.firm_id = m.firm_id
    where s.token = ${token} and s.expires_at > now()
  `
  if (!row) return null
  if (row.stale) {
    aside(sql`
      update access.session
      set updated_at = now(), expires_at = now() + make_interval(secs => ${SESSION_SECONDS})
      where id = ${row.sessionId}
    `)
  }
  return caller(row.personId, row, row.sessionId)
}

async function byKey(sql: Sql, key: string): Promise<Caller | null> {
  const [row] = await sql<KeyRow[]>`
    select k.key_id, k.role, k.firm_id, f.sees, p.time_zone, p.locale,
      coalesce(k.last_used_at < now() - interval '1 minute', true) as stale
    from access.api_key k
    join access.firm f on f.firm_id = k.firm_id
    join access.person p on p.id = k.made_by
    where k.secret_hash = ${hashOf(key)} and k.revoked_at is null
  `
  if (!row) return null
  if (row.stale)
    aside(sql`update access.api_key set last_used_at = now() where key_id = ${row.keyId}`)
  // A machine looks after no accounts: with the firm's accounts closed to others it sees none.
  return caller(row.keyId, row, null)
}

function caller(personId: string, row: Row, sessionId: string | null): Caller {
  const { role, firmId, sees, timeZone, locale } = row
  const actor = role && firmId ? { id: personId, firmId, role, sees: seesOf(role, sees!) } : null
  return { personId, actor, timeZone, locale, sessionId }
}

/** Noted without making anyone wait; losing one such note loses nothing. */
function aside(note: PromiseLike<unknown>): void {
  Promise.resolve(note).catch(() => {})
}
