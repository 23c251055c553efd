/** A firm of which health and alerts are told: a ledger, talks and requests, and the figures of the day, which all else is measured by. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { rebuildRollups } from '../src/gather/rollup.store.ts'
import { refreshPortfolio, tellPlanner } from '../src/identify/keeping.store.ts'
import { portfolioAt } from '../src/identify/portfolio.store.ts'
import { openDatabase, pool } from '../src/platform/database.ts'
import { type Db, inFirm } from '../src/platform/db.ts'
import { openLog } from '../src/platform/log.ts'
import { readSettings } from '../src/platform/settings.ts'
import { fillFirm } from './firms.ts'

export const TODAY = '2026-01-05'
/** Talks by account, over two years, and requests. */
const TALKS = 6
const REQUESTS = 2

export async function aMonitoredFirm() {
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

  async function fill() {
    console.log(`${cpus()[0]!.model}; ${accounts.toLocaleString('en')} accounts`)
    console.log(`${''.padEnd(48)}  seconds  of the figures`)
    await admin.query(
      `insert into access.firm (firm_id, name, home_currency) values ($1, 'Bench', 'EUR')`,
      [firmId],
    )
    await timed('(fill)', () =>
      fillFirm(admin, { firmId, accounts, lines: Number(options.lines), seed: 1 }),
    )
    await timed('(roll-ups)', () => inside((db) => rebuildRollups(db)))
    await timed('(talks and requests)', () => inside(talkAndAsk))
    await admin.query('analyze')
    const begun = performance.now()
    await timed('the figures of the day', () => inside((db) => refreshPortfolio(db, TODAY)))
    baseline = (performance.now() - begun) / 1000
    await inside(tellPlanner)
    return (await inside((db) => portfolioAt(db, {})))!
  }

  async function close() {
    await admin.end()
    await database.close()
    if (!options.data) rmSync(folder, { recursive: true, force: true })
  }
  return { admin, inside, timed, fill, close }
}

async function talkAndAsk(db: Db): Promise<void> {
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
}
