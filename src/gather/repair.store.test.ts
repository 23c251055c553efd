import fc from 'fast-check'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aFolder, closeOpened, read } from './ledger.testing.ts'
import { takeRows } from './record.ts'
import { surveyText } from './survey.store.ts'

const RUNS = process.env['CLAVE_LONG'] ? 200 : 15

const name = fc.constantFrom(
  'A',
  '"B"',
  '"C;D"',
  '"E',
  'F"',
  'G"H',
  '""',
  '"I""J"',
  '"K"L"',
  '"',
  ' "M"',
  "'N'",
  '"O;',
  '',
)
const line = fc.tuple(name, fc.constantFrom('1', '"2"', '3;', '4;x', '"5'))
/** Where most lines are broken nothing says how many cells one has, and the file is refused as a whole. */
const WHOLE = Array.from({ length: 31 }, (_, n) => `ok${n}.;Z;25/01/2024;1\n`).join('')
const ending = fc.constantFrom('\n', '\r\n', '\n\n')

test('whatever the quotes, no line is lost: each is in an accepted line or among the rejected', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(line, ending), { minLength: 1, maxLength: 30 }),
      async (lines) => {
        const rows = lines.map(
          ([[client, amount], end], n) => `id${n}.;${client};25/01/2024;${amount}${end}`,
        )
        const { check, ask, rejects } = await read(
          `Factura;Cliente;Fecha;Importe\n${WHOLE}${rows.join('')}`,
          {
            mapping: { invoice: 'Factura', clientName: 'Cliente', day: 'Fecha', amount: 'Importe' },
            reading: { delimiter: ';', quote: '"', skip: 0, header: true },
          },
        )
        const rejected = await rejects(1000)
        expect(rejected).toHaveLength(check.lines.rejected)
        expect(rejected.map((one) => one.line)).toEqual(
          rejected.map((one) => one.line).toSorted((a, b) => a - b),
        )
        const accepted = await ask('select line_no, invoice, client_name from ledger_line')
        expect(accepted).toHaveLength(check.lines.accepted)
        const kept = [
          ...accepted.map((one) => `${one['invoice']} ${one['client_name']}`),
          ...rejected.map(({ text }) => text),
        ].join('\n')
        for (const n of lines.keys()) expect(kept.split(`id${n}.`)).toHaveLength(2)
        closeOpened()
      },
    ),
    { numRuns: RUNS },
  )
})

const cell = fc.string({ unit: fc.constantFrom('a', 'ñ', ';', '"', '\n', ' ', '1'), maxLength: 6 })

test('what a spreadsheet writes is read back as it was', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }),
      (rows) => {
        const written = rows
          .map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(';'))
          .join('\r\n')
        expect(
          takeRows(written, { delimiter: ';', quote: '"' }, 100, true).map(({ cells }) => cells),
        ).toEqual(rows)
      },
    ),
  )
})

test('the survey calls a text regular only where quotes and line ends are even', async () => {
  const path = join(aFolder(), 'a.csv')
  const survey = async (text: string) => {
    writeFileSync(path, text)
    const { regular, quotes } = await surveyText(path, { delimiter: ';', quote: '"' })
    return { regular, quotes }
  }
  expect(await survey('a;b\n1;2\n')).toEqual({ regular: true, quotes: false })
  expect(await survey('a;b\n"1";"2;""x"""\n')).toEqual({ regular: true, quotes: true })
  expect(await survey('a;b\r\n"1";2\r\n')).toEqual({ regular: true, quotes: true })
  expect(await survey('a;b\n3" x 4";2"\n')).toEqual({ regular: true, quotes: false })
  for (const text of [
    'a;b\n"1;2\n',
    'a;b\n"1\n2";3\n',
    'a;b\n"1" ;3\n',
    'a;b\r\n1;2\n3;4\r\n',
    'a;b\n1;2\r3;4\n',
  ]) {
    expect(await survey(text)).toMatchObject({ regular: false })
  }
})
