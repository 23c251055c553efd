import { expect, test } from 'vitest'
import { monthOf, readPriceTable } from './priceTable.ts'

const SPAIN = { country: 'España' }

test('country, month and index, as a Spanish spreadsheet writes them', () => {
  const table = readPriceTable(
    '\uFEFFPaís;Mes;Índice\r\nEspaña;2026-03;118,034\r\nMéxico;2026-03;1.020,5\r\n',
    SPAIN,
  )
  expect(table).toEqual({
    prices: [
      { country: 'España', month: '2026-03-01', index: '118.034' },
      { country: 'México', month: '2026-03-01', index: '1020.5' },
    ],
    rejected: [],
  })
})

test('month and index of one country; with a header or without', () => {
  const prices = [{ country: 'España', month: '2026-02-01', index: '117.9' }]
  for (const text of ['Mes;Índice\n2026-02;117,9', 'month,index\n2026-02,117.9', '2026M02;117,9'])
    expect(readPriceTable(text, SPAIN)?.prices).toEqual(prices)
  expect(readPriceTable('2026-02,Chile,117.9', SPAIN)?.prices).toEqual([
    { country: 'Chile', month: '2026-02-01', index: '117.9' },
  ])
})

test('a column per country; what is not published yet is left out', () => {
  expect(
    readPriceTable('Fecha;España;Portugal\n2026M02;117,9;..\n2026M01;117,5;115', SPAIN)?.prices,
  ).toEqual([
    { country: 'España', month: '2026-02-01', index: '117.9' },
    { country: 'España', month: '2026-01-01', index: '117.5' },
    { country: 'Portugal', month: '2026-01-01', index: '115' },
  ])
})

test.each([
  ['2026-03', '2026-03-01'],
  ['2026/3', '2026-03-01'],
  ['03/2026', '2026-03-01'],
  ['2026M03', '2026-03-01'],
  ['202603', '2026-03-01'],
  ['2026-03-31', '2026-03-01'],
  ['31/03/2026', '2026-03-01'],
  ['mar 2026', '2026-03-01'],
  ['marzo de 2026', '2026-03-01'],
  ['2026-13', null],
  ['118', null],
  ['España', null],
  ['', null],
])('the month %j is %j', (text, month) => {
  expect(monthOf(text)).toBe(month)
})

test('what cannot be read is named with its line', () => {
  const table = readPriceTable(
    'País;Mes;Índice\nEspaña;2026-13;1\n;2026-01;1\nEspaña;2026-01;cero\nEspaña;2026-02;-1\nEspaña;2026-03;0\nEspaña;2026-04;1',
    SPAIN,
  )
  expect(table?.rejected.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'month'],
    [3, 'country'],
    [4, 'index'],
    [5, 'index'],
    [6, 'index'],
  ])
  expect(table?.prices).toHaveLength(1)
})

test('what has no index in it is no table', () => {
  expect(readPriceTable('hola\nadiós', SPAIN)).toBeNull()
  expect(readPriceTable('', SPAIN)).toBeNull()
  expect(readPriceTable('a;b;c;d\n2026-01;1;2;3', SPAIN)).toBeNull()
})
