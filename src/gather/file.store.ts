/** A file opened: its kind told by its bytes, refused with the reason where it can't be read, made ready for DuckDB. */
import { open } from 'node:fs/promises'
import { asRefusal, unpackHead } from './decode.store.ts'
import type { Column } from './mapping.ts'
import type { Reading } from './reading.ts'
import { type Kind, sniffKind } from './sniff.ts'
import type { Source } from './source.store.ts'
import { HEAD_BYTES } from './survey.store.ts'
import { openText, refusal } from './textFile.store.ts'
import { isEncrypted } from './xlsx.store.ts'

export type OpenedFile = {
  name: string
  /** As it was given. */
  path: string
  bytes: number
  reading: Reading
  source: Source
  /** The UTF-8 text that line numbers count in; null where records have no lines. */
  text: string | null
  /** Of the header, so that a mapping can be remembered. */
  signature: string
  columns: Column[]
  /** The first records, for the preview. */
  rows: string[][]
  /** Lines whose quotes are broken, from 1. */
  brokenLines: number[]
  /** What a person has said, so that it is not asked again. */
  confirmed: { decimal: boolean; dateOrder: boolean }
}

export type FileWanted = {
  path: string
  name: string
  /** For copies; the caller removes it. */
  folder: string
  /** What a person corrected; the rest is sniffed. */
  reading?: Partial<Reading> | undefined
  maxBytes?: number | undefined
  signal?: AbortSignal | undefined
  /** Share of the preparation that is done, 0..1. */
  onProgress?: ((share: number) => void) | undefined
}

export async function openFile(wanted: FileWanted): Promise<OpenedFile> {
  try {
    return await opened(wanted)
  } catch (error) {
    throw asRefusal(error)
  }
}

async function opened(wanted: FileWanted): Promise<OpenedFile> {
  const { path, maxBytes = Infinity } = wanted
  const { head, bytes } = await headOf(path)
  if (bytes === 0) throw refusal(wanted, 'gather/empty-file')
  if (bytes > maxBytes) throw refusal(wanted, 'gather/too-big', { bytes, maxBytes })
  const outer = sniffKind(head)
  const packed = outer === 'gzip'
  const start = packed ? await unpackHead(path, HEAD_BYTES) : head
  const kind = packed ? sniffKind(start) : outer
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
  if (kind === 'zip') return 'gather/zip'
  if (kind === 'ole') return (await isEncrypted(path)) ? 'gather/password' : 'gather/old-excel'
  return 'gather/binary'
}
