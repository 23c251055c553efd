/** Opens the database: the one inside the package or the one at an address, migrated, under a role that can't look across firms. */
import pg from 'pg'
import { connect, type Place, type Sql } from './db.ts'
import type { Guard } from './guard.ts'
import type { Log } from './log.ts'
import { makeServerRole, migrate } from './migrate.ts'
import { PostgresProblem } from './postgres/problem.ts'
import { startPostgres } from './postgres/server.ts'
import { Problem } from './problem.ts'

export type Database = {
  /** Serves requests and jobs: can't bypass row-level security. */
  sql: Sql
  /** Owns the tables and the queue: migrations, the worker's own bookkeeping, backup. */
  owner: pg.Pool
  /** What sign-in reads and writes, through a library that wants a pool. */
  access: pg.Pool
  close(): Promise<void>
}

export type DatabaseOptions = {
  databaseUrl: string | null
  dataFolder: string
  log: Log
}

type Guarded = DatabaseOptions & {
  /** Asked before anything is changed: null where the database is another's. */
  guard: (owner: pg.Pool) => Promise<Guard | null>
}

/** As `openDatabase`, under a guard; null where it is another's, of which nothing was touched. */
export async function openGuarded({ guard, ...options }: Guarded) {
  const opened = await open(options, guard)
  if (!opened) return null
  const { database, held } = opened
  const close = async () => {
    // The pool ends only once the guard's session is given back.
    await held.release()
    await database.close()
  }
  return { ...database, close, guard: held }
}

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const nobody = { release: async () => {} }
  return (await open(options, async () => nobody))!.database
}

/** Null where `stand` finds that it is another's. */
async function open<G extends Pick<Guard, 'release'>>(
  options: DatabaseOptions,
  stand: (owner: pg.Pool) => Promise<G | null>,
) {
  const { log } = options
  const roof = await openRoof(options)
  const owner = pool(roof.owner, 7)
  const sql = connect(roof.server)
  const access = pool(roof.server, 4, '-c search_path=access')
  const close = async () => {
    await sql.end({ timeout: 5 })
    await access.end()
    await owner.end()
    await roof.stop()
  }
  let held: G | null = null
  try {
    held = await stand(owner)
    if (!held) {
      await close()
      return null
    }
    const done = await migrate(owner)
    if (done.length > 0) log.info({ migrations: done }, 'migrated')
    await refuseBypass(sql)
  } catch (error) {
    await held?.release()
    await close()
    throw error
  }
  return { held, database: { sql, owner, access, close } satisfies Database }
}

/** A running database as it lies: not migrated, perhaps empty. */
export type Roof = { owner: Place; server: Place; stop(): Promise<void> }

export async function openRoof({ databaseUrl, ...ours }: DatabaseOptions): Promise<Roof> {
  return databaseUrl ? existing(databaseUrl) : embedded(ours)
}

async function embedded(options: { dataFolder: string; log: Log }): Promise<Roof> {
  const server = await startPostgres(options)
  const at = (database: string, user: string) => ({
    socketFolder: server.socketFolder,
    database,
    user,
  })
  const root = pool(at('postgres', server.user), 1)
  await prepareCluster(root)
  await root.end()
  return {
    owner: at('clave', 'clave_owner'),
    server: at('clave', 'clave_server'),
    stop: () => server.stop(),
  }
}

/** The roles and the database, in a cluster that is all ours. */
export async function prepareCluster(root: pg.Pool, database = 'clave'): Promise<void> {
  await makeServerRole(root, { login: true })
  const owner = await root.query(`select 1 from pg_roles where rolname = 'clave_owner'`)
  if (owner.rows.length === 0) await root.query('create role clave_owner login')
  const known = await root.query('select 1 from pg_database where datname = $1', [database])
  if (known.rows.length === 0) await root.query(`create database ${database} owner clave_owner`)
}

async function existing(url: string): Promise<Roof> {
  const owner = pool({ url }, 1)
  try {
    await makeServerRole(owner, { login: false })
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new PostgresProblem('not-opened', { said: (error as Error).message })
  } finally {
    await owner.end()
  }
  return { owner: { url }, server: { url, role: 'clave_server' }, stop: async () => {} }
}

/** Better no server than one that could show a firm the rows of another. */
async function refuseBypass(sql: Sql) {
  const [role] = await sql`
    select rolsuper or rolbypassrls as bypasses from pg_roles where rolname = current_user
  `
  if (role?.['bypasses']) throw new Error('the server role can bypass row-level security')
}

export function pool(place: Place, max: number, options = ''): pg.Pool {
  const role = 'url' in place && place.role ? `-c role=${place.role} ` : ''
  const config: pg.PoolConfig = { max, options: `${role}${options}`.trim() }
  Object.assign(
    config,
    'url' in place
      ? { connectionString: place.url }
      : { host: place.socketFolder, database: place.database, user: place.user },
  )
  const made = new pg.Pool(config)
  // A server that goes away ends idle connections with an event; unheard, it would end us.
  made.on('error', () => {})
  made.on('connect', (client) => client.on('error', () => {}))
  return made
}
