/** API keys in PostgreSQL. */
import { z } from 'zod'
import { type Db, many } from '../platform/db.ts'
import { ApiKey, KEY_MARK } from './key.ts'
import type { TeamRole } from './member.ts'
import { hashOf, newSecret } from './secret.store.ts'

const SHOWN = KEY_MARK.length + 4
const Row = ApiKey.extend({ madeAt: z.date(), lastUsedAt: z.date().nullable() })

/** Those that still open the door. */
export async function keysOf(db: Db): Promise<ApiKey[]> {
  const rows = await many(
    Row,
    db`
    select k.key_id, k.name, k.role, k.beginning, p.name as made_by, k.made_at, k.last_used_at
    from access.api_key k join access.person p on p.id = k.made_by
    where k.firm_id = ${db.firm} and k.revoked_at is null
    order by k.made_at desc
  `,
  )
  return rows.map((row) => ({
    ...row,
    madeAt: row.madeAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }))
}

type NewKey = { name: string; role: TeamRole; madeBy: string }

export async function addKey(db: Db, { name, role, madeBy }: NewKey) {
  const secret = KEY_MARK + newSecret()
  const [row] = await db`
    insert into access.api_key (firm_id, name, role, secret_hash, beginning, made_by)
    values (${db.firm}, ${name}, ${role}, ${hashOf(secret)}, ${secret.slice(0, SHOWN)}, ${madeBy})
    returning key_id
  `
  return { secret, keyId: row!['keyId'] as string }
}

/** False where there is no such key in use. */
export async function dropKey(db: Db, keyId: string): Promise<boolean> {
  const gone = await db`
    update access.api_key set revoked_at = now()
    where firm_id = ${db.firm} and key_id = ${keyId} and revoked_at is null
  `
  return gone.count > 0
}
