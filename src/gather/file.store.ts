/** A file opened: its kind told by its bytes, refused with the reason where it can't be read, made ready for DuckDB. */
import { open } from 'node:fs/promises'
import { asRefusal, unpackHead } from './decode.store.ts'
import { type Kind, sniffKind } from './sniff.ts'
import { type FileWanted, HEAD_BYTES, type OpenedFile, refusal } from './opened.store.ts'
import { openSheet, openSheets } from './sheetThread.store.ts'
import { openText } from './textFile.store.ts'
import { openParquet } from './typedFile.store.ts'
import { isEncrypted } from './xlsx.store.ts'

export type { FileWanted, OpenedFile } from './opened.store.ts'

export async function openFile(wanted: FileWanted): Promise<OpenedFile> {
  const [file] = await openedAs(wanted, openSheet)
  return file!
}

/** Of a workbook every sheet; of any other file itself. */
export function openFiles(wanted: FileWanted): Promise<OpenedFile[]> {
  return openedAs(wanted, openSheets)
}

type Workbook = (wanted: FileWanted, bytes: number) => Promise<OpenedFile | OpenedFile[]>

async function openedAs(wanted: FileWanted, workbook: Workbook): Promise<OpenedFile[]> {
  try {
    return [await opened(wanted, workbook)].flat()
  } catch (error) {
    throw asRefusal(error)
  }
}

async function opened(wanted: FileWanted, workbook: Workbook) {
  const { path, maxBytes = Infinity } = wanted
  const { head, bytes } = await headOf(path)
  if (bytes === 0) throw refusal(wanted, 'gather/empty-file')
  if (bytes > maxBytes) throw refusal(wanted, 'gather/too-big', { bytes, maxBytes })
  const outer = sniffKind(head)
  const packed = outer === 'gzip'
  const start = packed ? await unpackHead(path, HEAD_BYTES) : head
  const kind = packed ? sniffKind(start) : outer
  if (kind === 'xlsx' && !packed) return workbook(wanted, bytes)
  if (kind === 'parquet' && !packed) return openParquet(wanted, bytes)
  if (kind !== 'text') throw refusal(wanted, await reasonAgainst(kind, path))
  return openText(wanted, {
    bytes,
    compression: packed ? 'gzip' : 'none',
    start,
    whole: start.length < HEAD_BYTES,
  })
}

async function headOf(path: string): Promise<{ head: Buffer; bytes: number }> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const head = Buffer.alloc(Math.min(size, HEAD_BYTES))
    await file.read(head, 0, head.length, 0)
    return { head, bytes: size }
  } finally {
    await file.close()
  }
}

async function reasonAgainst(kind: Kind, path: string): Promise<`gather/${string}`> {
  if (kind === 'image') return 'gather/image'
  if (kind === 'pdf') return 'gather/pdf'
  if (kind === 'markup') return 'gather/markup'
  if (kind === 'zip') return 'gather/zip'
  if (kind === 'ole') return (await isEncrypted(path)) ? 'gather/password' : 'gather/old-excel'
  return 'gather/binary'
}
