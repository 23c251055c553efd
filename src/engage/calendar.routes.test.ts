/** Meetings in a calendar and talks here, both ways, over a real connection to a CalDAV server. */
import { execFile } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAccount, readHistory } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { addDays } from '../kernel/day.ts'
import { addContact } from '../know/contact.api.ts'
import { contactRoutes } from '../know/contact.routes.ts'
import { readSettings } from '../platform/settings.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { aCaldavServer, PASSWORD } from './caldavServer.testing.ts'
import {
  askCalendarNow,
  connectCalendar,
  endCalendar,
  importCalendar,
  readCalendar,
} from './calendar.api.ts'
import { calendarRoutes } from './calendar.routes.ts'
import { calendarJobs } from './calendarLink.jobs.ts'
import { eventsOf, icsChanged, icsFrom } from './icsEvent.ts'
import { dropInteraction, listInteractions, putInteraction } from './interaction.api.ts'
import { interactionRoutes } from './interaction.routes.ts'

const settings = readSettings({ CLAVE_DEMO: 'off', CLAVE_SECRET: 'x'.repeat(64) })
const routes = [
  ...accountRoutes,
  ...contactRoutes,
  ...interactionRoutes,
  ...calendarRoutes(settings),
]
const ZONE = 'Europe/Madrid'
const MEETING = addDays(TODAY, 5)

let server: Awaited<ReturnType<typeof aCaldavServer>>
beforeAll(async () => void (server = await aCaldavServer()))
afterAll(() => server.close())

function invitation(
  uid: string,
  more: { day?: string; at?: string; subject?: string; who?: string } = {},
) {
  const { day = MEETING, at = '10:00', subject = 'Plazos', who = 'ana@forjas.example' } = more
  const shown = { day, at, zone: ZONE, minutes: 60, subject, text: '' }
  return icsFrom(uid, shown, new Date()).replace(
    'END:VEVENT',
    `ATTENDEE;CN=Ana:mailto:${who}\r\nEND:VEVENT`,
  )
}
const hold = (uid: string, text = invitation(uid)) => server.events.set(uid, { eventId: uid, text })

async function connected() {
  server.events.clear()
  server.lock(PASSWORD)
  const firm = aFirm(routes, calendarJobs)
  const { lead, work } = firm
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas Levante' })
  const reaches = [{ kind: 'mail' as const, value: 'Ana@Forjas.example' }]
  await lead.ask(addContact, { name: 'Ana Ruiz', reaches, place: { accountId } })
  const access = { server: server.address, login: 'lucia', password: PASSWORD }
  const { link } = await lead.ask(connectCalendar, access)
  const talks = async () => (await lead.ask(listInteractions, { accountId })).rows
  const sync = async () => {
    await lead.ask(askCalendarNow, {})
    await work()
  }
  return { ...firm, accountId, link, talks, sync }
}

test('a meeting with someone whom we know becomes a talk; of all others nothing is kept', async () => {
  const { lead, db, talks, sync, link } = await connected()
  expect(link).toMatchObject({ state: 'connecting', name: 'Trabajo', zone: ZONE })
  hold('una')
  hold('dentista', invitation('dentista', { who: 'consulta@dientes.example', subject: 'Muelas' }))
  hold('vieja', invitation('vieja', { day: addDays(TODAY, -3), subject: 'Ya fue' }))
  hold('rota', 'nada')
  await sync()
  expect(await talks()).toMatchObject([
    {
      subject: 'Plazos',
      state: 'planned',
      happenedOn: MEETING,
      happenedAt: '10:00',
      minutes: 60,
      zone: ZONE,
      ownerId: lead.id,
      contacts: [{ name: 'Ana Ruiz' }],
    },
    { subject: 'Ya fue', state: 'held' },
  ])
  expect(await lead.ask(readCalendar, {})).toMatchObject({
    state: 'ok',
    seen: 4,
    known: 2,
    conflicts: 0,
  })
  const kept = await db((tx) => tx`select href from calendar_event where href like '%dentista%'`)
  expect(kept).toEqual([])
  // Read again nothing comes twice.
  await sync()
  expect(await talks()).toHaveLength(2)
})

test('what changes on one side changes on the other, called off too', async () => {
  const { lead, talks, sync } = await connected()
  hold('una')
  await sync()
  const [talk] = await talks()
  hold('una', invitation('una', { at: '12:30', subject: 'Plazos y precios' }))
  await sync()
  expect(await talks()).toMatchObject([{ happenedAt: '12:30', subject: 'Plazos y precios' }])
  await lead.ask(putInteraction, { ...talk!, happenedAt: '16:00', subject: 'Otra hora' })
  await sync()
  const text = server.events.get('una')!.text
  expect(eventsOf(text, ZONE)).toMatchObject([
    { at: '16:00', subject: 'Otra hora', addresses: ['ana@forjas.example'] },
  ])
  server.events.delete('una')
  await sync()
  expect(await talks()).toMatchObject([{ state: 'calledOff', happenedAt: '16:00' }])
})

