/**
 * Who may use a database together: locks held by a session, which the database lets go when we die, however we die.
 * One alone, or several of one kind: the same release with the same secret and the same files.
 */
import { createHash } from 'node:crypto'
import pg from 'pg'
import { WORKS } from './jobs.ts'

const KEY = 4_812_650_913
/** Of which kind those are that share it. */
const KINDS = 48_126

export type Guard = {
  release(): Promise<void>
  /** Ends when the database went away. */
  lost: Promise<void>
  /** Tells the others which workers are alive as long as this is. */
  tellWorkers(ids: readonly string[]): Promise<void>
}

/** null where another Clave holds the database, or shares it that is not `beside` us of one kind. */
export async function standGuard(owner: pg.Pool, beside?: string): Promise<Guard | null> {
  const client = await owner.connect()
  const isOurs = beside === undefined ? await alone(client) : await shared(client, beside)
  if (!isOurs) {
    // The session ends, and with it what it holds.
    client.release(true)
    return null
  }
  const tellWorkers = async (ids: readonly string[]) => {
    const short = ids.map((id) => id.replace(/^pool-/, '')).join(',')
    await client.query(`set application_name = ${client.escapeLiteral(WORKS + short)}`)
  }
  await tellWorkers([])
  let released = false
  const lost = new Promise<void>((resolve) => {
    client.once('end', () => {
      if (!released) resolve()
    })
  })
  return {
    lost,
    tellWorkers,
    async release() {
      if (released) return
      released = true
      await client.query('select pg_advisory_unlock_all()').catch(() => {})
      client.release(true)
    },
  }
}

async function alone(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query('select pg_try_advisory_lock($1) as free', [KEY])
  return rows[0].free
}

/** First it stands there itself, then it looks: of two that begin at once and differ, none stays unseen. */
async function shared(client: pg.PoolClient, beside: string): Promise<boolean> {
  const { rows } = await client.query('select pg_try_advisory_lock_shared($1) as free', [KEY])
  if (!rows[0].free) return false
  const kind = createHash('sha256').update(beside).digest().readInt32BE(0)
  await client.query('select pg_advisory_lock_shared($1::int, $2::int)', [KINDS, kind])
  const { rows: others } = await client.query(
    `select from pg_locks
     where locktype = 'advisory' and objsubid = 2 and classid::bigint = $1
       and objid <> ($2::bigint & 4294967295)::oid
       and database = (select oid from pg_database where datname = current_database())`,
    [KINDS, kind],
  )
  return others.length === 0
}
