/** What a printed document says, read back from its bytes: of pages by the fonts' own tables of letters, of slides and workbooks from their XML. */
import { inflateRawSync, inflateSync } from 'node:zlib'

/** All words of a PDF, without spaces between them: letters are placed one by one. */
export function pdfWords(bytes: Uint8Array): string {
  const file = Buffer.from(bytes).toString('latin1')
  const objects = new Map<string, string>()
  for (const [, id, body] of file.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g))
    objects.set(id!, body!)
  const fonts = new Map<string, Map<number, string>>()
  for (const [, name, id] of file.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const letters = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id!) ?? '')?.[1]
    if (letters) fonts.set(name!, lettersOf(streamOf(objects.get(letters) ?? '') ?? ''))
  }
  return [...objects.values()]
    .map((body) => streamOf(body))
    .filter((stream) => stream?.includes(' Tf'))
    .map((stream) => drawnIn(stream!, fonts))
    .join('\n')
}

function streamOf(body: string): string | null {
  const found = /stream\n([\s\S]*)\nendstream/.exec(body)?.[1]
  if (found === undefined) return null
  const raw = Buffer.from(found, 'latin1')
  return body.includes('/FlateDecode') ? inflateSync(raw).toString('latin1') : found
}

/** Of glyphs by their number, as a font's ToUnicode says them. */
function lettersOf(map: string): Map<number, string> {
  const letters = new Map<number, string>()
  for (const [, from, list] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    const first = Number.parseInt(from!, 16)
    const all = [...list!.matchAll(/<([0-9a-f ]*)>/gi)]
    for (const [at, [, code]] of all.entries()) {
      const units = (code!.replaceAll(' ', '').match(/.{4}/g) ?? []).map((unit) =>
        Number.parseInt(unit, 16),
      )
      letters.set(first + at, String.fromCharCode(...units))
    }
  }
  return letters
}

function drawnIn(stream: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let letters: ReadonlyMap<number, string> | undefined
  let words = ''
  for (const [, font, codes] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font) letters = fonts.get(font)
    for (const [, hex] of (codes ?? '').matchAll(/<([0-9a-f]*)>/gi)) {
      for (const code of hex!.match(/.{4}/g) ?? [])
        words += letters?.get(Number.parseInt(code, 16)) ?? '?'
    }
  }
  return words
}

/** All files of a zip by their names, as text. */
export function zipTexts(bytes: Uint8Array): Map<string, string> {
  const file = Buffer.from(bytes)
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const texts = new Map<string, string>()
  let at = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [way, packed, named, extra, note, from] = [
      file.readUInt16LE(at + 10),
      file.readUInt32LE(at + 20),
      file.readUInt16LE(at + 28),
      file.readUInt16LE(at + 30),
      file.readUInt16LE(at + 32),
      file.readUInt32LE(at + 42),
    ] as const
    const name = file.toString('utf8', at + 46, at + 46 + named)
    const begin = from + 30 + file.readUInt16LE(from + 26) + file.readUInt16LE(from + 28)
    const raw = file.subarray(begin, begin + packed)
    texts.set(name, (way === 8 ? inflateRawSync(raw) : raw).toString('utf8'))
    at += 46 + named + extra + note
  }
  return texts
}

/** What a zip of XML says, tags and all; a workbook inside it (the data of a chart) is opened too. */
export function zipWords(bytes: Uint8Array): string {
  return [...zipTexts(bytes)].map(([name, text]) => `${name}\n${text}`).join('\n')
}
