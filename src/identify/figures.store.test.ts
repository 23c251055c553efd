import { tmpdir } from 'node:os'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openDuck } from '../platform/duck.ts'
import { factorsFor } from '../gather/rate.ts'
import { addDays } from '../kernel/day.ts'
import {
  accountFigures,
  currencyDays,
  lastDay,
  periodUpTo,
  totalSales,
  valueOrders,
} from './figures.store.ts'
import { spansAt, usualGapDays } from './purchase.ts'

type Line = [
  account: string,
  day: string,
  amount: string,
  invoice?: string | undefined,
  currency?: string,
  cost?: string,
]

/** A ledger as gather leaves it (gather/ledger.store.ts). */
async function ledgerOf(lines: Line[]) {
  const duck = await openDuck({ folder: tmpdir(), threads: 1 })
  await duck.run(`create table line (account text, day date, currency text, invoice text,
    amount decimal(18, 4), cost decimal(18, 4))`)
  const values = lines.map(([account, day, amount, invoice, currency = 'USD', cost]) => {
    const number = invoice === undefined ? 'null' : `'${invoice}'`
    return `('${account}', '${day}', '${currency}', ${number}, ${amount}, ${cost ?? 'null'})`
  })
  await duck.run(`insert into line values ${values.join(', ')}`)
  await duck.run(`create table ledger_client as
    select row_number() over (order by account)::int as client_id, account as code, 'Sr. ' || account as name
    from (select distinct account from line)`)
  await duck.run(`create table ledger_order as
    select client_id, day, currency, case when invoice is not null then hash(invoice) end as invoice,
      count(*)::int as lines, count_if(amount > 0)::int as purchase_lines, sum(amount) as amount,
      sum(cost) as cost, sum(case when cost is not null then amount end) as costed_amount
    from line join ledger_client on code = account
    group by client_id, day, currency, invoice`)
  return duck
}

async function figures(lines: Line[], { asOf = '2024-12-31', rate = '0.88' } = {}) {
  const duck = await ledgerOf(lines)
  const { factors } = factorsFor({
    home: 'USD',
    rates: [{ base: 'USD', currency: 'EUR', day: null, rate }],
    needs: await currencyDays(duck, asOf),
  })
  await valueOrders(duck, { asOf, factors, home: 'USD' })
  const found = await accountFigures(duck, { spans: spansAt(asOf, 24), asOf, withGaps: true })
  return { duck, found, total: await totalSales(duck) }
}

test('a credit note lowers sales and is neither a purchase nor an order', async () => {
  const { found, total } = await figures([
    ['A', '2024-01-10', '100', 'F1'],
    ['A', '2024-03-10', '-30', 'R1'],
    ['B', '2024-03-11', '-5', 'R2'],
  ])
  expect(found.codes).toEqual(['A', 'B'])
  expect(found.names).toEqual(['Sr. A', 'Sr. B'])
  expect([...found.sales]).toEqual([70, -5])
  expect([...found.orders]).toEqual([1, 0])
  expect([...found.purchaseDays]).toEqual([1, 0])
  expect(found.lastDay[0]).toBe(Date.parse('2024-01-10') / 86_400_000)
  expect(found.lastDay[1]).toBeNaN()
  expect(Number(total)).toBe(65)
})

test('an invoice over two days is one order on its first; lines without number are one per day', async () => {
  const { found } = await figures([
    ['A', '2024-01-10', '1', 'F1'],
    ['A', '2024-01-12', '1', 'F1'],
    ['A', '2024-01-12', '1'],
    ['A', '2024-01-12', '1'],
    ['A', '2024-01-13', '1'],
    ['B', '2024-01-12', '1', 'F1'],
  ])
  expect([...found.orders]).toEqual([3, 1])
  expect([...found.purchaseDays]).toEqual([3, 1])
})

test('an order of before the window does not count in it', async () => {
  const { found } = await figures([
    ['A', '2022-12-31', '1', 'F1'],
    ['A', '2023-01-01', '1', 'F1'],
    ['A', '2023-01-01', '1', 'F2'],
  ])
  expect([found.orders[0], found.windowOrders[0]]).toEqual([2, 1])
  expect(found.windowPurchaseDays[0]).toBe(1)
  expect([found.windowSales[0], found.salesPrevious12[0], found.salesLast12[0]]).toEqual([2, 2, 0])
})

test('lines after the as-of day are left out', async () => {
  const lines: Line[] = [
    ['A', '2024-01-10', '1', 'F1'],
    ['A', '2024-06-10', '5', 'F2'],
    ['B', '2024-06-11', '1'],
  ]
  const { found, total, duck } = await figures(lines, { asOf: '2024-05-31' })
  expect(found.codes).toEqual(['A'])
  expect([found.sales[0], found.orders[0], Number(total)]).toEqual([1, 1, 1])
  expect(await lastDay(duck, '2024-06-10')).toBe('2024-06-10')
  expect(await lastDay(duck, '2023-01-01')).toBeNull()
  expect(await periodUpTo(duck, '2024-06-10')).toEqual({
    period: { from: '2024-01-10', to: '2024-06-10' },
    linesAfter: 1,
  })
  expect(await periodUpTo(duck, '2023-01-01')).toEqual({ period: null, linesAfter: 3 })
})

test('margin is of the lines whose cost is known', async () => {
  const { found } = await figures([
    ['A', '2024-01-10', '100', 'F1', 'USD', '60'],
    ['A', '2024-01-10', '1000', 'F1'],
    ['B', '2024-01-10', '100'],
  ])
  expect(found.margin[0]).toBe(40)
  expect(found.margin[1]).toBeNaN()
})

test('sums in the home currency are exact, to the 19th decimal', async () => {
  const cents = fc.integer({ min: -1e9, max: 1e9 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cents, fc.boolean()), { minLength: 1, maxLength: 30 }),
      async (amounts) => {
        const lines = amounts.map(([amount, isEuro], at): Line => {
          const text = (amount / 100).toFixed(2)
          return [`C${at % 3}`, '2024-01-10', text, undefined, isEuro ? 'EUR' : 'USD']
        })
        const { total } = await figures(lines)
        // 1 / 0.88 = 1.136363636363636 in 15 decimals; in units of 10^-17
        const exact = amounts.reduce(
          (sum, [amount, isEuro]) =>
            sum + BigInt(amount) * (isEuro ? 1136363636363636n : 10n ** 15n),
          0n,
        )
        const scale = total.split('.')[1]?.length ?? 0
        expect(BigInt(total.replace('.', '')) * 10n ** BigInt(19 - scale)).toBe(exact * 100n)
      },
    ),
    { numRuns: 20 },
  )
})

test('the usual gap of SQL is that of the rule', async () => {
  const offsets = fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(offsets, async (days) => {
      const purchases = days.map((offset) => addDays('2024-01-01', offset)).toSorted()
      const { found } = await figures(purchases.map((day): Line => ['A', day, '1']))
      expect(found.usualGapDays[0]).toBe(usualGapDays(purchases) ?? NaN)
    }),
    { numRuns: 20 },
  )
})
