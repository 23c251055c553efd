/** A run at work: checked, taken in, taken back. What fails leaves nothing, and goes back to the state before. */
import { homeCurrencyOf } from '../access/firm.store.ts'
import { CRM_KINDS, type CrmKind } from '../kernel/crm.ts'
import type { CrmTarget } from '../platform/crm.ts'
import type { Db } from '../platform/db.ts'
import { record, recordEach } from '../platform/history.ts'
import { enqueue, type Job, job, type JobAsk } from '../platform/jobs.ts'
import {
  checkCrm,
  type CrmCounts,
  type CrmImport,
  type CrmLines,
  openLines,
  reverseCrm,
  takeCrm,
} from './crm.ts'
import { changeCrm, crmOf, insideOf, type Undos } from './crm.store.ts'
import { crmContentOf, forgetRows } from './crmFile.store.ts'
import { planRun } from './crmPlan.store.ts'
import { readCrm } from './crmRead.ts'
import { undoRun } from './crmUndo.store.ts'
import { EXTERNAL_ID, writeKind } from './crmWrite.store.ts'
import { refreshFigures } from './figures.ts'
import { isAway, problemOf } from './importProblem.store.ts'
import { commonestCurrency } from './rates.store.ts'

type Ask = JobAsk<{ crmImportId: string; personId: string }>

export function crmJobs(targets: readonly CrmTarget[]): Job[] {
  return [
    job(checkCrm, (ask) => during(ask, 'checking', (one) => check(ask, targets, one))),
    job(takeCrm, (ask) => during(ask, 'taking', (one) => take(ask, targets, one))),
    job(reverseCrm, (ask) => during(ask, 'reversing', (one) => reverse(ask, targets, one))),
  ]
}

const BEFORE = { checking: 'draft', taking: 'checked', reversing: 'taken' } as const

async function during(
  ask: Ask,
  state: keyof typeof BEFORE,
  work: (one: CrmImport) => Promise<void>,
) {
  const { firm, log, payload, stopping } = ask
  const { crmImportId } = payload
  const one = await firm((db) => crmOf(db, crmImportId))
  if (one?.state !== state) return
  try {
    await work(one)
  } catch (error) {
    // The next start of the server begins the step again.
    if (stopping.aborted || isAway(error)) throw error
    log.warn({ crmImportId, state, err: error }, 'a run stopped')
    const problem = problemOf(error)
    await firm((db) =>
      changeCrm(db, crmImportId, { state: BEFORE[state], problem, progress: null }),
    )
  }
}

/** Everything is done as it would be, counted, and left undone. */
class OnlyChecked extends Error {}

async function check(ask: Ask, targets: readonly CrmTarget[], one: CrmImport) {
  const { crmImportId } = one
  let carried: Awaited<ReturnType<typeof carryOut>> | undefined
  await ask
    .firm(async (db) => {
      carried = await carryOut(db, ask, targets, one)
      throw new OnlyChecked()
    })
    .catch((error: unknown) => {
      if (!(error instanceof OnlyChecked)) throw error
    })
  const { counts, lines } = carried!
  await ask.firm((db) =>
    changeCrm(db, crmImportId, {
      state: 'checked',
      report: { counts, undone: null },
      lines,
      problem: null,
      progress: null,
    }),
  )
}

async function take(ask: Ask, targets: readonly CrmTarget[], one: CrmImport) {
  const { crmImportId, system } = one
  const by = { id: ask.payload.personId }
  await ask
    .firm(async (db) => {
      const { counts, lines, undos, touched } = await carryOut(db, ask, targets, one)
      const { decisions } = (await insideOf(db, crmImportId))!
      // Something came in between that a person has to look at.
      if (openLines(lines.undecided, decisions).length > 0) {
        const report = { counts, undone: null }
        throw new Undecided(report, lines)
      }
      const about = [...touched].map(([accountId, outcome]) => ({
        accountId,
        crmImportId,
        name: nameOf(one),
        outcome: String(outcome),
      }))
      if (about.length > 0) await recordEach(db, by, 'account.imported', about)
      await record(db, by, 'crm.taken', { crmImportId, system, counts })
      await enqueue(db, refreshFigures, {}, { key: 'figures' })
      await forgetRows(db, crmImportId)
      await changeCrm(db, crmImportId, {
        state: 'taken',
        report: { counts, undone: null },
        lines,
        undos,
        problem: null,
        progress: null,
      })
    })
    .catch(async (error: unknown) => {
      if (!(error instanceof Undecided)) throw error
      const { report, lines } = error
      await ask.firm((db) =>
        changeCrm(db, crmImportId, { state: 'checked', report, lines, progress: null }),
      )
    })
}

