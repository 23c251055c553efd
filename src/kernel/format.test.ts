import { expect, test } from 'vitest'
import { chanceTold, formats } from './format.ts'

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
const spain = formats({ locale: 'es-ES', home: 'EUR', timeZone: 'Europe/Madrid' })
const mexico = formats({ locale: 'es-MX', home: 'MXN', timeZone: 'America/Mexico_City' })
const english = formats({ locale: 'en', home: 'USD', timeZone: 'UTC' })

test('a Spanish page writes numbers the Spanish way', () => {
  expect(plain(spain.number(3204))).toBe('3.204')
  expect(plain(spain.percent(0.314))).toBe('31,4 %')
  expect(plain(spain.change(-0.014))).toBe('−1,4 %')
  expect(plain(spain.moneyShort(48_600_000, 'EUR'))).toBe('48,6 M€')
  expect(plain(spain.moneyShort(48_600_000, 'USD'))).toBe('48,6 M US$')
  expect(plain(spain.bytes(48_400_000))).toBe('48,4 MB')
})

test('exact decimals are rounded once, half away from zero', () => {
  expect(plain(spain.money('2024.985', 'EUR'))).toBe('2.024,99 €')
  expect(plain(spain.money('-2024.985', 'EUR'))).toBe('−2.024,99 €')
  expect(plain(spain.money('12345678901234567.125', 'EUR'))).toBe('12.345.678.901.234.567,13 €')
})

test('Mexico and the English page have their own way', () => {
  expect(plain(mexico.money(2024.5, 'MXN'))).toBe('$2,024.50')
  expect(plain(mexico.moneyShort(77_500_000, 'USD'))).toBe('USD 77.5 M')
  expect(plain(english.moneyShort(77_500_000, 'USD'))).toBe('$77.5M')
})

test('days are read as days, instants in the person’s zone', () => {
  expect(spain.day('2026-10-31')).toBe('31 oct 2026')
  expect(spain.dayLong('2026-11-23')).toBe('lunes 23 de noviembre')
  expect(spain.relativeDay('2026-10-12', '2026-11-22')).toBe('hace 41 días')
  expect(spain.relativeDay('2026-11-23', '2026-11-22')).toBe('mañana')
  expect(spain.time('2026-11-22T12:05:00Z')).toBe('13:05')
  expect(english.span(11_400)).toBe('3 h 10 min')
})

test('a range of money names its unit once', () => {
  expect(plain(formats({ locale: 'es-ES' }).moneyRange(2_270_000, 2_340_000, 'EUR'))).toBe(
    '2,27-2,34 M€',
  )
  expect(plain(formats({ locale: 'en' }).moneyRange(900, 2_340_000, 'EUR'))).toBe('€900 – €2.34M')
})

test('a change of money says which way, and a probability promises nothing', () => {
  expect(plain(spain.moneyChange(1_234_000, 'EUR'))).toBe('+1,23 M€')
  expect(plain(spain.moneyChange(-340_000, 'EUR'))).toBe('−340 mil €')
  expect(plain(english.moneyChange(1_234_000, 'EUR'))).toBe('+€1.23M')
  expect(plain(spain.moneyChange(0, 'EUR'))).toBe('0 €')
  expect(chanceTold(1)).toEqual({ beyond: 'over', share: 0.99 })
  expect(chanceTold(0.996)).toEqual({ beyond: 'over', share: 0.99 })
  expect(chanceTold(0.004)).toEqual({ beyond: 'under', share: 0.01 })
  expect(chanceTold(0)).toEqual({ beyond: null, share: 0 })
  expect(chanceTold(0.34)).toEqual({ beyond: null, share: 0.34 })
})
