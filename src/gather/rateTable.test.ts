import { expect, test } from 'vitest'
import { readRateTable } from './rateTable.ts'

const USD = { home: 'USD' }

test('the history of the European Central Bank, as it is published', () => {
  const table = readRateTable(
    'Date,USD,JPY,BGN,\n2024-06-03,1.0842,170.12,N/A,\n2024-05-31,1.0852,170.53,1.9558,\n',
    USD,
  )
  expect(table?.base).toBe('EUR')
  expect(table?.rejected).toEqual([])
  expect(table?.rates).toEqual([
    { base: 'EUR', currency: 'USD', day: '2024-06-03', rate: '1.0842' },
    { base: 'EUR', currency: 'JPY', day: '2024-06-03', rate: '170.12' },
    { base: 'EUR', currency: 'USD', day: '2024-05-31', rate: '1.0852' },
    { base: 'EUR', currency: 'JPY', day: '2024-05-31', rate: '170.53' },
    { base: 'EUR', currency: 'BGN', day: '2024-05-31', rate: '1.9558' },
  ])
})

test('the same history saved again by a Spanish spreadsheet', () => {
  const table = readRateTable('\uFEFFFecha;USD;IDR\r\n03/06/2024;1,0842;17.612,33\r\n', USD)
  expect(table?.rates).toEqual([
    { base: 'EUR', currency: 'USD', day: '2024-06-03', rate: '1.0842' },
    { base: 'EUR', currency: 'IDR', day: '2024-06-03', rate: '17612.33' },
  ])
})

test('a list of day, currency and rate is against home', () => {
  const table = readRateTable('day,currency,rate\n2024-06-03,EUR,0.88\n2024-06-03,USD,1\n', USD)
  expect(table).toEqual({
    layout: 'list',
    base: 'USD',
    rates: [{ base: 'USD', currency: 'EUR', day: '2024-06-03', rate: '0.88' }],
    rejected: [],
  })
})

test('one rate for all days: no day column, or an empty day', () => {
  const every = [{ base: 'USD', currency: 'EUR', day: null, rate: '0.88' }]
  expect(readRateTable('currency,rate\nEUR,.88\n', USD)?.rates).toEqual(every)
  expect(readRateTable('currency,rate\nEUR,0.88\n', USD)?.rates).toEqual(every)
  expect(readRateTable('day,currency,rate\n,EUR,0.88\n', USD)?.rates).toEqual(every)
  expect(readRateTable('moneda;tipo\neur;0,88', USD)?.rates).toEqual(every)
  expect(readRateTable('EUR,0.88', USD)?.rates).toEqual(every)
})

test('columns in any order, with or without a header', () => {
  const expected = [{ base: 'USD', currency: 'EUR', day: '2024-12-31', rate: '0.88' }]
  expect(readRateTable('tipo;divisa;fecha\n0,88;EUR;31/12/2024', USD)?.rates).toEqual(expected)
  expect(readRateTable('2024-12-31,EUR,"0,88"', USD)?.rates).toEqual(expected)
  expect(readRateTable('12/31/2024,EUR,0.88', USD)?.rates).toEqual(expected)
})

test('what cannot be read is named with its line', () => {
  const table = readRateTable(
    'day,currency,rate\n31/02/2024,EUR,1\n,euro,1\n,GBP,-1\n,CAD,1.3',
    USD,
  )
  expect(table?.rates).toHaveLength(1)
  expect(table?.rejected).toEqual([
    { line: 2, text: '31/02/2024,EUR,1', reason: 'day' },
    { line: 3, text: ',euro,1', reason: 'currency' },
    { line: 4, text: ',GBP,-1', reason: 'rate' },
  ])
})

test('a file without rates is null', () => {
  expect(readRateTable('', USD)).toBeNull()
  expect(readRateTable('name,city\nAna,Zaragoza', USD)).toBeNull()
  expect(readRateTable('Factura;Fecha;Importe;Divisa\nF1;01/03/2024;1.000,00;EUR', USD)).toBeNull()
})
