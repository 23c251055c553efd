/** Bulk rows between DuckDB and a transaction of PostgreSQL, by way of a file and COPY: rows passed through JavaScript cost four times as much. */
import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { copyIn, copyOut } from '../platform/copy.ts'
import type { Db } from '../platform/db.ts'
import { type Duck, quoted } from '../platform/duck.ts'

const CHUNK_BYTES = 256 << 10

export type Both = { db: Db; duck: Duck; folder: string }

/** Small enough for a temporary table to stay in memory. */
const ROWS_AT_ONCE = 50_000

export type Batches = {
  /** A table of DuckDB; `select` says what is made of some of its rows, given as a relation. */
  from: string
  select: (some: string) => string
  /** A temporary table of PostgreSQL with these columns takes in each batch. */
  through: string
  columns: string
  /** What becomes of a batch that is in, before the next one takes its place. */
  each: (done: number, of: number) => Promise<void>
  /** Begins what DuckDB can do while PostgreSQL is busy. */
  meanwhile?: () => Promise<unknown>
}

/** The next batch is written while PostgreSQL takes one in. */
export async function inBatches(both: Both, batches: Batches): Promise<number> {
  const { db, duck, folder } = both
  const { from, select, through, columns, each, meanwhile } = batches
  const [counted] = await duck.rows(
    z.object({ rows: z.coerce.number() }),
    `select count(*) as rows from ${from}`,
  )
  const { rows } = counted!
  const batch = (start: number) => {
    const some = `(from ${from} where rowid >= ${start} and rowid < ${start + ROWS_AT_ONCE})`
    return start < rows ? kept(toFile(duck, folder, select(some))) : null
  }
  let next = batch(0)
  for (let done = 0; done < rows;) {
    const path = await next!
    next = batch(done + ROWS_AT_ONCE)
    if (meanwhile) void kept(meanwhile())
    await db.unsafe(`truncate ${through}`)
    await fileToPostgres(db, path, `${through} (${columns})`, 'format csv, freeze')
    done = Math.min(rows, done + ROWS_AT_ONCE)
    await each(done, rows)
  }
  return rows
}

/** Awaited later: until then a failure must not end the process. */
function kept<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}

/** Writes what `select` finds; the caller takes it into PostgreSQL, or removes it. */
async function toFile(duck: Duck, folder: string, select: string): Promise<string> {
  const path = join(folder, `${randomUUID()}.csv`)
  await duck.run(`copy (${select}) to ${quoted(path)} (format csv, header false)`)
  return path
}

/** `into` names the table and its columns. */
async function fileToPostgres(
  db: Db,
  path: string,
  into: string,
  manner = 'format csv',
): Promise<void> {
  try {
    const bytes = createReadStream(path, { highWaterMark: CHUNK_BYTES })
    // Where the copy is refused nobody reads it, and that the file is gone must not end the process.
    bytes.on('error', () => {})
    await copyIn(db, `copy ${into} from stdin with (${manner})`, bytes)
  } finally {
    await rm(path, { force: true })
  }
}

export async function duckToPostgres(
  { db, duck, folder }: Both,
  { select, into }: { select: string; into: string },
): Promise<void> {
  await fileToPostgres(db, await toFile(duck, folder, select), into)
}

/** `columns` are DuckDB's: `account_id varchar, n int`. */
export async function postgresToDuck(
  { db, duck, folder }: Both,
  { select, into, columns }: { select: string; into: string; columns: Record<string, string> },
): Promise<void> {
  const path = join(folder, `${randomUUID()}.csv`)
  const shape = Object.entries(columns).map(([name, type]) => `${name}: ${quoted(type)}`)
  try {
    await pipeline(
      await copyOut(db, `copy (${select}) to stdout with (format csv)`),
      createWriteStream(path),
    )
    await duck.run(`
      create or replace temp table ${into} as from read_csv(${quoted(path)}, header = false,
        auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {${shape.join(', ')}})
    `)
  } finally {
    await rm(path, { force: true })
  }
}
