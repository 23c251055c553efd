import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { choose } from '../platform/choice.ts'
import { keepPortfolioOf, portfolioChoice, refreshPortfolio } from './keeping.store.ts'
import { PortfolioSettings } from './portfolio.ts'
import { lastOfMonth } from './snapshot.ts'
import { keptSnapshots, makeNextSnapshot, noteOutdated } from './snapshot.store.ts'
import { tellLedger, type ToldFactor, type ToldLine } from './testing.ledger.ts'

const USD = '0.912345678901234'

/** Any ledger of some accounts over three years: two currencies, credit notes, invoices, costs. */
const ledgers = fc.array(
  fc.record({
    code: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
    day: fc.integer({ min: 0, max: 1100 }).map((days) => addDays('2023-11-01', days)),
    amount: fc.integer({ min: -50_000, max: 200_000 }).map((cents) => (cents / 100).toFixed(2)),
    currency: fc.constantFrom('EUR', 'EUR', 'USD'),
    cost: fc.option(fc.constantFrom('10.25', '3'), { nil: undefined }),
    invoice: fc.option(fc.constantFrom('F1', 'F2', 'F3'), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 40 },
)

const settings = fc.constantFrom(
  PortfolioSettings.parse({}),
  PortfolioSettings.parse({ rfm: { frequency: 'orders', money: 'margin', windowMonths: 12 } }),
)

const runs = { numRuns: process.env['CLAVE_LONG'] ? 150 : 12 }

test('a snapshot of a past month is the portfolio made as of that day', async () => {
  const firm = aFirm([])
  await fc.assert(
    fc.asyncProperty(ledgers, settings, fc.nat(), async (told, chosen, which) => {
      const lines = told.map(plain)
      await firm.db((db) => db`delete from portfolio_snapshot where firm_id = ${db.firm}`)
      await firm.db(async (db) => {
        await tellLedger(db, lines, { factors: factorsOf(lines) })
        await choose(db, portfolioChoice, chosen)
        await refreshPortfolio(db, TODAY)
      })
      await makeAll(firm)
      const kept = await firm.db(keptSnapshots)
      if (kept.length === 0) return
      const { month } = kept[which % kept.length]!
      const asKept = await firm.db((db) => snapshotAt(db, month))
      const asMade = await firm.db(async (db) => {
        await keepPortfolioOf(db, month)
        return portfolioRowsAt(db, month)
      })
      expect(asKept).toEqual(asMade)
    }),
    runs,
  )
})

test('mended by what changed, it is what it would be made whole', async () => {
  const firm = aFirm([])
  await fc.assert(
    fc.asyncProperty(ledgers, ledgers, async (told, more) => {
      const before = told.map(plain)
      const lines = [...before.slice(1), ...more.slice(0, 3).map(plain)]
      await firm.db((db) => db`delete from portfolio_snapshot where firm_id = ${db.firm}`)
      for (const ledger of [before, lines]) {
        await firm.db(async (db) => {
          await tellLedger(db, ledger, { factors: factorsOf([...before, ...lines]) })
          await refreshPortfolio(db, TODAY)
        })
        await makeAll(firm)
      }
      const mended = await firm.db(everything)
      await firm.db((db) => db`delete from portfolio_snapshot where firm_id = ${db.firm}`)
      await makeAll(firm)
      expect(mended).toEqual(await firm.db(everything))
    }),
    runs,
  )
})

type Firm = ReturnType<typeof aFirm>

async function makeAll(firm: Firm): Promise<number> {
  await firm.db(noteOutdated)
  let made = 0
  while (await firm.db((db) => makeNextSnapshot(db, TODAY))) made += 1
  return made
}

function snapshotAt(db: Db, month: Day) {
  return db`
    select a.code, s.rank, s.sales, s.sales_last_12 as last, s.last_day, s.r, s.f, s.m, s.segment, s.abc
    from account_snapshot s join account a using (firm_id, account_id)
    where s.firm_id = ${db.firm} and s.month = ${month} order by s.rank
  `.values()
}

function portfolioRowsAt(db: Db, asOf: Day) {
  return db`
    select a.code, m.rank, m.sales, m.sales_last_12, m.last_day, m.r, m.f, m.m, m.segment, m.abc
    from account_metric m join account a using (firm_id, account_id)
      join portfolio p using (firm_id, as_of, valuation)
    where m.firm_id = ${db.firm} and m.as_of = ${asOf} and p.place = 1 and m.rank is not null
    order by m.rank
  `.values()
}

async function everything(db: Db) {
  const rows = await db`
    select s.month, a.code, s.rank, s.sales, s.sales_last_12, s.last_day, s.frequency, s.money,
      s.r, s.f, s.m, s.segment, s.abc
    from account_snapshot s join account a using (firm_id, account_id)
    where s.firm_id = ${db.firm} order by 1, 2
  `.values()
  const counts = await db`
    select month, segment, abc, accounts from snapshot_count
    where firm_id = ${db.firm} order by 1, 2, 3
  `.values()
  return { rows: [...rows], counts: [...counts] }
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
  return days.map((day) => ({ currency: 'USD', day, factor: USD }))
}

test('months end on their last day', () => {
  expect(lastOfMonth('2024-02-03')).toBe('2024-02-29')
})
