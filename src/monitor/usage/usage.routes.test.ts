import { expect, test } from 'vitest'
import { accountRoutes } from '../../accounts/account.routes.ts'
import { addDays, addMonths } from '../../kernel/day.ts'
import { healthRoutes } from '../health.routes.ts'
import { monitored } from '../testing.monitor.ts'
import { listUsage, readUsage, readUsageFirm, tellReadings } from './usage.api.ts'
import { usageJobs } from './usage.jobs.ts'
import { usageRoutes } from './usage.routes.ts'

const routes = [...accountRoutes, ...healthRoutes, ...usageRoutes]

const monthly = (account: string, measure: string, values: number[], contracted?: number) =>
  values.map((value, at) => ({
    account,
    measure,
    day: addMonths('2026-10-01', at + 1 - values.length),
    value,
    contracted,
  }))
const FALLING = [120, 118, 121, 115, 112, 108, 109, 101, 98, 97, 90, 88]

test('readings come in once, however often they are sent, and say who uses less', async () => {
  const firm = monitored(routes, usageJobs)
  const { lead, viewer, manager } = firm
  await firm.tell()
  const readings = [
    ...monthly('STEADY', 'Usuarios  activos', FALLING, 150),
    ...monthly('Cuenta FALLS', 'Horas', [40, 41, 39, 40, 42, 40]),
    { account: 'NOBODY', measure: 'Horas', day: '2026-10-01', value: 1 },
    { account: 'FALLS', measure: 'Horas', day: '2026-10-01', value: 1 },
  ]
  const first = await manager.ask(tellReadings, { readings })
  expect(first).toEqual({
    added: 18,
    changed: 0,
    same: 0,
    untaken: [
      { place: 18, reason: 'unknown' },
      { place: 19, reason: 'twice' },
    ],
  })
  const again = await lead.ask(tellReadings, { readings: readings.slice(0, 18) })
  expect(again).toMatchObject({ added: 0, changed: 0, same: 18 })
  expect(
    await lead.ask(tellReadings, { readings: [{ ...readings[0]!, value: 121 }] }),
  ).toMatchObject({ added: 0, changed: 1, same: 0 })
  await lead.ask(tellReadings, { readings: [readings[0]!] })
  await firm.work()

  const list = await viewer.ask(listUsage, {})
  expect(list.rows.map(({ account, verdict }) => [account, verdict])).toEqual([
    ['Cuenta STEADY', 'falls'],
    ['Cuenta FALLS', 'steady'],
  ])
  const [worst] = list.rows
  expect(worst).toMatchObject({
    measure: 'Usuarios activos',
    sinceOn: '2026-08-01',
    grain: 'month',
  })
  expect(worst!.atRisk).toBeCloseTo(worst!.sales! * 0.2829, 0)
  expect(await viewer.ask(listUsage, { verdict: ['steady'] })).toMatchObject({ total: 1 })
  expect(await viewer.ask(readUsageFirm, {})).toMatchObject({
    accounts: 2,
    measures: ['Horas', 'Usuarios activos'],
  })
  const [own] = await viewer.ask(readUsage, { accountId: worst!.accountId })
  expect(own).toMatchObject({ verdict: 'falls', last: 88, contracted: 150 })
  expect(own!.history).toHaveLength(12)
  const told = await firm.db(
    (db) => db`select about from happening where firm_id = ${db.firm} and what = 'usage.fell'`,
  )
  expect(told).toHaveLength(1)
})

test('readings by the day become weeks; another firm and who may not see an account read nothing of it', async () => {
  const firm = monitored(routes, usageJobs)
  await firm.tell()
  const readings = Array.from({ length: 70 }, (_, at) => ({
    account: 'GONE',
    measure: 'Llamadas',
    day: addDays('2026-11-15', at - 69),
    value: 10 + (at % 7),
  }))
  await firm.lead.ask(tellReadings, { readings })
  await firm.work()
  const accountId = await firm.idOf('GONE')
  const [usage] = await firm.viewer.ask(readUsage, { accountId })
  expect(usage).toMatchObject({ grain: 'week', last: 13, periods: 10, verdict: 'steady' })
  const own = firm.join('manager', { sees: 'own' })
  expect(await own.ask(listUsage, {})).toMatchObject({ rows: [], total: 0 })
  expect(await own.ask(readUsageFirm, {})).toMatchObject({ accounts: 0, asOf: null })
  await expect(own.ask(readUsage, { accountId })).rejects.toMatchObject({ status: 404 })
  expect(await own.ask(tellReadings, { readings: [readings[0]!] })).toMatchObject({
    untaken: [{ place: 0, reason: 'unknown' }],
  })
  const stranger = monitored(routes).lead
  await expect(stranger.ask(readUsage, { accountId })).rejects.toMatchObject({ status: 404 })
  expect(await stranger.ask(listUsage, {})).toEqual({ rows: [], total: 0 })
  await expect(firm.client.ask(listUsage, {})).rejects.toMatchObject({ status: 403 })
  await expect(firm.viewer.ask(tellReadings, { readings })).rejects.toMatchObject({ status: 403 })
})
