import { expect, test } from 'vitest'
import { plainWords } from '../kernel/plain.ts'
import { type Column, headerSignature, sharedKey, suggestMapping, whyNotRead } from './mapping.ts'

const column = (name: string, ...examples: string[]): Column => ({ name, examples })
const names = (...all: string[]) => suggestMapping(all.map((name) => column(name)))

test('headers lose case, accents and marks', () => {
  expect(
    [
      'SalesOrderNumber',
      'Nº Factura',
      'Country_Region',
      'RAZÓN SOCIAL',
      'ID-cliente',
      'IDCliente',
    ].map(plainWords),
  ).toEqual([
    'sales order number',
    'n factura',
    'country region',
    'razon social',
    'id cliente',
    'id cliente',
  ])
})

test('a Spanish ledger and an English one are understood', () => {
  expect(
    names(
      'Nº factura',
      'Fecha',
      'Código cliente',
      'Razón social',
      'País',
      'Referencia',
      'Descripción',
      'Familia',
      'Uds.',
      'Importe neto',
      'Coste',
      'Divisa',
      'Comercial',
      'Grupo',
    ),
  ).toEqual({
    invoice: 'Nº factura',
    day: 'Fecha',
    clientCode: 'Código cliente',
    clientName: 'Razón social',
    country: 'País',
    productCode: 'Referencia',
    productName: 'Descripción',
    family: 'Familia',
    quantity: 'Uds.',
    amount: 'Importe neto',
    cost: 'Coste',
    currency: 'Divisa',
    salesperson: 'Comercial',
    parentGroup: 'Grupo',
  })
  expect(
    names(
      'Invoice No',
      'Line',
      'Posting Date',
      'Customer ID',
      'Customer',
      'Item No.',
      'Qty',
      'Net Amount',
      'COGS',
      'Currency Code',
      'Sales Rep',
      'Region',
      'Business Unit',
    ),
  ).toEqual({
    invoice: 'Invoice No',
    invoiceLine: 'Line',
    day: 'Posting Date',
    clientCode: 'Customer ID',
    clientName: 'Customer',
    productCode: 'Item No.',
    quantity: 'Qty',
    amount: 'Net Amount',
    cost: 'COGS',
    currency: 'Currency Code',
    salesperson: 'Sales Rep',
    zone: 'Region',
    division: 'Business Unit',
  })
})

test('what only sounds alike is left alone', () => {
  expect(
    names(
      'Tipo cliente',
      'Fecha vencimiento',
      'Importe IVA',
      'Precio unitario',
      'Margen %',
      'Coste unitario',
      'Email cliente',
    ),
  ).toEqual({})
  expect(
    names('Importe sin IVA', 'Importe IVA', 'Fecha vencimiento', 'Fecha factura', 'Cliente'),
  ).toEqual({ amount: 'Importe sin IVA', day: 'Fecha factura', clientName: 'Cliente' })
})

test('content has a say', () => {
  expect(
    suggestMapping([column('Fecha', 'lunes', 'martes'), column('Día', '25/01/2024', '26/01/2024')]),
  ).toEqual({ day: 'Día' })
  expect(suggestMapping([column('Total', 'Norte', 'Sur'), column('Importe', '1,50', '2')])).toEqual(
    { amount: 'Importe' },
  )
  expect(suggestMapping([column('Moneda', '1,50', '2'), column('Divisa', 'EUR', '€')])).toEqual({
    currency: 'Divisa',
  })
})

test('a ledger needs a client, a day and an amount, each in one column', () => {
  const columns = ['Cliente', 'Fecha', 'Importe', 'Importe']
  expect(whyNotRead({ clientName: 'Cliente', day: 'Fecha' }, columns)).toMatchObject({
    code: 'gather/no-amount',
  })
  expect(whyNotRead({ day: 'Fecha', amount: 'Importe' }, ['Fecha', 'Importe'])).toMatchObject({
    code: 'gather/no-client',
  })
  expect(whyNotRead({ clientName: 'Cliente', amount: 'Fecha' }, columns)).toMatchObject({
    code: 'gather/no-day',
  })
  expect(
    whyNotRead({ clientName: 'Cliente', day: 'Fecha', amount: 'Importe' }, columns),
  ).toMatchObject({ code: 'gather/column-twice' })
  expect(
    whyNotRead({ clientName: 'Cliente', day: 'Fecha', amount: 'Total' }, columns),
  ).toMatchObject({ code: 'gather/column-missing' })
  expect(
    whyNotRead(
      { day: 'Fecha', amount: 'Importe' },
      ['Fecha', 'Importe'],
      [{ mapping: { clientName: 'Nombre' } }],
    ),
  ).toBeNull()
})

test('a header is remembered whatever its case, and told from another', () => {
  expect(headerSignature(['Nº Factura', 'FECHA'])).toBe(headerSignature(['nº factura', 'Fecha']))
  expect(headerSignature(['Fecha', 'Factura'])).not.toBe(headerSignature(['Factura', 'Fecha']))
  expect(headerSignature(['Fecha', 'clave_line', 'clave_reason', 'clave_text'])).toBe(
    headerSignature(['Fecha']),
  )
})

test('two files meet in a column that tells the rows of the second apart', () => {
  const sales = [column('ResellerKey', '1', '1', '2'), column('Amount', '5')]
  expect(sharedKey(sales, [column('reseller_key', '1', '2'), column('Name', 'A', 'B')])).toEqual({
    column: 'ResellerKey',
    lookupColumn: 'reseller_key',
  })
  expect(sharedKey(sales, [column('ResellerKey', '1', '1'), column('Name', 'A', 'B')])).toBeNull()
  expect(sharedKey(sales, [column('Name', 'A', 'B')])).toBeNull()
})
