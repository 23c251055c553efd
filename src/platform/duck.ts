/** DuckDB inside this process: it reads files and counts; nothing is kept in it. */
import { DuckDBInstance, type DuckDBValue } from '@duckdb/node-api'
import type { z } from 'zod'

export type Duck = {
  run: (sql: string) => Promise<void>
  /** Rows of a known shape; whole numbers beyond 2^53, decimals and days arrive as text. */
  rows: <T extends z.ZodType>(shape: T, sql: string) => Promise<z.output<T>[]>
  /** The same in pieces of some 2,000 rows, so that no more than one is held. */
  stream: <T extends z.ZodType>(shape: T, sql: string) => AsyncGenerator<z.output<T>[]>
  /** Whole columns, unchecked, for bulk: ask for decimals and days as text or as numbers. */
  columns: (sql: string) => Promise<DuckDBValue[][]>
  /** Of the statement that runs now: 0..1; null where DuckDB can't say. */
  share: () => number | null
  close: () => void
}

export type DuckWanted = {
  /** Where it may put what does not fit into memory. */
  folder: string
  memoryMb?: number
  threads?: number
  /** Aborting ends the statement that runs. */
  signal?: AbortSignal | undefined
}

/** Measured: the whole process then stays at 1.1 GB on 10 million lines; with 1,000 MB it came to 1.5 GB and was no faster. */
const MEMORY_MB = 700

export async function openDuck({
  folder,
  memoryMb = MEMORY_MB,
  threads,
  signal,
}: DuckWanted): Promise<Duck> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${memoryMb}MB`,
    temp_directory: folder,
    // What is not in the package is not fetched from elsewhere.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(threads === undefined ? {} : { threads: String(threads) }),
  })
  const connection = await instance.connect()
  // Without the bar it does not count how far it is.
  await connection.run('set enable_progress_bar = true; set enable_progress_bar_print = false')
  const interrupt = () => connection.interrupt()
  signal?.addEventListener('abort', interrupt)

  /** An interrupted statement fails with DuckDB's words; the caller asked for it and gets its own reason back. */
  async function unlessAborted<T>(work: () => Promise<T>): Promise<T> {
    signal?.throwIfAborted()
    try {
      return await work()
    } catch (error) {
      signal?.throwIfAborted()
      throw error
    }
  }

  return {
    run: (sql) => unlessAborted(async () => void (await connection.run(sql))),
    rows: (shape, sql) =>
      unlessAborted(async () => {
        const read = await connection.runAndReadAll(sql)
        return shape.array().parse(read.getRowObjectsJson()) as never
      }),
    async *stream(shape, sql) {
      const result = await unlessAborted(() => connection.stream(sql))
      for await (const rows of result.yieldRowObjectJson()) {
        signal?.throwIfAborted()
        yield shape.array().parse(rows) as never
      }
    },
    columns: (sql) => unlessAborted(async () => (await connection.runAndReadAll(sql)).getColumns()),
    share() {
      const { percentage } = connection.progress
      return percentage < 0 ? null : percentage / 100
    },
    close() {
      signal?.removeEventListener('abort', interrupt)
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** A value as SQL text. */
export function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

/** A name as an SQL identifier. */
export function named(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
