/** Meetings in iCalendar files (RFC 5545): read, written, and changed without touching what we don't know. */
import { instantIn, isZone, localIn } from '../commit/zone.ts'
import type { Day } from '../kernel/day.ts'

export type CalendarEvent = {
  uid: string
  day: Day
  /** `HH:MM` in `zone`; null for whole days. */
  at: string | null
  /** IANA zone; null for whole days and where the file names none. */
  zone: string | null
  minutes: number | null
  subject: string
  text: string
  cancelled: boolean
  /** Marked as private or confidential: none of ours. */
  private: boolean
  /** It comes back by a rule, or is one exception of such. */
  repeats: boolean
  /** Mail addresses of all who are invited, with the organizer, in lower case. */
  addresses: string[]
}

type Line = { name: string; params: Map<string, string>; value: string; raw: string }

const MINUTE = 60_000

/**
 * The events of a file, each as it is.
 * @param ownZone in which times without a zone, or with one that is unknown, are read
 * @returns null where it is no iCalendar file
 */
export function eventsOf(text: string, ownZone: string): CalendarEvent[] | null {
  const lines = linesIn(text)
  if (lines[0]?.name !== 'BEGIN' || lines[0].value.toUpperCase() !== 'VCALENDAR') return null
  const events: CalendarEvent[] = []
  let event: Line[] | null = null
  let inside = 0
  for (const line of lines) {
    const what = line.value.toUpperCase()
    if (line.name === 'BEGIN' && what === 'VEVENT') event = []
    else if (line.name === 'END' && what === 'VEVENT' && event) {
      const read = eventFrom(event, ownZone)
      if (read) events.push(read)
      event = null
    } else if (line.name === 'BEGIN') inside += 1
    else if (line.name === 'END') inside -= 1
    // Alarms within an event have a description of their own.
    else if (event && inside === 1) event.push(line)
  }
  return events
}

function eventFrom(lines: readonly Line[], ownZone: string): CalendarEvent | null {
  const one = (name: string) => lines.find((line) => line.name === name)
  const uid = one('UID')?.value
  const start = one('DTSTART') && timeOf(one('DTSTART')!, ownZone)
  if (!uid || !start) return null
  const people = lines.filter(({ name }) => name === 'ATTENDEE' || name === 'ORGANIZER')
  return {
    uid,
    day: start.day,
    at: start.at,
    zone: start.zone,
    minutes: start.at === null ? null : lengthOf(start.instant, one, ownZone),
    subject: plain(one('SUMMARY')?.value ?? ''),
    text: plain(one('DESCRIPTION')?.value ?? ''),
    cancelled: one('STATUS')?.value.toUpperCase() === 'CANCELLED',
    private: ['PRIVATE', 'CONFIDENTIAL'].includes(one('CLASS')?.value.toUpperCase() ?? ''),
    repeats:
      one('RRULE') !== undefined ||
      one('RECURRENCE-ID') !== undefined ||
      one('RDATE') !== undefined,
    addresses: [
      ...new Set(
        people.flatMap(
          ({ value }) => /^mailto:(.+)$/i.exec(value)?.[1]?.trim().toLowerCase() ?? [],
        ),
      ),
    ],
  }
}

function lengthOf(from: number, one: (name: string) => Line | undefined, ownZone: string) {
  const end = one('DTEND') && timeOf(one('DTEND')!, ownZone)
  const ms = end ? end.instant - from : durationOf(one('DURATION')?.value)
  const minutes = Math.round((ms ?? 0) / MINUTE)
  return minutes >= 1 && minutes <= 1440 ? minutes : null
}

function durationOf(value: string | undefined): number | null {
  const [, weeks, days, hours, minutes] =
    /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?)?$/.exec(value ?? '') ?? []
  if (value === undefined) return null
  const all = Number(weeks ?? 0) * 7 * 24 * 60 + Number(days ?? 0) * 24 * 60
  return (all + Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE
}

