import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type Duck, openDuck, quoted } from '../platform/duck.ts'
import { currencyBeside, type DecimalMark, parseAmount } from './amount.ts'
import { amountSql, currencyBesideSql, daySql, dayWithin } from './cell.store.ts'
import { type DateOrder, dayFormat, parseDay } from './dayText.ts'

/** More is drawn in the long tests. */
const RUNS = process.env['CLAVE_LONG'] ? 500 : 25

const folder = mkdtempSync(join(tmpdir(), 'clave-cell-'))
let duck: Duck
beforeAll(async () => {
  duck = await openDuck({ folder, threads: 1 })
})
afterAll(() => {
  duck.close()
  rmSync(folder, { recursive: true })
})

async function inDuck(texts: string[], expression: string): Promise<(string | null)[]> {
  const values = texts.map((text, at) => `(${at}, ${quoted(text)})`).join(', ')
  const rows = await duck.rows(
    z.object({ v: z.string().nullable() }),
    `select (${expression})::varchar as v from (values ${values}) as t(i, x) order by i`,
  )
  return rows.map(({ v }) => v)
}

const digits = (max: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), maxLength: max })

/** Texts near to amounts: whole numbers, groups, marks, signs and currencies in every mixture. */
const nearlyAmount = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('', '-', '(', '+', ' ', '€', '-€ ', 'US$ ', '− ', '$-'),
      digits(4),
      fc.array(
        fc.tuple(
          fc.constantFrom('.', ',', ' ', "'", '\u00a0', '\u202f', '’', '_'),
          fc.oneof(digits(4), fc.constantFrom('000', '123')),
        ),
        { maxLength: 4 },
      ),
      fc.constantFrom(
        '',
        '',
        'e3',
        'E-2',
        'e9.',
        'e-99',
        '-',
        ')',
        ' €',
        '€',
        ' EUR',
        ' eur ',
        ' -',
        'x',
        '\t',
      ),
    )
    .map(([before, first, groups, behind]) => before + first + groups.flat().join('') + behind),
  fc.string({ unit: fc.constantFrom(..."0123.,-+()€$ eE'_%/".split('')), maxLength: 9 }),
)

test('an amount is the same in JavaScript and in SQL, whatever stands in the cell', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(nearlyAmount, { minLength: 200, maxLength: 200 }),
      fc.constantFrom<DecimalMark>(',', '.'),
      fc.boolean(),
      async (texts, decimal, grouped) => {
        const here = texts.map((text) => [text, parseAmount(text, decimal)])
        const there = await inDuck(texts, amountSql('x', { decimal, grouped }))
        expect(texts.map((text, at) => [text, there[at]])).toEqual(here)
      },
    ),
    { numRuns: RUNS },
  )
})

const nearlyDay = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        '1',
        '01',
        '31',
        '29',
        '12',
        '13',
        '2024',
        '24',
        '1999',
        '69',
        '70',
        '0',
        'ene',
        'Feb',
        'jan',
      ),
      fc.constantFrom('/', '-', '.', ' ', ' de ', ''),
      fc.constantFrom('1', '02', '12', '13', '30', 'feb', 'Febrero', 'sept.', 'march', '0'),
      fc.constantFrom('/', '-', '.', ' ', ' de ', ', ', ''),
      fc.constantFrom('2024', '24', '99', '3', '31', '02', '2023', '1850', '20245'),
      fc.constantFrom(
        '',
        '',
        '',
        ' 10:30',
        'T10:30:00Z',
        ' 10:30 p. m.',
        ' 00:00:00.000',
        'x',
        ' ',
      ),
    )
    .map((parts) => parts.join('')),
  fc.string({ unit: fc.constantFrom(...'0123456789/-. '.split('')), maxLength: 10 }),
  fc.integer({ min: 0, max: 99_999_999 }).map(String),
)

test('a day is the same in JavaScript and in SQL, whatever stands in the cell', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(nearlyDay, { minLength: 200, maxLength: 200 }),
      fc.constantFrom<DateOrder>('dmy', 'mdy', 'ymd'),
      fc.boolean(),
      fc.option(
        fc.constantFrom(
          '01/02/2024',
          '1-2-24',
          '2024-02-01',
          '20240201',
          '2024-02-01 10:30:00',
          '01.02.2024 10:30',
          '24-02-01',
        ),
      ),
      async (texts, order, serial, format) => {
        const here = texts.map((text) => [text, parseDay(text, order, serial)])
        const there = await inDuck(
          texts,
          `(select ${dayWithin('d')} from (select ${daySql('x', { order, serial, format: format && dayFormat([format], order) })} as d))`,
        )
        expect(texts.map((text, at) => [text, there[at]])).toEqual(here)
      },
    ),
    { numRuns: RUNS },
  )
})

test('the currency beside an amount is the same in JavaScript and in SQL', async () => {
  const texts = ['12 €', '€ 12', 'US$ 3', '3', 'MXN 4', '(5 £)', 'abc', '7 R$', '$-8', '12e']
  expect(await inDuck(texts, currencyBesideSql('x'))).toEqual(texts.map(currencyBeside))
})
