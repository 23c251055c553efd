/** Files of small tables in PostgreSQL, and their rows into the tables of the rooms that keep those. */
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import { offsetOf } from '../kernel/list.ts'
import type { SheetRow } from '../kernel/sheet.ts'
import { type Db, many, maybe, one } from '../platform/db.ts'
import type { SheetTarget } from '../platform/sheet.ts'
import { type FileTable, mergeFile, stageFile } from './fileUndo.store.ts'
import type { Row } from './record.ts'
import { SheetMapping, SheetOutcome, SheetReject, SheetState, type SheetList } from './sheet.ts'

const KEPT_UNTAKEN = '2 days'

const Kept = z.object({
  sheetImportId: z.guid(),
  target: z.string(),
  file: z.string(),
  sheet: z.string().nullable(),
  state: SheetState,
  madeAt: z.date(),
  madeBy: z.string().nullable(),
  outcome: SheetOutcome.nullable(),
  takenAt: z.date().nullable(),
  undoId: z.guid().nullable(),
})
export type KeptSheet = z.infer<typeof Kept>

const KEPT = `s.sheet_import_id, s.target, s.file, s.sheet, s.state, s.made_at, s.outcome, s.taken_at, s.undo_id,
  (select p.name from firm_person p where p.firm_id = s.firm_id and p.person_id = s.made_by) as made_by`

type Read = Pick<KeptSheet, 'target' | 'file' | 'sheet'> &
  Pick<z.infer<typeof Content>, 'columns' | 'sheets' | 'mapping'> & { rows: Row[] }

/** Those that were only looked at go after a while. */
export async function addSheet(db: Db, actor: Actor, { target, file, sheet, ...read }: Read) {
  await db`
    delete from sheet_import
    where firm_id = ${db.firm} and state = 'sent' and made_at < now() - ${KEPT_UNTAKEN}::interval
  `
  const rows = read.rows.map(({ line, cells }) => [line, ...cells])
  const { sheetImportId } = await one(
    z.object({ sheetImportId: z.guid() }),
    db`
    insert into sheet_import (target, file, sheet, sheets, made_by, columns, rows, mapping)
    values (${target}, ${file}, ${sheet}, ${db.json(read.sheets)}, ${actor.id}, ${db.json(read.columns)}, ${db.json(rows)},
      ${db.json(read.mapping)})
    returning sheet_import_id
  `,
  )
  return sheetImportId
}

export function sheetOf(db: Db, sheetImportId: string) {
  return maybe(
    Kept,
    db`
    select ${db.unsafe(KEPT)} from sheet_import s
    where s.firm_id = ${db.firm} and s.sheet_import_id = ${sheetImportId}
  `,
  )
}

/** Locks it, so that it is taken in or back once. */
export function lockSheet(db: Db, sheetImportId: string) {
  return db`
    select from sheet_import
    where firm_id = ${db.firm} and sheet_import_id = ${sheetImportId} for update
  `
}

export async function sheetsPage(db: Db, list: z.output<typeof SheetList>) {
  const where = db`s.firm_id = ${db.firm} and s.target = ${list.target} and s.state <> 'sent'`
  const rows = await many(
    Kept,
    db`
    select ${db.unsafe(KEPT)} from sheet_import s where ${where}
    order by s.made_at ${list.dir === 'asc' ? db`asc` : db`desc`}, s.sheet_import_id
    limit ${list.size} offset ${offsetOf(list)}
  `,
  )
  const { total } = await one(
    z.object({ total: z.number() }),
    db`select count(*) as total from sheet_import s where ${where}`,
  )
  return { rows, total }
}

const Content = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.tuple([z.int()], z.string())).nullable(),
  mapping: SheetMapping,
  rejects: z.array(SheetReject),
  sheets: z.array(z.string()),
})

export async function contentOf(db: Db, sheetImportId: string) {
  const { rows, ...about } = await one(
    Content,
    db`
    select columns, rows, mapping, rejects, sheets from sheet_import
    where firm_id = ${db.firm} and sheet_import_id = ${sheetImportId}
  `,
  )
  return { ...about, rows: (rows ?? []).map(([line, ...cells]): Row => ({ line, cells })) }
}

