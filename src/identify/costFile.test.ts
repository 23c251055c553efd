/** Files of costs as programs write them, read by rule and kept in a real database. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import { importCosts, listCostActivities, listCostRates, listSalesCosts } from './cost.api.ts'
import { costRoutes } from './cost.routes.ts'
import { readCostFile } from './costFile.ts'

const read = (text: string) => readCostFile(text, { home: 'EUR' })

test('rates in Spanish, with a decimal comma and a day before the month', () => {
  const file = read(
    'Actividad;Unidad;Tarifa;Divisa;Desde\nVisita;visita;1.245,50;EUR;01/02/2026\nPago;1.000 € y día;0,16;;2026-01-01\n',
  )
  expect(file).toEqual({
    kind: 'rates',
    rejected: [],
    rows: [
      {
        line: 2,
        activity: 'Visita',
        unit: 'visita',
        rate: '1245.50',
        currency: 'EUR',
        day: '2026-02-01',
      },
      {
        line: 3,
        activity: 'Pago',
        unit: '1.000 € y día',
        rate: '0.16',
        currency: 'EUR',
        day: '2026-01-01',
      },
    ],
  })
})

test('activities and selling costs in English, in another order, and what is wrong by its line', () => {
  const done = read(
    'Units,Activity,Client code,Date\n1.5,Visit,A1,03/31/2026\nx,Visit,A1,03/30/2026\n',
  )
  expect(done).toMatchObject({
    kind: 'activities',
    rows: [{ client: 'A1', units: '1.5000', day: '2026-03-31' }],
    rejected: [{ line: 3, reason: 'units' }],
  })
  const spent = read(
    'For;Month;Concept;Amount;Currency\nwin;03/2026;Fair;12;usd\nlater;2026-03;Fair;12;USD\nkeep;2026-13;Club;1;USD\n',
  )
  expect(spent).toMatchObject({
    kind: 'selling',
    rows: [{ purpose: 'win', month: '2026-03-01', amount: '12.0000', currency: 'USD' }],
    rejected: [
      { line: 3, reason: 'purpose' },
      { line: 4, reason: 'month' },
    ],
  })
})

test('a header that names none of the three is no file of costs', () => {
  expect(read('Cliente;Fecha;Importe\nA;01/01/2026;3')).toBeNull()
  expect(read('')).toBeNull()
})

test('no text breaks it, and every line is either kept or rejected', () => {
  const line = fc.array(fc.string({ maxLength: 12 }), { maxLength: 6 }).map((all) => all.join(';'))
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const file = read(['Fecha;Código cliente;Actividad;Unidades', ...lines].join('\n'))!
      const numbers = [...file.rows, ...file.rejected].map((one) => one.line)
      expect(new Set(numbers).size).toBe(numbers.length)
    }),
  )
})

test('a file is kept: equal keys are summed, the same file again changes nothing, strangers are named', async () => {
  const firm = aFirm(costRoutes)
  const { lead } = firm
  await firm.db(
    (db) => db`
    insert into account (code, name) values ('C1', 'Aceros'), ('C2', 'Bombas'), ('C3', 'BOMBAS')
  `,
  )
  const text =
    'Fecha;Código cliente;Actividad;Unidades\n01/03/2026;C1;Visita;1\n01/03/2026;aceros;VISITA;0,5\n02/03/2026;C9;Visita;1\n02/03/2026;Bombas;Visita;1\n'
  for (let times = 0; times < 2; times += 1) {
    expect(await lead.ask(importCosts, { text })).toMatchObject({
      kind: 'activities',
      kept: 2,
      rejected: 2,
      rejects: [
        { line: 4, reason: 'client' },
        { line: 5, reason: 'client' },
      ],
    })
    expect(await lead.ask(listCostActivities, {})).toMatchObject({
      total: 1,
      rows: [{ account: 'Aceros', units: '1.5', day: '2026-03-01', cost: null }],
    })
  }
  const rates =
    'Actividad;Tarifa;Desde\nVisita;10;01/01/2026\nvisita;20;01/01/2026\nVisita;30;01/06/2026\n'
  await lead.ask(importCosts, { text: rates })
  const { rows } = await lead.ask(listCostRates, {})
  expect(rows.map(({ rate, day }) => [rate, day])).toEqual([
    ['30', '2026-06-01'],
    ['20', '2026-01-01'],
  ])
  const spent = 'Mes;Concepto;Para;Importe\n2026-03;Feria;captar;10\n2026-03;FERIA;captar;-2,5\n'
  await lead.ask(importCosts, { text: spent })
  expect(await lead.ask(listSalesCosts, {})).toMatchObject({ total: 1, rows: [{ amount: '7.5' }] })
  await expect(lead.ask(importCosts, { text: 'hola' })).rejects.toMatchObject({
    code: 'identify/no-costs',
  })
})
