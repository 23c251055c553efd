/** One file from many: a gzipped tar, written from the front and read from the front. */
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { BackupProblem } from './problem.ts'
import { extract, pack } from 'tar-stream'

export type Archive = {
  text: (name: string, value: unknown) => Promise<void>
  /** A table's rows in parts, since a tar wants sizes first; gives how many rows there were. */
  rows: (name: string, from: AsyncIterable<Buffer>) => Promise<number>
  file: (name: string, path: string) => Promise<void>
}

/** To be read once, to its end. */
export type ArchiveEntry = AsyncIterable<Buffer> & { header: { name: string } }

const PART_BYTES = 4 * 1024 ** 2

/** Under another name until it is whole and on disk; only its owner reads it. */
export async function writeArchive<T>(path: string, write: (archive: Archive) => Promise<T>) {
  const half = `${path}.${process.pid}.part`
  const tar = pack()
  const gzip = createGzip({ level: 4 })
  const written = pipeline(tar, gzip, createWriteStream(half, { mode: 0o600 }))
  try {
    const [answer] = await Promise.all([
      write(entries(tar, written)).then((answer) => {
        tar.finalize()
        return answer
      }),
      written,
    ])
    const handle = await open(half, 'r+')
    await handle.sync()
    await handle.close()
    await rename(half, path)
    return answer
  } catch (error) {
    tar.destroy(error as Error)
    await written.catch(() => {})
    await rm(half, { force: true }).catch(() => {})
    const { syscall, message } = error as NodeJS.ErrnoException
    throw syscall ? new BackupProblem('not-written', { file: path, reason: message }) : error
  }
}

function entries(tar: ReturnType<typeof pack>, written: Promise<void>): Archive {
  /** Waits until it went through, or fails as the file below does. */
  const through = (begin: (done: (error?: Error | null) => void) => void) =>
    Promise.race([
      new Promise<void>((resolve, reject) => begin((error) => (error ? reject(error) : resolve()))),
      written,
    ])
  const whole = (name: string, bytes: Buffer) =>
    through((done) => void tar.entry({ name, size: bytes.length, mode: 0o600 }, done).end(bytes))

  return {
    text: (name, value) => whole(name, Buffer.from(`${JSON.stringify(value, null, 2)}\n`)),

    async rows(name, from) {
      let rows = 0
      let parts = 0
      let held: Buffer[] = []
      let bytes = 0
      const flush = async () => {
        if (bytes === 0) return
        await whole(`${name}/${String(parts++).padStart(6, '0')}`, Buffer.concat(held))
        held = []
        bytes = 0
      }
      for await (const chunk of from) {
        rows += linesIn(chunk)
        held.push(chunk)
        bytes += chunk.length
        if (bytes >= PART_BYTES) await flush()
      }
      await flush()
      return rows
    },

    async file(name, path) {
      const handle = await open(path)
      const { size, mtime } = await handle.stat()
      // What grows meanwhile is cut at the size that was promised.
      const source = handle.createReadStream({ start: 0, end: Math.max(0, size - 1) })
      if (size === 0) return handle.close().then(() => whole(name, Buffer.alloc(0)))
      await through((done) => {
        const entry = tar.entry({ name, size, mtime, mode: 0o600 }, done)
        pipeline(source, entry).catch(done)
      })
    },
  }
}

/** In COPY's text format a line feed ends a row and nothing else. */
function linesIn(chunk: Buffer): number {
  let lines = 0
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++
  return lines
}

export async function textOf(entry: ArchiveEntry): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of entry) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

/** Its entries in order; each is to be read, or drained, before the next. */
export async function* readArchive(path: string): AsyncGenerator<ArchiveEntry> {
  const tar = extract()
  let cause: unknown
  const fed = pipeline(createReadStream(path), createGunzip(), tar).catch((error: unknown) => {
    cause = error
  })
  /** The stream only says that it was destroyed; why, the one before it knows. */
  async function* told<T>(source: AsyncIterable<T>) {
    try {
      yield* source
    } catch (error) {
      await fed
      throw explained(cause ?? error)
    }
  }
  for await (const entry of told(tar)) {
    // Not the stream itself: its own way to be piped ends what it is piped into.
    const bytes = told(entry as unknown as AsyncIterable<Buffer>)
    yield { header: entry.header, [Symbol.asyncIterator]: () => bytes }
  }
  await fed
  if (cause) throw explained(cause)
}

/** What reading a file says that is no archive, or no longer a whole one. */
function explained(error: unknown): unknown {
  const { code = '', message } = error as NodeJS.ErrnoException
  if (code === 'Z_BUF_ERROR' || /unexpected end/i.test(message)) return new BackupProblem('damaged')
  const unreadable = code.startsWith('Z_') || /tar header/i.test(message)
  return unreadable ? new BackupProblem('not-a-backup') : error
}
