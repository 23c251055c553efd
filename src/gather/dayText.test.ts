import { expect, test } from 'vitest'
import { dayFormat, orderEvidence, parseDay } from './dayText.ts'

test.each([
  ['25/01/2024', '2024-01-25'],
  ['5/1/24', '2024-01-05'],
  ['05-01-1999', '1999-01-05'],
  ['5.1.70', '1970-01-05'],
  ['2024-01-25', '2024-01-25'],
  ['20240125', '2024-01-25'],
  ['25/01/2024 10:30', '2024-01-25'],
  ['2024-01-25T10:30:00Z', '2024-01-25'],
  ['2024-01-25 10:30:00.000+01:00', '2024-01-25'],
  ['25/01/2024 10:30 p. m.', '2024-01-25'],
  ['01-ene-2024', '2024-01-01'],
  ['1 de septiembre de 2024', '2024-09-01'],
  ['Jan 3, 2024', '2024-01-03'],
  ['3rd March 2024', '2024-03-03'],
  ['29/02/2024', '2024-02-29'],
  ['\u00a025/01/2024 ', '2024-01-25'],
])('«%s» is %s', (text, day) => expect(parseDay(text, 'dmy')).toBe(day))

test.each([
  '',
  '31/02/2024',
  '29/02/2023',
  '00/01/2024',
  '32/01/2024',
  '01/13/2024',
  '2024-13-01',
  '1/1/1',
  '1850-01-01',
  '45292',
  'ayer',
  '=HOY()',
])('«%s» is no day', (text) => expect(parseDay(text, 'dmy')).toBeNull())

test("the order is the column's to say", () => {
  expect(parseDay('02/03/2024', 'dmy')).toBe('2024-03-02')
  expect(parseDay('02/03/2024', 'mdy')).toBe('2024-02-03')
  expect(parseDay('24-03-02', 'ymd')).toBe('2024-03-02')
  expect(
    ['25/01/2024', '01/25/2024', '2024-01-25', '01/02/2024', '25/25/2024', 'x'].map(orderEvidence),
  ).toEqual(['dmy', 'mdy', 'ymd', 'dmy or mdy', null, null])
})

test('Excel counts days, and only Excel', () => {
  expect(parseDay('45318', 'dmy', true)).toBe('2024-01-27')
  expect(parseDay('45318.75', 'dmy', true)).toBe('2024-01-27')
  expect(parseDay('45318', 'dmy')).toBeNull()
})

test('the format that most of a column has', () => {
  expect(dayFormat(['x', '1/2/2024', '01/02/2024'], 'dmy')).toBe('%d/%m/%Y')
  expect(dayFormat(['01/02/2024 10:30'], 'mdy')).toBe('%m/%d/%Y %H:%M')
  expect(dayFormat(['2024-02-01'], 'dmy')).toBe('%Y-%m-%d')
  expect(dayFormat(['20240201'], 'dmy')).toBe('%Y%m%d')
  expect(dayFormat(['1 de mayo de 2024'], 'dmy')).toBeNull()
})
