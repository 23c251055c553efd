import { expect, test } from 'vitest'
import { acceptanceRoutes } from '../accounts/acceptance.routes.ts'
import { addAccount, readHistory } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aFirm, owner } from '../platform/testing.ts'
import { enqueue } from '../platform/jobs.ts'
import { resumeClocksAbout } from './clockAbout.store.ts'
import { clocksDue } from './clockTask.ts'
import { serviceClockJobs } from './serviceClock.jobs.ts'
import {
  dropClock,
  listAccountClocks,
  listClockPeriods,
  listMyClocks,
  readClock,
  startClock,
  tellClock,
  undoClock,
} from './serviceClock.api.ts'
import { serviceClockRoutes } from './serviceClock.routes.ts'
import { shareMet } from './serviceClock.ts'
import { dropLevel, listAccountLevels, listLevels, putLevel } from './serviceLevel.api.ts'
import { serviceLevelRoutes } from './serviceLevel.routes.ts'
import { LevelGiven } from './serviceLevel.ts'
import { archiveCalendar, listCalendars, putCalendar } from './workingCalendar.api.ts'
import { workingCalendarRoutes } from './workingCalendar.routes.ts'

const routes = [
  ...accountRoutes,
  ...acceptanceRoutes,
  ...workingCalendarRoutes,
  ...serviceLevelRoutes,
  ...serviceClockRoutes,
]

const HOUR = 3_600_000
const ago = (ms: number) => new Date(Date.now() - ms).toISOString()
const ALL_DAY = ['00:00-24:00']
const ALWAYS = {
  mon: ALL_DAY,
  tue: ALL_DAY,
  wed: ALL_DAY,
  thu: ALL_DAY,
  fri: ALL_DAY,
  sat: ALL_DAY,
  sun: ALL_DAY,
}

async function aClient() {
  const firm = aFirm(routes, serviceClockJobs)
  const { lead } = firm
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas Levante' })
  const level = async (more: object = {}) =>
    (await lead.ask(putLevel, { metric: 'resolution', target: '5h', ...more })).now
  const start = (more: object = {}) =>
    lead.ask(startClock, { accountId, metric: 'resolution', title: 'Rodamiento roto', ...more })
  /** As if so much time had passed for the clock: its instants are moved back. */
  async function wait(clockId: string, ms: number) {
    const client = await owner.connect()
    const back = [clockId, `${ms} milliseconds`]
    await client.query('begin')
    await client.query(`select set_config('clave.firm_id', $1, true)`, [firm.firmId])
    await client.query(
      `update clock set due_at = due_at - $2::interval, risk_at = risk_at - $2::interval,
        started_at = started_at - $2::interval, told_at = told_at - $2::interval
       where clock_id = $1`,
      back,
    )
    await client.query(
      `update clock_event set at = at - $2::interval, made_at = made_at - $2::interval
       where clock_id = $1`,
      back,
    )
    await client.query('commit')
    client.release()
  }
  /** As if the versions of a calendar had been made so long ago, the first one first. */
  async function backdate(calendarId: string, ...hours: number[]) {
    const client = await owner.connect()
    await client.query('begin')
    await client.query(`select set_config('clave.firm_id', $1, true)`, [firm.firmId])
    await client.query(
      `update calendar_version v set from_at = now() - make_interval(hours => t.hours)
       from (select version_id, ($2::int[])[row_number() over (order by from_at)] as hours
         from calendar_version where calendar_id = $1) t
       where v.version_id = t.version_id`,
      [calendarId, hours],
    )
    await client.query('commit')
    client.release()
  }
  /** The due-check, now. */
  async function check() {
    await firm.db((db) => enqueue(db, clocksDue, {}))
    await firm.work()
  }
  return { ...firm, accountId, level, start, wait, backdate, check }
}

