/**
 * What looking at all alert rules costs at 50,000 accounts, the first time and again, beside the figures of the day, which are
 * the measure of what a ledger of this size costs. It must stay under 30 s.
 *
 *     node bin/node24.mjs node bench/alerts.ts [--accounts 50000] [--lines 2000000] [--data FOLDER]
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { rebuildRollups } from '../src/gather/rollup.store.ts'
import { refreshPortfolio, tellPlanner } from '../src/identify/keeping.store.ts'
import { portfolioAt } from '../src/identify/portfolio.store.ts'
import { alertPage } from '../src/monitor/alert/alert.store.ts'
import { AlertList } from '../src/monitor/alert/alert.ts'
import { lookAtAlerts } from '../src/monitor/alert/alertLooking.store.ts'
import { RULE_CODES } from '../src/monitor/alert/alertRule.ts'
import { foundAt } from '../src/monitor/alert/alertReplay.store.ts'
import { FIRST_WEIGHTS } from '../src/monitor/health.ts'
import { findErosion } from '../src/monitor/erosion.store.ts'
import { daysAt } from '../src/monitor/healthDay.ts'
import { ledgerOf, makeCurrent } from '../src/monitor/healthMaking.store.ts'
import { openDatabase, pool } from '../src/platform/database.ts'
import { type Db, inFirm } from '../src/platform/db.ts'
import { openLog } from '../src/platform/log.ts'
import { readSettings } from '../src/platform/settings.ts'
import { fillFirm } from './firms.ts'

const TODAY = '2026-01-05'
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
  const days = daysAt(TODAY, portfolio.asOf)
  const ledger = await inside((db) => ledgerOf(db, portfolio))
  await timed('(health and what wears away)', () =>
    inside(async (db) => {
      const { valuation } = portfolio
      await makeCurrent(db, { ledger, days, weights: FIRST_WEIGHTS, valuation, madeFrom: '' })
      await findErosion(db, days)
    }),
  )
  await timed('(tiers, promises, contracts and opportunities)', () =>
    inside(async (db) => {
      await db`select set_config('clave.actor_id', ${randomUUID()}, true)`
      const some = (share: number) => db`(select account_id from account where firm_id = ${db.firm}
        and random() < ${share}) a`
      await db`insert into standing (account_id, tier, effective_on, reason, decided_by)
        select account_id, 'key', ${TODAY}::date - 500, 'x', ${randomUUID()} from ${some(0.02)}`
      await db`insert into commitment (account_id, promise, owner_id, made_on, made_in, due_on)
        select account_id, 'x', ${randomUUID()}, ${TODAY}::date - 60, 'mail', ${TODAY}::date - 30 + (random() * 60)::int
        from ${some(0.3)}`
      await db`insert into contract (account_id, code, title, starts_on, ends_on, recurring, currency, renews, notice_days)
        select account_id, account_id::text, 'x', ${TODAY}::date - 300, ${TODAY}::date + (random() * 400)::int, 1000, 'EUR', true, 30
        from ${some(0.3)}`
      await db`insert into opportunity (account_id, title, closes_on)
        select account_id, 'x', ${TODAY}::date - 60 + (random() * 120)::int from ${some(0.3)}`
    }),
  )
  await admin.query('analyze')
  const look = () => inside((db) => lookAtAlerts(db, RULE_CODES, TODAY))
  await timed(`${RULE_CODES.length} rules, all alerts new`, look)
  await timed(`${RULE_CODES.length} rules, all known`, look)
  const page = await timed('the first page of the inbox', () =>
    inside((db) => alertPage(db, AlertList.parse({}))),
  )
  console.log(`${page.total.toLocaleString('en')} alerts`)
  await timed('one month of the past', () => inside((db) => foundAt(db, '2025-06-30', ledger)))
} finally {
  await admin.end()
  await database.close()
  if (!options.data) rmSync(folder, { recursive: true, force: true })
}
