/** The files of a run in PostgreSQL, with their rows until those are taken in. */
import { z } from 'zod'
import type { CrmKind } from '../kernel/crm.ts'
import { type Db, many, one } from '../platform/db.ts'
import { type CrmFile, CrmKindOf } from './crm.ts'
import { lacking } from './crmKind.ts'
import type { CrmFileRead } from './crmRead.ts'
import type { Column } from './mapping.ts'
import type { Row } from './record.ts'
import { SheetMapping } from './sheet.ts'

const EXAMPLES = 3

type Read = {
  file: string
  kind: CrmKind | null
  columns: readonly Column[]
  rows: readonly Row[]
  mapping: SheetMapping
}

export async function addCrmFile(
  db: Db,
  crmImportId: string,
  { file, kind, columns, rows, mapping }: Read,
) {
  const told = rows.map(({ line, cells }) => [line, ...cells])
  const { fileNo } = await one(
    z.object({ fileNo: z.int() }),
    db`
    insert into crm_file (crm_import_id, file_no, file, kind, columns, rows, mapping)
    select ${crmImportId}::uuid, coalesce(max(file_no), 0) + 1, ${file}, ${kind},
      ${db.json(columns.map(({ name }) => name))}, ${db.json(told)}, ${db.json(mapping)}
    from crm_file where firm_id = ${db.firm} and crm_import_id = ${crmImportId}
    returning file_no
  `,
  )
  return fileNo
}

const Told = z.object({
  fileNo: z.int(),
  file: z.string(),
  kind: CrmKindOf.nullable(),
  columns: z.array(z.string()),
  mapping: SheetMapping,
  lines: z.int(),
  first: z.array(z.array(z.union([z.string(), z.number()]))),
})

/** As the page shows them: each column with what stands first in it. */
export async function crmFilesOf(db: Db, crmImportId: string): Promise<CrmFile[]> {
  const files = await many(
    Told,
    db`
    select file_no, file, kind, columns, mapping, coalesce(jsonb_array_length(rows), 0) as lines,
      jsonb_path_query_array(coalesce(rows, '[]'), ${`$[0 to ${EXAMPLES - 1}]`}::jsonpath) as first
    from crm_file where firm_id = ${db.firm} and crm_import_id = ${crmImportId} order by file_no
  `,
  )
  return files.map(({ columns, first, ...file }) => ({
    ...file,
    columns: columns.map((name, at) => {
      const filled = first
        .map((row) => String(row[at + 1] ?? ''))
        .find((cell) => cell.trim() !== '')
      return { name, example: (filled ?? '').slice(0, 80) }
    }),
    lacking: file.kind ? lacking(file.kind, file.mapping) : [],
  }))
}

const Content = z.object({
  fileNo: z.int(),
  file: z.string(),
  kind: CrmKindOf.nullable(),
  columns: z.array(z.string()),
  rows: z.array(z.tuple([z.int()], z.string())).nullable(),
  mapping: SheetMapping,
})

/** With all of their rows. */
export async function crmContentOf(
  db: Db,
  crmImportId: string,
): Promise<(CrmFileRead & { kind: CrmKind })[]> {
  const files = await many(
    Content,
    db`
    select file_no, file, kind, columns, rows, mapping from crm_file
    where firm_id = ${db.firm} and crm_import_id = ${crmImportId} order by file_no
  `,
  )
  return files.flatMap(({ kind, rows, ...file }) =>
    kind
      ? [{ ...file, kind, rows: (rows ?? []).map(([line, ...cells]): Row => ({ line, cells })) }]
      : [],
  )
}

export function changeCrmFile(
  db: Db,
  crmImportId: string,
  { fileNo, kind, mapping }: { fileNo: number; kind: CrmKind | null; mapping: SheetMapping },
) {
  return db`
    update crm_file set kind = ${kind}, mapping = ${db.json(mapping)}
    where firm_id = ${db.firm} and crm_import_id = ${crmImportId} and file_no = ${fileNo}
  `
}

export function removeCrmFile(db: Db, crmImportId: string, fileNo: number) {
  return db`
    delete from crm_file
    where firm_id = ${db.firm} and crm_import_id = ${crmImportId} and file_no = ${fileNo}
  `
}

/** Their rows have become things of ours. */
export function forgetRows(db: Db, crmImportId: string) {
  return db`update crm_file set rows = null where firm_id = ${db.firm} and crm_import_id = ${crmImportId}`
}