test('where both changed, the calendar is followed and what ours said is told', async () => {
  const { lead, accountId, talks, sync } = await connected()
  hold('una')
  await sync()
  const [talk] = await talks()
  await lead.ask(putInteraction, { ...talk!, happenedAt: '16:00' })
  hold('una', invitation('una', { at: '12:30' }))
  await sync()
  expect(await talks()).toMatchObject([{ happenedAt: '12:30' }])
  expect(await lead.ask(readCalendar, {})).toMatchObject({ conflicts: 1 })
  const { happenings } = await lead.ask(readHistory, { accountId })
  expect(happenings[0]).toMatchObject({
    what: 'interaction.bothChanged',
    about: { title: 'Plazos', outcome: `${MEETING} 16:00 ${ZONE} Plazos` },
  })
})

test('a talk that is planned here stands in the calendar, without guests, and goes with its talk', async () => {
  const { lead, accountId, sync } = await connected()
  const { now } = await lead.ask(putInteraction, {
    accountId,
    kind: 'visit',
    state: 'planned',
    happenedOn: MEETING,
    happenedAt: '09:00',
    zone: 'America/Mexico_City',
    subject: 'Visita; a planta',
    ownerId: lead.id,
  })
  await sync()
  const [held] = server.events.values()
  const read = eventsOf(held!.text, ZONE)!
  expect(read).toMatchObject([
    { day: MEETING, at: '16:00', subject: 'Visita; a planta', addresses: [] },
  ])
  await sync()
  expect(server.events.size).toBe(1)
  await lead.ask(dropInteraction, { interactionId: now.interactionId })
  await sync()
  expect(server.events.size).toBe(0)
})

test('written only over what was read: what another program changed meanwhile stays', async () => {
  const { openCaldav } = await import('../platform/caldav.ts')
  server.events.clear()
  server.lock(PASSWORD)
  hold('una')
  const dav = await openCaldav({ server: server.address, login: 'lucia', password: PASSWORD })
  const [calendar] = await dav.calendars()
  const { url } = calendar!
  const [event] = await dav.events(url, `${TODAY}T00:00:00Z`, `${addDays(TODAY, 30)}T00:00:00Z`)
  hold('una', invitation('una', { subject: 'De otro programa' }))
  const before = server.rejected.count
  const shown = { day: MEETING, at: '18:00', zone: ZONE, minutes: 30, subject: 'Nuestra' }
  const text = icsChanged(event!.text, shown, new Date())
  expect(await dav.change({ ...event!, text })).toBe(false)
  expect(server.rejected.count).toBe(before + 1)
  expect(server.events.get('una')!.text).toContain('De otro programa')
})

test('the status tells the truth: a password that no longer holds, then one that does', async () => {
  const { lead, sync, work, db } = await connected()
  const wrong = { server: server.address, login: 'lucia', password: 'otra' }
  await expect(lead.ask(connectCalendar, wrong)).rejects.toMatchObject({
    code: 'engage/calendar-auth',
  })
  server.lock('nueva')
  await sync()
  expect(await lead.ask(readCalendar, {})).toMatchObject({
    state: 'failing',
    problem: 'auth',
    failures: 1,
  })
  await lead.ask(connectCalendar, { ...wrong, password: 'nueva' })
  await work()
  expect(await lead.ask(readCalendar, {})).toMatchObject({
    state: 'ok',
    problem: null,
    failures: 0,
  })
  const [row] = await db((tx) => tx`select encode(sealed, 'escape') as sealed from calendar_secret`)
  expect(row!['sealed']).not.toContain('nueva')
  await expect(
    lead.ask(connectCalendar, { ...wrong, server: 'http://dav.example/', password: 'x' }),
  ).rejects.toMatchObject({ code: 'engage/calendar-in-the-open' })
})

test('a file brings its meetings once; a calendar is its owner’s alone', async () => {
  const { lead, manager, viewer, db, talks } = await connected()
  const text = invitation('de-archivo')
  expect(await lead.ask(importCalendar, { text })).toEqual({
    seen: 1,
    made: 1,
    there: 0,
    strangers: 0,
    repeating: 0,
  })
  expect(await lead.ask(importCalendar, { text })).toMatchObject({ made: 0, there: 1 })
  expect(await talks()).toMatchObject([{ subject: 'Plazos', state: 'planned' }])
  await expect(lead.ask(importCalendar, { text: '<html>' })).rejects.toMatchObject({
    code: 'engage/not-a-calendar',
  })
  // A manager may change only what they look after: that account isn't theirs.
  expect(await manager.ask(importCalendar, { text: invitation('otra') })).toMatchObject({
    made: 0,
    strangers: 1,
  })
  expect(await manager.ask(readCalendar, {})).toBeNull()
  await expect(manager.ask(endCalendar, {})).rejects.toMatchObject({ status: 404 })
  await expect(viewer.ask(importCalendar, { text })).rejects.toMatchObject({ status: 403 })
  expect(await (await connected()).lead.ask(readCalendar, {})).toMatchObject({ name: 'Trabajo' })
  await lead.ask(endCalendar, {})
  expect(await lead.ask(readCalendar, {})).toBeNull()
  expect(await db((tx) => tx`select 1 from calendar_secret`)).toEqual([])
})

const radicale = await new Promise<boolean>((resolve) =>
  execFile('radicale', ['--version'], (error) => resolve(error === null)),
)
if (!radicale)
  console.log('Radicale is not installed: calendars were tried against caldav-adapter only')
