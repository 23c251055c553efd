/**
 * What a change costs: roll-ups mended for the accounts that changed against all of them made anew, the
 * figures of the day for all accounts, and the month ends, made and mended.
 *
 *     node bin/node24.mjs node bench/snapshot.ts [--accounts 100000] [--lines 4000000] [--months 36] [--data FOLDER]
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  mendRollups,
  noteChanged,
  rebuildRollups,
  watchChanges,
} from '../src/gather/rollup.store.ts'
import { refreshPortfolio, tellPlanner } from '../src/identify/keeping.store.ts'
import { countsOf, movedBetween, movedPage } from '../src/identify/movement.store.ts'
import { MovedList } from '../src/identify/movement.ts'
import { keptSummaries, mendSummaries } from '../src/identify/purchaseSummary.store.ts'
import {
  keptSnapshots,
  makeNextSnapshot,
  noteOutdated,
  tellPlannerOfSnapshots,
} from '../src/identify/snapshot.store.ts'
import { openDatabase, pool } from '../src/platform/database.ts'
import { type Db, inFirm } from '../src/platform/db.ts'
import { openLog } from '../src/platform/log.ts'
import { readSettings } from '../src/platform/settings.ts'
import { fillFirm } from './firms.ts'
import { databaseSeconds } from './processor.ts'

/** One in a hundred accounts gets an invoice of three lines. */
const CHANGED_SHARE = 0.01
const LINES_EACH = 3
const TODAY = '2026-01-05'
const valuing = { asOf: TODAY, currency: 'EUR', converted: true }

const { values: options } = parseArgs({
  options: {
    accounts: { type: 'string', default: '100000' },
    lines: { type: 'string', default: '4000000' },
    months: { type: 'string', default: '36' },
    data: { type: 'string' },
  },
})
const accounts = Number(options.accounts)
const folder = options.data ?? mkdtempSync(join(tmpdir(), 'clave-bench-'))
const log = openLog('error')
const settings = readSettings({ CLAVE_DATA: folder, CLAVE_LOG: 'error' })
const database = await openDatabase({ ...settings, log })
const admin = pool(
  { socketFolder: join(folder, 'postgres', 'socket'), database: 'clave', user: 'postgres' },
  2,
)
const [{ folder: cluster }] = (
  await admin.query(`select current_setting('data_directory') as folder`)
).rows as [{ folder: string }]
const firmId = randomUUID()
const inside = <T>(work: (db: Db) => Promise<T>) => inFirm(database.sql, { firmId }, work)

type Took = { seconds: number; processor: number }

/** Seconds by the clock; beside them those of the processor, which others on the machine don't lengthen. */
async function timed<T>(what: string, work: () => Promise<T>, note = '') {
  const busy = () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6 + databaseSeconds(cluster)
  }
  const [begun, before] = [performance.now(), busy()]
  const result = await work()
  const [seconds, processor] = [(performance.now() - begun) / 1000, busy() - before]
  const figures = [seconds, processor].map((one) => one.toFixed(2).padStart(9)).join('')
  console.log(`${what.padEnd(60)}${figures}  ${note}`)
  return { result, seconds, processor }
}

console.log(`${''.padEnd(60)}    clock processor`)
console.log(
  `${cpus()[0]!.model}; ${accounts.toLocaleString('en')} accounts, ${Number(options.lines).toLocaleString('en')} lines`,
)
try {
  await admin.query(
    `insert into access.firm (firm_id, name, home_currency) values ($1, 'Bench', 'EUR')`,
    [firmId],
  )
  await timed('(fill)', () =>
    fillFirm(admin, { firmId, accounts, lines: Number(options.lines), seed: 1 }),
  )
  await admin.query('vacuum analyze')

  const full = await timed('roll-ups, all anew', () =>
    inside(async (db) => {
      await db`set local work_mem = '128MB'`
      await rebuildRollups(db)
    }),
  )
  await admin.query('vacuum analyze')
  await timed(
    'figures of the day, all accounts',
    () => inside((db) => refreshPortfolio(db, TODAY)),
    'at most 20 s',
  )
  await inside(tellPlanner)
  const summarised = await timed('customer summaries, all anew', () =>
    inside((db) => mendSummaries(db, valuing)),
  )
  await timed('customer summaries of the day, read', () =>
    inside((db) => keptSummaries(db, valuing)),
  )

  await months('month ends, made', Number(options.months))
  await reading()

  const mended = await timed('lines of 1 % of the accounts come: roll-ups mended', () =>
    inside(change),
  )
  tellShare(mended, full)
  tellShare(
    await timed('the same, customer summaries mended', () =>
      inside((db) => mendSummaries(db, valuing)),
    ),
    summarised,
  )
  await timed('figures of the day, all accounts, after it', () =>
    inside((db) => refreshPortfolio(db, TODAY)),
  )
  await months('month ends, mended for 1 % of the accounts', Number(options.months))
} finally {
  await admin.end()
  await database.close()
  if (!options.data) rmSync(folder, { recursive: true, force: true })
}

function tellShare(of: Took, all: Took) {
  const share = (name: keyof Took) => `${((100 * of[name]) / all[name]).toFixed(1)} %`
  console.log(
    `  = ${share('seconds')} of all anew, ${share('processor')} of its processor time (at most 5 %)`,
  )
}

/** As the job does it: each in its own transaction, the newest first. */
async function months(what: string, most: number) {
  await timed(`${what}: what is due`, () => inside(noteOutdated))
  let made = 0
  const { seconds } = await timed(`${what}: at most ${most}`, async () => {
    while (made < most && (await inside((db) => makeNextSnapshot(db, TODAY)))) made += 1
  })
  console.log(`  ${made} months, ${(seconds / Math.max(1, made)).toFixed(2)} s each`)
  await inside(tellPlannerOfSnapshots)
}

/** What the page of movements asks, without the web around it. */
async function reading() {
  const kept = await inside(keptSnapshots)
  if (kept.length === 0) return
  const [to, from] = [kept[0]!.month, kept[Math.min(12, kept.length - 1)]!.month]
  const between = { from, to, by: 'segment' as const }
  for (const time of ['first', 'again']) {
    await timed(`movements, ${time}: flows and who moved most`, () =>
      inside((db) => movedBetween(db, between)),
    )
    await timed(`movements, ${time}: counts by month`, () =>
      inside((db) => countsOf(db, 'segment', true)),
    )
    await timed(`movements, ${time}: a page of accounts`, () =>
      inside((db) => movedPage(db, MovedList.parse({}), between)),
    )
  }
}

/** Lines as an import would bring them, into the roll-ups by the way that publishing takes. */
async function change(db: Db) {
  await db`set local work_mem = '128MB'`
  await db`
    insert into import (import_id, state, publication_no, made_by, published_at)
    values (2, 'published', 2, gen_random_uuid(), now())
  `
  await watchChanges(db)
  await db`create temporary table come (like sale_line) on commit drop`
  await db`
    insert into come (firm_id, account_id, import_id, line_no, source_id, twin, day, currency, amount, cost,
      invoice, invoice_line)
    select firm_id, account_id, 2, row_number() over (), 0, 0, date '2023-02-10' + (place % 1000)::int, 'EUR',
      100 + line, 60, 'N' || place, line
    from (
      select firm_id, account_id, row_number() over (order by account_id) as place from account
      where firm_id = ${db.firm} order by account_id limit ${Math.round(accounts * CHANGED_SHARE)}
    ) chosen, generate_series(1, ${LINES_EACH}::int) line
  `
  await db`insert into sale_line select * from come`
  await noteChanged(db, 'come', 1)
  await mendRollups(db)
}
