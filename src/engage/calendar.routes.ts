/** Calendars over HTTP. */
import { calendarProblem, openCaldav } from '../platform/caldav.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { secretOf } from '../platform/secret.ts'
import { type Route, route } from '../platform/serve.ts'
import type { Settings } from '../platform/settings.ts'
import { asClave } from './asClave.store.ts'
import {
  askCalendarNow,
  connectCalendar,
  endCalendar,
  importCalendar,
  readCalendar,
} from './calendar.api.ts'
import { keptEvents } from './calendarEvent.store.ts'
import { type CalendarGiven, isElsewhere, whyNotServer } from './calendarLink.ts'
import {
  askCalendar,
  calendarPasswordOf,
  keepCalendarPassword,
  keepLink,
  linkOf,
  removeLink,
} from './calendarLink.store.ts'
import { meetEvent } from './calendarTalk.store.ts'
import { eventsOf } from './icsEvent.ts'

export function calendarRoutes(settings: Settings): Route[] {
  return [
    route(readCalendar, async ({ actor, db }) => (await linkOf(db, actor.id)) ?? null),

    route(connectCalendar, async ({ input, actor, caller, db }) => {
      heed(whyNotServer(input.server))
      const secret = await secretOf(settings)
      const before = (await linkOf(db, actor.id)) ?? null
      const password = await passwordFor(db, { input, before, secret, personId: actor.id })
      const calendars = await calendarsAt(input, password)
      const chosen = calendars.find(({ url }) => url === input.url) ?? calendars[0]
      if (!chosen) throw new Problem(422, 'engage/calendar-none')
      // Other events lie there.
      if (before && before.url !== chosen.url) await removeLink(db, actor.id)
      const { server, login } = input
      await keepLink(db, actor.id, { server, login, ...chosen, zone: caller.timeZone })
      await keepCalendarPassword(db, secret, { personId: actor.id, password })
      await askCalendar(db, actor.id)
      await record(db, actor, 'calendar.connected', { name: chosen.name })
      return { link: found(await linkOf(db, actor.id)), calendars }
    }),

    route(askCalendarNow, async ({ actor, db }) => {
      found(await linkOf(db, actor.id))
      await askCalendar(db, actor.id)
      return {}
    }),

    route(endCalendar, async ({ actor, db }) => {
      const { name } = found(await linkOf(db, actor.id))
      await removeLink(db, actor.id)
      await record(db, actor, 'calendar.ended', { name })
      return { name }
    }),

    route(importCalendar, async ({ input: { text }, actor, caller, db, today }) => {
      const events = eventsOf(text, caller.timeZone)
      if (events === null) throw new Problem(422, 'engage/not-a-calendar')
      const whose = { personId: actor.id, zone: caller.timeZone, today }
      const told = { seen: events.length, made: 0, there: 0, strangers: 0, repeating: 0 }
      const kept = new Map((await keptEvents(db, actor.id)).map((row) => [row.uid, row]))
      for (const event of events) {
        const seen = { href: `ics:${event.uid}`.slice(0, 2000), etag: '', event }
        if (event.repeats) told.repeating += 1
        else if (kept.has(event.uid)) told.there += 1
        // Whom a colleague's calendar knows of is found beyond what this person sees; written is only what they may.
        else if ((await asClave(db, () => meetEvent(db, whose, { seen, row: undefined }))).known)
          told.made += 1
        else told.strangers += 1
      }
      await record(db, actor, 'calendar.imported', told)
      return told
    }),
  ]
}

type Asked = {
  input: CalendarGiven
  before: { server: string; login: string } | null
  secret: string
  personId: string
}

async function passwordFor(db: Db, { input, before, secret, personId }: Asked): Promise<string> {
  if (input.password !== '') return input.password
  const kept = isElsewhere(before, input) ? null : await calendarPasswordOf(db, secret, personId)
  if (kept === null) throw new Problem(422, 'request/invalid', { fields: { password: 'missing' } })
  return kept
}

async function calendarsAt({ server, login }: CalendarGiven, password: string) {
  try {
    return await (await openCaldav({ server, login, password })).calendars()
  } catch (error) {
    throw new Problem(422, `engage/calendar-${calendarProblem(error)}`)
  }
}
