/** PostgreSQL, and nothing between us and it: SQL text in, checked rows out. */
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { z } from 'zod'
import { type Actor, NOBODY } from '../kernel/actor.ts'

/** A transaction of one firm. Statements name `db.firm`; row-level security is there if one forgets. */
export type Db = postgres.TransactionSql & { firm: string }

export type Sql = postgres.Sql

/** Where the database is: an address, or the socket folder of the one that we run ourselves. */
export type Place =
  | { url: string; role?: string }
  | { socketFolder: string; database: string; user: string }

const day = { to: 1082, from: [1082], serialize: String, parse: String }
/** Counts come as 64 bits; none that we keep passes 2^53. */
const count = { to: 20, from: [20], serialize: String, parse: Number }

export function connect(place: Place, { connections = 10 } = {}): Sql {
  const options: postgres.Options<Record<string, postgres.PostgresType>> = {
    max: connections,
    // Of columns only: what JSON holds keeps its keys.
    transform: { column: { from: postgres.toCamel, to: postgres.fromCamel } },
    types: { day, count },
    onnotice: () => {},
    // Days are UTC's, whatever zone the server keeps.
    connection: { application_name: 'clave', TimeZone: 'UTC' },
  }
  if ('url' in place) {
    if (place.role) Object.assign(options.connection!, { role: place.role })
    const url = new URL(place.url)
    const folder = url.searchParams.get('host')
    if (!folder?.startsWith('/')) return postgres(place.url, options)
    // A socket's folder, as libpq has it; this driver wants its path.
    url.searchParams.delete('host')
    return postgres(url.href, { ...options, path: `${folder}/.s.PGSQL.${url.port || 5432}` })
  }
  const { socketFolder, database, user } = place
  return postgres({ ...options, path: `${socketFolder}/.s.PGSQL.5432`, database, username: user })
}

/**
 * From here to the end of the transaction only this firm's rows exist, and of its accounts those
 * that the actor may see. `set local` and not `set_config`, because a distributed PostgreSQL
 * (Citus) hands only the former to its workers.
 */
export function actFor(tx: postgres.TransactionSql, actor: Scope): Db {
  // Sent ahead of what is asked next, which waits for it. Were it to fail, so would all that follows.
  tx.unsafe(scopeOf(actor)).catch(() => {})
  return Object.assign(tx, { firm: actor.firmId })
}

/** The statements that say so, for a client of another library. */
export function scopeOf(actor: Scope): string {
  const { firmId, id, sees } = Scope.parse(actor)
  return `set local clave.firm_id = '${firmId}'; set local clave.actor_id = '${id}'; set local clave.sees = '${sees}'`
}

const Scope = z.object({
  firmId: z.guid(),
  id: z.guid().default(NOBODY.id),
  sees: z.enum(['all', 'own']).default('all'),
})
/** Whose rows: a firm's, as seen by one of its people; jobs see all of their firm's. */
export type Scope = Pick<Actor, 'firmId'> & Partial<Pick<Actor, 'id' | 'sees'>>

/** Runs in a transaction of one firm. */
export function inFirm<T>(sql: Sql, scope: Scope, work: (db: Db) => Promise<T>): Promise<T> {
  return begin(sql, 'read write', async (tx) => work(actFor(tx, scope)))
}

/**
 * A transaction whose connection may be lost under it. The driver would send the roll-back, and
 * whatever the work asks next, to a socket that is no longer there, which ends the whole process:
 * so nothing more is said on it, and the transaction fails with why it was lost.
 */
export async function begin<T>(
  sql: Sql,
  mode: 'read write' | 'read only',
  work: (tx: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  let lost: { why: unknown } | null = null
  const check = () => {
    if (lost) throw lost.why
  }
  try {
    const result = await sql.begin(mode, async (tx) => {
      const checked = new Proxy(tx, {
        apply: (target, self, given) => (check(), Reflect.apply(target as never, self, given)),
        get: (target, name) => (name === 'unsafe' && check(), Reflect.get(target, name)),
      })
      try {
        return await work(checked)
      } catch (error) {
        // Another connection may be meant: then this one is as it was, and rolls back.
        for (let waited = 0; isLost(error) && !lost && waited < 50; waited++) await sleep(20)
        if (lost) return new Promise<never>(() => {})
        throw error
      }
    })
    return result as T
  } catch (error) {
    lost = { why: error }
    throw error
  }
}

/** A write met a row that who asks may not see: for them it isn't there. */
export function isHiddenRow(error: unknown): boolean {
  return error instanceof postgres.PostgresError && /row-level security/.test(error.message)
}

/** It was handed a zero byte, which no text of PostgreSQL holds. */
export function isNoText(error: unknown): boolean {
  return error instanceof postgres.PostgresError && /^22(021|P05)$/.test(error.code)
}

/** What it was handed breaks by itself what holds there, and would again; keys (23503, 23505) hang on other rows. */
export function isNeverKept(error: unknown): boolean {
  return error instanceof postgres.PostgresError && /^(22|54|235(02|14))/.test(error.code)
}

/** The server ended the connection, or it broke. */
export function isLost(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: string }
  return /^(57P0[123]|CONNECTION_|ECONN|EPIPE)/.test(code ?? '')
}

/** Rows of a known shape. A missing or mistyped column fails the first test that reads it. */
/** A column with a moment, as everything outside the database has it: `2026-11-27T09:30:00.000Z`. */
export const instant = z.date().transform((at) => at.toISOString())

export async function many<T extends z.ZodType>(shape: T, query: PromiseLike<readonly unknown[]>) {
  return shape.array().parse(await query) as z.output<T>[]
}

export async function maybe<T extends z.ZodType>(shape: T, query: PromiseLike<readonly unknown[]>) {
  return (await many(shape, query))[0]
}

export async function one<T extends z.ZodType>(shape: T, query: PromiseLike<readonly unknown[]>) {
  const row = await maybe(shape, query)
  if (row === undefined) throw new Error('expected one row, found none')
  return row
}
