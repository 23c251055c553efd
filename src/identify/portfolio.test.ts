import { expect, test } from 'vitest'
import { Analysis, analysisOf } from './analysis.ts'
import { accountAt, portfolioOf, rankedAccounts } from './portfolio.ts'
import { figuresOf } from './testing.ts'

const figures = figuresOf([
  {
    code: 'B',
    name: 'Bajío',
    sales: 100.005,
    purchases: ['2020-05-31', '2020-05-01', '2020-04-01'],
  },
  { code: 'A', name: 'Arandia', sales: 900, purchases: ['2018-06-01'], orders: 2 },
  { code: 'V', name: 'Vieja', sales: 50, purchases: ['2018-05-31'] },
  { code: 'X', name: 'Solo abonos', sales: -20, purchases: [] },
])
const portfolio = portfolioOf(figures, { asOf: '2020-05-31' })

test('the first day of the window counts, the day before is inactive', () => {
  expect(rankedAccounts(portfolio).map(({ code, segment }) => [code, segment])).toEqual([
    ['A', 'Cannot Lose Them'],
    ['B', 'Need Attention'],
    ['V', 'Inactive'],
    ['X', 'Inactive'],
  ])
})

test('an account that only got credit notes never bought', () => {
  expect(accountAt(portfolio, 3)).toMatchObject({
    rank: 4,
    first: null,
    last: null,
    recencyDays: null,
    r: null,
    abc: 'C',
  })
})

test('the analysis is the object of the command line, its keys in order', () => {
  const analysis = analysisOf(portfolio, {
    home: 'EUR',
    lines: { read: 8, accepted: 7, rejected: 1, rejectedBy: [{ reason: 'day', count: 1 }] },
    period: { from: '2018-05-31', to: '2020-05-31' },
    total: '1030.005',
    retention: [],
  })
  expect(Analysis.parse(analysis)).toEqual(analysis)
  const { models: _, ...told } = Analysis.shape
  expect(Object.keys(analysis)).toEqual(Object.keys(told))
  expect(analysis.total).toBe(1030.01)
  expect(analysis.abc).toEqual({ A: 1, B: 1, C: 2 })
  expect(analysis.rfm.segments).toEqual({
    'Need Attention': 1,
    'Cannot Lose Them': 1,
    Inactive: 2,
  })
  expect(analysis.accountRows[1]).toEqual({
    code: 'B',
    name: 'Bajío',
    total: 100.01,
    orders: 3,
    purchaseDays: 3,
    first: '2020-04-01',
    last: '2020-05-31',
    recencyDays: 0,
    r: 5,
    f: 3,
    m: 5,
    segment: 'Need Attention',
    abc: 'B',
    share: 100.005 / 1050.005,
    cumulativeShare: 1000.005 / 1050.005,
  })
})

test('a hundred thousand accounts take no time', () => {
  const many = figuresOf(
    Array.from({ length: 100_000 }, (_, at) => ({
      code: `C${at}`,
      sales: 1e6 / (at + 1),
      purchases: [`2020-0${1 + (at % 5)}-1${at % 10}`],
    })),
  )
  const start = performance.now()
  portfolioOf(many, { asOf: '2020-05-31' })
  expect(performance.now() - start).toBeLessThan(1500)
})
