/** Imports at work: checked, published, reversed. Killed at any moment, the next run begins the step again. */
import { setTimeout as sleep } from 'node:timers/promises'
import { homeCurrencyOf, setHomeCurrency } from '../access/firm.store.ts'
import { applySalespersonLinks } from '../accounts/salesperson.store.ts'
import type { Day } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { enqueue, type Job, job, type JobAsk } from '../platform/jobs.ts'
import { NO_CURRENCY } from './check.ts'
import { checkLedger } from './check.store.ts'
import { refreshFigures } from './figures.ts'
import {
  besides,
  cancelAsked,
  changeImport,
  importOf,
  markPublished,
  markReversed,
  tellPlanner,
} from './import.store.ts'
import {
  checkFiles,
  type Import,
  type ImportState,
  publishLedger,
  type Report,
  reverseLedger,
} from './import.ts'
import type { Ledger } from './ledger.store.ts'
import { isAway, problemOf } from './importProblem.store.ts'
import {
  areNumbered,
  keepRejects,
  readPlanned,
  withChecked,
  type Working,
} from './importRead.store.ts'
import { Cancelled, endedBy, telling } from './importWork.store.ts'
import { publishLines } from './publish.store.ts'
import { reverseLines } from './publishReversal.store.ts'
import { refreshFactors } from './rates.store.ts'
import { firstRejects } from './reject.store.ts'
import { remember } from './remembered.store.ts'
import { checkedOf, dropLeftovers, inWorkFolder } from './upload.store.ts'

export const importJobs: Job[] = [
  job(checkFiles, (ask) => during(ask, 'checking', check)),
  job(publishLedger, (ask) => during(ask, 'publishing', publish)),
  job(reverseLedger, (ask) => during(ask, 'reversing', reverse)),
]

type Ask = JobAsk<{ importId: number; personId: string }>
type Task = Working & { ask: Ask }

/** A database that was restarted is back within seconds: then the step begins again by itself. */
const WAITS_MS = [500, 2_000, 5_000]

/** Only in the state in which it was asked for; what fails goes back to the state before, with the reason. */
async function during(ask: Ask, state: ImportState, work: (task: Task) => Promise<void>) {
  const { firm, firmId, dataFolder, log, payload, stopping } = ask
  const { importId } = payload
  const place = { dataFolder, firmId, importId }
  const attempt = () =>
    inWorkFolder(place, 'job', (folder) =>
      telling({ firm, importId, stopping }, async (tell, signal) => {
        const one = await firm((db) => importOf(db, importId))
        if (one?.state === state) await work({ ask, one, place, folder, tell, signal })
      }),
    )
  await dropLeftovers(place, 'job')
  for (let tried = 0; ; tried++) {
    try {
      return await attempt()
    } catch (error) {
      // The next start of the server begins the step again.
      if (stopping.aborted) throw error
      const wait = WAITS_MS[tried]
      if (isAway(error) && wait !== undefined) {
        await sleep(wait)
        continue
      }
      if (!(error instanceof Cancelled))
        log.warn({ importId, state, err: error }, 'an import stopped')
      await firm((db) => stepBack(db, importId, problemOf(error)))
      return
    }
  }
}

async function stepBack(db: Db, importId: number, problem: Import['problem']) {
  const one = await importOf(db, importId)
  if (!one) return
  const before: Partial<Record<ImportState, ImportState>> = {
    checking: 'draft',
    publishing: one.reversedAt ? 'reversed' : 'checked',
    reversing: 'published',
  }
  const state = before[one.state]
  if (state) await changeImport(db, importId, { state, problem, progress: null })
}

const REJECTS_SHOWN = 50

async function check(task: Task) {
  const { ask, one, place, signal } = task
  const { firm, today } = ask
  const { importId } = one
  const report = await readPlanned(task, async (duck, ledger): Promise<Report> => {
    const found = await checkLedger(duck, ledger, { today: today(), checked: checkedOf(place) })
    await keepRejects(duck, ledger, { place, rejected: found.lines.rejected })
    const rejects = await firstRejects(duck, ledger, REJECTS_SHOWN)
    const numbered = await areNumbered(duck, place)
    const commonest = commonestOf(found.totals)
    return firm(async (db) => {
      if (found.lines.accepted > 0) await rememberPlan(db, one, ledger)
      return { check: found, rejects, commonest, numbered, ...(await besides(db, one, found)) }
    })
  })
  signal.throwIfAborted()
  await firm(async (db) => {
    // A small file may be checked before anyone looks whether it was cancelled.
    if (await cancelAsked(db, importId)) throw new Cancelled('cancelled')
    await changeImport(db, importId, { state: 'checked', report, progress: null, problem: null })
  })
}

