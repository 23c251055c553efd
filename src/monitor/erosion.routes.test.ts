import { expect, test } from 'vitest'
import { accountRoutes } from '../accounts/account.routes.ts'
import { askStudies } from '../identify/study.store.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { listChurn, readAccountChurn, readChurn } from './churn.api.ts'
import { churnJobs } from './churn.jobs.ts'
import { churnRoutes } from './churn.routes.ts'
import { listErosion, readErosion } from './erosion.api.ts'
import { erosionRoutes } from './erosion.routes.ts'
import { askHealth, readBackTest } from './health.api.ts'
import { healthJobs } from './health.jobs.ts'
import { healthRoutes } from './health.routes.ts'
import { monitored } from './testing.monitor.ts'

const routes = [...accountRoutes, ...healthRoutes, ...churnRoutes, ...erosionRoutes]

test('slower answers, fewer talks and a worse tone are found with their numbers, since when, and once', async () => {
  const firm = monitored(routes, [...healthJobs, ...churnJobs])
  const { lead, viewer } = firm
  await firm.tell()
  const accountId = await firm.idOf('STEADY')
  await firm.db(async (db) => {
    await db`
      insert into request (account_id, title, opened_on, closed_on, state)
      select ${accountId}, 'x', day - took, day, 'closed' from (values
        ('2026-01-10'::date, 2), ('2026-02-10', 3), ('2026-03-10', 4),
        ('2026-08-10', 8), ('2026-09-10', 9), ('2026-10-10', 10)) as r(day, took)`
    await db`
      insert into interaction (account_id, kind, happened_on, subject, sentiment)
      select ${accountId}, 'visit', day, 'x', felt from (values
        ('2025-12-10'::date, 2), ('2026-01-10', 1), ('2026-02-10', 1), ('2026-03-10', 1), ('2026-04-10', 1), ('2026-05-10', 1),
        ('2026-08-10', 0), ('2026-09-10', -1), ('2026-10-10', -1)) as r(day, felt)`
  })
  await lead.ask(askHealth, {})
  await firm.work()
  const found = await viewer.ask(readErosion, { accountId })
  const signs = Object.fromEntries(found.map(({ sign, before, now }) => [sign, [before, now]]))
  expect(signs).toEqual({ ourAnswer: [3, 9], sentiment: [7 / 6, -2 / 3], talks: [6, 3] })
  for (const { sinceOn, asOf } of found) {
    expect(asOf).toBe(TODAY)
    expect(sinceOn <= TODAY && sinceOn > '2026-05-01').toBe(true)
  }
  const list = await viewer.ask(listErosion, { sign: ['ourAnswer'] })
  expect(list).toMatchObject({ total: 1, accounts: 1 })
  expect(list.rows[0]).toMatchObject({ accountId, account: 'Cuenta STEADY' })
  const told = () =>
    firm.db(
      (db) => db`select 1 from happening where firm_id = ${db.firm} and what = 'erosion.found'`,
    )
  const once = (await told()).length
  expect(once).toBe(3)
  await lead.ask(askHealth, {})
  await firm.work()
  expect(await told()).toHaveLength(once)
})

test('the back-test says what was said of the one that was lost; too few accounts teach nothing of losses', async () => {
  const firm = monitored(routes, [...healthJobs, ...churnJobs])
  const { viewer, join } = firm
  await firm.tell()
  await firm.db((db) => askStudies(db))
  await firm.work()
  const gone = await firm.idOf('GONE')
  const { state, told, names } = await viewer.ask(readBackTest, {})
  expect(state).toBe('ready')
  expect(told!.losses.map(({ accountId }) => accountId)).toEqual([gone])
  const [loss] = told!.losses
  // The last order was on 23 April 2026; the next was due 30 days later.
  expect(loss!.lostOn).toBe('2026-05-23')
  expect(loss!.said.map(({ days }) => days)).toEqual([60, 90, 180])
  expect(names[gone]).toBe('Cuenta GONE')
  expect(told!.quarters.find(({ lost }) => lost === 1)).toMatchObject({
    from: '2026-04-01',
    kept: 2,
  })
  expect(told!.versions.map(({ version }) => version)).toEqual([0])
  const churn = await viewer.ask(readChurn, {})
  expect(churn.told).toMatchObject({ learnt: null, whyNot: 'too-few-accounts' })
  expect(await viewer.ask(listChurn, {})).toEqual({ rows: [], total: 0 })
  expect(await viewer.ask(readAccountChurn, { accountId: gone })).toBeNull()
  // Of accounts that they may not see, nothing is told.
  const own = join('manager', { sees: 'own' })
  expect((await own.ask(readBackTest, {})).state).toBe('closed')
  expect((await own.ask(readChurn, {})).state).toBe('closed')
  expect((await own.ask(listErosion, {})).total).toBe(0)
  await expect(own.ask(readErosion, { accountId: gone })).rejects.toMatchObject({ status: 404 })
  const stranger = aFirm(routes).lead
  expect((await stranger.ask(readBackTest, {})).state).toBe('none')
  expect((await stranger.ask(readChurn, {})).state).toBe('none')
  await expect(stranger.ask(readAccountChurn, { accountId: gone })).rejects.toMatchObject({
    status: 404,
  })
})
