/** A file turned into plain UTF-8 text, as a stream: unpacked, and decoded from what old programs write. */
import iconv from 'iconv-lite'
import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { open, statfs } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { refused } from '../platform/problem.ts'
import type { Encoding, Reading } from './reading.ts'

type Wanted = {
  from: string
  to: string
  reading: Pick<Reading, 'encoding' | 'compression'>
  /** Some lines are UTF-8 and some are Windows-1252: files glued together. */
  isMixed?: boolean
  /** The text may not grow beyond this: a small gzip can hold a very large one. */
  maxBytes: number
  signal?: AbortSignal | undefined
  onBytes?: ((bytes: number) => void) | undefined
}

export async function decodeFile(wanted: Wanted) {
  const { from, to, reading, maxBytes, signal, onBytes } = wanted
  const raw = createReadStream(from, { highWaterMark: 1 << 20 })
  const bytes = reading.compression === 'gzip' ? raw.pipe(createGunzip()) : raw
  raw.on('error', (error) => bytes.destroy(error))
  const file = await open(to, 'w')
  let written = 0
  try {
    const texts = wanted.isMixed ? byLine(bytes) : decoded(bytes, reading.encoding)
    for await (const text of texts) {
      signal?.throwIfAborted()
      written += text.length
      if (written > maxBytes)
        throw refused({ code: 'gather/too-big', status: 413, values: { maxBytes } })
      await file.appendFile(text)
      onBytes?.(raw.bytesRead)
    }
  } catch (error) {
    throw asRefusal(error)
  } finally {
    raw.destroy()
    await file.close()
  }
}

/** Refused before anything is written, where the copy can't fit. */
export async function checkRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bytes > bavail * bsize) {
    throw refused({
      code: 'gather/disk-full',
      status: 422,
      values: { bytes, free: bavail * bsize },
    })
  }
}

/** The first bytes of what a gzip holds. */
export async function unpackHead(path: string, most: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  const unpacked = createReadStream(path, { end: most }).pipe(createGunzip())
  try {
    for await (const part of unpacked as AsyncIterable<Buffer>) {
      parts.push(part)
      if ((size += part.length) >= most) break
    }
  } catch (error) {
    // The head of a larger file ends early; that is no fault. What holds nothing at all is none.
    if (size === 0) throw asRefusal(error)
  }
  return Buffer.concat(parts).subarray(0, most)
}

export function asRefusal(error: unknown): unknown {
  const code = (error as { code?: string }).code ?? ''
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return refused({ code: 'gather/disk-full', status: 422 })
  if (code === 'Z_BUF_ERROR') return refused({ code: 'gather/cut-off', status: 422 })
  if (code.startsWith('Z_')) return refused({ code: 'gather/broken-gzip', status: 422 })
  return error
}

async function* decoded(bytes: Readable, encoding: Encoding): AsyncGenerator<Buffer> {
  if (encoding === 'utf-8') {
    yield* bytes as AsyncIterable<Buffer>
  } else if (encoding === 'windows-1252' || encoding === 'latin-1') {
    for await (const chunk of bytes as AsyncIterable<Buffer>) yield fromSingleBytes(chunk, encoding)
  } else {
    const decoder = iconv.getDecoder(encoding, { stripBOM: true })
    for await (const chunk of bytes as AsyncIterable<Buffer>)
      yield Buffer.from(decoder.write(chunk))
    yield Buffer.from(decoder.end() ?? '')
  }
}

/** Each line as UTF-8 where it is, else as Windows-1252. */
async function* byLine(bytes: Readable): AsyncGenerator<Buffer> {
  let kept: Buffer = Buffer.alloc(0)
  const lines = (whole: Buffer) => {
    if (isUtf8(whole)) return whole
    const out: Buffer[] = []
    for (let at = 0; at < whole.length;) {
      const feed = whole.indexOf(10, at)
      const line = whole.subarray(at, feed < 0 ? whole.length : feed + 1)
      out.push(isUtf8(line) ? line : fromSingleBytes(line, 'windows-1252'))
      at += line.length
    }
    return Buffer.concat(out)
  }
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    const all = Buffer.concat([kept, chunk])
    const cut = all.lastIndexOf(10) + 1
    yield lines(all.subarray(0, cut))
    kept = all.subarray(cut)
  }
  yield lines(kept)
}

/** Node's own Latin-1 is several times as fast, and the same where Windows-1252 has nothing of its own. */
function fromSingleBytes(chunk: Buffer, encoding: Encoding): Buffer {
  const text = chunk.toString('latin1')
  const plain = encoding === 'latin-1' || !/[\x80-\x9f]/.test(text)
  return Buffer.from(plain ? text : iconv.decode(chunk, 'windows-1252'))
}
