import { expect, test } from 'vitest'
import { wordsFor } from '../platform/words.ts'
import { type FindingsContext, findingsOf } from './findings.ts'
import { openingOf } from './opening.ts'
import { portfolioOf } from './portfolio.ts'
import { sentenceOf } from './reason.ts'
import { everyDays, figuresOf, plainSpaces, type ToldAccount } from './testing.ts'

const asOf = '2020-05-31'
const t = wordsFor('es')

function told(accounts: ToldAccount[], context: Partial<FindingsContext> = {}) {
  const portfolio = portfolioOf(figuresOf(accounts), { asOf })
  const full = { ledgerFrom: '2017-07-01', ...context }
  const inEuros = (key: never, values: object) => t(key, { ...values, currency: 'EUR' } as never)
  const say = (one: { key: string; values: object }) =>
    plainSpaces(sentenceOf([one as never], inEuros))
  const findings = findingsOf(portfolio, full)
  return { findings, says: findings.map(say), opening: openingOf(portfolio, full).map(say) }
}

const steady = (code: string, name: string, sales: number): ToldAccount => ({
  code,
  name,
  sales,
  salesLast12: sales / 3,
  salesPrevious12: sales / 3,
  purchases: everyDays(20, '2017-07-01', '2020-05-25'),
})
const firm: ToldAccount[] = [
  steady('F', 'Forjas Levante', 5_000_000),
  {
    code: 'A',
    name: 'Grupo Arandia',
    sales: 4_000_000,
    salesLast12: 1_300_000,
    salesPrevious12: 1_300_000,
    purchases: everyDays(16, '2017-07-01', '2020-04-20'),
  },
  {
    code: 'T',
    name: 'Metalúrgica Tajo',
    sales: 900_000,
    salesLast12: 100_000,
    salesPrevious12: 400_000,
    purchases: everyDays(20, '2017-07-01', '2020-05-25'),
  },
  {
    code: 'B',
    name: 'Autopartes del Bajío',
    sales: 620_000,
    purchases: everyDays(20, '2020-01-08', '2020-05-25'),
  },
  ...Array.from({ length: 30 }, (_, at) => steady(`S${at}`, `Suministros ${at}`, 100_000)),
]

test('the reveal: five findings, each with its picture, no account twice', () => {
  const { findings, says } = told(firm, {
    groups: {
      country: [
        { key: 'España', value: 9_000_000 },
        { key: 'Francia', value: 1_000_000 },
        { key: '', value: 500_000 },
      ],
      currency: [{ key: 'EUR', value: 10_500_000 }],
    },
  })
  expect(says).toEqual([
    'Forjas Levante hace el 37 % de tus ventas.',
    'Metalúrgica Tajo compra un 75 % menos que hace un año: son 300 mil € que ya no entran.',
    'Grupo Arandia lleva 41 días callada y su ritmo es 16: 1,3 M€ al año están en el aire.',
    'Autopartes del Bajío compra desde ene 2020 y ya suma 620 mil €: es la 4.ª de tu cartera.',
    'España hace el 86 % de tus ventas por país.',
  ])
  expect(findings.map(({ opens }) => opens)).toEqual([
    { picture: 'pareto', abc: 'A' },
    { picture: 'account', account: 'T' },
    { picture: 'account', account: 'A' },
    { picture: 'account', account: 'B' },
    { picture: 'concentration', by: 'country' },
  ])
})

test('Cartera opens with who makes the sales and whom to call', () => {
  expect(told(firm).opening).toEqual([
    'Forjas Levante hace el 37 % de tus ventas.',
    'Grupo Arandia lleva 41 días callada y su ritmo es 16: llámala.',
  ])
})

test('three accounts without a year behind them still have five findings', () => {
  const three = [
    { code: 'A', name: 'Ana', sales: 60, purchases: ['2020-05-01', '2020-05-11', '2020-05-21'] },
    { code: 'B', name: 'Bea', sales: 30, purchases: ['2020-05-02'] },
    { code: 'C', name: 'Carlos', sales: 10, purchases: ['2020-05-03'] },
  ]
  const { says, opening } = told(three, { ledgerFrom: '2020-05-01' })
  expect(says).toEqual([
    'Ana hace el 60 % de tus ventas.',
    'Tus ventas están tan repartidas como si tuvieras 2,2 clientes iguales, y tienes 3.',
    'Tu libro cuenta la historia de 3 cuentas, de may 2020 a may 2020.',
    'Carlos es tu cuenta más pequeña: el 10 % de tus ventas.',
    'Ana compra cada 10 días: si calla el doble, pregunta.',
  ])
  expect(opening).toEqual([
    'Ana hace el 60 % de tus ventas.',
    'Ana es la primera y no falla: cuídala.',
  ])
})

test('where nobody weighs much, the real 80/20 is told', () => {
  const even = Array.from({ length: 100 }, (_, at) => steady(`C${at}`, `Cliente ${at}`, 1000 + at))
  const { says, opening } = told(even)
  expect(says[0]).toBe('80 cuentas de 100 hacen el 80 % de tus ventas: el 80/20 real es 80/80.')
  expect(opening[0]).toBe('Ninguna cuenta pasa del 1,1 % de tus ventas; la primera es Cliente 99.')
})

test('nothing sold says nothing that is not so', () => {
  const { says, opening } = told([{ code: 'A', sales: 0, purchases: [] }])
  expect(opening).toEqual([])
  expect(says.join(' ')).not.toContain('NaN')
  expect(told([]).findings).toEqual([])
})
