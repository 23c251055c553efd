import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyOf, meet as meetKeys, type Side } from './calendarMeet.ts'
import { eventsOf, icsChanged, icsFrom } from './icsEvent.ts'

const ZONE = 'Europe/Madrid'
const meet = (...sides: [Side, Side, Side]) => {
  const [base, theirs, ours] = sides.map(keyOf) as [string, string, string]
  return meetKeys(base, theirs, ours)
}
const NOW = new Date('2026-11-21T10:00:00Z')
const at = (more: Partial<NonNullable<Side>> = {}): Side => ({
  day: '2026-11-30',
  at: '10:00',
  zone: ZONE,
  minutes: 60,
  subject: 'Plazos',
  off: false,
  ...more,
})

test('whichever side alone changed is followed; where both did and not alike, it is a conflict', () => {
  expect(meet(at(), at(), at())).toBe('same')
  expect(meet(at(), at({ at: '11:00' }), at())).toBe('take')
  expect(meet(at(), at(), at({ subject: 'Precios' }))).toBe('send')
  expect(meet(at(), at({ at: '11:00' }), at({ at: '12:00' }))).toBe('conflict')
  expect(meet(at(), at({ at: '11:00' }), at({ at: '11:00' }))).toBe('same')
  expect(meet(at(), null, at())).toBe('take')
  expect(meet(at(), at(), at({ off: true }))).toBe('send')
  expect(meet(at(), null, at({ off: true }))).toBe('same')
  // The same instant told in another zone is no change.
  expect(meet(at(), at({ at: '09:00', zone: 'UTC' }), at())).toBe('same')
})

const CALENDAR = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'BEGIN:VTIMEZONE',
  'TZID:America/Mexico_City',
  'END:VTIMEZONE',
  'BEGIN:VEVENT',
  'UID:abc@example.com',
  'DTSTART;TZID=America/Mexico_City:20261130T090000',
  'DURATION:PT1H30M',
  'SUMMARY:Plazos\\, precios y algo que es tan largo que no cabe en una sola lí',
  ' nea',
  'ORGANIZER;CN="Ruiz: Ana":mailto:Ana@Forjas.example',
  'ATTENDEE;CN=Marta;PARTSTAT=ACCEPTED:mailto:marta@example.com',
  'X-SOMETHING:stays',
  'BEGIN:VALARM',
  'DESCRIPTION:Alarma',
  'TRIGGER:-PT15M',
  'END:VALARM',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n')

test('an event is read with its zone, its length and whom it invites; alarms are none of its words', () => {
  expect(eventsOf(CALENDAR, ZONE)).toEqual([
    {
      uid: 'abc@example.com',
      day: '2026-11-30',
      at: '09:00',
      zone: 'America/Mexico_City',
      minutes: 90,
      subject: 'Plazos, precios y algo que es tan largo que no cabe en una sola línea',
      text: '',
      cancelled: false,
      private: false,
      repeats: false,
      addresses: ['ana@forjas.example', 'marta@example.com'],
    },
  ])
  expect(eventsOf('<html>', ZONE)).toBeNull()
  expect(eventsOf('', ZONE)).toBeNull()
})

test('changed, all that we don’t know stays, alarms too', () => {
  const shown = { day: '2026-12-01', at: '16:00', zone: ZONE, minutes: 30, subject: 'Otra; hora' }
  const changed = icsChanged(CALENDAR, shown, NOW)
  expect(eventsOf(changed, ZONE)).toMatchObject([
    { ...shown, addresses: ['ana@forjas.example', 'marta@example.com'] },
  ])
  expect(changed).toContain('X-SOMETHING:stays')
  expect(changed).toContain('DESCRIPTION:Alarma\r\nTRIGGER:-PT15M')
  expect(changed).toContain('SEQUENCE:1\r\n')
  expect(changed).not.toContain('DURATION')
  expect(icsChanged(changed, shown, NOW)).toContain('SEQUENCE:2\r\n')
})

test('what is written is read as it was, whatever its words; no line is longer than 75 bytes', () => {
  const words = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
    .map((text) => text.replaceAll(/[\r\n\u0085\u2028\u2029\p{Cc}]/gu, ' ').trim())
  fc.assert(
    fc.property(words, words, fc.integer({ min: 1, max: 1440 }), (subject, text, minutes) => {
      const shown = { day: '2026-11-30', at: '10:00', zone: ZONE, minutes, subject, text }
      const ics = icsFrom('x', shown, NOW)
      for (const line of ics.split('\r\n')) {
        expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
      }
      expect(eventsOf(ics, ZONE)).toMatchObject([{ ...shown, uid: 'x' }])
    }),
  )
})

test('whole days have no hour', () => {
  const shown = {
    day: '2026-11-30',
    at: null,
    zone: null,
    minutes: null,
    subject: 'Feria',
    text: '',
  }
  expect(eventsOf(icsFrom('x', shown, NOW), ZONE)).toMatchObject([shown])
})