class Undecided extends Error {
  readonly report: { counts: CrmCounts[]; undone: null }
  readonly lines: CrmLines

  constructor(report: Undecided['report'], lines: CrmLines) {
    super('undecided')
    this.report = report
    this.lines = lines
  }
}

const BRANDS = {
  hubspot: 'HubSpot',
  salesforce: 'Salesforce',
  zoho: 'Zoho CRM',
  pipedrive: 'Pipedrive',
} as const

function nameOf({ system, files }: CrmImport): string {
  return system && system !== 'other' ? BRANDS[system] : (files[0]?.file ?? '')
}

/** Plans and writes, kind by kind. */
async function carryOut(db: Db, ask: Ask, targets: readonly CrmTarget[], one: CrmImport) {
  const { crmImportId } = one
  const system = one.system ?? 'other'
  await waitForOthers(db)
  const home = (await homeCurrencyOf(db)) ?? (await commonestCurrency(db)) ?? 'EUR'
  const rows = await rowsOf(db, crmImportId, home)
  const { decisions } = (await insideOf(db, crmImportId))!
  const plans = await planRun(db, { targets, system, rows, decisions })
  const now = new Date().toISOString()
  const about = { actorId: ask.payload.personId, today: ask.today(), now, home }
  const counts: CrmCounts[] = []
  const undos: Undos = []
  const touched = new Map<string, number>()
  const total = plans.reduce((all, { read }) => all + read, 0)
  let done = 0
  for (const plan of plans) {
    await ask.firm((other) =>
      changeCrm(other, crmImportId, { progress: { kind: plan.kind, done, total } }),
    )
    ask.stopping.throwIfAborted()
    const target = targets.find(({ kind }) => kind === plan.kind)!
    const written = await writeKind(db, { target, plan, system, about })
    undos.push(...written.undos)
    for (const [id, times] of written.touched) touched.set(id, (touched.get(id) ?? 0) + times)
    const { added, changed, same } = written
    counts.push({
      kind: plan.kind,
      read: plan.read,
      added,
      changed,
      same,
      rejected: plan.rejects.length,
      undecided: plan.undecided.length,
      missed: plan.misses.length,
    })
    done += plan.read
  }
  const lines = {
    rejects: plans.flatMap(({ rejects }) => rejects),
    misses: plans.flatMap(({ misses }) => misses),
    undecided: plans.flatMap(({ undecided }) => undecided),
  }
  return { counts, lines, undos, touched }
}

async function rowsOf(db: Db, crmImportId: string, home: string) {
  const read = (await crmContentOf(db, crmImportId)).map((file) => ({
    kind: file.kind,
    ...readCrm(file, home),
  }))
  const of = (kind: CrmKind) => {
    const those = read.filter((one) => one.kind === kind)
    return {
      rows: those.flatMap(({ rows }) => rows),
      rejects: those.flatMap(({ rejects }) => rejects),
    }
  }
  return Object.fromEntries(CRM_KINDS.map((kind) => [kind, of(kind)])) as Record<
    CrmKind,
    ReturnType<typeof of>
  >
}

async function reverse(
  ask: Ask,
  targets: readonly CrmTarget[],
  { crmImportId, counts, system }: CrmImport,
) {
  const by = { id: ask.payload.personId }
  await ask.firm(async (db) => {
    await waitForOthers(db)
    const { undos, takenAt } = (await insideOf(db, crmImportId))!
    const all = [...targets.flatMap(({ tables }) => tables), EXTERNAL_ID]
    const tables = new Map(all.map((table) => [table.name, table]))
    const kindOf = new Map(
      targets.flatMap(({ kind, tables: own }) => own.map(({ name }) => [name, kind] as const)),
    )
    const undone = await undoRun(db, { undos, tables, kindOf, crmImportId, takenAt: takenAt! })
    const { stays: _, ...counted } = undone
    await record(db, by, 'crm.reversed', { crmImportId, system, ...counted })
    await enqueue(db, refreshFigures, {}, { key: 'figures' })
    await changeCrm(db, crmImportId, {
      state: 'reversed',
      report: { counts, undone },
      undos: [],
      problem: null,
      progress: null,
    })
  })
}

/** One run after another: what one brings in the next one finds. */
function waitForOthers(db: Db) {
  return db`select pg_advisory_xact_lock(hashtextextended(${`${db.firm} crm`}, 0))`
}
