import { expect, test } from 'vitest'
import { accountRoutes } from '../../accounts/account.routes.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { aFirm, TODAY } from '../../platform/testing.ts'
import { healthJobs } from '../health.jobs.ts'
import { healthRoutes } from '../health.routes.ts'
import { monitored } from '../testing.monitor.ts'
import {
  askAlerts,
  closeAlert,
  listAccountAlerts,
  listAlertRules,
  listAlerts,
  listMyAlerts,
  reopenAlert,
  setAlertRule,
  snoozeAlert,
} from './alert.api.ts'
import { alertJobs } from './alert.jobs.ts'
import { alertRoutes } from './alert.routes.ts'
import { lookAtAlerts } from './alertLooking.store.ts'
import { RULE_CODES } from './alertRule.ts'

const routes = [...accountRoutes, ...healthRoutes, ...alertRoutes]

/** Someone's promise to the account that is late since a day. */
async function promised(firm: ReturnType<typeof aFirm>, accountId: string, dueOn: Day) {
  await firm.db(
    (db) => db`
    insert into commitment (account_id, promise, owner_id, made_on, made_in, due_on)
    values (${accountId}, 'Enviar el certificado', ${firm.lead.id}, '2026-10-01', 'mail', ${dueOn})`,
  )
}

const look = (firm: ReturnType<typeof aFirm>, day: Day) =>
  firm.db((db) => lookAtAlerts(db, RULE_CODES, day))

const told = async (firm: ReturnType<typeof aFirm>, what: string) =>
  (await firm.db((db) => db`select 1 from happening where firm_id = ${db.firm} and what = ${what}`))
    .length

test('new figures tell who broke their rhythm and whose sales fall, with the numbers', async () => {
  const firm = monitored(routes, [...healthJobs, ...alertJobs])
  await firm.tell()
  await firm.work()
  const { rows, total, counts } = await firm.viewer.ask(listAlerts, { size: 500 })
  expect(total).toBe(rows.length)
  expect(counts.high + counts.medium + counts.low).toBe(total)
  const found = new Map(rows.map((one) => [`${one.account} ${one.rule}`, one]))
  // Its last order was on 23 April, the ledger ends on 20 October; the usual gap is 30 days.
  expect(found.get('Cuenta GONE rhythmBroken')).toMatchObject({
    severity: 'high',
    sinceOn: '2026-07-07',
    openedOn: TODAY,
    numbers: { days: 180, gap: 30 },
    state: 'open',
  })
  expect(found.get('Cuenta FALLS salesFall')!.numbers['fall']).toBeGreaterThan(0.2)
  expect([...found.keys()].filter((key) => key.startsWith('Cuenta STEADY'))).toEqual([
    'Cuenta STEADY firmDepends',
  ])
  expect(await told(firm, 'alert.opened')).toBe(total)
})

test('what holds on is one alert with its day and the newest numbers; what ends closes by itself', async () => {
  const firm = aFirm(routes, alertJobs)
  const accountId = await firm.anAccount()
  await promised(firm, accountId, '2026-11-10')
  await look(firm, '2026-11-15')
  await look(firm, '2026-11-15')
  await look(firm, TODAY)
  const [alert, ...others] = await firm.viewer.ask(listAccountAlerts, { accountId })
  expect(others).toEqual([])
  expect(alert).toMatchObject({
    rule: 'promiseLate',
    about: 'Enviar el certificado',
    sinceOn: '2026-11-11',
    openedOn: '2026-11-15',
    numbers: { days: 11 },
  })
  expect(await told(firm, 'alert.opened')).toBe(1)
  await firm.db(
    (db) =>
      db`update commitment set state = 'kept', ended_on = ${TODAY} where firm_id = ${db.firm}`,
  )
  await look(firm, addDays(TODAY, 1))
  expect(await firm.viewer.ask(listAccountAlerts, { accountId })).toEqual([])
  const { rows } = await firm.viewer.ask(listAlerts, { show: 'closed' })
  expect(rows).toMatchObject([{ state: 'gone', endedOn: addDays(TODAY, 1) }])
  // The same cause again within two weeks was not over; after a longer time it is another.
  const open = () =>
    firm.db(
      (db) => db`update commitment set state = 'open', ended_on = null where firm_id = ${db.firm}`,
    )
  await open()
  await look(firm, addDays(TODAY, 3))
  const [again] = await firm.viewer.ask(listAccountAlerts, { accountId })
  expect(again!.alertId).toBe(alert!.alertId)
  await firm.db(
    (db) =>
      db`update commitment set state = 'kept', ended_on = ${TODAY} where firm_id = ${db.firm}`,
  )
  await look(firm, addDays(TODAY, 4))
  await open()
  await look(firm, addDays(TODAY, 40))
  const [later] = await firm.viewer.ask(listAccountAlerts, { accountId })
  expect(later!.alertId).not.toBe(alert!.alertId)
})

