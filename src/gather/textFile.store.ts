/** Delimited text and JSON lines, made ready for DuckDB: decoded, surveyed, repaired where needed. */
import { isAscii, isUtf8 } from 'node:buffer'
import { randomUUID } from 'node:crypto'
import { symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import iconv from 'iconv-lite'
import { checkRoom, decodeFile } from './decode.store.ts'
import {
  columnsOf,
  type FileWanted,
  type OpenedFile,
  refusal,
  ROWS_LOOKED_AT,
  ROWS_SHOWN,
} from './opened.store.ts'
import { headerSignature } from './mapping.ts'
import type { Reading } from './reading.ts'
import { type Dialect, type Row, takeRows } from './record.ts'
import { repairText } from './repair.store.ts'
import { type Division, provisionalReading, sniffDivision, sniffEncoding } from './sniff.ts'
import { openJsonLines } from './typedFile.store.ts'
import { type Survey, surveyText } from './survey.store.ts'

export type TextHead = {
  bytes: number
  compression: Reading['compression']
  /** The first bytes of the text, unpacked. */
  start: Buffer
  /** They are all there is. */
  whole: boolean
  /** It began as UTF-8 and did not go on so. */
  isMixed?: boolean
}

/** A gzip of text usually unpacks to less; more is written and the disk has the last word. */
const USUAL_UNPACKING = 8

export async function openText(wanted: FileWanted, head: TextHead): Promise<OpenedFile> {
  const forced = wanted.reading ?? {}
  const sniffed = sniffEncoding(head.start, goodUtf8(head.start, head.whole))
  // Plain letters alone, and others further on: what is no UTF-8 was written by an old program.
  const encoding =
    forced.encoding ?? (head.isMixed && isAscii(head.start) ? 'windows-1252' : sniffed)
  const text = withoutMark(iconv.decode(head.start, encoding))
  if (text.trim() === '') throw refusal(wanted, 'gather/empty-file')
  if (isJsonLines(text)) {
    const path = await asUtf8(wanted, head, encoding)
    return openJsonLines(wanted, { bytes: head.bytes, path, head: text })
  }
  const { width, ...division } = dividedAs(text, head.whole, forced)
  const sample = takeRows(text, division, ROWS_LOOKED_AT, head.whole)
  const top = sample.findIndex(({ line }) => line > division.skip)
  const first = sample[top]
  if (!first || width < 2) throw refusal(wanted, 'gather/no-table')
  const records = sample.slice(division.header ? top + 1 : top)
  if (records.length === 0 && head.whole) throw refusal(wanted, 'gather/header-only')

  const path = await asUtf8(wanted, head, encoding)
  const survey = await surveyText(path, {
    ...division,
    signal: wanted.signal,
    onBytes: part(wanted, head, 1),
  })
  if (!survey.utf8) {
    if (forced.encoding) throw refusal(wanted, 'gather/wrong-encoding', { encoding })
    if (head.isMixed) throw refusal(wanted, 'gather/wrong-encoding', { encoding })
    return openText(wanted, { ...head, isMixed: true })
  }
  if (survey.nulLine !== null) throw refusal(wanted, 'gather/nul-byte', { line: survey.nulLine })

  const columns = columnsOf(division.header ? first.cells : null, width, [
    ...records,
    ...spread(survey, division),
  ])
  const above = division.skip + (division.header ? 1 : 0)
  const source = {
    path,
    form: 'csv' as const,
    delimiter: division.delimiter,
    quote: survey.quotes ? division.quote : '',
    skip: above,
    numbered: false,
    lastLine: null,
    columns: columns.map(({ name }) => name),
    typed: columns.map(() => 'text' as const),
  }
  const opened = {
    name: wanted.name,
    path: wanted.path,
    bytes: head.bytes,
    reading: {
      ...provisionalReading(columns),
      ...forced,
      format: 'csv' as const,
      compression: head.compression,
      encoding,
      ...division,
      sheet: null,
    },
    signature: headerSignature(source.columns),
    columns,
    rows: records.slice(0, ROWS_SHOWN).map(({ cells }) => cells),
    text: path,
    sheets: [],
    confirmed: { decimal: forced.decimal !== undefined, dateOrder: forced.dateOrder !== undefined },
  }
  if (survey.regular) return { ...opened, source, brokenLines: [] }

  const repaired = join(wanted.folder, `${randomUUID()}.csv`)
  await checkRoom(wanted.folder, head.bytes)
  const { broken, lastLine } = await repairText({
    from: path,
    to: repaired,
    ...division,
    skip: above,
    width: columns.length,
    signal: wanted.signal,
  })
  return {
    ...opened,
    source: { ...source, path: repaired, quote: '"', skip: 0, numbered: true, lastLine },
    brokenLines: broken,
  }
}

function isJsonLines(text: string): boolean {
  const first = text.trimStart().split('\n', 1)[0]!
  if (!first.startsWith('{')) return false
  try {
    return typeof JSON.parse(first) === 'object'
  } catch {
    return false
  }
}

/** UTF-8 is read where it lies, under a name that DuckDB does not take for a pattern. */
async function asUtf8(wanted: FileWanted, head: TextHead, encoding: Reading['encoding']) {
  const to = join(wanted.folder, `${randomUUID()}.csv`)
  if (encoding === 'utf-8' && head.compression === 'none' && !head.isMixed) {
    await symlink(resolve(wanted.path), to)
    return to
  }
  const grown = head.compression === 'gzip' ? head.bytes * USUAL_UNPACKING : head.bytes
  await checkRoom(wanted.folder, grown)
  await decodeFile({
    from: wanted.path,
    to,
    reading: { encoding, compression: head.compression },
    isMixed: head.isMixed ?? false,
    maxBytes: wanted.maxBytes ?? Infinity,
    signal: wanted.signal,
    onBytes: part(wanted, head, 0),
  })
  return to
}

/** Decoding is the first half of the work, the survey the second. */
function part({ onProgress }: FileWanted, { bytes }: TextHead, half: 0 | 1) {
  return (done: number) => onProgress?.(Math.min(1, half / 2 + done / bytes / 2))
}

/** The head may end within a character. */
export function goodUtf8(bytes: Buffer, whole: boolean): boolean {
  if (whole) return isUtf8(bytes)
  return [0, 1, 2, 3].some((cut) => isUtf8(bytes.subarray(0, bytes.length - cut)))
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text
}

/** What a person corrected stands; the rest is looked for again with it. */
function dividedAs(text: string, whole: boolean, forced: Partial<Reading>): Division {
  const { delimiter, quote, skip, header } = forced
  const found = sniffDivision(text, whole, { delimiter, quote })
  return { ...found, skip: skip ?? found.skip, header: header ?? found.header }
}

function spread(survey: Survey, dialect: Dialect): Row[] {
  return survey.lines.flatMap((line) => takeRows(line, dialect, 1, true))
}
