import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCents } from './money.ts'

test('half a cent goes away from zero, whatever binary makes of it', () => {
  expect(toCents(1.005)).toBe(1.01)
  expect(toCents(-1.005)).toBe(-1.01)
  expect(toCents('77548570.9849999999999999999')).toBe(77548570.98)
  expect(toCents('0.005')).toBe(0.01)
  expect(toCents(-0.001)).toBe(0)
  expect(toCents(1e-9)).toBe(0)
  expect(toCents(12)).toBe(12)
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
