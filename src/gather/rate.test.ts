import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../kernel/day.ts'
import { type Rate, factorsFor } from './rate.ts'

const JUNE = '2024-06-03'

function rate(base: string, currency: string, day: string | null, text: string): Rate {
  return { base, currency, day, rate: text }
}

function factor(home: string, rates: Rate[], currency: string, day = JUNE) {
  return factorsFor({ home, rates, needs: [{ currency, day }] }).factors[0]
}

test('one unit of home is so many units of foreign, so foreign money is divided by the rate', () => {
  const found = factor('USD', [rate('USD', 'EUR', '2024-06-03', '0.88')], 'EUR')
  // 1 / 0.88 = 1.13636363636363636..., half up at the 15th decimal
  expect(found).toEqual({
    currency: 'EUR',
    day: JUNE,
    factor: '1.136363636363636',
    rateDay: '2024-06-03',
    stale: false,
    through: null,
  })
  expect(factor('USD', [rate('USD', 'GBP', null, '0.6')], 'GBP')?.factor).toBe('1.666666666666667')
})

test('the home currency needs no rate', () => {
  expect(factor('EUR', [], 'EUR')?.factor).toBe('1.000000000000000')
})

test('the last rate before the day holds; after ten days it is used and flagged', () => {
  const rates = [rate('USD', 'EUR', '2024-06-01', '0.5'), rate('USD', 'EUR', '2024-05-01', '0.8')]
  expect(factor('USD', rates, 'EUR', '2024-05-31')).toMatchObject({
    factor: '1.250000000000000',
    rateDay: '2024-05-01',
    stale: true,
  })
  expect(factor('USD', rates, 'EUR', '2024-06-11')).toMatchObject({ stale: false })
  expect(factor('USD', rates, 'EUR', '2024-06-12')).toMatchObject({ stale: true })
})

test('no rate before the day is missing, never one', () => {
  const days = ['2024-04-30', '2024-04-29', '2024-05-01']
  const { factors, missing } = factorsFor({
    home: 'USD',
    rates: [rate('USD', 'EUR', '2024-05-01', '0.8')],
    needs: [...days.map((day) => ({ currency: 'EUR', day })), { currency: 'GBP', day: JUNE }],
  })
  expect(factors).toHaveLength(1)
  expect(missing).toEqual([
    { currency: 'EUR', days: ['2024-04-29', '2024-04-30'] },
    { currency: 'GBP', days: [JUNE] },
  ])
})

test('a table against the euro gives the euro straight and other currencies by cross', () => {
  const rates = [
    rate('EUR', 'USD', '2024-06-03', '1.0842'),
    rate('EUR', 'GBP', '2024-05-31', '0.85365'),
  ]
  expect(factor('USD', rates, 'EUR')).toMatchObject({ factor: '1.084200000000000', through: null })
  // 1.0842 / 0.85365 = 1.27007555789843612...
  expect(factor('USD', rates, 'GBP')).toMatchObject({
    factor: '1.270075557898436',
    rateDay: '2024-05-31',
    through: 'EUR',
  })
})

test('a fresh rate beats a stale one, and a direct rate beats a cross', () => {
  const cross = [rate('EUR', 'USD', '2024-06-03', '2'), rate('EUR', 'GBP', '2024-06-03', '1')]
  const direct = rate('USD', 'GBP', '2024-06-01', '0.4')
  const old = rate('USD', 'GBP', '2024-01-01', '0.4')
  expect(factor('USD', [...cross, direct], 'GBP')?.factor).toBe('2.500000000000000')
  expect(factor('USD', [...cross, old], 'GBP')?.factor).toBe('2.000000000000000')
})

test('a rate without a day holds on every day and is never stale', () => {
  expect(factor('USD', [rate('USD', 'EUR', null, '0.8')], 'EUR', '1999-01-01')).toMatchObject({
    factor: '1.250000000000000',
    rateDay: null,
    stale: false,
  })
})

test('a factor too large or too small to be exact is missing', () => {
  const rates = [rate('USD', 'XAA', null, '0.00001'), rate('USD', 'XBB', null, '0.000011')]
  expect(factor('USD', rates, 'XAA')).toBeUndefined()
  expect(factor('USD', rates, 'XBB')?.factor).toBe('90909.090909090909091')
})

test('every factor is within half of the 15th decimal of the true quotient', () => {
  fc.assert(
    fc.property(fc.bigInt(1n, 10n ** 9n), fc.integer({ min: 0, max: 9 }), (units, decimals) => {
      const digits = units.toString().padStart(decimals + 1, '0')
      const text = decimals ? `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}` : digits
      const found = factor('USD', [rate('USD', 'EUR', null, text)], 'EUR')
      if (!found) return // outside what a factor can hold
      const scaled = BigInt(found.factor.replace('.', ''))
      // |factor * rate - 1| <= rate / 2 * 10^-15, in integers
      const error = scaled * units - 10n ** BigInt(15 + decimals)
      expect(2n * (error < 0n ? -error : error)).toBeLessThanOrEqual(units)
    }),
  )
})

test('the day used is the last one not after the day asked', () => {
  const offsets = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(offsets, fc.integer({ min: 0, max: 400 }), (known, asked) => {
      const days = known.map((offset) => addDays('2024-01-01', offset))
      const day = addDays('2024-01-01', asked)
      const expected = days
        .filter((one) => one <= day)
        .toSorted()
        .at(-1)
      const rates = days.map((one, at) => rate('USD', 'EUR', one, `${at + 1}`))
      expect(factor('USD', rates, 'EUR', day)?.rateDay).toBe(expected)
    }),
  )
})
