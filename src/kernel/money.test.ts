import fc from 'fast-check'
import { expect, test } from 'vitest'
import { settled, settledText, toCents } from './money.ts'

test('half a cent goes away from zero, whatever binary makes of it', () => {
  expect(toCents(1.005)).toBe(1.01)
  expect(toCents(-1.005)).toBe(-1.01)
  expect(toCents('77548570.9849989999999999999')).toBe(77548570.98)
  expect(toCents('0.005')).toBe(0.01)
  expect(toCents(-0.001)).toBe(0)
  expect(toCents(1e-9)).toBe(0)
  expect(toCents(12)).toBe(12)
})

test('what the last decimal of a factor took is given back', () => {
  // 10,254.53 EUR at 1 USD = 0.88 EUR are 11,652.875 USD; the factor is 1.136363636363636
  expect(settledText('11652.8749999999962710800')).toBe('11652.875000')
  expect(settled(11652.874999999996)).toBe(11652.875)
  expect(toCents(11652.874999999996)).toBe(11652.88)
  expect(toCents('11652.8749999999962710800')).toBe(11652.88)
  expect(toCents('-11652.8749999999962710800')).toBe(-11652.88)
  expect(settled(1e15 + 0.1)).toBe(1e15 + 0.1)
  expect([settled(NaN), settled(-0.5)]).toEqual([NaN, -0.5])
})

test('what has four decimals stays as it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e13, max: 1e13 }), (units) => {
      expect(settled(units / 1e4)).toBe(units / 1e4)
    }),
  )
})

test('what is in cents stays as it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
      expect(toCents(cents / 100)).toBe(cents === 0 ? 0 : cents / 100)
    }),
  )
})

test('a number is rounded as its decimal text is', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e11, max: 1e11 }),
      fc.integer({ min: 0, max: 9999 }),
      (whole, part) => {
        const text = `${whole}.${String(part).padStart(4, '0')}`
        expect(toCents(Number(text))).toBe(toCents(String(Number(text))))
      },
    ),
  )
})
