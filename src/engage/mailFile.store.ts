/** Files of mails: rows in PostgreSQL, bytes in the data folder under names that nobody can guess. */
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { FileName, kindOf, type Limits, SHOWS, whyNotAttach } from '../know/attachment.ts'
import { type Db, maybe } from '../platform/db.ts'
import type { TakenFile } from './mailRules.ts'

type Place = { dataFolder: string; firmId: string }

/** Outside what the web serves; bears the firm's id, so that backups and erasing find it. */
const folderOf = ({ dataFolder, firmId }: Place) => join(dataFolder, 'mail', firmId)

export const mailFileAt = (place: Place, fileId: string) => join(folderOf(place), fileId)

export type KeptMailFile = {
  fileId: string
  name: string
  shows: (typeof SHOWS)[number]
  type: string
  bytes: number
  contentId: string | null
  leftOut: 'size' | 'kind' | null
}

/** Puts their bytes away before the rows are written: what no row names is swept away later. */
export async function putAway(
  files: readonly TakenFile[],
  { limits, ...place }: Place & { limits: Limits },
): Promise<KeptMailFile[]> {
  const kept: KeptMailFile[] = []
  for (const { name: given, content, isCut, contentId } of files) {
    const named = FileName.safeParse(given.slice(-200))
    const name = named.success ? named.data : 'file.bin'
    const fileId = randomUUID()
    const bytes = content.length
    const refusal = whyNotAttach({ name, bytes }, limits)
    const leftOut = isCut || refusal?.status === 413 ? 'size' : refusal ? 'kind' : null
    if (leftOut === null) await write(place, fileId, content)
    const told = kindOf(Buffer.from(content.subarray(0, 16)).toString('latin1'))
    kept.push({
      fileId,
      name,
      bytes,
      leftOut,
      contentId: contentId?.slice(0, 500) ?? null,
      ...told,
    })
  }
  return kept
}

async function write(place: Place, fileId: string, content: Uint8Array) {
  const work = join(place.dataFolder, 'work', place.firmId)
  await mkdir(work, { recursive: true, mode: 0o700 })
  await mkdir(folderOf(place), { recursive: true, mode: 0o700 })
  const aside = join(work, `mail-${fileId}`)
  await writeFile(aside, content, { mode: 0o600 })
  await rename(aside, mailFileAt(place, fileId))
}

export async function insertMailFiles(db: Db, messageId: string, files: readonly KeptMailFile[]) {
  for (const [place, { fileId, name, shows, type, bytes, leftOut, contentId }] of files.entries()) {
    await db`
      insert into mail_file (file_id, message_id, place, name, shows, type, bytes, left_out,
        content_id)
      values (${fileId}, ${messageId}, ${place}, ${name}, ${shows}, ${type}, ${bytes}, ${leftOut},
        ${contentId})
    `
  }
}

const Row = z.object({ name: z.string(), shows: z.enum(SHOWS), type: z.string() })

export function mailFileOf(db: Db, fileId: string) {
  return maybe(
    Row,
    db`
    select name, shows, type from mail_file
    where firm_id = ${db.firm} and file_id = ${fileId} and left_out is null
  `,
  )
}

const AN_HOUR = 3_600_000

/** The files that belong to no row: of mails that went, or that a killed reading left behind. */
export async function sweepMailFiles(db: Db, place: Place): Promise<void> {
  const rows = await db<{ fileId: string }[]>`
    select file_id from mail_file where firm_id = ${db.firm}
  `
  const kept = new Set(rows.map(({ fileId }) => fileId))
  for (const name of await readdir(folderOf(place)).catch(() => [])) {
    if (kept.has(name)) continue
    const path = mailFileAt(place, name)
    // One that has just come has its row in a moment.
    const found = await stat(path).catch(() => null)
    if (found && Date.now() - found.mtimeMs > AN_HOUR) await rm(path, { force: true })
  }
}
