/** Runs that bring a CRM in, over HTTP: files sent and recognised, checked, decided, taken, taken back. */
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import type { CrmSystem } from '../kernel/crm.ts'
import type { Db } from '../platform/db.ts'
import { enqueue } from '../platform/jobs.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route, stream } from '../platform/serve.ts'
import {
  changeCrmFile,
  checkCrmImport,
  chooseCrmSystem,
  decideCrmLines,
  dropCrmFile,
  dropCrmImport,
  listCrmFiles,
  listCrmImports,
  makeCrmImport,
  readCrmImport,
  readCrmLines,
  reverseCrmImport,
  sendCrmFile,
  takeCrmImport,
} from './crm.api.ts'
import {
  addCrm,
  changeCrm,
  crmOf,
  crmPage,
  insideOf,
  lockCrm,
  removeCrm,
  staysNamed,
} from './crm.store.ts'
import {
  checkCrm,
  CrmFile,
  type CrmImport,
  decideAll,
  isBusyCrm,
  openLines,
  reverseCrm,
  sheetName,
  takeCrm,
  whyNotBringIn,
  whyNotChangeFiles,
  whyNotCheck,
  whyNotMoreFiles,
  whyNotReverseCrm,
  whyNotTakeCrm,
} from './crm.ts'
import {
  addCrmFile,
  changeCrmFile as keepFile,
  crmContentOf,
  crmFilesOf,
  removeCrmFile,
} from './crmFile.store.ts'
import { crmDownloads } from './crmDownload.routes.ts'
import { guessKind, guessSystem, suggestCrm } from './crmKind.ts'
import type { Column } from './mapping.ts'
import { readBook } from './sheetUpload.store.ts'

const SHOWN = 200