test('a clock runs by the most specific level, and stands still while it waits for the client', async () => {
  const { lead, accountId, level, start } = await aClient()
  await level()
  await level({ tier: 'standard', target: '4h' })
  await level({ tier: 'key', target: '1h' })
  const own = await level({ accountId, target: '3h', pauseStates: ['a la espera'] })
  const { holding } = await lead.ask(listAccountLevels, { accountId })
  expect(holding.map(({ levelId }) => levelId)).toEqual([own.levelId])

  const begun = await start({ at: ago(2 * HOUR) })
  expect(begun).toMatchObject({
    levelId: own.levelId,
    state: 'onTrack',
    targetMs: 3 * HOUR,
    calendar: null,
  })
  expect(begun.elapsedMs).toBeGreaterThanOrEqual(2 * HOUR)
  expect(Date.parse(begun.dueAt!) - Date.parse(begun.startedAt)).toBe(3 * HOUR)
  const { clockId } = begun
  const paused = await lead.ask(tellClock, {
    clockId,
    kind: 'state',
    state: 'a la espera',
    at: ago(HOUR),
  })
  expect(paused).toMatchObject({ state: 'paused', pausedFor: 'a la espera', dueAt: null })
  await expect(
    lead.ask(tellClock, { clockId, kind: 'pause', why: 'otra vez' }),
  ).rejects.toMatchObject({ code: 'commit/clock-paused' })
  const again = await lead.ask(tellClock, { clockId, kind: 'resume' })
  expect(again.elapsedMs).toBeLessThan(HOUR + 5000)
  const { counted, notCounted, events } = await lead.ask(readClock, { clockId })
  expect(counted.map(({ why }) => why)[0]).toBe('clock')
  expect(notCounted).toMatchObject([{ why: 'paused', about: 'a la espera' }])
  expect(events.map(({ kind }) => kind)).toEqual(['start', 'state', 'resume'])

  const met = await lead.ask(tellClock, { clockId, kind: 'stop' })
  expect(met).toMatchObject({ state: 'met', breachedAt: null })
  const open = await lead.ask(undoClock, { clockId, eventId: met.lastEventId! })
  expect(open).toMatchObject({ state: 'onTrack', stoppedAt: null })
  await expect(lead.ask(undoClock, { clockId, eventId: met.lastEventId! })).rejects.toMatchObject({
    code: 'commit/clock-changed-since',
  })
  await lead.ask(tellClock, { clockId, kind: 'stop' })
  const clocks = await lead.ask(listAccountClocks, { accountId })
  expect([clocks.open.length, clocks.ended.length]).toEqual([0, 1])
  const [period] = await lead.ask(listClockPeriods, { accountId })
  expect(period).toMatchObject({ levelId: own.levelId, met: 1, breached: 0 })
  expect(shareMet(period!)).toBe(1)
})

test('at risk and breached are told once each, also when nobody looked for an hour', async () => {
  const { lead, manager, accountId, level, start, wait, check, db } = await aClient()
  await level({ target: '10h' })
  const told = async () => {
    const { happenings } = await lead.ask(readHistory, { accountId })
    return JSON.stringify(happenings)
  }
  const first = await start({ at: ago(8 * HOUR - 1000) })
  const second = await start({ title: 'Otro' })
  await wait(first.clockId, 2000)
  await check()
  await check()
  const state = (clockId: string) =>
    db(async (tx) => {
      const [row] = await tx`
        select state, late_detected, warned_at, next_at from clock where clock_id = ${clockId}
      `
      return row
    })
  expect(await state(first.clockId)).toMatchObject({ state: 'atRisk', lateDetected: false })
  expect((await told()).match(/"clock.atRisk"/g)).toHaveLength(1)

  await wait(first.clockId, 2 * HOUR)
  // Long after both its risk and its deadline: only the breach is told.
  await wait(second.clockId, 11 * HOUR)
  await check()
  await check()
  expect(await state(first.clockId)).toMatchObject({ state: 'breached', nextAt: null })
  expect(await state(second.clockId)).toMatchObject({
    state: 'breached',
    lateDetected: true,
    warnedAt: null,
  })
  const history = await told()
  expect(history.match(/"clock.breached"/g)).toHaveLength(2)
  expect(history.match(/"clock.atRisk"/g)).toHaveLength(1)
  const stopped = await lead.ask(tellClock, { clockId: second.clockId, kind: 'stop' })
  expect(stopped).toMatchObject({ state: 'breached', breachedBy: 'time', lateDetected: true })
  expect(await lead.ask(listMyClocks, {})).toMatchObject([{ clockId: first.clockId }])
  expect(await manager.ask(listMyClocks, {})).toEqual([])
})

