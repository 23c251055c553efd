/** Holidays out of iCalendar files, and which level holds. */
import { expect, test } from 'vitest'
import { daysOfIcs } from './icalendar.ts'
import { durationText, msOf } from './duration.ts'
import { levelFor, Scope } from './levelRules.ts'

const file = (...lines: string[]) => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n')
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')

test('whole days, several in a row, yearly ones until their end; folded lines, hours skipped', () => {
  const read = daysOfIcs(
    file(
      event(
        'DTSTART;VALUE=DATE:20261224',
        'DTEND;VALUE=DATE:20261226',
        'SUMMARY:Navidad\\, y',
        ' su víspera',
      ),
      event('DTSTART;VALUE=DATE:20260101', 'SUMMARY:Año Nuevo', 'RRULE:FREQ=YEARLY;COUNT=2'),
      event('DTSTART:20260105T100000Z', 'SUMMARY:Reunión'),
    ),
  )
  expect(read).toEqual({
    skipped: 1,
    days: [
      { day: '2026-01-01', name: 'Año Nuevo', hours: [] },
      { day: '2026-12-24', name: 'Navidad, ysu víspera', hours: [] },
      { day: '2026-12-25', name: 'Navidad, ysu víspera', hours: [] },
      { day: '2027-01-01', name: 'Año Nuevo', hours: [] },
    ],
  })
})

test('the 29th of February comes in leap years; what is repeated otherwise is refused with its line', () => {
  const leap = daysOfIcs(file(event('DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY')))
  expect('days' in leap && leap.days.slice(0, 2).map(({ day }) => day)).toEqual([
    '2024-02-29',
    '2028-02-29',
  ])
  const weekly = daysOfIcs(file(event('DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=WEEKLY')))
  expect(weekly).toEqual({ wrong: 'rule', line: 4, text: 'FREQ=WEEKLY' })
})

test('lengths of time are read and written', () => {
  expect(msOf('4h 30m')).toBe(16_200_000)
  expect(msOf('45s')).toBe(45_000)
  expect(durationText(16_245)).toBe('4h 30m 45s')
  expect(durationText(0)).toBe('0s')
})

test('the most specific level holds, within its days', () => {
  const level = (more: object) => Scope.parse({ metric: 'resolution', ...more })
  const all = level({})
  const tier = level({ tier: 'key' })
  const account = level({ account: 'A1', until: '2026-12-31' })
  const later = level({ tier: 'key', from: '2026-06-01' })
  const levels = [all, tier, account, later]
  const wanted = { metric: 'resolution' as const, account: 'A1', tier: 'key', day: '2026-11-30' }
  expect(levelFor(levels, wanted)).toBe(account)
  expect(levelFor(levels, { ...wanted, day: '2027-01-01' })).toBe(later)
  expect(levelFor(levels, { ...wanted, account: 'B2', day: '2026-05-31' })).toBe(tier)
  expect(levelFor(levels, { ...wanted, account: 'B2', tier: 'standard' })).toBe(all)
  expect(levelFor([all], { ...wanted, day: '9999-12-31' })).toBe(all)
  expect(levelFor(levels, { ...wanted, metric: 'delivery' })).toBeNull()
})
