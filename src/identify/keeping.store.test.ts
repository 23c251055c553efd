import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '../kernel/day.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { keepPortfolioOf, refreshPortfolio } from './keeping.store.ts'
import { usualGapDays } from './purchase.ts'
import { tellLedger, type ToldFactor, type ToldLine } from './testing.ledger.ts'

const FACTORS = { USD: '0.912345678901234', MXN: '0.047000000000001' }

/** Any ledger of three accounts over three years: two currencies, credit notes, gaps, labels. */
const ledgers = fc.array(
  fc.record({
    code: fc.constantFrom('A', 'B', 'C'),
    day: fc.integer({ min: 0, max: 1100 }).map((days) => addDays('2023-11-01', days)),
    amount: fc.integer({ min: -50_000, max: 200_000 }).map((cents) => (cents / 100).toFixed(2)),
    currency: fc.constantFrom('EUR', 'EUR', 'USD'),
    cost: fc.option(fc.constantFrom('10.25', '3'), { nil: undefined }),
    invoice: fc.option(fc.constantFrom('F1', 'F2', 'F3'), { nil: undefined }),
    zone: fc.option(fc.constantFrom('Norte', 'Sur'), { nil: undefined }),
    family: fc.option(fc.constantFrom('Aceros', 'Chapa'), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 40 },
)

test('figures are what one would count by hand', async () => {
  const firm = aFirm([])
  await fc.assert(
    fc.asyncProperty(ledgers, async (lines) => {
      const told = lines.map(plain)
      const found = await firm.db(async (db) => {
        await tellLedger(db, told, { factors: factorsOf(told) })
        await refreshPortfolio(db, TODAY)
        return metricsOf(db)
      })
      const asOf = told
        .map(({ day }) => day)
        .filter((day) => day <= TODAY)
        .toSorted()
        .at(-1)
      if (!asOf) return
      const codes = [...new Set(told.filter(({ day }) => day <= asOf).map(({ code }) => code))]
      expect(
        found
          .filter((row) => row['rank'] !== null)
          .map(({ code }) => String(code))
          .toSorted(),
      ).toEqual(codes.toSorted())
      for (const row of found) {
        if (row['rank'] !== null)
          expect(row).toMatchObject(
            byHand(
              told.filter((line) => line.code === row['code']),
              asOf,
            ),
          )
      }
    }),
    { numRuns: process.env['CLAVE_LONG'] ? 300 : 15 },
  )
})

test('a past day is told as if the ledger ended there', async () => {
  const whole = aFirm([])
  const cut = aFirm([])
  const days = fc.integer({ min: 0, max: 1100 }).map((offset) => addDays('2023-11-01', offset))
  await fc.assert(
    fc.asyncProperty(ledgers, days, async (lines, day) => {
      const told = lines.map(plain)
      const upTo = told.filter((line) => line.day <= day)
      const asOf = upTo
        .map((line) => line.day)
        .toSorted()
        .at(-1)
      if (!asOf || asOf > TODAY) return
      const past = await whole.db(async (db) => {
        await tellLedger(db, told, { factors: factorsOf(told) })
        await refreshPortfolio(db, TODAY)
        expect(await keepPortfolioOf(db, asOf)).toBe(true)
        return everythingAt(db, asOf)
      })
      const then = await cut.db(async (db) => {
        await tellLedger(db, upTo, { factors: factorsOf(told) })
        await refreshPortfolio(db, TODAY)
        return everythingAt(db, asOf)
      })
      expect(rounded(past)).toEqual(rounded(then))
    }),
    { numRuns: process.env['CLAVE_LONG'] ? 150 : 15, endOnFailure: true },
  )
})

/** Parts add up in the order in which the database hands them out: alike to the twelfth digit. */
function rounded(found: unknown): unknown {
  const text = JSON.stringify(found, (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(12)) : value,
  )
  return JSON.parse(text)
}

type Db = Parameters<typeof refreshPortfolio>[0]

function metricsOf(db: Db) {
  return db`
    select a.code, m.rank, m.sales, m.margin, m.sales_last_12 as last, m.sales_previous_12 as previous,
      m.orders, m.purchase_days, m.first_day, m.last_day, m.usual_gap_days
    from account_metric m join account a using (firm_id, account_id)
    where m.firm_id = ${db.firm} order by a.code
  `
}

async function everythingAt(db: Db, asOf: Day) {
  const metrics = await db`
    select a.code, to_jsonb(metric) - 'account_id' - 'firm_id' as metric,
      to_jsonb(story) - 'account_id' - 'firm_id' - 'label_ids' - 'label_sales' as story
    from account_metric metric join account a using (firm_id, account_id)
      left join account_story story using (firm_id, as_of, valuation, account_id)
    where metric.firm_id = ${db.firm} and metric.as_of = ${asOf} and rank is not null
    order by a.code
  `
  const figures = await db`
    select figures - 'findings' - 'opening' as figures from portfolio_figures
    where firm_id = ${db.firm} and as_of = ${asOf}
  `
  const slices = await db`
    select dimension, name, ranks from portfolio_slice
    where firm_id = ${db.firm} and as_of = ${asOf} order by 1, 2
  `
  return { metrics: [...metrics], figures: [...figures], slices: [...slices] }
}

function byHand(lines: ToldLine[], asOf: Day) {
  const until = lines.filter(({ day }) => day <= asOf)
  const value = (line: ToldLine, what: 'amount' | 'cost' = 'amount') =>
    Number(line[what] ?? 0) * (line.currency === 'USD' ? Number(FACTORS.USD) : 1)
  const sum = (some: ToldLine[]) => some.reduce((all, line) => all + value(line), 0)
  const days = [
    ...new Set(until.filter(({ amount }) => Number(amount) > 0).map(({ day }) => day)),
  ].toSorted()
  const bought = until.filter(({ amount }) => Number(amount) > 0)
  const orders = new Set(bought.map(({ invoice, day }) => invoice ?? day))
  const from = addDays(asOf, 1).replace(/^\d+/, (year) => String(Number(year) - 1))
  const before = from.replace(/^\d+/, (year) => String(Number(year) - 1))
  const costed = until.filter(({ cost }) => cost !== undefined)
  return {
    sales: expect.closeTo(sum(until), 6),
    margin:
      costed.length > 0 && (sum(costed) !== 0 || costed.length > 0)
        ? expect.closeTo(
            sum(costed) - costed.reduce((all, line) => all + value(line, 'cost'), 0),
            6,
          )
        : null,
    last: expect.closeTo(sum(until.filter(({ day }) => day >= from)), 6),
    previous: expect.closeTo(sum(until.filter(({ day }) => day >= before && day < from)), 6),
    orders: orders.size,
    purchaseDays: days.length,
    firstDay: days[0] ?? null,
    lastDay: days.at(-1) ?? null,
    usualGapDays: usualGapDays(days),
  }
}

/** fast-check's records without what is absent. */
function plain(line: Record<string, unknown>): ToldLine {
  return Object.fromEntries(
    Object.entries(line).filter(([, value]) => value !== undefined),
  ) as ToldLine
}

function factorsOf(lines: ToldLine[]): ToldFactor[] {
  const days = [
    ...new Set(lines.filter(({ currency }) => currency === 'USD').map(({ day }) => day)),
  ]
  return days.map((day) => ({ currency: 'USD', day, factor: FACTORS.USD }))
}

test('an account that is made while the portfolio is replaced stands in the new one', async () => {
  const firm = aFirm([])
  const lines: ToldLine[] = [{ code: 'A', day: '2026-01-01', amount: 1 }]
  await firm.db(async (db) => {
    await tellLedger(db, lines)
    await refreshPortfolio(db, TODAY)
  })
  let added: Promise<string> | undefined
  await firm.db(async (db) => {
    await tellLedger(db, [...lines, { code: 'A', day: '2026-01-02', amount: 1 }])
    await refreshPortfolio(db, TODAY)
    added = firm.anAccount('Recién llegada')
    await new Promise((resolve) => setTimeout(resolve, 100))
  })
  await added
  const rows = await firm.db(
    (db) => db`
      select a.name, m.as_of from account_metric m join account a using (firm_id, account_id)
      where m.firm_id = ${db.firm} order by m.rank
    `,
  )
  expect(rows.map(({ name, asOf }) => [name, asOf])).toEqual([
    ['Cuenta A', '2026-01-02'],
    ['Recién llegada', '2026-01-02'],
  ])
})
