/** Imports over HTTP: announced, sent, read, checked, published, reversed. */
import { homeCurrencyOf } from '../access/firm.store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Task } from '../kernel/task.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { enqueue } from '../platform/jobs.ts'
import { found, heed, invalid, Problem } from '../platform/problem.ts'
import { type Route, route, stream } from '../platform/serve.ts'
import {
  cancelImport,
  forgetRemembered,
  listImports,
  listRemembered,
  makeImport,
  planImport,
  previewImport,
  publishImport,
  readImport,
  reverseImport,
  sendFile,
  settleOverlap,
} from './import.api.ts'
import {
  addImport,
  askToCancel,
  besides,
  changeImport,
  importForChange,
  importOf,
  importsPage,
  isAnotherRunning,
  markSent,
} from './import.store.ts'
import {
  asSeenBy,
  checkFiles,
  type Import,
  type ImportState,
  isBusy,
  publishLedger,
  reverseLedger,
  whyNotCancel,
  whyNotPlan,
  whyNotPublish,
  whyNotReverse,
} from './import.ts'
import { downloads } from './importDownload.routes.ts'
import { type Corrected, previewFiles } from './importPreview.store.ts'
import { allRemembered, forget } from './remembered.store.ts'
import { dropFiles, refuseTooMuch, type Storage, takeIn } from './upload.store.ts'

export function importRoutes(storage: Storage): Route[] {
  const { dataFolder } = storage
  const placeOf = ({ firmId }: Actor, importId: number) => ({ dataFolder, firmId, importId })
  return [
    route(listImports, async ({ input, actor, db }) => {
      const { rows, total } = await importsPage(db, input)
      return { rows: rows.map((one) => asSeenBy(actor, one)), total }
    }),

    route(makeImport, async ({ input, actor, db }) => {
      await refuseTooMuch(storage, input.files)
      const files = input.files.map((file, at) => ({
        ...file,
        fileNo: at + 1,
        sent: false,
        sha256: null,
      }))
      return now(db, await addImport(db, files, actor.id))
    }),

    route(readImport, async ({ input, actor, db }) =>
      asSeenBy(actor, await now(db, input.importId)),
    ),

    stream(sendFile, async ({ input, actor, request, inFirm }) => {
      const { importId, fileNo } = input
      const one = found(await inFirm((db) => importOf(db, importId)))
      const file = found(one.files.find((about) => about.fileNo === fileNo))
      if (one.state !== 'draft') throw new Problem(409, 'gather/not-open')
      const sha256 = await takeIn(request.body, placeOf(actor, importId), file)
      if (!(await inFirm((db) => markSent(db, importId, fileNo, sha256))))
        throw new Problem(409, 'gather/not-open')
      return Response.json({})
    }),

    previewRoute(storage),

    route(planImport, async ({ input, actor, db }) => {
      const { importId, ...plan } = input
      heed(whyNotPlan(actor, await held(db, importId)))
      await changeImport(db, importId, { plan, report: null })
      return begin(db, actor, { importId, state: 'checking', task: checkFiles })
    }),

    route(settleOverlap, async ({ input, actor, db }) => {
      const one = await held(db, input.importId)
      heed(whyNotPlan(actor, one))
      if (!one.plan) throw new Problem(409, 'gather/not-checked')
      await changeImport(db, one.importId, { plan: { ...one.plan, overlap: input.overlap } })
      return now(db, one.importId)
    }),

    route(publishImport, async ({ input, actor, db }) => {
      const { importId } = input
      const one = await refreshed(db, await held(db, importId))
      heed(whyNotPublish(actor, one))
      await refuseSecond(db, importId)
      return begin(db, actor, { importId, state: 'publishing', task: publishLedger })
    }),

    route(cancelImport, async ({ input, actor, db }) => {
      const { importId } = input
      const one = await held(db, importId)
      heed(whyNotCancel(actor, one))
      if (isBusy(one)) {
        await askToCancel(db, importId)
      } else {
        await changeImport(db, importId, { state: 'discarded', progress: null })
        await record(db, actor, 'import.discarded', { importId })
        await dropFiles(placeOf(actor, importId))
      }
      return now(db, importId)
    }),

    route(reverseImport, async ({ input, actor, db }) => {
      const { importId } = input
      heed(whyNotReverse(actor, await held(db, importId)))
      await refuseSecond(db, importId)
      return begin(db, actor, { importId, state: 'reversing', task: reverseLedger })
    }),

    route(listRemembered, ({ db }) => allRemembered(db)),

    route(forgetRemembered, async ({ input, actor, db }) => {
      if (!(await forget(db, input.signature))) throw new Problem(404, 'request/not-found')
      await record(db, actor, 'import.forgotten', input)
      return {}
    }),

    ...downloads(storage),
  ]
}

/** Files are read while no transaction is open, though the answer is no stream. */
function previewRoute({ dataFolder }: Storage): Route {
  return stream({ ...previewImport, flows: 'down' }, async ({ input, actor, request, inFirm }) => {
    const told: unknown = await request.json().catch(() => ({}))
    const sent = previewImport.input.safeParse({ ...(told as object), importId: input.importId })
    if (!sent.success) throw invalid(sent.error)
    const one = found(await inFirm((db) => importOf(db, input.importId)))
    heed(whyNotPlan(actor, one))
    const place = { dataFolder, firmId: actor.firmId, importId: one.importId }
    const corrected = sent.data.files as Corrected[]
    const { files, source } = await previewFiles({ one, place, corrected, inFirm })
    const home = await inFirm((db) => homeCurrencyOf(db))
    return Response.json(previewImport.returns.parse({ files, source, home }))
  })
}

type Step = { importId: number; state: ImportState; task: Task }

async function begin(db: Db, actor: Actor, { importId, state, task }: Step): Promise<Import> {
  await changeImport(db, importId, { state, progress: null, problem: null })
  await enqueue(db, task, { importId, personId: actor.id }, { key: String(importId) })
  return now(db, importId)
}

/** What else is in the ledger may have changed since the check. */
async function refreshed(db: Db, one: Import): Promise<Import> {
  if (!one.report) return one
  const report = { ...one.report, ...(await besides(db, one, one.report.check)) }
  await changeImport(db, one.importId, { report })
  return { ...one, report }
}

async function refuseSecond(db: Db, importId: number): Promise<void> {
  if (await isAnotherRunning(db, importId)) throw new Problem(409, 'gather/another-running')
}

async function held(db: Db, importId: number): Promise<Import> {
  return found(await importForChange(db, importId))
}

async function now(db: Db, importId: number): Promise<Import> {
  return found(await importOf(db, importId))
}
