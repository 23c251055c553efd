/** Calendars are read and written every few minutes. A run may be killed anywhere: each meeting is a transaction of its own. */
import { addDays } from '../kernel/day.ts'
import { type Caldav, calendarProblem, type EventThere, openCaldav } from '../platform/caldav.ts'
import { type JobAsk, job } from '../platform/jobs.ts'
import { dropEvent, hashOf, keepEvent, keptEvents, unsentTalks } from './calendarEvent.store.ts'
import {
  AHEAD_DAYS,
  ASKED_EVERY_MS,
  BACK_DAYS,
  type CalendarLink,
  retryAfterMs,
  syncCalendar,
} from './calendarLink.ts'
import {
  askCalendar,
  calendarPasswordOf,
  linkOf,
  type RunTold,
  tellCalendarProblem,
  tellCalendarRun,
} from './calendarLink.store.ts'
import { loseEvent, meetEvent, ourSide, type Seen, type ToDo } from './calendarTalk.store.ts'
import { eventsOf, icsChanged, icsFrom } from './icsEvent.ts'
import { interactionOf } from './interaction.store.ts'

type Ask = JobAsk<{ personId: string }>

export const calendarJobs = [
  job(syncCalendar, async (ask: Ask) => {
    const { firm, payload, secret } = ask
    const { personId } = payload
    const link = await firm((db) => linkOf(db, personId))
    if (!link) return
    const password = await firm(async (db) => calendarPasswordOf(db, await secret(), personId))
    const run = password === null ? 'sealed' : await sync(ask, link, password).catch(problemOf)
    await firm(async (db) => {
      if (typeof run === 'object') {
        await tellCalendarRun(db, personId, run)
        return askCalendar(db, personId, Date.now() + ASKED_EVERY_MS)
      }
      const failures = await tellCalendarProblem(db, personId, run)
      return askCalendar(db, personId, Date.now() + retryAfterMs(failures))
    })
  }),
]

/** What is wrong with the database is none of the calendar's: the job fails, and is tried again. */
function problemOf(error: unknown): string {
  if (error instanceof Error && (error.name === 'PostgresError' || error.name === 'ZodError'))
    throw error
  return calendarProblem(error)
}

async function sync(ask: Ask, link: CalendarLink, password: string): Promise<RunTold> {
  const { firm, payload, today, stopping } = ask
  const { personId } = payload
  const whose = { personId, zone: link.zone, today: today() }
  const told: RunTold = { seen: 0, known: 0, repeating: 0, conflicts: 0 }
  const dav = await openCaldav({ server: link.server, login: link.login, password })
  const span = [addDays(whose.today, -BACK_DAYS), addDays(whose.today, AHEAD_DAYS)] as const
  const there = await dav.events(link.url, `${span[0]}T00:00:00Z`, `${span[1]}T00:00:00Z`)
  const kept = new Map((await firm((db) => keptEvents(db, personId))).map((row) => [row.href, row]))
  const one = async (event: EventThere) => {
    const seen = seenFrom(event, link.zone)
    told.seen += 1
    if (seen === 'repeats') told.repeating += 1
    if (seen === null || seen === 'repeats') return
    const met = await firm((db) => meetEvent(db, whose, { seen, row: kept.get(event.href) }))
    if (met.known) told.known += 1
    if (met.conflict) told.conflicts += 1
    await carryOut(ask, { dav, link, todo: met.todo, text: event.text })
  }
  for (const event of there) {
    if (stopping.aborted) return told
    await one(event)
  }
  const seen = new Set(there.map(({ href }) => href))
  for (const row of kept.values()) {
    if (seen.has(row.href) || stopping.aborted) continue
    const event = await dav.event(link.url, row.href)
    if (event) await one(event)
    else await firm((db) => loseEvent(db, whose, row))
  }
  await sendNew(ask, { dav, link, until: span[1] })
  return told
}

function seenFrom({ href, etag, text }: EventThere, zone: string): Seen | 'repeats' | null {
  const events = eventsOf(text, zone) ?? []
  const [event] = events
  if (!event) return null
  return events.length > 1 || event.repeats ? 'repeats' : { href, etag, event }
}

type Doing = { dav: Caldav; link: CalendarLink; todo: ToDo; text: string }

/** Written only over what we have read: where it changed meanwhile, the next run sees that it did. */
async function carryOut({ firm, payload: { personId } }: Ask, { dav, link, todo, text }: Doing) {
  if (todo === null) return
  if ('remove' in todo) {
    if (await dav.remove(todo.remove)) await firm((db) => dropEvent(db, personId, todo.remove.href))
    return
  }
  const { send, row } = todo
  const side = ourSide(send, link.zone)!
  if (!(await dav.change({ ...row, text: icsChanged(text, side, new Date()) }))) return
  await firm((db) => keepEvent(db, personId, { ...row, etag: '', agreed: hashOf(side) }))
}

type New = { dav: Caldav; link: CalendarLink; until: string }

async function sendNew(ask: Ask, { dav, link, until }: New): Promise<void> {
  const { firm, payload, today, publicUrl, stopping } = ask
  const { personId } = payload
  for (const interactionId of await firm((db) => unsentTalks(db, personId, today(), until))) {
    if (stopping.aborted) return
    const talk = await firm((db) => interactionOf(db, interactionId))
    if (!talk) continue
    const side = ourSide(talk, link.zone)!
    const text = [talk.purpose, `${publicUrl()}/talks/${interactionId}`].filter(Boolean).join('\n')
    const ics = icsFrom(interactionId, { ...side, text }, new Date())
    // Killed after this and before it is kept, it stands there already: then it is only kept.
    const filename = `${interactionId}.ics`
    const base = link.url.endsWith('/') ? link.url : `${link.url}/`
    const href = (await dav.add(link.url, filename, ics)) ?? new URL(filename, base).href
    const row = { href, etag: '', uid: interactionId, interactionId, ours: true }
    await firm((db) => keepEvent(db, personId, { ...row, agreed: hashOf(side) }))
  }
}
