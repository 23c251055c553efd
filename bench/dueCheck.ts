/**
 * The due-check of clocks with 100,000 open ones beside many that have ended: when none is due, when a thousand are at
 * once, and which index it uses.
 *
 *     node bin/node24.mjs node bench/dueCheck.ts [--open 100000] [--ended 900000] [--due 1000] [--runs 9]
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DUE_AT_ONCE, fireDue } from '../src/commit/clockDue.store.ts'
import { nextInstant } from '../src/commit/clockWrite.store.ts'
import { openDatabase } from '../src/platform/database.ts'
import { type Db, inFirm } from '../src/platform/db.ts'
import { openLog } from '../src/platform/log.ts'
import { readSettings } from '../src/platform/settings.ts'

const { values: options } = parseArgs({
  options: {
    open: { type: 'string', default: '100000' },
    ended: { type: 'string', default: '900000' },
    due: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '9' },
  },
})
const [open, ended, due, runs] = [options.open, options.ended, options.due, options.runs].map(
  Number,
)
const NOBODY = { id: '00000000-0000-0000-0000-000000000000' }
const folder = mkdtempSync(join(tmpdir(), 'clave-bench-'))
const settings = readSettings({ CLAVE_DATA: folder, CLAVE_LOG: 'error' })
const database = await openDatabase({ ...settings, log: openLog('error') })
const firmId = randomUUID()
const inside = <T>(work: (db: Db) => Promise<T>) => inFirm(database.sql, { firmId }, work)

try {
  await inside(fill)
  await database.owner.query('analyze clock')
  console.log(`${cpus()[0]!.model}, ${cpus().length} cores, node ${process.version}`)
  console.log(`${open} open clocks, ${ended} that have ended, median of ${runs}\n`)
  const idle: number[] = []
  const busy: number[] = []
  for (let run = 0; run < runs!; run += 1) {
    idle.push(await timed(0))
    await inside(
      (db) => db`
        update clock set due_at = now() - interval '1 second', risk_at = now() - interval '2 seconds'
        where firm_id = ${db.firm} and clock_id in (
          select clock_id from clock where firm_id = ${db.firm} and next_at is not null limit ${due!})
      `,
    )
    busy.push(await timed(due!))
  }
  console.log(`nothing due       ${median(idle).toFixed(1)} ms`)
  console.log(`${due} due at once  ${median(busy).toFixed(1)} ms`)
  const plan = await inside(
    (db) => db`
      explain select clock_id from clock
      where firm_id = ${db.firm} and next_at is not null and next_at < ${new Date().toISOString()}
      order by next_at limit ${DUE_AT_ONCE} for update skip locked
    `,
  )
  console.log(`\n${plan.map((row) => String(Object.values(row)[0])).join('\n')}`)
} finally {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
}

async function timed(expected: number): Promise<number> {
  const begun = performance.now()
  const fired = await inside(async (db) => {
    const all = await fireDue(db, NOBODY)
    await nextInstant(db)
    return all
  })
  if (fired.length !== expected) throw new Error(`${fired.length} told instead of ${expected}`)
  return performance.now() - begun
}

async function fill(db: Db) {
  const [account] = await db`insert into account (name) values ('Forjas') returning account_id`
  const [level] = await db`
    insert into service_level (metric, target_ms) values ('resolution', 36000000) returning level_id
  `
  const common = db`${account!['accountId']}::uuid, ${level!['levelId']}::uuid, 'resolution', 'own', 'Rodamiento', 0.2`
  await db`
    insert into clock (account_id, level_id, metric, about_kind, title, risk_share, started_at, counted_at,
      state, elapsed_ms, target_ms, due_at, stopped_at)
    select ${common}, now() - interval '90 days', now(), 'met', 1000, 36000000,
      now() - n * interval '1 second', now() - n * interval '2 seconds'
    from generate_series(1, ${ended!}) n
  `
  await db`
    insert into clock (account_id, level_id, metric, about_kind, title, risk_share, started_at, counted_at,
      state, elapsed_ms, target_ms, due_at, risk_at)
    select ${common}, now(), now(), 'onTrack', 0, 36000000, now() + interval '1 day' + n * interval '1 second',
      now() + interval '20 hours' + n * interval '1 second'
    from generate_series(1, ${open!}) n
  `
}

function median(times: number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1]!
}
