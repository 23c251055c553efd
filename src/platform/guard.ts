/** One Clave per database: a lock held by a session, which the database lets go when we die, however we die. */
import pg from 'pg'

const KEY = 4_812_650_913

export type Guard = { release(): Promise<void>; lost: Promise<void> }

/** The lock, or null where another Clave holds it. `lost` ends when the database went away. */
export async function standGuard(owner: pg.Pool): Promise<Guard | null> {
  const client = await owner.connect()
  const { rows } = await client.query('select pg_try_advisory_lock($1) as free', [KEY])
  if (!rows[0].free) {
    client.release()
    return null
  }
  let released = false
  const lost = new Promise<void>((resolve) => {
    client.once('end', () => {
      if (!released) resolve()
    })
  })
  return {
    lost,
    async release() {
      released = true
      await client.query('select pg_advisory_unlock($1)', [KEY]).catch(() => {})
      client.release(true)
    },
  }
}
