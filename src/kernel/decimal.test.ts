import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalWritten, plainDecimal } from './decimal.ts'

const spain = { mark: ',' } as const
const mexico = { mark: '.' } as const

test.each([
  ['1.234,56', '1234.56'],
  ['1,234.56', '1234.56'],
  ['1234,56', '1234.56'],
  ['1234.56', '1234.56'],
  ['1,08', '1.08'],
  ['1.08', '1.08'],
  ['1.234.567', '1234567'],
  ['1,234,567', '1234567'],
  ['1.234.567,8', '1234567.8'],
  ['1 234,5', '1234.5'],
  ['0.125', '0.125'],
  ['1.0850', '1.0850'],
  ['−5,5', '-5.5'],
  ['50000', '50000'],
])('%s is %s wherever it is typed', (typed, plain) => {
  expect(plainDecimal(typed, spain)).toBe(plain)
  expect(plainDecimal(typed, mexico)).toBe(plain)
  expect(plainDecimal(typed, { ...spain, fine: true })).toBe(plain)
})

test('a lone group of three is read as people there write, and as a decimal where rates are typed', () => {
  expect(plainDecimal('50.000', spain)).toBe('50000')
  expect(plainDecimal('50,000', spain)).toBe('50.000')
  expect(plainDecimal('50,000', mexico)).toBe('50000')
  expect(plainDecimal('50.000', mexico)).toBe('50.000')
  expect(plainDecimal('1.085', { ...spain, fine: true })).toBe('1.085')
  expect(plainDecimal('1,085', { ...spain, fine: true })).toBe('1.085')
})

test('what is no number is handed back as it was typed', () => {
  for (const typed of ['', 'doce', '1,2,3', '1.2.3', '12 €', '1,234.5.6']) {
    expect(plainDecimal(typed, spain)).toBe(typed)
    expect(decimalWritten(typed, ',')).toBe(typed)
  }
})

test('what is written is read back', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^(0|[1-9]\d{0,12})(\.\d{1,6})?$/), (plain) => {
      for (const manner of [spain, mexico]) {
        expect(plainDecimal(decimalWritten(plain, manner.mark), manner)).toBe(plain)
      }
    }),
  )
})
