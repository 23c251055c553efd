import { expect, test } from 'vitest'
import { currencyBeside, currencyInHeader, parseAmount } from './amount.ts'

test.each([
  ['1.234', '1234.0000', '1.2340'],
  ['1,234', '1.2340', '1234.0000'],
  ['12,5', '12.5000', '12.5000'],
  ['1.234.567', '1234567.0000', '1234567.0000'],
  ['1.234,567', '1234.5670', '1234.5670'],
  ['0,125', '0.1250', '0.1250'],
  ['1 234,50', '1234.5000', '1234.5000'],
  ['1\u00a0234,50', '1234.5000', '1234.5000'],
  ['1\u202f234.50', '1234.5000', '1234.5000'],
  ["1'234.50", '1234.5000', '1234.5000'],
  ['(45,10)', '-45.1000', '-45.1000'],
  ['45,10-', '-45.1000', '-45.1000'],
  ['\u221245,10', '-45.1000', '-45.1000'],
  ['-€ 12', '-12.0000', '-12.0000'],
  ['12 €', '12.0000', '12.0000'],
  ['US$ 3', '3.0000', '3.0000'],
  ['1e3', '1000.0000', '1000.0000'],
  ['1.00005', '1.0001', '1.0001'],
  ['-1.00005', '-1.0001', '-1.0001'],
  ['-0', '0.0000', '0.0000'],
  ['99999999999999.9999', '99999999999999.9999', '99999999999999.9999'],
])('«%s» is %s with a decimal comma and %s with a decimal point', (text, comma, point) => {
  expect(parseAmount(text, ',')).toBe(comma)
  expect(parseAmount(text, '.')).toBe(point)
})

test.each([
  '',
  ' ',
  '-',
  'n/d',
  '=1+1',
  '12 34',
  '1.23.456',
  '1,2,3',
  '--1',
  '-(1)',
  '(1',
  '1-2',
  '1 REF',
  '99999999999999.99995',
  '1e99',
  '€',
])('«%s» is no amount', (text) => expect(parseAmount(text, ',')).toBeNull())

test('a currency beside an amount, or in the header over it', () => {
  expect(['12 €', 'MX$ 1', '(3 usd)', '4', 'x'].map(currencyBeside)).toEqual([
    'EUR',
    'MXN',
    'USD',
    null,
    null,
  ])
  expect(
    ['Importe (USD)', 'Ventas €', 'IMPORTE EUR', 'Importe', 'TOTAL ALL'].map(currencyInHeader),
  ).toEqual(['USD', 'EUR', 'EUR', null, null])
})
