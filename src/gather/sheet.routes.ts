/** Small tables that come as files, over HTTP: sent, looked at, taken in, taken back. */
import type { z } from 'zod'
import { homeCurrencyOf } from '../access/firm.store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route, stream } from '../platform/serve.ts'
import type { SheetTarget } from '../platform/sheet.ts'
import { undoFile } from './fileUndo.store.ts'
import { commonestCurrency } from './rates.store.ts'
import {
  checkSheetImport,
  listSheetImports,
  listSheetKinds,
  sendSheet,
  takeSheet,
  undoSheet,
} from './sheet.api.ts'
import {
  accountsMeant,
  addSheet,
  contentOf,
  fileTableOf,
  keepMapping,
  type KeptSheet,
  lockSheet,
  markTaken,
  markUndone,
  sheetOf,
  sheetsPage,
  writeRows,
} from './sheet.store.ts'
import {
  isUndoable,
  type SheetCheck,
  SheetCheck as Check,
  type SheetImport,
  type SheetMapping,
  whyNotTakeIn,
  whyNotTakeSheets,
} from './sheet.ts'
import { checkSheet, lackingFields } from './sheetCheck.ts'
import { suggestFields } from './sheetColumns.ts'
import { sheetDownloads } from './sheetDownload.routes.ts'
import { readSheet } from './sheetUpload.store.ts'

const REJECTS_SHOWN = 20
const EXAMPLES_SHOWN = 5

type Given = { dataFolder: string; targets: readonly SheetTarget[] }

export function sheetRoutes({ dataFolder, targets }: Given): Route[] {
  const targetOf = (name: string) => found(targets.find(({ target }) => target === name))
  const mine = (actor: Actor, name: string) => {
    const target = targetOf(name)
    heed(whyNotTakeSheets(actor, target.may))
    return target
  }
  const sheetAnd = async (db: Db, actor: Actor, sheetImportId: string) => {
    const sheet = found(await sheetOf(db, sheetImportId))
    return { sheet, target: mine(actor, sheet.target) }
  }
  return [
    route(listSheetKinds, async () =>
      targets.map(({ target, words, fields }) => ({ target, words, fields: [...fields] })),
    ),

    route(listSheetImports, async ({ input, actor, db }) => {
      mine(actor, input.target)
      const { rows, total } = await sheetsPage(db, input)
      return { rows: rows.map(shown), total }
    }),

    stream(sendSheet, async ({ input, actor, request, inFirm }) => {
      const target = mine(actor, input.target)
      const { name } = input
      const { firmId } = actor
      const { columns, rows } = await readSheet({ body: request.body, name, firmId, dataFolder })
      const check = await inFirm(async (db) => {
        const mapping = suggestFields(columns, target.fields)
        const names = columns.map((column) => column.name)
        const read = { target: target.target, file: name, columns: names, rows, mapping }
        const id = await addSheet(db, actor, read)
        return (await looked(db, target, found(await sheetOf(db, id)))).told
      })
      return Response.json(Check.parse(check))
    }),

    route(checkSheetImport, async ({ input, actor, db }) => {
      const { sheet, target } = await sheetAnd(db, actor, input.sheetImportId)
      if (sheet.state !== 'sent') throw new Problem(409, 'gather/sheet-taken')
      return (await looked(db, target, sheet, input.mapping)).told
    }),

    route(takeSheet, async ({ input, actor, db }) => {
      const { sheetImportId } = input
      await lockSheet(db, sheetImportId)
      const { sheet, target } = await sheetAnd(db, actor, sheetImportId)
      if (sheet.state !== 'sent') throw new Problem(409, 'gather/sheet-taken')
      const { told, accepted, rejects } = await looked(db, target, sheet)
      heed(whyNotTakeIn({ ...sheet, ...told }))
      const rows = accepted.map(({ row }) => row)
      const { undoId, ...counted } = await writeRows(db, actor, target, rows)
      const outcome = { ...counted, rejected: rejects.length }
      await markTaken(db, sheetImportId, { outcome, rejects, undoId })
      const about = { sheetImportId, target: sheet.target, file: sheet.file, ...outcome }
      await record(db, actor, 'sheet.taken', about)
      return shown(found(await sheetOf(db, sheetImportId)))
    }),

    route(undoSheet, async ({ input, actor, db }) => {
      const { sheetImportId } = input
      await lockSheet(db, sheetImportId)
      const { sheet, target } = await sheetAnd(db, actor, sheetImportId)
      if (!shown(sheet).undoable) throw new Problem(409, 'gather/sheet-not-undoable')
      const undone = await undoFile(db, sheet.undoId!, [fileTableOf(target)])
      await markUndone(db, sheetImportId)
      const about = { sheetImportId, target: sheet.target, file: sheet.file, ...undone }
      await record(db, actor, 'sheet.undone', about)
      return undone
    }),

    ...sheetDownloads({ targetOf, sheetAnd, rejectsNow }),
  ]
}

type Looked = ReturnType<typeof checkSheet> & { told: z.input<typeof Check> }

/** What the file would become; what was said of its columns is kept. */
async function looked(
  db: Db,
  target: SheetTarget,
  sheet: KeptSheet,
  said?: SheetMapping,
): Promise<Looked> {
  const { sheetImportId, file } = sheet
  const { columns, rows, mapping: before } = await contentOf(db, sheetImportId)
  const mapping = onlyKnown(said ?? before, target, columns)
  if (said) await keepMapping(db, sheetImportId, mapping)
  const lacking = lackingFields(target.fields, mapping)
  const places = target.fields
    .filter(({ kind }) => kind === 'account')
    .map(({ field }) => columns.indexOf(mapping[field] ?? '\0'))
  const texts = places.flatMap((place) => rows.map(({ cells }) => (cells[place] ?? '').trim()))
  const accounts = await accountsMeant(db, [...new Set(texts)].filter(Boolean))
  const { fields, key, row: shape } = target
  const checked = checkSheet({
    fields,
    key,
    shape,
    columns,
    rows,
    mapping,
    home: (await homeCurrencyOf(db)) ?? (await commonestCurrency(db)) ?? 'EUR',
    accountOf: (text) => accounts.get(text) ?? null,
  })
  const told: SheetCheck = {
    sheetImportId,
    file,
    mapping,
    lacking,
    columns: columns.map((name, place) => ({
      name,
      examples: rows.slice(0, EXAMPLES_SHOWN).map(({ cells }) => cells[place] ?? ''),
    })),
    read: rows.length,
    accepted: checked.accepted.length,
    rejected: checked.rejects.length,
    rejects: checked.rejects.slice(0, REJECTS_SHOWN),
  }
  return { ...checked, told }
}

async function rejectsNow(db: Db, target: SheetTarget, sheet: KeptSheet) {
  const { columns, rejects } = await contentOf(db, sheet.sheetImportId)
  if (sheet.state !== 'sent') return { columns, rejects }
  return { columns, rejects: (await looked(db, target, sheet)).rejects }
}

function onlyKnown(mapping: SheetMapping, { fields }: SheetTarget, columns: string[]) {
  return Object.fromEntries(
    Object.entries(mapping).filter(
      ([field, column]) => fields.some((one) => one.field === field) && columns.includes(column),
    ),
  )
}

function shown(sheet: KeptSheet): SheetImport {
  const { takenAt: _takenAt, undoId: _undoId, madeAt, ...rest } = sheet
  return { ...rest, madeAt: madeAt.toISOString(), undoable: isUndoable(sheet, new Date()) }
}
