/** Small tables that come as files, over HTTP: sent, looked at, taken in, taken back. */
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route, stream } from '../platform/serve.ts'
import type { SheetTarget } from '../platform/sheet.ts'
import { undoFile } from './fileUndo.store.ts'
import {
  checkSheetImport,
  listSheetImports,
  listSheetKinds,
  sendSheet,
  takeSheet,
  undoSheet,
} from './sheet.api.ts'
import {
  addSheet,
  contentOf,
  fileTableOf,
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
  SheetCheck,
  type SheetImport,
  whyNotTakeIn,
  whyNotTakeSheets,
} from './sheet.ts'
import { suggestFields } from './sheetColumns.ts'
import { sheetDownloads } from './sheetDownload.routes.ts'
import { checked, looked, toTake } from './sheetLook.store.ts'
import { whyNotMove } from './sheetMoves.ts'
import { readSheet } from './sheetUpload.store.ts'

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
      const { columns, rows, sheet, sheets } = await readSheet({
        ...input,
        body: request.body,
        fields: target.fields,
        firmId: actor.firmId,
        dataFolder,
      })
      const check = await inFirm(async (db) => {
        const mapping = suggestFields(columns, target.fields)
        const names = columns.map((column) => column.name)
        const about = { target: target.target, file: name, sheet, sheets }
        const read = { ...about, columns: names, rows, mapping }
        const id = await addSheet(db, actor, read)
        return looked(db, target, found(await sheetOf(db, id)))
      })
      return Response.json(SheetCheck.parse(check))
    }),

    route(checkSheetImport, async ({ input, actor, db }) => {
      const { sheet, target } = await sheetAnd(db, actor, input.sheetImportId)
      if (sheet.state !== 'sent') throw new Problem(409, 'gather/sheet-taken')
      return looked(db, target, sheet, input.mapping)
    }),

    route(takeSheet, async ({ input, actor, db }) => {
      const { sheetImportId } = input
      await lockSheet(db, sheetImportId)
      const { sheet, target } = await sheetAnd(db, actor, sheetImportId)
      if (sheet.state !== 'sent') throw new Problem(409, 'gather/sheet-taken')
      const { accepted, rejects, lacking, moved } = await toTake(db, target, sheet, input.moves)
      heed(whyNotMove({ moved, moves: input.moves }))
      heed(whyNotTakeIn({ state: sheet.state, lacking, accepted: accepted.length }))
      const rows = accepted.map(({ row }) => row)
      const { undoId, ...counted } = await writeRows(db, actor, target, rows)
      const outcome = { ...counted, rejected: rejects.length }
      await markTaken(db, sheetImportId, { outcome, rejects, undoId })
      const about = { sheetImportId, target: sheet.target, file: sheet.file, ...outcome, moved }
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

async function rejectsNow(db: Db, target: SheetTarget, sheet: KeptSheet) {
  const { columns, rejects } = await contentOf(db, sheet.sheetImportId)
  if (sheet.state !== 'sent') return { columns, rejects }
  return { columns, rejects: (await checked(db, target, sheet)).rejects }
}

function shown(sheet: KeptSheet): SheetImport {
  const { takenAt: _takenAt, undoId: _undoId, madeAt, ...rest } = sheet
  return { ...rest, madeAt: madeAt.toISOString(), undoable: isUndoable(sheet, new Date()) }
}
