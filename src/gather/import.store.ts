/** Imports in PostgreSQL. */
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import { offsetOf } from '../kernel/list.ts'
import { type Db, instant, many, maybe, one } from '../platform/db.ts'
import { Import, type ImportFile, type Progress } from './import.ts'

const Row = Import.extend({
  madeAt: instant,
  publishedAt: instant.nullable(),
  reversedAt: instant.nullable(),
})

function importRows(db: Db) {
  return db`
    select i.import_id, i.state, i.source, i.files, i.plan, i.report, i.progress, i.outcome,
      i.problem, a.name as made_by, i.made_at, i.published_at, i.reversed_at
    from import i
    left join firm_actor a on a.firm_id = i.firm_id and a.actor_id = i.made_by
  `
}

export function importOf(db: Db, importId: number): Promise<Import | undefined> {
  return maybe(
    Row,
    db`${importRows(db)} where i.firm_id = ${db.firm} and i.import_id = ${importId}`,
  )
}

/** Locks it first, so that two people can't take the same step at once. */
export async function importForChange(db: Db, importId: number) {
  await db`
    select from import where firm_id = ${db.firm} and import_id = ${importId} for update
  `
  return importOf(db, importId)
}

type Listing = { q: string; dir: 'asc' | 'desc'; size: number; page: number }

/** Those that were given up are not listed. */
export async function importsPage(db: Db, list: Listing) {
  const direction = list.dir === 'asc' ? db`asc` : db`desc`
  const words = `%${list.q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const matching = db`
    i.firm_id = ${db.firm} and i.state <> 'discarded' and exists (
      select from jsonb_array_elements(i.files) f where fold(f ->> 'name') like fold(${words})
    )
  `
  const rows = await many(
    Row,
    db`
    ${importRows(db)} where ${matching}
    order by i.import_id ${direction}
    limit ${list.size} offset ${offsetOf(list)}
  `,
  )
  const { total } = await one(
    z.object({ total: z.number() }),
    db`select count(*) as total from import i where ${matching}`,
  )
  return { rows, total }
}

export async function addImport(db: Db, files: ImportFile[], madeBy: string): Promise<number> {
  await takeTurns(db)
  const { importId } = await one(
    z.object({ importId: z.int() }),
    db`
    insert into import (import_id, files, made_by)
    select 1 + coalesce(max(import_id), 0), ${db.json(files)}, ${madeBy}
    from import where firm_id = ${db.firm}
    returning import_id
  `,
  )
  return importId
}

/** Two at once wait for each other: no number is given out twice, and one import changes the ledger at a time. */
export async function takeTurns(db: Db) {
  await db`select pg_advisory_xact_lock(hashtext('import'), hashtext(${db.firm}))`
}

export async function isAnotherRunning(db: Db, importId: number): Promise<boolean> {
  await takeTurns(db)
  const others = await db`
    select from import
    where firm_id = ${db.firm} and import_id <> ${importId} and state in ('publishing', 'reversing')
  `
  return others.length > 0
}

export type Change = Partial<
  Pick<Import, 'state' | 'plan' | 'report' | 'progress' | 'outcome' | 'problem' | 'files'>
>

/** Only what is named changes; a step that begins forgets that an earlier one was to be cancelled. */
export async function changeImport(db: Db, importId: number, change: Change): Promise<void> {
  const columns: Record<string, unknown> = Object.fromEntries(
    Object.entries(change).map(([name, value]) => [
      name,
      name === 'state' || value === null ? value : db.json(value as never),
    ]),
  )
  if (change.plan) columns['source'] = change.plan.source
  if (change.state) columns['cancel_asked'] = false
  await db`
    update import set ${db(columns as never)}
    where firm_id = ${db.firm} and import_id = ${importId}
  `
}

/** What has ended meanwhile has no progress: who tells may have waited for the end to be written. */
export async function tellProgress(db: Db, importId: number, progress: Progress): Promise<void> {
  await db`
    update import set progress = ${db.json(progress)}
    where firm_id = ${db.firm} and import_id = ${importId}
      and state in ('checking', 'publishing', 'reversing')
  `
}

/** False where the files are no longer awaited. */
export async function markSent(db: Db, importId: number, fileNo: number, sha256: string) {
  const one = await importForChange(db, importId)
  if (one?.state !== 'draft') return false
  const files = one.files.map((file) =>
    file.fileNo === fileNo ? { ...file, sent: true, sha256 } : file,
  )
  await changeImport(db, importId, { files })
  return true
}

export async function askToCancel(db: Db, importId: number): Promise<void> {
  await db`
    update import set cancel_asked = true where firm_id = ${db.firm} and import_id = ${importId}
  `
}

export async function cancelAsked(db: Db, importId: number): Promise<boolean> {
  const asked = await db`
    select from import where firm_id = ${db.firm} and import_id = ${importId} and cancel_asked
  `
  return asked.length > 0
}

type Period = { from: Day; to: Day }

/** The last word, in the transaction of the lines: false where it was cancelled meanwhile. */
export async function markPublished(db: Db, importId: number, replaces: Period | null) {
  const marked = await db`
    update import set state = 'published', progress = null, problem = null, published_at = now(),
      reversed_at = null, replaces_from = ${replaces?.from ?? null},
      replaces_to = ${replaces?.to ?? null}, publication_no = 1 + (
        select coalesce(max(publication_no), 0) from import where firm_id = ${db.firm}
      )
    where firm_id = ${db.firm} and import_id = ${importId} and state = 'publishing'
      and not cancel_asked
  `
  return marked.count > 0
}

export async function markReversed(db: Db, importId: number): Promise<boolean> {
  const marked = await db`
    update import set state = 'reversed', progress = null, problem = null, reversed_at = now(),
      publication_no = null
    where firm_id = ${db.firm} and import_id = ${importId} and state = 'reversing'
      and not cancel_asked
  `
  return marked.count > 0
}

/** What is in the ledger already: asked at the check, and again just before publishing. */
export async function besides(
  db: Db,
  { importId, source }: Pick<Import, 'importId' | 'source'>,
  { period }: { period: Period | null },
) {
  return {
    overlapping: period ? await liveLines(db, source, period) : 0,
    sameAs: await sameFiles(db, importId),
  }
}

/** Live lines of a source in a period: what lines without numbers would stand beside. */
async function liveLines(db: Db, source: string, { from, to }: Period): Promise<number> {
  const { lines } = await one(
    z.object({ lines: z.int() }),
    db`
    select count(*)::int as lines from sale_line
    where firm_id = ${db.firm} and replaced_by is null and day between ${from} and ${to}
      and source_id = (
        select label_id from label
        where firm_id = ${db.firm} and kind = 'source' and name = ${source}
      )
  `,
  )
  return lines
}

const Same = z.object({ importId: z.int(), name: z.string(), publishedAt: instant })

/** Published imports with a file of the very same bytes. */
function sameFiles(db: Db, importId: number) {
  return many(
    Same,
    db`
    select distinct on (other.import_id) other.import_id, theirs ->> 'name' as name,
      other.published_at
    from import this, jsonb_array_elements(this.files) ours,
      import other, jsonb_array_elements(other.files) theirs
    where this.firm_id = ${db.firm} and this.import_id = ${importId}
      and other.firm_id = ${db.firm} and other.import_id <> ${importId}
      and other.state = 'published' and ours ->> 'sha256' = theirs ->> 'sha256'
    order by other.import_id
  `,
  )
}

/** After much was written at once: what the planner knows would be far off. */
export async function tellPlanner(db: Db): Promise<void> {
  await db`select analyze_ledger()`
}
