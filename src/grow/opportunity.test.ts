import fc from 'fast-check'
import { expect, test } from 'vitest'
import { valueByCurrency, whyNotValue } from './opportunity.ts'

const eur = (amount: string) => ({ amount, currency: 'EUR' })

test('amounts are summed exactly, each currency by itself', () => {
  expect(
    valueByCurrency([
      eur('0.1'),
      eur('0.2'),
      { amount: '5', currency: 'USD' },
      { amount: null, currency: null },
    ]),
  ).toEqual([
    { currency: 'EUR', amount: '0.3000' },
    { currency: 'USD', amount: '5.0000' },
  ])
})

test('in whatever order, the sum is the same', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 1 }), (cents) => {
      const told = cents.map((one) => eur((one / 100).toFixed(2)))
      const [sum] = valueByCurrency(told)
      const [back] = valueByCurrency(told.toReversed())
      expect(sum).toEqual(back)
      expect(Number(sum!.amount)).toBeCloseTo(cents.reduce((all, one) => all + one, 0) / 100, 2)
    }),
  )
})

test('half an amount is none', () => {
  expect(whyNotValue(eur('1'))).toBeNull()
  expect(whyNotValue({ amount: null, currency: null })).toBeNull()
  expect(whyNotValue({ amount: '1', currency: null })).toMatchObject({
    code: 'grow/half-an-amount',
  })
})
