/** COPY in both directions, with the errors that PostgreSQL reports. */
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { Sql } from './db.ts'

type Chunks = Iterable<Buffer> | AsyncIterable<Buffer>
type Asks = Pick<Sql, 'unsafe'>

/** `copy ... to stdout`, chunk by chunk; a chunk may end within a row. */
export async function copyOut(db: Asks, statement: string): Promise<Readable> {
  const rows = await db.unsafe(statement).readable()
  // The driver stops reading while the stream is full, and begins again when more is asked for:
  // after the last byte nobody asks, and whatever comes next would wait for ever.
  return rows.once('close', () => rows._read(0))
}

/** `copy ... from stdin`: feeds it to the end, in a transaction. */
export async function copyIn(db: Asks, statement: string, from: Chunks): Promise<void> {
  const into = await beginCopyIn(db, statement)
  try {
    await into.write(from)
  } catch (error) {
    await into.cancel()
    throw error
  }
  await into.end()
}

/**
 * The same for whoever writes by themselves, then ends. The driver loses an error that comes after
 * the last byte: we keep it, and ask once more to know that all is well.
 */
export async function beginCopyIn(db: Asks, statement: string) {
  let failure: Error | undefined
  const query = db.unsafe(statement)
  const said = query as unknown as { reject: (error: Error) => void }
  const { reject } = said
  said.reject = (error) => {
    failure = error
    reject(error)
  }
  const stream: Writable = await query.writable()
  const failed = new Promise<never>((_, reject) => stream.on('error', reject))
  failed.catch(() => {})
  return {
    /** Several in a row make one copy. */
    async write(from: Chunks): Promise<void> {
      for await (const chunk of from) {
        if (stream.destroyed) await failed
        if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), failed])
      }
    },
    async end(): Promise<void> {
      const allSent = whenFinal(stream)
      stream.end()
      try {
        await Promise.race([allSent, failed])
        await db.unsafe('select 1')
      } catch (error) {
        throw failure ?? error
      }
    },
    /** Before anything else can be said on this connection, the roll-back included. */
    async cancel(): Promise<void> {
      if (stream.closed) return
      const closed = new Promise((resolve) => stream.once('close', resolve))
      stream.destroy(new Error('cancelled'))
      await closed
    },
  }
}

/** When the last byte has gone out and the end of the copy is said; its answer comes later. */
function whenFinal(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    const final = stream._final.bind(stream)
    stream._final = (done) => {
      final(done)
      resolve()
    }
  })
}