function timeOf({ value, params }: Line, ownZone: string) {
  const [, y, mo, d, h, mi, utc] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z)?)?$/.exec(value.trim()) ?? []
  if (!y) return null
  const day = `${y}-${mo}-${d}`
  if (Number.isNaN(Date.parse(day))) return null
  if (h === undefined) return { day, at: null, zone: null, instant: Date.parse(day) }
  const told = params.get('TZID')
  const known = told !== undefined && isZone(told) ? told : ownZone
  const zone = known
  const instant = utc ? Date.parse(`${day}T${h}:${mi}:00Z`) : instantIn(known, `${day}T${h}:${mi}`)
  const [localDay = '', at = ''] = localIn(zone, instant).split('T')
  return { day: localDay, at, zone, instant }
}

/** What a calendar shows of a talk of ours. */
export type Shown = Pick<CalendarEvent, 'day' | 'at' | 'zone' | 'minutes' | 'subject'>

const USUAL_MINUTES = 60

/** A file of one event of ours: without guests, so that no calendar writes to a client by itself. */
export function icsFrom(uid: string, shown: Shown & { text: string }, now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Clave//Talks//EN',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${stamp(now.getTime())}`,
    ...timeLines(shown),
    `SUMMARY:${escaped(shown.subject)}`,
    ...(shown.text ? [`DESCRIPTION:${escaped(shown.text)}`] : []),
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

/** The same file with other times and another subject: every other line stays, and its SEQUENCE goes up by one. */
export function icsChanged(text: string, shown: Shown, now: Date): string {
  const changed = ['DTSTART', 'DTEND', 'DURATION', 'SUMMARY', 'SEQUENCE', 'DTSTAMP']
  let inEvent = false
  let inside = 0
  const sequence = Number(linesIn(text).find(({ name }) => name === 'SEQUENCE')?.value ?? 0) || 0
  const out = linesIn(text).flatMap(({ name, value, raw }) => {
    const isEvent = value.toUpperCase() === 'VEVENT'
    if (name === 'BEGIN' && inEvent) inside += 1
    if (name === 'BEGIN' && isEvent) {
      inEvent = true
      return [
        raw,
        `DTSTAMP:${stamp(now.getTime())}`,
        `SEQUENCE:${sequence + 1}`,
        ...timeLines(shown),
        `SUMMARY:${escaped(shown.subject)}`,
      ]
    }
    if (name === 'END' && isEvent) inEvent = false
    const drop = inEvent && inside === 0 && changed.includes(name)
    if (name === 'END' && inEvent) inside -= 1
    return drop ? [] : [raw]
  })
  return `${out.map(folded).join('\r\n')}\r\n`
}

/** In UTC, which every calendar reads alike without a table of zones in the file. */
function timeLines({ day, at, zone, minutes }: Shown): string[] {
  const compact = day.replaceAll('-', '')
  if (at === null) return [`DTSTART;VALUE=DATE:${compact}`]
  const from = instantIn(zone ?? 'UTC', `${day}T${at}`)
  const until = from + (minutes ?? USUAL_MINUTES) * MINUTE
  return [`DTSTART:${stamp(from)}`, `DTEND:${stamp(until)}`]
}

const stamp = (at: number) => `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

const escaped = (text: string) =>
  text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll(/\r?\n/g, '\\n')

const plain = (text: string) =>
  text.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign)).trim()

/** No line is longer than 75 bytes; what goes on begins with a space. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let bytes = 0
  for (const letter of line) {
    const more = new TextEncoder().encode(letter).length
    if (bytes + more > (parts.length === 0 ? 75 : 74)) {
      parts.push(part)
      part = ''
      bytes = 0
    }
    part += letter
    bytes += more
  }
  return [...parts, part].join('\r\n ')
}

function linesIn(text: string): Line[] {
  const whole: string[] = []
  for (const read of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    if (/^[ \t]/.test(read) && whole.length > 0) whole.push(whole.pop()! + read.slice(1))
    else if (read !== '') whole.push(read)
  }
  return whole.map((raw) => {
    // A colon may stand inside quotes, as in the name of someone who is invited.
    const [head = '', value = ''] = /^((?:[^":]|"[^"]*")*):([\s\S]*)$/.exec(raw)?.slice(1) ?? []
    const [name = '', ...params] = head.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    const told = params.map((param): [string, string] => {
      const at = param.indexOf('=')
      return [param.slice(0, at).toUpperCase(), param.slice(at + 1).replaceAll('"', '')]
    })
    return { name: name.toUpperCase(), params: new Map(told), value, raw }
  })
}
