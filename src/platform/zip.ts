/** A zip archive as a stream: each file is packed while it is made, so that none has to be held whole. */
import { pipeline, Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

type Part = string | Uint8Array
export type ZipFile = { path: string; text: AsyncIterable<Part> | Iterable<Part> }

type Entry = { path: Buffer; crc: number; packed: number; whole: number; at: number }

/** Sizes and sums follow each file (flag 3), paths are UTF-8 (flag 11); PKWARE APPNOTE 4.3. */
const FLAGS = 0x0808
const DEFLATED = 8
const VERSION = 20
/** 1 January 1980: the same rows give the same bytes. */
const DOS_DAY = 0x0021

export async function* zipped(
  files: AsyncIterable<ZipFile> | Iterable<ZipFile>,
): AsyncGenerator<Uint8Array> {
  const entries: Entry[] = []
  let at = 0
  for await (const { path, text } of files) {
    const entry: Entry = { path: Buffer.from(path), crc: 0, packed: 0, whole: 0, at }
    const head = numbers(
      [0x04034b50, 4],
      [VERSION, 2],
      [FLAGS, 2],
      [DEFLATED, 2],
      [0, 2],
      [DOS_DAY, 2],
      [0, 4],
      [0, 4],
      [0, 4],
      [entry.path.length, 2],
      [0, 2],
    )
    yield head
    yield entry.path
    for await (const part of packed(entry, text)) yield part
    const { crc, packed: size, whole } = entry
    yield numbers([0x08074b50, 4], [crc, 4], [size, 4], [whole, 4])
    entries.push(entry)
    at += head.length + entry.path.length + size + 16
  }
  const start = at
  for (const { path, crc, packed: size, whole, at: where } of entries) {
    const head = numbers(
      [0x02014b50, 4],
      [VERSION, 2],
      [VERSION, 2],
      [FLAGS, 2],
      [DEFLATED, 2],
      [0, 2],
      [DOS_DAY, 2],
      [crc, 4],
      [size, 4],
      [whole, 4],
      [path.length, 2],
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [where, 4],
    )
    yield head
    yield path
    at += head.length + path.length
  }
  yield numbers(
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [entries.length, 2],
    [entries.length, 2],
    [at - start, 4],
    [start, 4],
    [0, 2],
  )
}

async function* packed(entry: Entry, text: ZipFile['text']): AsyncGenerator<Buffer> {
  async function* measured() {
    for await (const part of text) {
      const bytes = typeof part === 'string' ? Buffer.from(part) : part
      entry.crc = crc32(bytes, entry.crc)
      entry.whole += bytes.length
      yield bytes
    }
  }
  const deflate = createDeflateRaw()
  // An error on the way destroys `deflate` with it, and is thrown by the loop below.
  pipeline(Readable.from(measured()), deflate, () => {})
  for await (const part of deflate as AsyncIterable<Buffer>) {
    entry.packed += part.length
    yield part
  }
}

/** Numbers with their lengths in bytes, the lowest byte first. */
function numbers(...all: [value: number, bytes: 2 | 4][]): Buffer {
  const buffer = Buffer.alloc(all.reduce((sum, [, bytes]) => sum + bytes, 0))
  let at = 0
  for (const [value, bytes] of all) at = buffer.writeUIntLE(value, at, bytes)
  return buffer
}