export async function keepMapping(db: Db, sheetImportId: string, mapping: SheetMapping) {
  await db`
    update sheet_import set mapping = ${db.json(mapping)}
    where firm_id = ${db.firm} and sheet_import_id = ${sheetImportId} and state = 'sent'
  `
}

type Taken = { outcome: SheetOutcome; rejects: SheetReject[]; undoId: string | null }

export async function markTaken(
  db: Db,
  sheetImportId: string,
  { outcome, rejects, undoId }: Taken,
) {
  await db`
    update sheet_import
    set state = 'taken', taken_at = now(), rows = null, outcome = ${db.json(outcome)},
      rejects = ${db.json(rejects)}, undo_id = ${undoId}
    where firm_id = ${db.firm} and sheet_import_id = ${sheetImportId}
  `
}

export async function markUndone(db: Db, sheetImportId: string) {
  await db`
    update sheet_import set state = 'undone'
    where firm_id = ${db.firm} and sheet_import_id = ${sheetImportId}
  `
}

/** The accounts that these texts mean: by code, else by a name that only one of them has. */
export async function accountsMeant(db: Db, texts: string[]) {
  const found = await many(
    z.object({ told: z.string(), accountId: z.guid(), times: z.number() }),
    db`
    with told as (select distinct told from unnest(${texts}::text[]) told)
    select told, account_id, 1 as times
    from told join account a on a.firm_id = ${db.firm} and a.code = told
    union all
    select told, min(a.account_id::text)::uuid, count(*) as times
    from told join account a on a.firm_id = ${db.firm} and same_name(a.name) = same_name(told)
    where not exists (select from account c where c.firm_id = ${db.firm} and c.code = told)
    group by told
  `,
  )
  return new Map(
    found.map(({ told, accountId, times }) => [told, times > 1 ? ('several' as const) : accountId]),
  )
}

export function fileTableOf({ table: { name, id, columns } }: SheetTarget): FileTable {
  return { name, keys: [id], columns: [id, ...Object.keys(columns)] }
}

/** That a row of the table `t` is told by the same as a row `f` of the file. */
export function keysAlike(db: Db, { table, key }: SheetTarget) {
  // What may be empty is compared as text, so that the planner can hash it.
  return db.unsafe(
    Object.entries(table.columns)
      .filter(([, field]) => key.includes(field))
      .map(([column]) => `coalesce(t.${column}::text, '') = coalesce(f.${column}::text, '')`)
      .join(' and '),
  )
}

/** The rows into their table. One that is there already keeps its id, and is not written if it is the same. */
export async function writeRows(db: Db, actor: Actor, target: SheetTarget, rows: SheetRow[]) {
  const { name, id, columns } = target.table
  const table = fileTableOf(target)
  const told = rows.map((row) =>
    Object.fromEntries(Object.entries(columns).map(([column, field]) => [column, row[field]!])),
  )
  const named = db.unsafe(
    Object.keys(columns)
      .map((column) => `f.${column}`)
      .join(', '),
  )
  await stageFile(
    db,
    table,
    db`
    select coalesce(t.${db(id)}, gen_random_uuid()), ${named}
    from jsonb_populate_recordset(null::${db(name)}, ${db.json(told)}) f
      left join ${db(name)} t on t.firm_id = ${db.firm} and ${keysAlike(db, target)}
  `,
  )
  const counted = await one(
    z.object({ added: z.number(), changed: z.number() }),
    db`
    select count(*) filter (where t.firm_id is null) as added,
      count(*) filter (where t.firm_id is not null and t is distinct from f) as changed
    from told_file f
      left join ${db(name)} t on t.firm_id = ${db.firm} and t.${db(id)} = f.${db(id)}
  `,
  )
  const undoId = await mergeFile(db, actor, table)
  return { ...counted, same: rows.length - counted.added - counted.changed, undoId }
}