test('another target and another calendar reach the clocks that run by them, and no others', async () => {
  const { lead, level, start } = await aClient()
  const hours = { name: 'Siempre', zone: 'Europe/Madrid', hours: ALWAYS, ownDays: [] }
  const { now: calendar } = await lead.ask(putCalendar, hours)
  const one = await level({ target: '5h', calendarId: calendar.calendarId })
  await level({ metric: 'delivery', target: '5h' })
  const counted = await start({ at: ago(2 * HOUR) })
  const other = await start({ metric: 'delivery', at: ago(2 * HOUR) })

  const was = LevelGiven.parse(one)
  await lead.ask(putLevel, { ...one, target: '8h', was })
  expect((await lead.ask(readClock, { clockId: counted.clockId })).clock).toMatchObject({
    targetMs: 8 * HOUR,
    state: 'onTrack',
  })
  await expect(lead.ask(putLevel, { ...one, target: '9h', was })).rejects.toMatchObject({
    code: 'commit/level-changed-since',
  })
  const closed = { ...hours, hours: { mon: [] }, calendarId: calendar.calendarId }
  const { now } = await lead.ask(putCalendar, { ...closed, was: calendar.versionId })
  expect(now).toMatchObject({ open: 1 })
  expect((await lead.ask(readClock, { clockId: counted.clockId })).clock).toMatchObject({
    dueAt: null,
    state: 'onTrack',
  })
  await lead.ask(putLevel, { ...one, target: '1h' })
  const { clock, events } = await lead.ask(readClock, { clockId: counted.clockId })
  expect(clock).toMatchObject({ state: 'breached', breachedBy: 'target', lateDetected: false })
  expect(events.map(({ kind }) => kind)).toEqual(['start', 'target', 'calendar', 'target'])
  const untouched = await lead.ask(readClock, { clockId: other.clockId })
  expect(untouched.events).toHaveLength(1)
  await expect(
    lead.ask(archiveCalendar, { calendarId: calendar.calendarId }),
  ).rejects.toMatchObject({ code: 'commit/calendar-used' })
})

test('a clock that is told late counts by each calendar that held since, and one that runs on by those made meanwhile', async () => {
  const { lead, level, start, backdate } = await aClient()
  const hours = { name: 'Siempre', zone: 'Europe/Madrid', hours: ALWAYS, ownDays: [] }
  const { now: calendar } = await lead.ask(putCalendar, hours)
  const { calendarId } = calendar
  await level({ target: '5h', calendarId })
  const stopped = await start()
  const { lastEventId } = await lead.ask(tellClock, { clockId: stopped.clockId, kind: 'stop' })
  await lead.ask(putCalendar, { ...hours, hours: { mon: [] }, calendarId })
  const undone = { clockId: stopped.clockId, eventId: lastEventId! }
  expect(await lead.ask(undoClock, undone)).toMatchObject({ dueAt: null })
  await backdate(calendarId, 10, 1)
  const { clockId } = await start({ title: 'Otro', at: ago(2 * HOUR) })
  const { clock, events } = await lead.ask(readClock, { clockId })
  expect(events.map(({ kind }) => kind)).toEqual(['start', 'calendar'])
  expect(clock.dueAt).toBeNull()
  expect(Math.abs(clock.elapsedMs - HOUR)).toBeLessThan(10_000)
  // One that starts after the last version heeds that one alone.
  const late = await start({ title: 'Más', at: ago(HOUR / 2) })
  expect((await lead.ask(readClock, { clockId: late.clockId })).events).toHaveLength(1)
})

test('a calendar under another name is the same to its clocks', async () => {
  const { lead, level, start } = await aClient()
  const hours = { name: 'Siempre', zone: 'Europe/Madrid', hours: ALWAYS, ownDays: [] }
  const { now: calendar } = await lead.ask(putCalendar, hours)
  const { calendarId, versionId } = calendar
  await level({ calendarId })
  const { clockId } = await start()
  const renamed = { ...hours, name: 'Todo el día', calendarId, was: versionId }
  expect((await lead.ask(putCalendar, renamed)).now).toMatchObject({ name: 'Todo el día', open: 1 })
  const { clock, events } = await lead.ask(readClock, { clockId })
  expect(events.map(({ kind }) => kind)).toEqual(['start'])
  expect(clock.calendar).toBe('Todo el día')
  // Whoever began from the former name is told.
  await expect(lead.ask(putCalendar, { ...renamed, name: 'Otro' })).rejects.toMatchObject({
    code: 'commit/calendar-changed-since',
  })
})

