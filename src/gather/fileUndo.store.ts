/** Files into their tables, and out again: what a file replaces is kept beside what it put there. */
import type postgres from 'postgres'
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import { type Db, maybe, one } from '../platform/db.ts'
import { found, heed } from '../platform/problem.ts'
import { type FileUndone, whyNothingUndone, whyNotUndoFile } from './fileUndo.ts'

/** A table that files fill. Names are SQL's, and ours. */
export type FileTable = {
  name: string
  /** Its primary key, but for the firm. */
  keys: readonly string[]
  /** What is written; the rest is generated. */
  columns: readonly string[]
}

/** The message that offers to undo is long gone by then. */
const DAYS_KEPT = 30

/** The rows of a file, each key once, wait in `told_file`, which is shaped as their table. */
export async function stageFile(db: Db, { name, columns }: FileTable, rows: postgres.Fragment) {
  await db`
    create temporary table told_file (like ${db(name)} including defaults including generated)
    on commit drop
  `
  await db`insert into told_file (${db.unsafe(columns.join(', '))}) ${rows}`
}

/** Rows that were staged go into their table. What to undo it by; null where all was so already. */
export async function mergeFile(
  db: Db,
  actor: Pick<Actor, 'id'>,
  table: FileTable,
): Promise<string | null> {
  const { name, keys, columns } = table
  const written = db.unsafe(columns.join(', '))
  await db`analyze told_file`
  await db`
    delete from told_file f using ${db(name)} t
    where t.firm_id = ${db.firm} and ${sameKeys(db, keys, 't', 'f')} and t is not distinct from f
  `
  await db`
    delete from file_undo
    where firm_id = ${db.firm} and made_at < now() - make_interval(days => ${DAYS_KEPT})
  `
  const kept = await maybe(
    z.object({ undoId: z.guid() }),
    db`
    insert into file_undo (kind, made_by, before, after)
    select ${name}, ${actor.id},
      coalesce(jsonb_agg(to_jsonb(t)) filter (where t.firm_id is not null), '[]'),
      jsonb_agg(to_jsonb(f))
    from told_file f
      left join ${db(name)} t on t.firm_id = ${db.firm} and ${sameKeys(db, keys, 't', 'f')}
    having count(*) > 0
    returning undo_id
  `,
  )
  await db`
    insert into ${db(name)} (${written}) select ${written} from told_file
    on conflict (firm_id, ${db.unsafe(keys.join(', '))}) do update
    set ${db.unsafe(columns.map((column) => `${column} = excluded.${column}`).join(', '))}
  `
  await db`drop table told_file`
  return kept?.undoId ?? null
}

const Kept = z.object({ kind: z.string(), undoneAt: z.date().nullable() })

/** Rows that are still as the file left them become what they were, or go. Works once. */
export async function undoFile(
  db: Db,
  undoId: string,
  tables: readonly FileTable[],
): Promise<FileUndone> {
  // Locked, so that two people can't undo it at once.
  const kept = await maybe(
    Kept,
    db`
    select kind, undone_at from file_undo
    where firm_id = ${db.firm} and undo_id = ${undoId} for update
  `,
  )
  const table = found(tables.find(({ name }) => name === kept?.kind))
  heed(whyNotUndoFile(found(kept)))
  const undone = await turnBack(db, undoId, table)
  heed(whyNothingUndone(undone))
  await db`
    update file_undo set undone_at = now() where firm_id = ${db.firm} and undo_id = ${undoId}
  `
  return undone
}

async function turnBack(db: Db, undoId: string, { name, keys, columns }: FileTable) {
  const written = columns.map((column) => `b.${column}`).join(', ')
  const rows = (which: 'before' | 'after') => db`(
    select told.* from file_undo u,
      jsonb_populate_recordset(null::${db(name)}, u.${db(which)}) as told
    where u.firm_id = ${db.firm} and u.undo_id = ${undoId}
  )`
  await db`create temporary table taken_back (like ${db(name)}) on commit drop`
  const taken = await db`
    with taken as (
      delete from ${db(name)} t using ${rows('after')} f
      where t.firm_id = ${db.firm} and ${sameKeys(db, keys, 't', 'f')} and t is not distinct from f
      returning t.*
    )
    insert into taken_back select * from taken
  `
  await db`analyze taken_back`
  const back = await db`
    insert into ${db(name)} (${db.unsafe(columns.join(', '))})
    select ${db.unsafe(written)} from ${rows('before')} b
      join taken_back t on ${sameKeys(db, keys, 't', 'b')}
  `
  await db`drop table taken_back`
  const { rows: all } = await one(
    z.object({ rows: z.int() }),
    db`
    select jsonb_array_length(after) as rows from file_undo
    where firm_id = ${db.firm} and undo_id = ${undoId}
  `,
  )
  return {
    restored: back.count,
    removed: taken.count - back.count,
    changedSince: all - taken.count,
  }
}

function sameKeys(db: Db, keys: readonly string[], one: string, other: string) {
  return db.unsafe(keys.map((key) => `${one}.${key} = ${other}.${key}`).join(' and '))
}
