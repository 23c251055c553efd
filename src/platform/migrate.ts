/** Brings a database to today's shape: the queue's own tables, then our plain SQL, forward only. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import { runner } from 'node-pg-migrate'
import pg from 'pg'
import { PostgresProblem } from './postgres/problem.ts'
import { ROOT } from './root.ts'

const SERVER_ROLE = 'clave_server'
const MIGRATIONS = join(ROOT, 'migrations')

export type MigrateOptions = {
  /** Stop after this migration: a backup is restored into the shape that it was taken from. */
  upTo?: string
}

/** Runs what is missing and returns the names of what it ran. `pool` belongs to the tables' owner. */
export async function migrate(pool: pg.Pool, options: MigrateOptions = {}): Promise<string[]> {
  // Of several that begin at once one migrates, and the others find it done.
  const turn = new pg.Client(pool.options)
  turn.on('error', () => {})
  await turn.connect()
  try {
    await turn.query('select pg_advisory_lock($1)', [TURN])
    return await migrateNow(pool, options)
  } finally {
    await turn.end()
  }
}

const TURN = 4_812_650_914

async function migrateNow(pool: pg.Pool, { upTo }: MigrateOptions): Promise<string[]> {
  await runMigrations({ pgPool: pool, noHandleSignals: true } as never)
  const wanted = upTo ? knownMigrations().indexOf(upTo) + 1 : Infinity
  const count = Math.max(0, wanted - (await migrationsDone(pool)).length)
  const client = await pool.connect()
  try {
    const done = await runner({
      dbClient: client,
      dir: MIGRATIONS,
      direction: 'up',
      migrationsTable: 'migration',
      count,
      log: () => {},
    })
    return done.map(({ name }) => name)
  } finally {
    client.release()
  }
}

/** All that this program has, in their order. */
export function knownMigrations(): string[] {
  return readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => name.replace(/\.sql$/, ''))
    .toSorted()
}

/** Those that made the database what it is; none where it is empty. */
export async function migrationsDone(pool: pg.Pool): Promise<string[]> {
  const { rows: table } = await pool.query(`select to_regclass('public.migration') as made`)
  if (!table[0].made) return []
  const { rows } = await pool.query<{ name: string }>('select name from migration order by id')
  return rows.map(({ name }) => name)
}

/** Makes the role that serves, or finds that one may become it; it owns nothing and bypasses nothing. */
export async function makeServerRole(pool: pg.Pool, { login }: { login: boolean }): Promise<void> {
  const { rows } = await pool.query('select 1 from pg_roles where rolname = $1', [SERVER_ROLE])
  const made = rows.length > 0
  if (made && (login || (await mayServe(pool)))) return
  try {
    if (!made) {
      await pool.query(`create role ${SERVER_ROLE} ${login ? 'login' : 'nologin'} nobypassrls`)
    }
    if (!login) await pool.query(`grant ${SERVER_ROLE} to current_user`)
  } catch (error) {
    if ((error as pg.DatabaseError).code !== NOT_ALLOWED) throw error
    const { rows: who } = await pool.query<{ user: string }>('select current_user as user')
    throw new PostgresProblem('no-server-role', who[0])
  }
}

const NOT_ALLOWED = '42501'

async function mayServe(pool: pg.Pool): Promise<boolean> {
  return pool.query(`set role ${SERVER_ROLE}; reset role`).then(
    () => true,
    () => false,
  )
}
