/** A web font as the plain font file that it was packed from: who embeds it then reads its tables once, not for every letter. */
import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'

/** Bytes of the heads of WOFF 1.0 (W3C, 2012) and of OpenType, and of one entry of their lists of tables. */
const WOFF = { head: 44, entry: 20 }
const PLAIN = { head: 12, entry: 16 }

/** Of a file, as a `data:` address. */
export const fontAddress = (file: string) =>
  `data:font/ttf;base64,${unpackedFont(readFileSync(file)).toString('base64')}`

/** @throws Error where it is no WOFF 1.0 */
export function unpackedFont(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('no WOFF font')
  const count = woff.readUInt16BE(12)
  const head = Buffer.alloc(PLAIN.head + PLAIN.entry * count)
  const most = 2 ** Math.floor(Math.log2(count)) * PLAIN.entry
  head.writeUInt32BE(woff.readUInt32BE(4), 0)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(most, 6)
  head.writeUInt16BE(Math.log2(most / PLAIN.entry), 8)
  head.writeUInt16BE(PLAIN.entry * count - most, 10)
  const parts: Buffer[] = [head]
  let end = head.length
  for (let at = 0; at < count; at += 1) {
    const entry = WOFF.head + WOFF.entry * at
    const [from, packed, length, sum] = [4, 8, 12, 16].map((by) =>
      woff.readUInt32BE(entry + by),
    ) as [number, number, number, number]
    const raw = woff.subarray(from, from + packed)
    const data = packed < length ? inflateSync(raw) : raw
    const place = PLAIN.head + PLAIN.entry * at
    woff.copy(head, place, entry, entry + 4)
    head.writeUInt32BE(sum, place + 4)
    head.writeUInt32BE(end, place + 8)
    head.writeUInt32BE(length, place + 12)
    // Tables begin at a multiple of four.
    const room = Buffer.alloc((4 - (length % 4)) % 4)
    parts.push(data, room)
    end += length + room.length
  }
  return Buffer.concat(parts)
}
