/** Bulk rows between DuckDB and a transaction of PostgreSQL, by way of a file and COPY: rows passed through JavaScript cost four times as much. */
import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { copyIn, copyOut } from '../platform/copy.ts'
import type { Db } from '../platform/db.ts'
import { type Duck, quoted } from '../platform/duck.ts'

const CHUNK_BYTES = 256 << 10

/** Writes what `select` finds; the caller takes it into PostgreSQL, or removes it. */
export async function toFile(duck: Duck, folder: string, select: string): Promise<string> {
  const path = join(folder, `${randomUUID()}.csv`)
  await duck.run(`copy (${select}) to ${quoted(path)} (format csv, header false)`)
  return path
}

/** `into` names the table and its columns. */
export async function fileToPostgres(db: Db, path: string, into: string): Promise<void> {
  try {
    const bytes = createReadStream(path, { highWaterMark: CHUNK_BYTES })
    await copyIn(db, `copy ${into} from stdin with (format csv)`, bytes)
  } finally {
    await rm(path, { force: true })
  }
}

export async function duckToPostgres(
  { db, duck, folder }: { db: Db; duck: Duck; folder: string },
  { select, into }: { select: string; into: string },
): Promise<void> {
  await fileToPostgres(db, await toFile(duck, folder, select), into)
}

/** `columns` are DuckDB's: `account_id varchar, n int`. */
export async function postgresToDuck(
  { db, duck, folder }: { db: Db; duck: Duck; folder: string },
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
