/** A meeting of a calendar and its talk: made, moved, called off, each in a transaction of its own. */
import type { Day } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import {
  colleaguesAmong,
  dropEvent,
  hashOf,
  invitedOf,
  keepEvent,
  type KeptEvent,
  talkOfUid,
} from './calendarEvent.store.ts'
import { meet, type Side } from './calendarMeet.ts'
import type { CalendarEvent } from './icsEvent.ts'
import { interactionOf, writeInteraction } from './interaction.store.ts'
import type { Interaction } from './interaction.ts'

export type Seen = { href: string; etag: string; event: CalendarEvent }
export type Whose = { personId: string; zone: string; today: Day }

/** What is still to be done at the server; `null` for nothing. */
export type ToDo = { send: Interaction; row: KeptEvent } | { remove: KeptEvent } | null

export type Met = { todo: ToDo; known: boolean; conflict: boolean }

const SUBJECT = 300

export const theirSide = (event: CalendarEvent | null): Side =>
  event && { ...event, subject: event.subject.slice(0, SUBJECT) || '—', off: event.cancelled }

export const ourSide = (talk: Interaction, zone: string): Side => ({
  day: talk.happenedOn,
  at: talk.happenedAt,
  zone: talk.zone ?? zone,
  minutes: talk.minutes,
  subject: talk.subject,
  off: talk.state === 'calledOff',
})

/** One that stands in the calendar. */
export async function meetEvent(
  db: Db,
  whose: Whose,
  { seen, row }: { seen: Seen; row: KeptEvent | undefined },
): Promise<Met> {
  if (!row) return begin(db, whose, seen)
  const talk = row.interactionId ? await interactionOf(db, row.interactionId) : undefined
  if (!talk) {
    // Taken away here: what we put there goes; another's meeting stays, and isn't brought again.
    if (row.ours) return { todo: { remove: row }, known: false, conflict: false }
    return { todo: null, known: false, conflict: false }
  }
  const theirs = theirSide(seen.event)
  const ours = ourSide(talk, whose.zone)
  const what = meet(row.agreed, hashOf(theirs), hashOf(ours))
  const next = { ...row, href: seen.href, etag: seen.etag, uid: seen.event.uid }
  if (what === 'send') {
    if (!ours?.off) return { todo: { send: talk, row: next }, known: true, conflict: false }
    if (row.ours) return { todo: { remove: next }, known: false, conflict: false }
    await keepEvent(db, whose.personId, { ...next, interactionId: null })
    return { todo: null, known: false, conflict: false }
  }
  if (what !== 'same') await take(db, whose, { talk, event: seen.event, what })
  await keepEvent(db, whose.personId, { ...next, agreed: hashOf(theirs) })
  return { todo: null, known: true, conflict: what === 'conflict' }
}

/** One that stood in the calendar and is gone: what was planned is called off, what was held stays. */
export async function loseEvent(db: Db, whose: Whose, row: KeptEvent): Promise<void> {
  const talk = row.interactionId ? await interactionOf(db, row.interactionId) : undefined
  await dropEvent(db, whose.personId, row.href)
  if (talk?.state === 'planned') await take(db, whose, { talk, event: null, what: 'take' })
}

async function begin(db: Db, whose: Whose, seen: Seen): Promise<Met> {
  const { event, href, etag } = seen
  const none = { todo: null, known: false, conflict: false }
  if (event.cancelled || event.private) return none
  const { personId } = whose
  const there = await talkOfUid(db, event.uid)
  const invited = await invitedOf(db, personId, event.addresses, event.day)
  if (!there && !invited) return none
  const interactionId = there ?? (await make(db, whose, { event, invited: invited! }))
  if (there) await join(db, personId, there)
  const row = { href, etag, uid: event.uid, interactionId, ours: false }
  await keepEvent(db, personId, { ...row, agreed: hashOf(theirSide(event)) })
  return { ...none, known: true }
}

type New = { event: CalendarEvent; invited: { accountId: string; contactIds: string[] } }

async function make(db: Db, { personId, today }: Whose, { event, invited }: New): Promise<string> {
  const { accountId, contactIds } = invited
  const state = event.day >= today ? ('planned' as const) : ('held' as const)
  const subject = event.subject.slice(0, SUBJECT) || '—'
  const interactionId = await writeInteraction(db, {
    accountId,
    kind: 'meeting',
    state,
    happenedOn: event.day,
    happenedAt: event.at,
    minutes: event.minutes,
    zone: event.zone,
    subject,
    text: '',
    outcome: '',
    ownerId: personId,
    ownerTold: '',
    contactIds,
    personIds: await colleaguesAmong(db, event.addresses, personId),
  })
  const what = state === 'planned' ? 'interaction.planned' : 'interaction.added'
  await record(db, { id: personId }, what, {
    interactionId,
    accountId,
    title: subject,
    kind: 'meeting',
    happenedOn: event.day,
    before: null,
  })
  return interactionId
}

/** A colleague's calendar brought it first. */
async function join(db: Db, personId: string, interactionId: string): Promise<void> {
  const talk = await interactionOf(db, interactionId)
  if (!talk || talk.ownerId === personId || talk.personIds.includes(personId)) return
  await writeInteraction(db, { ...talk, personIds: [...talk.personIds, personId] })
}

type Taken = { talk: Interaction; event: CalendarEvent | null; what: 'take' | 'conflict' }

async function take(db: Db, { personId, zone }: Whose, { talk, event, what }: Taken) {
  const { interactionId, accountId, kind } = talk
  const off = event === null || event.cancelled
  const state =
    talk.state === 'held' ? talk.state : off ? ('calledOff' as const) : ('planned' as const)
  const moved = off
    ? {}
    : {
        happenedOn: event.day,
        happenedAt: event.at,
        minutes: event.minutes,
        zone: event.zone ?? talk.zone,
        subject: event.subject.slice(0, SUBJECT) || '—',
      }
  const now = { ...talk, ...moved, state }
  await writeInteraction(db, now)
  const title = now.subject
  const about = { interactionId, accountId, title, kind, happenedOn: now.happenedOn }
  const actor = { id: personId }
  if (what === 'conflict') {
    const outcome = [talk.happenedOn, talk.happenedAt, talk.zone ?? zone, talk.subject]
    await record(db, actor, 'interaction.bothChanged', {
      ...about,
      outcome: outcome.filter(Boolean).join(' '),
    })
  } else if (off && talk.state === 'planned') {
    await record(db, actor, 'interaction.calledOff', about)
  } else await record(db, actor, 'interaction.changed', { ...about, before: talk })
}
