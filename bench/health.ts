/**
 * What health costs: the newest day of all accounts with its trend and reasons, a month's end, what wears away, the back-test
 * and the losses foretold, each beside the figures of the day, which are the measure of what a ledger of this size costs.
 *
 *     node bin/node24.mjs node bench/health.ts [--accounts 50000] [--lines 2000000] [--data FOLDER]
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { rebuildRollups } from '../src/gather/rollup.store.ts'
import { refreshPortfolio, tellPlanner } from '../src/identify/keeping.store.ts'
import { portfolioAt } from '../src/identify/portfolio.store.ts'
import { FIRST_WEIGHTS } from '../src/monitor/health.ts'
import { makeBackTest } from '../src/monitor/backTest.store.ts'
import { readForChurn, writeChurn } from '../src/monitor/churn.store.ts'
import { churnInThread } from '../src/monitor/churnThread.store.ts'
import { findErosion } from '../src/monitor/erosion.store.ts'
import { healthPage } from '../src/monitor/health.store.ts'
import { BandsGiven } from '../src/monitor/healthBand.ts'
import { daysAt } from '../src/monitor/healthDay.ts'
import { ledgerOf, makeCurrent, makeMonth } from '../src/monitor/healthMaking.store.ts'
import { HealthList } from '../src/monitor/healthTold.ts'
import { openDatabase, pool } from '../src/platform/database.ts'
import { type Db, inFirm } from '../src/platform/db.ts'
import { openLog } from '../src/platform/log.ts'
import { readSettings } from '../src/platform/settings.ts'
import { fillFirm } from './firms.ts'

const TODAY = '2026-01-05'
const MONTH = '2025-12-31'
/** Talks by account, over two years, and requests. */
const TALKS = 6
const REQUESTS = 2

const { values: options } = parseArgs({
  options: {
    accounts: { type: 'string', default: '50000' },
    lines: { type: 'string', default: '2000000' },
    data: { type: 'string' },
  },
})
const accounts = Number(options.accounts)
const folder = options.data ?? mkdtempSync(join(tmpdir(), 'clave-bench-'))
const database = await openDatabase({
  ...readSettings({ CLAVE_DATA: folder, CLAVE_LOG: 'error' }),
  log: openLog('error'),
})
const admin = pool(
  { socketFolder: join(folder, 'postgres', 'socket'), database: 'clave', user: 'postgres' },
  2,
)
const firmId = randomUUID()
const inside = <T>(work: (db: Db) => Promise<T>) => inFirm(database.sql, { firmId }, work)
let baseline = 0

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now()
  const result = await work()
  const seconds = (performance.now() - begun) / 1000
  const ratio = baseline > 0 ? `${(seconds / baseline).toFixed(2)} x` : ''
  console.log(`${what.padEnd(48)}${seconds.toFixed(2).padStart(9)}  ${ratio}`)
  return result
}

console.log(`${cpus()[0]!.model}; ${accounts.toLocaleString('en')} accounts`)
console.log(`${''.padEnd(48)}  seconds  of the figures`)
try {
  await admin.query(
    `insert into access.firm (firm_id, name, home_currency) values ($1, 'Bench', 'EUR')`,
    [firmId],
  )
  await timed('(fill)', () =>
    fillFirm(admin, { firmId, accounts, lines: Number(options.lines), seed: 1 }),
  )
  await timed('(roll-ups)', () => inside((db) => rebuildRollups(db)))
  await timed('(talks and requests)', () =>
    inside(async (db) => {
      await db`select set_config('clave.actor_id', ${randomUUID()}, true)`
      await db`
        insert into interaction (account_id, kind, happened_on, subject, sentiment)
        select account_id, 'call', ${TODAY}::date - (random() * 730)::int, 'x', (random() * 4)::int - 2
        from account, generate_series(1, ${TALKS}) where firm_id = ${db.firm}`
      await db`
        insert into request (account_id, title, opened_on, closed_on, state)
        select account_id, 'x', day, day + 3, 'closed'
        from (select account_id, ${TODAY}::date - 10 - (random() * 600)::int as day
          from account, generate_series(1, ${REQUESTS}) where firm_id = ${db.firm}) r`
    }),
  )
  await admin.query('analyze')
  const begun = performance.now()
  await timed('the figures of the day', () => inside((db) => refreshPortfolio(db, TODAY)))
  baseline = (performance.now() - begun) / 1000
  await inside(tellPlanner)
  const portfolio = (await inside((db) => portfolioAt(db, {})))!
  const ledger = await timed('the ledger into memory', () =>
    inside((db) => ledgerOf(db, portfolio)),
  )
  const making = (day: string) => ({
    ledger,
    days: daysAt(day, portfolio.asOf),
    weights: FIRST_WEIGHTS,
    valuation: portfolio.valuation,
    madeFrom: '',
  })
  await timed('health of the day', () => inside((db) => makeCurrent(db, making(TODAY))))
  await timed("health of a month's end", () => inside((db) => makeMonth(db, making(MONTH), false)))
  await timed('what wears away', () => inside((db) => findErosion(db, making(TODAY).days)))
  const bands = BandsGiven.parse({})
  await timed('the list of health', () =>
    inside((db) => healthPage(db, HealthList.parse({}), { bands, today: TODAY })),
  )
  await timed('the back-test of one month', () =>
    inside((db) =>
      makeBackTest(db, {
        ledger,
        asOf: portfolio.asOf,
        bands,
        versions: [{ version: 0, weights: FIRST_WEIGHTS }],
      }),
    ),
  )
  const { keys, given } = await timed('read for losses', () =>
    inside((db) => readForChurn(db, portfolio)),
  )
  const found = await timed('losses foretold, in a thread', () =>
    churnInThread(given, new AbortController().signal),
  )
  await timed('losses written', () => inside((db) => writeChurn(db, portfolio, { keys, found })))
} finally {
  await admin.end()
  await database.close()
  if (!options.data) rmSync(folder, { recursive: true, force: true })
}