test('put off with a reason, it comes back on its day, or at once where it became much worse', async () => {
  const firm = aFirm(routes, alertJobs)
  const accountId = await firm.anAccount()
  await promised(firm, accountId, '2026-11-11')
  await look(firm, TODAY)
  const { alertId } = (await firm.viewer.ask(listAccountAlerts, { accountId }))[0]!
  const given = { alertId, untilOn: addDays(TODAY, 3), reason: 'Lo firman el lunes' }
  const late = { ...given, untilOn: TODAY }
  await expect(firm.lead.ask(snoozeAlert, late)).rejects.toMatchObject({ status: 422 })
  expect(await firm.lead.ask(snoozeAlert, given)).toMatchObject({ state: 'snoozed' })
  expect((await firm.viewer.ask(listAlerts, {})).total).toBe(0)
  await look(firm, addDays(TODAY, 2))
  expect((await firm.viewer.ask(listAlerts, { show: 'snoozed' })).total).toBe(1)
  await look(firm, addDays(TODAY, 3))
  expect((await firm.viewer.ask(listAlerts, {})).total).toBe(1)
  await firm.lead.ask(snoozeAlert, { ...given, untilOn: addDays(TODAY, 30) })
  // 13 days late when it was put off: at 20 it is half as bad again.
  await look(firm, addDays(TODAY, 9))
  expect((await firm.viewer.ask(listAlerts, {})).total).toBe(0)
  await look(firm, addDays(TODAY, 10))
  expect((await firm.viewer.ask(listAlerts, {})).rows).toMatchObject([
    { alertId, state: 'open', snoozedUntil: null },
  ])
})

test('whoever closes it says whether it was of use; it stays closed while the cause holds, and can be taken back', async () => {
  const firm = aFirm(routes, alertJobs)
  const { lead } = firm
  const accountId = await firm.anAccount()
  await promised(firm, accountId, '2026-11-11')
  await look(firm, TODAY)
  const { alertId } = (await lead.ask(listAccountAlerts, { accountId }))[0]!
  await expect(lead.ask(closeAlert, { alertId, useful: false })).rejects.toMatchObject({
    status: 422,
  })
  await lead.ask(closeAlert, { alertId, useful: false, said: 'Ya estaba enviado' })
  await look(firm, addDays(TODAY, 60))
  expect((await lead.ask(listAlerts, {})).total).toBe(0)
  const rule = async () =>
    (await lead.ask(listAlertRules, {})).find((one) => one.rule === 'promiseLate')!
  expect(await rule()).toMatchObject({ useful: 0, judged: 1, precision: { share: 0, low: 0 } })
  await expect(lead.ask(closeAlert, { alertId, useful: true })).rejects.toMatchObject({
    status: 409,
  })
  expect(await lead.ask(reopenAlert, { alertId })).toMatchObject({ state: 'open', said: '' })
  await lead.ask(closeAlert, { alertId, useful: true })
  expect(await rule()).toMatchObject({ useful: 1, judged: 1, precision: { share: 1, high: 1 } })
  expect(await told(firm, 'alert.closed')).toBe(2)
})

