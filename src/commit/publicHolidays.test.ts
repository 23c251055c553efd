/** Public holidays by country and region. */
import { expect, test } from 'vitest'
import { publicHolidays } from './publicHolidays.ts'

const in2026 = { from: 2026, to: 2026 }

test('those of Aragón have the day of Aragón, and the Monday for a Sunday', () => {
  const days = publicHolidays({ country: 'ES', region: 'AR' }, in2026, 'es')
  expect(days).toContainEqual({ day: '2026-04-23', name: 'Día de Aragón', hours: [] })
  expect(days).toContainEqual({ day: '2026-04-03', name: 'Viernes Santo', hours: [] })
  expect(days).toContainEqual(expect.objectContaining({ day: '2026-11-02' }))
})

test('those of Mexico move to Mondays, also years ahead', () => {
  const days = publicHolidays({ country: 'MX', region: null }, { from: 2026, to: 2027 }, 'es')
  expect(days).toContainEqual({ day: '2026-11-16', name: 'Día de la Revolución', hours: [] })
  expect(days).toContainEqual(expect.objectContaining({ day: '2027-02-01' }))
})

test('what isn’t known is said, with what is', () => {
  const nowhere = publicHolidays({ country: 'XX', region: null }, in2026, 'es')
  expect(nowhere).toMatchObject({ lacks: 'country', known: expect.arrayContaining(['ES', 'MX']) })
  const region = publicHolidays({ country: 'ES', region: 'ZZ' }, in2026, 'es')
  expect(region).toMatchObject({ lacks: 'region', known: expect.arrayContaining(['AR', 'MD']) })
})
