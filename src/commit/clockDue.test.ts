import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Db } from '../platform/db.ts'
import { aFirm } from '../platform/testing.ts'
import { clockAt } from './clock.ts'
import { DUE_AT_ONCE, fireDue } from './clockDue.store.ts'
import { recount, insertClock } from './clockWrite.store.ts'
import { foundLate } from './serviceClock.ts'
import { nowOf } from './serviceClock.store.ts'

const NOBODY = { id: '00000000-0000-0000-0000-000000000000' }
const HOUR = 3_600_000

async function aLevel() {
  const firm = aFirm([])
  const accountId = await firm.anAccount()
  const levelId = randomUUID()
  await firm.db(
    (db) => db`
      insert into service_level (level_id, metric, target_ms) values (${levelId}, 'resolution', ${HOUR})
    `,
  )
  return { ...firm, accountId, levelId }
}

test('the due-check finds what is due by its partial index, however many have ended', async () => {
  const { db, accountId, levelId } = await aLevel()
  await db(async (tx) => {
    await tx`
      insert into clock (account_id, level_id, metric, about_kind, title, risk_share, started_at,
        counted_at, state, elapsed_ms, target_ms, stopped_at, due_at)
      select ${accountId}, ${levelId}, 'resolution', 'own', 'Antes', 0.2, now() - interval '9 days',
        now(), 'met', 5, 9, now(), now()
      from generate_series(1, 20000)
    `
    await tx`
      insert into clock (account_id, level_id, metric, about_kind, title, risk_share, started_at,
        counted_at, state, elapsed_ms, target_ms, due_at, risk_at)
      select ${accountId}, ${levelId}, 'resolution', 'own', 'Ahora', 0.2, now(), now(), 'onTrack', 0, 9,
        now() + n * interval '1 minute', now() + n * interval '50 seconds'
      from generate_series(1, 2000) n
    `
  })
  const plan = await db(async (tx) => {
    const rows = await tx`
      explain select clock_id from clock
      where firm_id = ${tx.firm} and next_at is not null and next_at < ${new Date().toISOString()}
      order by next_at limit ${DUE_AT_ONCE} for update skip locked
    `
    return JSON.stringify(rows)
  })
  expect(plan).toMatch(/using clock_by_next/)
  expect(plan).toMatch(/Index Cond[^"]*next_at < /)
  expect(await db((tx) => fireDue(tx, NOBODY))).toEqual([])
})

test('a row stands as the heart reads its events, whenever it began and whatever it may take', async () => {
  const { db, accountId, levelId } = await aLevel()
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        ago: fc.integer({ min: 0, max: 30 * HOUR }),
        target: fc.integer({ min: 1, max: 30 * HOUR }),
      }),
      async ({ ago, target }) => {
        const { row, clock } = await db(async (tx) => {
          const now = await nowOf(tx)
          const clockId = await begin(tx, { accountId, levelId, at: now - ago, target })
          await recount(tx, NOBODY, [clockId], now)
          const [row] = await tx`select * from clock where clock_id = ${clockId}`
          const terms = { target, calendar: null, riskShare: 0.2, pauseStates: [] }
          return { row: row!, clock: clockAt(terms, [{ kind: 'start', at: now - ago }], now) }
        })
        const ms = (at: Date | null) => at && at.getTime()
        expect(row['state']).toBe(clock.state)
        expect([ms(row['dueAt']), ms(row['riskAt']), ms(row['breachedAt'])]).toEqual([
          clock.dueAt,
          clock.riskAt,
          clock.breachedAt,
        ])
        expect([row['elapsedMs'], row['lateDetected']]).toEqual([clock.elapsed, false])
        const next = clock.breachedAt === null ? Math.min(clock.riskAt!, clock.dueAt!) : null
        expect(ms(row['nextAt'])).toBe(next)
      },
    ),
    { numRuns: 25 },
  )
})

test('late is what lay there over a minute, counted from when it could be known; never by a change of target', () => {
  const late = (breachedAt: number | null, toldAt: number, foundAt: number) =>
    foundLate({ breachedAt, breachedBy: breachedAt === null ? null : 'time' }, toldAt, foundAt)
  expect(late(1000, 0, 61_000)).toBe(false)
  expect(late(1000, 0, 61_001)).toBe(true)
  // It was told only now that it had begun long ago.
  expect(late(1000, 900_000, 900_000)).toBe(false)
  expect(late(null, 0, 900_000)).toBe(false)
  expect(foundLate({ breachedAt: 0, breachedBy: 'target' }, 0, 900_000)).toBe(false)
})

function begin(
  db: Db,
  {
    accountId,
    levelId,
    at,
    target,
  }: { accountId: string; levelId: string; at: number; target: number },
) {
  return insertClock(db, {
    accountId,
    levelId,
    metric: 'resolution',
    aboutKind: 'own',
    aboutId: null,
    title: 'Uno',
    ownerId: null,
    riskShare: 0.2,
    pauseStates: [],
    targetMs: target,
    calendarId: null,
    calendarVersionId: null,
    at: new Date(at).toISOString(),
  })
}