test('a rule is switched off and its thresholds set by who leads, within bounds; its alerts end', async () => {
  const firm = aFirm(routes, alertJobs)
  const { lead, manager } = firm
  const accountId = await firm.anAccount()
  await promised(firm, accountId, '2026-11-16')
  const set = { rule: 'promiseLate', on: true, thresholds: { late: 4 } } as const
  await expect(manager.ask(setAlertRule, set)).rejects.toMatchObject({ status: 403 })
  const out = { ...set, thresholds: { late: -1 } }
  await expect(lead.ask(setAlertRule, out)).rejects.toMatchObject({ status: 422 })
  const unknown = { ...set, thresholds: { other: 5 } }
  await expect(lead.ask(setAlertRule, unknown)).rejects.toMatchObject({ status: 422 })
  const { before } = await lead.ask(setAlertRule, { ...set, thresholds: { late: 6 } })
  expect(before).toMatchObject({ on: true, thresholds: { late: 1 } })
  await firm.work()
  expect((await lead.ask(listAlerts, {})).total).toBe(0)
  await lead.ask(setAlertRule, set)
  await firm.work()
  expect((await lead.ask(listAlerts, {})).total).toBe(1)
  await lead.ask(setAlertRule, { ...set, on: false })
  await firm.work()
  expect((await lead.ask(listAlerts, {})).total).toBe(0)
  expect((await lead.ask(listAlerts, { show: 'closed' })).total).toBe(1)
})

test('what happens is looked at soon after: an escalation is told without waiting for the night', async () => {
  const firm = aFirm(routes, alertJobs)
  const accountId = await firm.anAccount()
  await firm.db(
    (db) =>
      db`insert into escalation (account_id, title, owner_id, opened_at)
        values (${accountId}, 'Línea parada', ${firm.lead.id}, ${`${TODAY}T08:00:00Z`})`,
  )
  await firm.work()
  expect((await firm.viewer.ask(listAlerts, {})).rows).toMatchObject([
    { rule: 'escalation', severity: 'high', about: 'Línea parada' },
  ])
})

test('two servers that look at once open one alert', async () => {
  const firm = aFirm(routes, alertJobs)
  const accountId = await firm.anAccount()
  await promised(firm, accountId, '2026-11-11')
  await Promise.all([look(firm, TODAY), look(firm, TODAY), look(firm, TODAY)])
  expect((await firm.viewer.ask(listAlerts, {})).total).toBe(1)
  expect(await told(firm, 'alert.opened')).toBe(1)
})

test('nobody sees or touches the alerts of another firm or of accounts that are not theirs', async () => {
  const firm = aFirm(routes, alertJobs)
  const { lead, viewer, expert, manager, client, join } = firm
  const accountId = await firm.anAccount()
  await promised(firm, accountId, '2026-11-11')
  await look(firm, TODAY)
  const { alertId } = (await lead.ask(listAccountAlerts, { accountId }))[0]!
  const end = { alertId, useful: true }
  const snooze = { alertId, untilOn: addDays(TODAY, 3), reason: 'Mañana' }
  const stranger = aFirm(routes).lead
  for (const other of [stranger, join('manager', { sees: 'own' })]) {
    expect((await other.ask(listAlerts, {})).total).toBe(0)
    expect(await other.ask(listMyAlerts, {})).toEqual({ rows: [], total: 0 })
    await expect(other.ask(listAccountAlerts, { accountId })).rejects.toMatchObject({ status: 404 })
    await expect(other.ask(closeAlert, end)).rejects.toMatchObject({ status: 404 })
    await expect(other.ask(snoozeAlert, snooze)).rejects.toMatchObject({ status: 404 })
    await expect(other.ask(reopenAlert, { alertId })).rejects.toMatchObject({ status: 404 })
  }
  for (const other of [viewer, expert, client]) {
    await expect(other.ask(closeAlert, end)).rejects.toMatchObject({ status: 403 })
    await expect(other.ask(askAlerts, {})).rejects.toMatchObject({ status: 403 })
  }
  await expect(client.ask(listAlerts, {})).rejects.toMatchObject({ status: 403 })
  // A manager who doesn't look after the account reads and leaves it as it is.
  expect((await manager.ask(listAlerts, {})).total).toBe(1)
  await expect(manager.ask(closeAlert, end)).rejects.toMatchObject({ status: 403 })
  expect((await manager.ask(listMyAlerts, {})).total).toBe(0)
  await firm.db(
    (db) =>
      db`insert into account_carer (account_id, person_id, part) values (${accountId}, ${manager.id}, 'manager')`,
  )
  expect((await manager.ask(listMyAlerts, {})).total).toBe(1)
  expect((await manager.ask(listAlerts, { mine: true })).total).toBe(1)
  await manager.ask(closeAlert, end)
})
