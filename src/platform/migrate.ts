/** Brings a database to today's shape: the queue's own tables, then our plain SQL, forward only. */
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import { runner } from 'node-pg-migrate'
import pg from 'pg'
import { ROOT } from './root.ts'

const SERVER_ROLE = 'clave_server'

export type MigrateOptions = {
  /** Stop after this migration: a backup is restored into the shape that it was taken from. */
  upTo?: string
}

/** Runs what is missing and returns the names of what it ran. `pool` belongs to the tables' owner. */
export async function migrate(pool: pg.Pool, { upTo }: MigrateOptions = {}): Promise<string[]> {
  await runMigrations({ pgPool: pool, noHandleSignals: true } as never)
  const client = await pool.connect()
  try {
    const done = await runner({
      dbClient: client,
      dir: join(ROOT, 'migrations'),
      direction: 'up',
      migrationsTable: 'migration',
      ...(upTo ? { file: upTo } : {}),
      count: Infinity,
      log: () => {},
    })
    return done.map(({ name }) => name)
  } finally {
    client.release()
  }
}

/** Makes the role that serves, where the one who asks may; it owns nothing and bypasses nothing. */
export async function makeServerRole(pool: pg.Pool, { login }: { login: boolean }): Promise<void> {
  const { rows } = await pool.query('select 1 from pg_roles where rolname = $1', [SERVER_ROLE])
  if (rows.length > 0) return
  await pool.query(`create role ${SERVER_ROLE} ${login ? 'login' : 'nologin'} nobypassrls`)
  if (!login) await pool.query(`grant ${SERVER_ROLE} to current_user`)
}
