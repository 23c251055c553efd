/** How the files of an import would be read: sniffed, remembered, and as a person corrects it. */
import { mkdir, open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '../platform/db.ts'
import { openDuck } from '../platform/duck.ts'
import { Problem } from '../platform/problem.ts'
import { decideManner } from './decide.store.ts'
import { openFile } from './file.store.ts'
import type { FilePlan, FilePreview, Import, ImportFile } from './import.ts'
import { whyNotRead } from './mapping.ts'
import type { OpenedFile } from './opened.store.ts'
import type { Reading } from './reading.ts'
import { type Kept, rememberedFor } from './remembered.store.ts'
import { placeFiles, type Placed } from './roles.ts'
import { fileOf, inWorkFolder, type Place } from './upload.store.ts'

export type Corrected = Partial<FilePlan> & { fileNo: number }

type PreviewWanted = {
  one: Import
  place: Place
  corrected: Corrected[]
  inFirm: <T>(work: (db: Db) => Promise<T>) => Promise<T>
}

export function previewFiles(wanted: PreviewWanted) {
  const { one, place, corrected, inFirm } = wanted
  return inWorkFolder(place, 'preview', async (folder) => {
    const said = (file: ImportFile) => corrected.find(({ fileNo }) => fileNo === file.fileNo)
    const looked = await Promise.all(
      one.files.map((about) => lookAt(about, { place, folder, said: said(about) })),
    )
    const signatures = looked.flatMap(({ file }) => (file ? [file.signature] : []))
    const known = await inFirm((db) => rememberedFor(db, signatures))
    const keptOf = (file: OpenedFile) => known.get(file.signature) ?? null
    const opened = looked.flatMap(({ about, file }) => (file ? [{ about, file }] : []))
    const placed = placeFiles(
      opened.map(({ about, file }) => ({
        ...file,
        ...only(said(about)),
        mapping: said(about)?.mapping ?? keptOf(file)?.mapping ?? null,
      })),
    )
    const files = await Promise.all(
      looked.map(async ({ about, file, refusal }) => {
        if (!file) return { ...UNREAD, fileNo: about.fileNo, name: about.name, refusal }
        const at = opened.findIndex((other) => other.about === about)
        return shown({ about, file, folder, placed, at, kept: keptOf(file) })
      }),
    )
    const ledger = opened[placed.findIndex(({ role }) => role === 'ledger')]
    return { files, source: (ledger && keptOf(ledger.file)?.source) ?? one.source }
  })
}

function only(said: Corrected | undefined) {
  return { role: said?.role, key: said?.key }
}

async function lookAt(
  about: ImportFile,
  { place, folder, said }: { place: Place; folder: string; said: Corrected | undefined },
) {
  const own = join(folder, String(about.fileNo))
  await mkdir(own)
  try {
    const path = await beginningOf(fileOf(place, about.fileNo), join(own, 'beginning'))
    const file = await openFile({
      path,
      name: about.name,
      folder: own,
      reading: said?.reading as Partial<Reading>,
    })
    return { about, file, refusal: null }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { about, file: null, refusal: { code: error.code, values: error.values ?? {} } }
  }
}

/** So much of a text is read anew at every correction. */
const PREVIEW_BYTES = 32 << 20

/** A longer text is cut after a line; what is packed or made of parts must be whole. */
async function beginningOf(path: string, copy: string): Promise<string> {
  const { size } = await stat(path)
  if (size <= PREVIEW_BYTES) return path
  const file = await open(path)
  try {
    const head = Buffer.alloc(PREVIEW_BYTES)
    await file.read(head, 0, head.length, 0)
    const packed = head[0] === 0x1f && head[1] === 0x8b
    const parted = ['PK', 'PA'].includes(head.toString('latin1', 0, 2))
    const end = head.lastIndexOf(0x0a)
    if (packed || parted || end < 0) return path
    // Of UTF-16 the line end has two bytes.
    const wide = head[end + 1] === 0
    const out = await open(copy, 'w')
    await out.write(head.subarray(0, end + (wide ? 2 : 1)))
    await out.close()
    return copy
  } finally {
    await file.close()
  }
}

type Shown = {
  about: ImportFile
  file: OpenedFile
  folder: string
  placed: Placed[]
  at: number
  kept: Kept | null
}

const EXAMPLES_SHOWN = 4

async function shown({ about, file, folder, placed, at, kept }: Shown): Promise<FilePreview> {
  const { role, mapping, key } = placed[at]!
  const lookups = placed.filter((other) => other.role === 'lookup')
  const refusal = role === 'ledger' ? whyNotRead(mapping, file.source.columns, lookups) : null
  const preview = {
    fileNo: about.fileNo,
    name: about.name,
    role,
    sheets: file.sheets,
    columns: file.columns.map(({ name, examples }) => ({
      name,
      examples: [...new Set(examples)].slice(0, EXAMPLES_SHOWN),
    })),
    rows: file.rows,
    mapping,
    remembered: kept !== null,
    key,
    refusal: refusal && { code: refusal.code, values: refusal.values ?? {} },
  }
  if (role !== 'ledger' || refusal) return { ...preview, reading: file.reading, questions: [] }
  const { manner, questions } = await mannerOf(file, mapping, folder)
  const reading = { ...file.reading, decimal: manner.decimal, dateOrder: manner.dateOrder }
  if (!kept) return { ...preview, reading, questions }
  // What was answered once is not asked again.
  const open = questions.map((question) => question.about)
  const { decimal, dateOrder } = kept
  const answered = {
    ...(open.includes('decimal') && { decimal }),
    ...(open.includes('dateOrder') && { dateOrder }),
  }
  return { ...preview, reading: { ...reading, ...answered }, questions: [] }
}

async function mannerOf(file: OpenedFile, mapping: FilePlan['mapping'], folder: string) {
  const duck = await openDuck({ folder, threads: 1, memoryMb: 300 })
  try {
    return await decideManner(duck, file, mapping)
  } finally {
    duck.close()
  }
}

const UNREAD = {
  role: 'ledger',
  reading: {
    format: 'csv',
    compression: 'none',
    encoding: 'utf-8',
    delimiter: ',',
    quote: '"',
    skip: 0,
    header: true,
    decimal: '.',
    thousands: '',
    dateOrder: 'ymd',
    sheet: null,
  },
  sheets: [],
  questions: [],
  columns: [],
  rows: [],
  mapping: {},
  remembered: false,
  key: null,
} satisfies Partial<FilePreview>