test('public holidays and own days stand in a calendar', async () => {
  const { lead } = await aClient()
  const { now } = await lead.ask(putCalendar, {
    name: 'Zaragoza',
    zone: 'Europe/Madrid',
    hours: { mon: ['09:00-17:00'] },
    ownDays: [{ day: '2026-12-24', name: 'Nochebuena', hours: ['09:00-13:00'] }],
    holidays: { country: 'ES', region: 'AR' },
  })
  const named = new Map(now.days.map(({ day, name }) => [day, name]))
  expect(named.get('2026-04-23')).toMatch(/San Jorge|Aragón/)
  expect(named.get('2026-12-25')).toBe('Navidad')
  expect(named.get('2026-12-24')).toBe('Nochebuena')
  await expect(
    lead.ask(putCalendar, {
      name: 'zaragoza',
      zone: 'Europe/Madrid',
      hours: {},
    }),
  ).rejects.toMatchObject({ code: 'commit/calendar-name-taken' })
  await lead.ask(archiveCalendar, { calendarId: now.calendarId })
  expect(await lead.ask(listCalendars, {})).toMatchObject([{ archived: true }])
})

test('what is told of an instant keeps to the order of things', async () => {
  const { lead, level, start } = await aClient()
  await level({ target: '1h' })
  await expect(start({ at: ago(-HOUR) })).rejects.toMatchObject({ code: 'commit/clock-ahead' })
  const { clockId } = await start({ at: ago(2 * HOUR) })
  await expect(
    lead.ask(tellClock, { clockId, kind: 'stop', at: ago(3 * HOUR) }),
  ).rejects.toMatchObject({ code: 'commit/clock-order' })
  const early = { clockId, kind: 'stop' as const, at: ago(1.5 * HOUR) }
  await expect(lead.ask(tellClock, early)).rejects.toMatchObject({ code: 'commit/clock-says-why' })
  const met = await lead.ask(tellClock, { ...early, why: 'Llamó Ana a las diez' })
  expect(met).toMatchObject({ state: 'met', breachedAt: null })
  await expect(lead.ask(dropClock, { clockId })).rejects.toMatchObject({
    code: 'commit/clock-stays',
  })
  const slip = await start({ title: 'Otro' })
  await lead.ask(dropClock, { clockId: slip.clockId })
})

test('a stop is not undone while another clock runs for the same thing; reopened, it stays stopped', async () => {
  const { lead, level, start, db } = await aClient()
  await level()
  const about = { aboutKind: 'request', aboutId: crypto.randomUUID() }
  const { clockId } = await start(about)
  const { lastEventId } = await lead.ask(tellClock, { clockId, kind: 'stop' })
  const other = await start(about)
  const undone = { clockId, eventId: lastEventId! }
  await expect(lead.ask(undoClock, undone)).rejects.toMatchObject({
    code: 'commit/clock-runs-already',
    status: 409,
  })
  await db((within) => resumeClocksAbout(within, lead, about))
  expect((await lead.ask(readClock, { clockId })).clock.state).toBe('met')
  await lead.ask(dropClock, { clockId: other.clockId })
  await db((within) => resumeClocksAbout(within, lead, about))
  expect((await lead.ask(readClock, { clockId })).clock.state).toBe('onTrack')
})

test('nobody else’s: neither another firm, nor a reader, nor who looks after other accounts', async () => {
  const one = await aClient()
  const other = await aClient()
  const policy = await one.level()
  const { clockId } = await one.start()
  expect(await other.lead.ask(listLevels, {})).toEqual([])
  await expect(other.lead.ask(readClock, { clockId })).rejects.toMatchObject({ status: 404 })
  await expect(other.lead.ask(tellClock, { clockId, kind: 'stop' })).rejects.toMatchObject({
    status: 404,
  })
  await expect(one.viewer.ask(tellClock, { clockId, kind: 'stop' })).rejects.toMatchObject({
    status: 403,
  })
  await expect(one.manager.ask(tellClock, { clockId, kind: 'stop' })).rejects.toMatchObject({
    code: 'commit/not-yours',
  })
  await expect(
    one.manager.ask(putLevel, { metric: 'resolution', target: '1h' }),
  ).rejects.toMatchObject({ code: 'commit/only-leads' })
  const narrow = one.join('manager', { sees: 'own' })
  await expect(narrow.ask(readClock, { clockId })).rejects.toMatchObject({ status: 404 })
  expect(await narrow.ask(listLevels, {})).toHaveLength(1)
  await expect(one.lead.ask(dropLevel, { levelId: policy.levelId })).rejects.toMatchObject({
    code: 'commit/level-used',
  })
})
