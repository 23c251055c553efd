/** Files of notes and accounts: rows in PostgreSQL, bytes in the data folder under names that nobody can guess. */
import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { type Db, instant, many, maybe } from '../platform/db.ts'
import { Problem } from '../platform/problem.ts'
import { Attachment, kindOf, type Limits } from './attachment.ts'

const Row = Attachment.extend({
  madeAt: instant,
  type: z.string(),
  noteId: z.guid().nullable(),
  accountId: z.guid().nullable(),
})
export type AttachmentRow = z.output<typeof Row>

/** Outside what the web serves; in a folder that bears the firm's id, so that backups and erasing find it. */
const folderOf = (dataFolder: string, firmId: string) => join(dataFolder, 'attachments', firmId)

export const fileOf = (dataFolder: string, firmId: string, attachmentId: string) =>
  join(folderOf(dataFolder, firmId), attachmentId)

const COLUMNS = `attachment_id, name, shows, type, bytes, made_by, made_at, note_id, account_kept_of(account_id) as account_id`

export function attachmentOf(db: Db, attachmentId: string, { dropped = false } = {}) {
  return maybe(
    Row,
    db`
    select ${db.unsafe(COLUMNS)} from attachment
    where firm_id = ${db.firm} and attachment_id = ${attachmentId}
      and (dropped_at is not null) = ${dropped}
  `,
  )
}

export function accountAttachments(db: Db, accountId: string) {
  return many(
    Row,
    db`
    select ${db.unsafe(COLUMNS)} from attachment
    where firm_id = ${db.firm} and account_id = any(account_and_merged(${accountId})) and dropped_at is null
    order by made_at desc, attachment_id
  `,
  )
}

type New = Pick<Attachment, 'attachmentId' | 'name' | 'shows' | 'bytes'> & {
  type: string
  noteId?: string
  accountId?: string
}

export async function insertAttachment(db: Db, given: New): Promise<void> {
  const { attachmentId, name, shows, type, bytes, noteId = null, accountId = null } = given
  await db`
    insert into attachment (attachment_id, note_id, account_id, name, shows, type, bytes)
    values (${attachmentId}, ${noteId}, ${accountId}, ${name}, ${shows}, ${type}, ${bytes})
  `
}

export async function markAttachment(db: Db, attachmentId: string, dropped: boolean) {
  await db`
    update attachment set dropped_at = ${dropped ? db`now()` : db`null`}
    where firm_id = ${db.firm} and attachment_id = ${attachmentId}
  `
}

type Place = { dataFolder: string; firmId: string }

/** Takes in the bytes of one file, whole or not at all; a larger one is broken off. */
export async function takeFile(
  body: ReadableStream<Uint8Array> | null,
  { dataFolder, firmId }: Place,
  { name, mostBytes }: { name: string } & Pick<Limits, 'mostBytes'>,
) {
  const attachmentId = randomUUID()
  const work = join(dataFolder, 'work', firmId)
  await mkdir(work, { recursive: true, mode: 0o700 })
  await mkdir(folderOf(dataFolder, firmId), { recursive: true, mode: 0o700 })
  const aside = join(work, `attachment-${attachmentId}`)
  let bytes = 0
  async function* counted(chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      bytes += chunk.length
      if (bytes > mostBytes) {
        throw new Problem(413, 'know/attachment-too-big', { values: { file: name, mostBytes } })
      }
      yield chunk
    }
  }
  try {
    const source = body ? Readable.fromWeb(body as never) : Readable.from([])
    await pipeline(source, counted, createWriteStream(aside, { mode: 0o600 }))
    if (bytes === 0) throw new Problem(422, 'know/attachment-empty', { values: { file: name } })
    const told = kindOf(await beginningOf(aside))
    await rename(aside, fileOf(dataFolder, firmId, attachmentId))
    return { attachmentId, bytes, ...told }
  } finally {
    await rm(aside, { force: true })
  }
}

async function beginningOf(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Saved under its name, or shown where it is a picture or PDF; never as a page of ours. */
export async function asFile(
  path: string,
  row: Pick<AttachmentRow, 'name' | 'shows' | 'type'>,
  shown: boolean,
): Promise<Response> {
  const found = await stat(path).catch(() => null)
  if (!found) throw new Problem(404, 'request/not-found')
  const inside = shown && row.shows !== 'file'
  const bytes = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>
  const name = encodeURIComponent(row.name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return new Response(bytes, {
    headers: {
      'content-type': inside ? row.type : 'application/octet-stream',
      'content-length': String(found.size),
      'content-disposition': `${inside ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
      'content-security-policy': policyFor(inside ? row.shows : 'file'),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}

/**
 * Nothing of it runs or loads anything. Browsers refuse to draw a PDF inside `sandbox`; there its type,
 * which its first bytes confirmed and `nosniff` holds them to, keeps it from being anything else.
 */
function policyFor(shows: Attachment['shows']): string {
  return shows === 'pdf'
    ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
    : "default-src 'none'; sandbox; frame-ancestors 'self'"
}

/** Rows of what was dropped long enough ago, notes as well; then the files that belong to no row. */
export async function purge(db: Db, { dataFolder }: { dataFolder: string }): Promise<void> {
  await db`
    delete from attachment
    where firm_id = ${db.firm} and dropped_at < now() - interval '1 day'
  `
  await db`delete from note where firm_id = ${db.firm} and dropped_at < now() - interval '30 days'`
  const kept = await db<{ attachmentId: string }[]>`
    select attachment_id from attachment where firm_id = ${db.firm}
  `
  const ids = new Set(kept.map(({ attachmentId }) => attachmentId))
  const folder = folderOf(dataFolder, db.firm)
  for (const name of await readdir(folder).catch(() => [])) {
    if (ids.has(name)) continue
    // One that has just come has its row in a moment.
    const found = await stat(join(folder, name)).catch(() => null)
    if (found && Date.now() - found.mtimeMs > AN_HOUR) await rm(join(folder, name), { force: true })
  }
}

const AN_HOUR = 3_600_000