export function crmRoutes({ dataFolder }: { dataFolder: string }): Route[] {
  return [
    route(listCrmImports, ({ input, actor, db }) => {
      heed(whyNotBringIn(actor))
      return crmPage(db, input)
    }),

    route(makeCrmImport, async ({ actor, db }) => {
      heed(whyNotBringIn(actor))
      return { crmImportId: await addCrm(db, actor) }
    }),

    route(readCrmImport, ({ input, actor, db }) => seen(db, actor, input.crmImportId)),

    route(dropCrmImport, async ({ input: { crmImportId }, actor, db }) => {
      heed(whyNotChangeFiles(await locked(db, actor, crmImportId)))
      await removeCrm(db, crmImportId)
      return {}
    }),

    stream(sendCrmFile, async ({ input: { crmImportId, name }, actor, request, inFirm }) => {
      const files = await inFirm(async (db) => {
        heed(whyNotChangeFiles(await seen(db, actor, crmImportId)))
        return crmFilesOf(db, crmImportId)
      })
      heed(whyNotMoreFiles(files.length + 1))
      const { firmId } = actor
      const sheets = await readBook({ body: request.body, name, firmId, dataFolder })
      const added = await inFirm(async (db) => {
        const one = await locked(db, actor, crmImportId)
        heed(whyNotChangeFiles(one))
        heed(whyNotMoreFiles(one.files.length + sheets.length))
        const numbers: number[] = []
        for (const { columns, rows, sheet, sheets: all } of sheets) {
          const file = sheetName(name, all.length > 1 ? sheet : null)
          const read = { file, columns, rows, ...guessKind(columns) }
          numbers.push(await addCrmFile(db, crmImportId, read))
        }
        await afresh(db, crmImportId, one.system ?? (await systemOf(db, crmImportId)))
        const all = await crmFilesOf(db, crmImportId)
        return all.filter(({ fileNo }) => numbers.includes(fileNo))
      })
      return Response.json(z.array(CrmFile).parse(added))
    }),

    route(listCrmFiles, async ({ input: { crmImportId }, actor, db }) => {
      await seen(db, actor, crmImportId)
      return crmFilesOf(db, crmImportId)
    }),

    route(changeCrmFile, async ({ input: { crmImportId, fileNo, kind, mapping }, actor, db }) => {
      heed(whyNotChangeFiles(await locked(db, actor, crmImportId)))
      const content = found(
        (await crmFilesOf(db, crmImportId)).find((one) => one.fileNo === fileNo),
      )
      const names = content.columns.map(({ name }) => name)
      const columns = content.columns.map(({ name, example }): Column => ({
        name,
        examples: [example],
      }))
      const told = mapping ?? suggestCrm(columns, kind)
      const known = Object.fromEntries(
        Object.entries(told).filter(([, name]) => names.includes(name)),
      )
      await keepFile(db, crmImportId, { fileNo, kind, mapping: known })
      await afresh(db, crmImportId)
      return found((await crmFilesOf(db, crmImportId)).find((one) => one.fileNo === fileNo))
    }),

    route(dropCrmFile, async ({ input: { crmImportId, fileNo }, actor, db }) => {
      heed(whyNotChangeFiles(await locked(db, actor, crmImportId)))
      await removeCrmFile(db, crmImportId, fileNo)
      await afresh(db, crmImportId)
      return {}
    }),

    route(chooseCrmSystem, async ({ input: { crmImportId, system }, actor, db }) => {
      heed(whyNotChangeFiles(await locked(db, actor, crmImportId)))
      await afresh(db, crmImportId, system)
      return found(await crmOf(db, crmImportId))
    }),

    route(checkCrmImport, async ({ input: { crmImportId }, actor, db }) => {
      const one = await locked(db, actor, crmImportId)
      heed(whyNotCheck(one, await crmFilesOf(db, crmImportId)))
      const state = { state: 'checking', problem: null, progress: null } as const
      await changeCrm(db, crmImportId, state)
      await enqueue(db, checkCrm, { crmImportId, personId: actor.id })
      return found(await crmOf(db, crmImportId))
    }),

    route(readCrmLines, async ({ input: { crmImportId }, actor, db }) => {
      const { undone } = await seen(db, actor, crmImportId)
      const { lines, decisions } = found(await insideOf(db, crmImportId))
      const { rejects, misses, undecided } = lines
      return {
        rejects: rejects.slice(0, SHOWN),
        misses: misses.slice(0, SHOWN),
        undecided: undecided.slice(0, SHOWN),
        totals: {
          rejects: rejects.length,
          misses: misses.length,
          undecided: openLines(undecided, decisions).length,
        },
        decisions,
        stays: await staysNamed(db, undone?.stays ?? []),
      }
    }),

    route(decideCrmLines, async ({ input: { crmImportId, decisions: said, rest }, actor, db }) => {
      const one = await locked(db, actor, crmImportId)
      if (one.state !== 'checked') throw new Problem(409, 'gather/crm-unchecked')
      const { lines, decisions } = found(await insideOf(db, crmImportId))
      const keys = new Set(lines.undecided.map(({ key }) => key))
      const own = Object.entries(said).filter(([key]) => keys.has(key))
      const first = { ...decisions, ...Object.fromEntries(own) }
      const all = rest ? decideAll(lines.undecided, first, rest) : first
      await changeCrm(db, crmImportId, { decisions: all })
      return { undecided: openLines(lines.undecided, all).length }
    }),

    route(takeCrmImport, async ({ input: { crmImportId }, actor, db }) => {
      heed(whyNotTakeCrm(await locked(db, actor, crmImportId)))
      await changeCrm(db, crmImportId, { state: 'taking', problem: null, progress: null })
      await enqueue(db, takeCrm, { crmImportId, personId: actor.id })
      return found(await crmOf(db, crmImportId))
    }),

    route(reverseCrmImport, async ({ input: { crmImportId }, actor, db }) => {
      const one = await locked(db, actor, crmImportId)
      heed(whyNotReverseCrm(one))
      await changeCrm(db, crmImportId, { state: 'reversing', problem: null, progress: null })
      await enqueue(db, reverseCrm, { crmImportId, personId: actor.id })
      return found(await crmOf(db, crmImportId))
    }),

    ...crmDownloads({ seen }),
  ]
}

async function seen(db: Db, actor: Actor, crmImportId: string): Promise<CrmImport> {
  heed(whyNotBringIn(actor))
  return found(await crmOf(db, crmImportId))
}

async function locked(db: Db, actor: Actor, crmImportId: string): Promise<CrmImport> {
  heed(whyNotBringIn(actor))
  await lockCrm(db, crmImportId)
  const one = found(await crmOf(db, crmImportId))
  if (isBusyCrm(one)) throw new Problem(409, 'gather/not-open')
  return one
}

/** What was checked before is no longer so. */
function afresh(db: Db, crmImportId: string, system?: CrmSystem) {
  const lines = { rejects: [], misses: [], undecided: [] }
  const afresh = { state: 'draft', lines, decisions: {}, problem: null } as const
  return changeCrm(db, crmImportId, system ? { ...afresh, system } : afresh)
}

async function systemOf(db: Db, crmImportId: string) {
  const files = await crmContentOf(db, crmImportId)
  return guessSystem(
    files.map(({ columns, rows }) =>
      columns.map((name, at): Column => ({
        name,
        examples: rows.slice(0, 20).map(({ cells }) => cells[at] ?? ''),
      })),
    ),
  )
}
