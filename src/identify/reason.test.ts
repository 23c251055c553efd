import { expect, test } from 'vitest'
import { wordsFor } from '../platform/words.ts'
import { portfolioOf, rankedAccounts } from './portfolio.ts'
import { reasonsAt, sentenceOf } from './reason.ts'
import { everyDays, figuresOf, plainSpaces, type ToldAccount } from './testing.ts'

const asOf = '2020-05-31'

function reasons(accounts: ToldAccount[], { ledgerFrom = '2017-07-01', language = 'es' } = {}) {
  const portfolio = portfolioOf(figuresOf(accounts), { asOf })
  const reasonFor = reasonsAt({ asOf, ledgerFrom, accounts: accounts.length })
  return rankedAccounts(portfolio).map((account) =>
    plainSpaces(sentenceOf(reasonFor(account), wordsFor(language))),
  )
}

const arandia: ToldAccount = {
  code: 'A',
  sales: 4_100,
  salesLast12: 820,
  salesPrevious12: 1_000,
  purchases: everyDays(16, '2017-08-01', '2020-04-20'),
}
const others = (sales: number): ToldAccount[] => [
  {
    code: 'X',
    sales,
    purchases: everyDays(30, '2017-07-01', '2020-05-20'),
    salesLast12: 105,
    salesPrevious12: 100,
  },
  { code: 'Y', sales: sales - 1, purchases: [asOf], salesLast12: 9, salesPrevious12: 9 },
]

test('rank and share first, then what tells most: it has gone quiet, and it buys less', () => {
  const [, , third] = reasons([arandia, ...others(47_951)])
  expect(third).toBe(
    '3.ª por ventas (4,1 % del total); lleva 42 días callada, su ritmo es 16; compra un 18 % menos que hace un año',
  )
})

test('the same in English', () => {
  const [, , third] = reasons([arandia, ...others(47_951)], { language: 'en_GB.UTF-8' })
  expect(third).toBe(
    'No. 3 by sales (4.1% of the total); quiet for 42 days, its rhythm is 16; buys 18% less than a year ago',
  )
})

test('an account that buys on time and as before says so', () => {
  const [first] = reasons(others(1_000))
  expect(first).toBe(
    '1.ª por ventas (50 % del total); compra cada 30 días y va a su ritmo; compra como hace un año',
  )
})

test('a newcomer is new only where the ledger was there before', () => {
  const newcomer = { code: 'N', sales: 10, purchases: ['2020-03-02', '2020-04-02'] }
  expect(reasons([newcomer])[0]).toBe('Tu único cliente; compra desde mar 2020')
  expect(reasons([newcomer], { ledgerFrom: '2020-03-01' })[0]).toBe(
    'Tu único cliente; clase A, segmento «Prometedoras»',
  )
})

test('growth is not told where last year is not known', () => {
  const grown = {
    code: 'G',
    sales: 400,
    salesLast12: 300,
    salesPrevious12: 100,
    purchases: everyDays(20, '2018-01-01', asOf),
  }
  expect(reasons([grown])[0]).toContain('compra 3 veces lo que hace un año')
  expect(reasons([grown], { ledgerFrom: '2019-01-01' })[0]).not.toContain('hace un año')
})

test('a lost one, a single purchase, only credit notes, nothing at all', () => {
  const lost = {
    code: 'L',
    sales: 90,
    purchases: everyDays(10, '2018-01-01', '2019-03-01'),
    salesPrevious12: 90,
    salesLast12: 0,
  }
  const once = { code: 'O', sales: 10, purchases: ['2020-01-15'], salesLast12: 10 }
  const nothing = { code: 'Q', sales: 0, purchases: [] }
  const credits = { code: 'R', sales: -5, purchases: [] }
  expect(reasons([lost, once, nothing, credits], { ledgerFrom: '2020-01-01' })).toEqual([
    '1.ª por ventas (90 % del total); no compra desde feb 2019',
    '2.ª por ventas (10 % del total); compró un solo día, en ene 2020',
    'Sin ventas todavía; clase C, segmento «Inactivas»',
    'Sus abonos superan a sus compras; clase C, segmento «Inactivas»',
  ])
})

test('a very small account is told by its place', () => {
  const many = Array.from({ length: 1999 }, (_, at) => ({
    code: `C${at}`,
    sales: 1_000,
    purchases: [asOf],
  }))
  const tiny = { code: 'Z', sales: 1, purchases: [asOf] }
  expect(reasons([...many, tiny]).at(-1)).toMatch(/^2\.000\.ª de 2\.000 por ventas; /)
})
