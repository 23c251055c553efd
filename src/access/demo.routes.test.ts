import { expect, test } from 'vitest'
import { inFirm } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { sql } from '../platform/testing.ts'
import { openDemo, readDemoMaking, resetDemo } from './demo.api.ts'
import { changeFirm, makeFirm } from './firm.api.ts'
import { invite } from './invitation.api.ts'
import { listMembers } from './member.api.ts'
import { makeKey } from './key.api.ts'
import { changePassword, changeProfile } from './profile.api.ts'
import { askReset } from './reset.api.ts'
import { endOtherSessions, listSessions, readSession } from './session.api.ts'
import { anInstallation } from './testing.ts'

/** One installation has one demonstration, and so has one database: the tests go on from each other. */
const filled: string[] = []
const slow = Promise.withResolvers<void>()
const COLLEAGUES = [
  { name: 'Marta Ibarra', email: 'marta.ibarra@demo.invalid', role: 'manager' as const },
  { name: 'Óscar Pueyo', email: 'oscar.pueyo@demo.invalid', role: 'expert' as const },
]
const { aBrowser, aNewcomer, mails } = anInstallation({
  demoColleagues: COLLEAGUES,
  fillDemo: async (firmId, begins) => {
    filled.push(firmId)
    begins('plans')
    await slow.promise
  },
})

test('the first visitor has it made; those who come meanwhile are asked to wait', async () => {
  const first = aBrowser()
  const opening = first.ask(openDemo, {})
  await expect.poll(() => filled).toHaveLength(1)
  // However often someone asks meanwhile, that is no try to get in.
  const second = aBrowser()
  for (let times = 0; times < 40; times++) {
    await expect(second.ask(openDemo, {})).rejects.toMatchObject({
      status: 409,
      code: 'access/demo-filling',
    })
  }
  expect(await second.ask(readDemoMaking, {})).toEqual({ step: 'plans', done: 5, total: 9 })
  slow.resolve()
  const { firmId } = await opening
  expect(await second.ask(readDemoMaking, {})).toBeNull()
  expect(filled).toEqual([firmId])
  expect(await first.ask(readSession, {})).toMatchObject({
    person: { name: 'Lucía Ferrer' },
    firm: { firmId, demo: true },
    role: 'lead',
  })
  expect(await second.ask(openDemo, {})).toEqual({ firmId })
  expect(filled).toHaveLength(1)
})

test('its people are there, the same after it was made anew, and have no way in', async () => {
  const visitor = aBrowser()
  await visitor.ask(openDemo, {})
  const before = await visitor.ask(listMembers, {})
  expect(before).toMatchObject([{ name: 'Lucía Ferrer', role: 'lead' }, ...COLLEAGUES])
  await visitor.ask(resetDemo, {})
  expect(await visitor.ask(listMembers, {})).toEqual(before)
  await visitor.ask(askReset, { email: COLLEAGUES[0]!.email })
  expect(mails).toEqual([])
})

test('visitors look and try, but change neither people nor the way in', async () => {
  const visitor = aBrowser()
  await visitor.ask(openDemo, {})
  expect(await visitor.ask(listSessions, {})).toHaveLength(1)

  const wanted = 'otra-llave-del-9'
  const locale = 'en'
  for (const [attempt, code] of [
    [() => visitor.ask(changePassword, { current: 'x', wanted }), 'access/demo-person'],
    [
      () => visitor.ask(changeProfile, { name: 'X', locale, timeZone: 'UTC' }),
      'access/demo-person',
    ],
    [() => visitor.ask(endOtherSessions, {}), 'access/demo-person'],
    [() => visitor.ask(makeFirm, { firmName: 'X' }), 'access/demo-person'],
    [() => visitor.ask(invite, { role: 'viewer' }), 'access/demo-firm'],
    [() => visitor.ask(makeKey, { name: 'X', role: 'viewer' }), 'access/demo-firm'],
    [() => visitor.ask(changeFirm, { name: 'X', sees: 'own' }), 'access/demo-firm'],
  ] as const) {
    await expect(attempt()).rejects.toMatchObject({ status: 403, code })
  }
  await visitor.ask(askReset, { email: 'lucia@demo.invalid' })
  expect(mails).toEqual([])
})

test('each visitor reads it in a language of their own', async () => {
  const [one, other] = [aBrowser(), aBrowser()]
  await one.ask(openDemo, { locale: 'en' })
  await other.ask(openDemo, {})
  expect((await one.ask(readSession, {})).person?.locale).toBe('en')
  expect((await other.ask(readSession, {})).person?.locale).toBe('es-ES')
  await other.ask(openDemo, { locale: 'es-MX' })
  expect((await other.ask(readSession, {})).person?.locale).toBe('es-MX')
})

test('it starts anew for everyone', async () => {
  const [one, other] = [aBrowser(), aBrowser()]
  const { firmId: before } = await one.ask(openDemo, {})
  await inFirm(sql, { firmId: before }, async (db) => {
    await db`insert into account (name) values ('Forjas Levante')`
    await record(db, { id: before }, 'account.made', {})
  })
  await other.ask(openDemo, {})
  const { firmId } = await one.ask(resetDemo, {})
  expect(firmId).not.toBe(before)
  expect((await other.ask(readSession, {})).firm?.firmId).toBe(firmId)
  expect((await other.ask(readSession, {})).firms).toHaveLength(1)
  const left = await inFirm(
    sql,
    { firmId: before },
    (db) => db`
    select name from account union all select what from happening
    union all select name from access.firm where firm_id = ${before}
  `,
  )
  expect(left).toEqual([])

  const lucia = await aNewcomer()
  await expect(lucia.ask(resetDemo, {})).rejects.toMatchObject({ code: 'access/not-demo' })
})

test('one that was not filled to its end is made anew', async () => {
  let broken = true
  const halves: string[] = []
  const { aBrowser: another } = anInstallation({
    fillDemo: async (firmId) => {
      halves.push(firmId)
      if (broken) throw new Error('the power went')
    },
  })
  const visitor = another()
  await visitor.ask(openDemo, {})
  await expect(visitor.ask(resetDemo, {})).rejects.toMatchObject({ code: 'server/failure' })
  broken = false
  const { firmId } = await another().ask(openDemo, {})
  expect(halves).toHaveLength(2)
  expect(firmId).toBe(halves[1])
  expect((await visitor.ask(readSession, {})).firms).toMatchObject([{ firmId }])
})

test('where it is not wanted it is closed', async () => {
  const closed = anInstallation({ demo: false })
  await expect(closed.aBrowser().ask(openDemo, {})).rejects.toMatchObject({
    status: 403,
    code: 'access/demo-closed',
  })
})