function commonestOf(totals: Report['check']['totals']): string | null {
  const lines = new Map<string, number>()
  for (const total of totals)
    lines.set(total.currency, (lines.get(total.currency) ?? 0) + total.lines)
  lines.delete(NO_CURRENCY)
  return [...lines].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null
}

/** So many lines change what the planner should know. */
const MANY_LINES = 20_000

async function publish(task: Task) {
  const { ask, one, folder, tell, signal } = task
  const { importId, source } = one
  const { overlap } = one.plan!
  const { check: found, numbered } = one.report!
  const total = found.lines.accepted
  const replaces = overlap === 'replace' && !numbered ? found.period : null
  tell({ step: 'accounts', done: 0, total })
  await withChecked(task, async (duck) => {
    await ask.firm((db) =>
      endedBy(signal, { db, firm: ask.firm }, async () => {
        const onLines = (done: number) => {
          signal.throwIfAborted()
          tell({ step: done < total ? 'lines' : 'rollups', done, total })
        }
        const published = await publishLines(
          { db, duck, folder },
          { importId, source, replaces, onLines },
        )
        await nameHome(db, one)
        await afterwards(db, ask, 'import.published', { importId, ...published })
        await changeImport(db, importId, { outcome: { ...published, keptAccounts: [] } })
        // The last word, so that the row is locked no longer than it must be.
        if (!(await markPublished(db, importId, replaces))) throw new Cancelled('cancelled')
      }),
    )
  })
  if (total > MANY_LINES) await ask.firm(tellPlanner)
}

/** Next month's files with these headers need no answers. */
async function rememberPlan(db: Db, { plan, source }: Import, { parts, lookups }: Ledger) {
  for (const { file, manner, mapping } of [
    ...parts.map((part) => ({
      ...part,
      mapping: plan!.files.find(({ role }) => role === 'ledger')!.mapping,
    })),
    ...lookups.map((lookup) => ({ ...lookup, manner: parts[0]!.manner })),
  ]) {
    const { decimal, dateOrder } = manner
    const columns = file.columns.map(({ name }) => name)
    const kept = { mapping, decimal, dateOrder, source }
    await remember(db, { signature: file.signature, columns, kept })
  }
}

async function nameHome(db: Db, { plan, report }: Import) {
  const home = plan!.home ?? report!.commonest
  if (home && !(await homeCurrencyOf(db))) await setHomeCurrency(db, home)
}

async function reverse({ ask, one, tell, signal }: Task) {
  const { importId } = one
  const lines = one.outcome?.lines ?? 0
  tell({ step: 'reversing', done: 0, total: lines })
  await ask.firm((db) =>
    endedBy(signal, { db, firm: ask.firm }, async () => {
      const reversed = await reverseLines(db, importId)
      const outcome = {
        lines: reversed.lines,
        accounts: reversed.accountsTaken,
        made: 0,
        replaced: reversed.returned,
        keptAccounts: reversed.kept,
      }
      await afterwards(db, ask, 'import.reversed', { importId, ...outcome })
      await changeImport(db, importId, { outcome })
      if (!(await markReversed(db, importId))) throw new Cancelled('cancelled')
    }),
  )
  if (lines > MANY_LINES) await ask.firm(tellPlanner)
}

/** The ledger's days may be others now, and with them factors, managers and figures. */
async function afterwards(
  db: Db,
  { payload, today }: { payload: { personId: string }; today: () => Day },
  what: `${string}.${string}`,
  about: Record<string, unknown>,
) {
  await refreshFactors(db)
  await applySalespersonLinks(db, today())
  await record(db, { id: payload.personId }, what, about)
  await enqueue(db, refreshFigures, {}, { key: 'figures' })
}
