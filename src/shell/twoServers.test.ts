/** Two servers of one kind on one database: what happens by itself happens once, pages hear what was done through the other. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { readSession } from '../access/session.api.ts'
import { addAccount } from '../accounts/account.api.ts'
import { startClock } from '../commit/serviceClock.api.ts'
import { putLevel } from '../commit/serviceLevel.api.ts'
import { listFirings } from '../plan/firing.api.ts'
import { addReading, putItem } from '../plan/item.api.ts'
import { movePlan, putPlan } from '../plan/plan.api.ts'
import { objective } from '../plan/testing.plan.ts'
import { pool, prepareCluster } from '../platform/database.ts'
import { reading } from '../platform/live/stream.testing.ts'
import { openLog } from '../platform/log.ts'
import { startPostgres } from '../platform/postgres/server.ts'
import { aHouse, aNewcomer } from './lifecycle.testing.ts'

vi.setConfig({ testTimeout: 300_000 })

/** A PostgreSQL of its own, as one at an address is. */
async function aDatabase() {
  const dataFolder = mkdtempSync(join(tmpdir(), 'clave-two-'))
  const postgres = await startPostgres({ dataFolder, log: openLog('silent') })
  const { socketFolder, user } = postgres
  const root = pool({ socketFolder, database: 'postgres', user }, 1)
  await prepareCluster(root, 'shared')
  await root.query('grant clave_server to clave_owner')
  await root.end()
  // Whoever administers it sees every firm's rows.
  const owner = pool({ socketFolder, database: 'shared', user }, 1)
  onTestFinished(async () => {
    await owner.end()
    await postgres.stop()
    rmSync(dataFolder, { recursive: true, force: true })
  })
  const url = `postgres://clave_owner@localhost/shared?host=${encodeURIComponent(socketFolder)}`
  return { url, owner }
}

async function together() {
  const database = await aDatabase()
  const house = aHouse({ isNew: true })
  const environment = { CLAVE_DATABASE_URL: database.url, CLAVE_DEMO: 'off' }
  // Both find it empty: one makes it, and the other waits.
  const [one, two] = await Promise.all([house.serve(environment), house.serve(environment)])
  const ana = await aNewcomer(one.address)
  const [here, there] = [ana.at(one.address), ana.at(two.address)]
  const { person } = await here(readSession, {})
  const { accountId } = await here(addAccount, { name: 'Forjas', managerId: person!.personId })
  /** How often this is in the history. */
  const told = async (what: string) => {
    const asked = 'select count(*)::int as times from happening where what = $1'
    const { rows } = await database.owner.query<{ times: number }>(asked, [what])
    return rows[0]!.times
  }
  return { ...database, house, environment, one, two, ana, here, there, person, accountId, told }
}

const CLOCKS = 12

test('clocks warn and run out once, plan B is proposed once, and a page of one hears the other', async () => {
  const { one, ana, here, there, accountId, person, told } = await together()
  const live = await fetch(`${one.address}/api/live`, { headers: { cookie: ana.cookie } })
  const page = reading(live)
  onTestFinished(() => page.close())
  await expect.poll(() => page.events.length).toBe(1)
  await there(putLevel, { metric: 'resolution', target: '16s', riskShare: 0.5 })
  await expect.poll(() => page.told()).toContainEqual({ nouns: ['level'], accounts: null })

  for (let n = 0; n < CLOCKS; n++) {
    const ask = n % 2 === 0 ? here : there
    await ask(startClock, { accountId, metric: 'resolution', title: `Reloj ${n}` })
  }
  await expect.poll(() => told('clock.breached'), { timeout: 60_000 }).toBe(CLOCKS)
  await expect
    .poll(() => page.told(), { timeout: 10_000 })
    .toContainEqual({ nouns: ['clock'], accounts: [accountId] })

  const ownerId = person!.personId
  const { now: plan } = await here(putPlan, {
    accountId,
    title: 'Plan',
    template: 'general',
    fromOn: '2026-11-01',
    untilOn: '2028-10-31',
    ownerId,
  })
  const { planId } = plan
  const put = async (item: object) => (await here(putItem, { planId, item } as never)).now.itemId
  await put(objective({ ownerId }))
  const measured = { metric: 'hand', measure: 'Pedidos', unit: 'pedidos', threshold: 10 }
  const kpiId = await put({ kind: 'kpi', title: 'Pedidos', body: measured })
  const actions = [{ title: 'Visita', days: 7 }]
  const body = { kpiId, scenario: 'Deja de pedir', approverId: ownerId, actions }
  await put({ kind: 'planB', title: 'Volver a pedir', body })
  for (const state of ['in-review', 'agreed', 'active'] as const) {
    await here(movePlan, { planId, state })
  }
  await Promise.all(
    [1, 2, 3, 4, 5, 6].map((n) =>
      (n % 2 ? here : there)(addReading, {
        itemId: kpiId,
        day: `2026-11-1${n}`,
        value: 5,
        source: 'ERP',
      }),
    ),
  )
  expect(await there(listFirings, { planId })).toHaveLength(1)
  await sleep(3_000)
  expect(await told('clock.breached')).toBe(CLOCKS)
  expect(await told('clock.atRisk')).toBe(CLOCKS)
  expect(await told('planB.proposed')).toBe(1)
})

test('one is killed: what it had in hand the other takes up, once; who differs is turned away', async () => {
  const { owner, house, environment, one, two, here, accountId, told } = await together()
  await here(putLevel, { metric: 'resolution', target: '3s', riskShare: 0 })
  for (let n = 0; n < 4; n++) {
    await here(startClock, { accountId, metric: 'resolution', title: `Reloj ${n}` })
  }
  // A job in the hand of a worker that will never say anything again.
  const { rows: jobs } = await owner.query(
    `update graphile_worker._private_jobs set locked_by = 'pool-gone', locked_at = now() - interval '1 minute'
     where id = (select id from graphile_worker._private_jobs where locked_by is null order by run_at limit 1)
     returning id`,
  )
  expect(jobs).toHaveLength(1)
  one.signal('SIGKILL')
  await one.ended
  await expect.poll(() => told('clock.breached'), { timeout: 90_000 }).toBe(4)
  const held = `select from graphile_worker._private_jobs where locked_by = 'pool-gone'`
  await expect.poll(async () => (await owner.query(held)).rowCount, { timeout: 60_000 }).toBe(0)

  const other = house.run(['serve', '--no-pages'], { ...environment, CLAVE_SECRET: 'x'.repeat(64) })
  expect(await other.ended).toBe(1)
  expect(other.text.all).toContain('Otra Clave distinta')
  expect((await fetch(`${two.address}/readyz`)).status).toBe(200)
  const third = await house.serve(environment)
  expect((await fetch(`${third.address}/readyz`)).status).toBe(200)
  await sleep(1_000)
  expect(await told('clock.breached')).toBe(4)
})
