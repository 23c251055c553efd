/** The files of imports on disk, below the data folder: taken in whole or not at all, under our own names. */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Problem } from '../platform/problem.ts'

export type Place = { dataFolder: string; firmId: string; importId: number }

export type Storage = {
  dataFolder: string
  /** Larger files are refused before a byte is sent. */
  maxFileBytes: number
  /** What is free on the disk of a folder. */
  freeBytes?: (folder: string) => Promise<number>
}

export function folderOf({ dataFolder, firmId, importId }: Place): string {
  return join(dataFolder, 'files', firmId, String(importId))
}

export function fileOf(place: Place, fileNo: number): string {
  return join(folderOf(place), String(fileNo))
}

/** What the check leaves: the accepted lines as they were read, and the rejected ones to download. */
export const checkedOf = (place: Place) => join(folderOf(place), 'checked.parquet')
export const rejectsOf = (place: Place) => join(folderOf(place), 'rejects.csv')

type Announced = { name: string; bytes: number }

/** Both figures are said, so that a person knows by how much it is too much. */
export async function refuseTooMuch(storage: Storage, files: Announced[]): Promise<void> {
  const { dataFolder, maxFileBytes, freeBytes = freeBytesOf } = storage
  for (const { name, bytes } of files) {
    if (bytes === 0) throw new Problem(422, 'gather/empty-file', { values: { file: name } })
    if (bytes > maxFileBytes) {
      const values = { file: name, bytes, maxBytes: maxFileBytes }
      throw new Problem(413, 'gather/too-big', { values })
    }
  }
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const free = await freeBytes(dataFolder)
  if (bytes > free) throw new Problem(413, 'gather/no-room', { values: { bytes, free } })
}

async function freeBytesOf(folder: string): Promise<number> {
  await mkdir(folder, { recursive: true })
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** Takes in the bytes of one file; it is there once all of them are. Returns what they are known by. */
export async function takeIn(
  body: ReadableStream<Uint8Array> | null,
  place: Place,
  file: Announced & { fileNo: number },
): Promise<string> {
  await mkdir(folderOf(place), { recursive: true })
  // Two pages may send at once: each writes its own, and the last one in stays.
  const aside = join(folderOf(place), `part-${randomUUID()}`)
  const hash = createHash('sha256')
  let came = 0
  async function* counted(chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      came += chunk.length
      if (came > file.bytes) throw differs('gather/longer-than-said', file.name)
      hash.update(chunk)
      yield chunk
    }
  }
  try {
    const source = body ? Readable.fromWeb(body as never) : Readable.from([])
    await pipeline(source, counted, createWriteStream(aside))
    if (came < file.bytes) throw differs('gather/upload-cut', file.name)
    await rename(aside, fileOf(place, file.fileNo))
    return hash.digest('hex')
  } catch (error) {
    throw await explained(error, file, place.dataFolder)
  } finally {
    await rm(aside, { force: true })
  }
}

function differs(code: `gather/${string}`, file: string): Problem {
  return new Problem(422, code, { values: { file } })
}

async function explained(error: unknown, { name, bytes }: Announced, folder: string) {
  if (error instanceof Problem) return error
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const free = await freeBytesOf(folder)
    return new Problem(413, 'gather/no-room', { values: { bytes, free } })
  }
  // Whoever sent it went away: nothing of it stays, and it can be sent again.
  return differs('gather/upload-cut', name)
}

/** Of an import that was given up: its files and all that was made of them. */
export async function dropFiles(place: Place): Promise<void> {
  await rm(folderOf(place), { recursive: true, force: true })
}

/** For copies and what does not fit into memory; gone when the work is done. */
export async function inWorkFolder<T>(
  place: Place,
  purpose: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = join(workFolder(place), `${place.importId}-${purpose}-${randomUUID()}`)
  await mkdir(folder, { recursive: true })
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What work that was killed has left. */
export async function dropLeftovers(place: Place, purpose: string): Promise<void> {
  const names = await readdir(workFolder(place)).catch(() => [])
  for (const name of names.filter((one) => one.startsWith(`${place.importId}-${purpose}-`))) {
    await rm(join(workFolder(place), name), { recursive: true, force: true })
  }
}

function workFolder({ dataFolder, firmId }: Place): string {
  return join(dataFolder, 'work', firmId)
}

/** A stored file as an answer that is saved, never shown. */
export async function asDownload(path: string, { name, type }: { name: string; type: string }) {
  const found = await stat(path).catch(() => null)
  if (!found) throw new Problem(404, 'request/not-found')
  const bytes = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>
  return new Response(bytes, {
    headers: {
      'content-type': type,
      'content-length': String(found.size),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
}
