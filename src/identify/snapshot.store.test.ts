import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import { inFirm } from '../platform/db.ts'
import { eraseFirm } from '../platform/eraseFirm.ts'
import { aFirm, dataFolder, jobWorld, owner, sql, TODAY } from '../platform/testing.ts'
import { choose } from '../platform/choice.ts'
import { keepPortfolioOf, portfolioChoice, refreshPortfolio } from './keeping.store.ts'
import { PortfolioSettings } from './portfolio.ts'
import { makeSnapshots } from './snapshot.ts'
import { snapshotJobs } from './snapshot.jobs.ts'
import { askSnapshots, keptSnapshots, makeNextSnapshot, noteOutdated } from './snapshot.store.ts'
import { takeAwayAccounts } from '../accounts/ledgerAccount.store.ts'
import { tellLedger, type ToldFactor, type ToldLine } from './testing.ledger.ts'

const USD = '0.912345678901234'

/** Any ledger of some accounts over so many days: two currencies, credit notes, invoices, costs. */
const ledgersOf = (most: number) =>
  fc.array(
    fc.record({
      code: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
      day: fc.integer({ min: 0, max: most }).map((days) => addDays(addDays(TODAY, -most), days)),
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

const runs = { numRuns: process.env['CLAVE_LONG'] ? 150 : 6 }

test('a snapshot of a past month is the portfolio made as of that day', async () => {
  const firm = aFirm([])
  await fc.assert(
    fc.asyncProperty(ledgersOf(1100), settings, fc.nat(), async (told, chosen, which) => {
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
    fc.asyncProperty(ledgersOf(300), ledgersOf(300), async (told, more) => {
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

const YEARS: ToldLine[] = Array.from({ length: 60 }, (_, at) => ({
  code: 'ABC'[at % 3]!,
  day: addDays('2024-01-03', at * 16),
  amount: 100 + at,
}))

async function aFirmOf(lines = YEARS, factors: ToldFactor[] = []) {
  const firm = aFirm([], snapshotJobs)
  await firm.db(async (db) => {
    await tellLedger(db, lines, { factors })
    await refreshPortfolio(db, TODAY)
    await askSnapshots(db)
  })
  return firm
}

test('killed in the middle, the job goes on where it was', async () => {
  const firm = await aFirmOf()
  const { carryOut } = snapshotJobs.find(({ task }) => task === makeSnapshots)!
  const stopping = new AbortController()
  let opened = 0
  const run = carryOut({
    ...jobWorld,
    payload: {},
    firmId: firm.firmId,
    stopping: stopping.signal,
    firm: (work) => {
      if (++opened === 6) throw new Error('killed')
      return inFirm(sql, { firmId: firm.firmId }, work)
    },
  })
  await expect(run).rejects.toThrow('killed')
  const before = await firm.db(keptSnapshots)
  expect(before).toHaveLength(4)
  await firm.work()
  const after = await firm.db(keptSnapshots)
  expect(after).toHaveLength(32)
  // What was done was not done again.
  const madeAt = new Map(after.map((one) => [one.month, one.madeAt]))
  expect(before.every((one) => +madeAt.get(one.month)! === +one.madeAt)).toBe(true)
})

test('a correction outdates the months from its day on, and only its account is added up again', async () => {
  const firm = await aFirmOf()
  await firm.work()
  const before = await firm.db(everything)
  // By the way that a correction takes: the day of one account is taken away and comes back another.
  await firm.db(async (db) => {
    await db`
      with taken as (
        delete from account_day d using account a
        where d.firm_id = ${db.firm} and a.firm_id = ${db.firm} and a.account_id = d.account_id
          and a.code = 'B' and d.day = '2026-04-14'
        returning d.*
      )
      insert into account_day (account_id, day, currency, orders, purchases, lines, amount, cost, costed_amount)
      select account_id, day + 1, currency, orders, purchases, lines, 9999, cost, costed_amount from taken
    `
    // What is added up again would show a figure that nobody corrected.
    await db`update account_snapshot s set sales = -1 from account a
      where s.firm_id = ${db.firm} and a.firm_id = ${db.firm} and a.account_id = s.account_id and a.code = 'A'`
    await noteOutdated(db)
  })
  const outdated = (await firm.db(keptSnapshots)).filter((one) => one.outdated)
  expect(outdated.map(({ month }) => month)).toEqual([
    '2026-08-31',
    '2026-07-31',
    '2026-06-30',
    '2026-05-31',
    '2026-04-30',
  ])
  await firm.db(askSnapshots)
  await firm.work()
  const rows = (await firm.db(everything)).rows
  const at = (code: string, month: string) =>
    rows.find((row) => row[0] === month && row[1] === code)!
  expect(at('B', '2026-04-30')[3]).toBeGreaterThan(9999)
  expect(at('B', '2026-03-31')).toEqual(
    before.rows.find((row) => row[0] === '2026-03-31' && row[1] === 'B'),
  )
  expect(at('A', '2026-04-30')[3]).toBe(-1)
})

test('a frozen month is mended with its own rates; those of today wait until someone asks', async () => {
  const dollars = YEARS.map((line, at) => (at % 2 ? { ...line, currency: 'USD' } : line))
  const firm = await aFirmOf(dollars, factorsOf(dollars))
  await firm.work()
  const before = await firm.db(everything)
  await firm.db(async (db) => {
    await db`update day_factor set factor = 2 where firm_id = ${db.firm} and currency = 'USD'`
    await refreshPortfolio(db, TODAY)
    await askSnapshots(db)
  })
  await firm.work()
  const frozen = new Set(
    (await firm.db(keptSnapshots)).filter((one) => one.frozen).map(({ month }) => month),
  )
  const of = ({ rows }: typeof before) => rows.filter(([month]) => frozen.has(month as Day))
  expect(frozen.size).toBe(31)
  expect(of(await firm.db(everything))).toEqual(of(before))
  // All accounts are due, and still each comes to what it came to at the rates of then.
  await firm.db(async (db) => {
    await db`insert into account_changed (account_id, since)
      select account_id, '2024-01-01' from account where firm_id = ${db.firm}`
    await askSnapshots(db)
  })
  await firm.work()
  expect(of(await firm.db(everything))).toEqual(of(before))
})

test('what the ledger no longer reaches goes, and an erased firm leaves nothing', async () => {
  const firm = await aFirmOf()
  await firm.work()
  await firm.db(async (db) => {
    await tellLedger(db, YEARS.slice(0, 5))
    await refreshPortfolio(db, TODAY)
    await askSnapshots(db)
  })
  await firm.work()
  const kept = await firm.db(keptSnapshots)
  expect(kept.map(({ month }) => month)).toEqual(['2024-03-31', '2024-02-29', '2024-01-31'])
  await firm.db((db) => tellLedger(db, YEARS))
  await eraseFirm({ sql, owner, dataFolder }, firm.firmId)
  for (const table of [
    'portfolio_snapshot',
    'account_snapshot',
    'snapshot_count',
    'frozen_factor',
    'account_changed',
    'account_due',
  ]) {
    const [left] = await firm.db((db) =>
      db.unsafe(`select count(*) as rows from ${table} where firm_id = '${firm.firmId}'`),
    )
    expect([table, left!['rows']]).toEqual([table, 0])
  }
})

test('where a portfolio of a month end was valued, its values stand in the snapshot', async () => {
  const firm = await aFirmOf()
  await firm.work()
  await firm.db(async (db) => {
    await keepPortfolioOf(db, '2026-03-31')
    await db`update portfolio set valued = true where firm_id = ${db.firm} and as_of = '2026-03-31'`
    await db`
      insert into account_value (account_id, as_of, valuation, clv, quiet_365)
      select account_id, as_of, valuation, 1000, 0.25 from account_metric
      where firm_id = ${db.firm} and as_of = '2026-03-31'
    `
    await askSnapshots(db)
  })
  await firm.work()
  const rows = await firm.db(
    (db) => db`
      select distinct month, value, risk from account_snapshot
      where firm_id = ${db.firm} and value is not null
    `,
  )
  expect(rows.map((row) => ({ ...row }))).toEqual([
    { month: '2026-03-31', value: 1000, risk: 0.25 },
  ])
  // They outlive the portfolio that they came from, and a correction of the ledger.
  await firm.db(async (db) => {
    await tellLedger(db, [...YEARS, { code: 'A', day: '2026-03-10', amount: 77 }])
    await refreshPortfolio(db, TODAY)
    await askSnapshots(db)
  })
  await firm.work()
  const [kept] = await firm.db(
    (db) => db`
      select count(*) as accounts, max(frequency) as most from account_snapshot
      where firm_id = ${db.firm} and month = '2026-03-31' and value = 1000 and risk = 0.25
    `,
  )
  expect({ ...kept }).toEqual({ accounts: 3, most: 17 })
})

test('an account that only figures remember goes with the import that made it', async () => {
  const firm = await aFirmOf()
  await firm.work()
  const taken = await firm.db(async (db) => {
    const [{ rows } = {}] = await db`
      select count(*) as rows from account_snapshot where firm_id = ${db.firm}
    `
    expect(rows).toBeGreaterThan(0)
    await db`
      insert into account_value (account_id, as_of, valuation, clv, quiet_365)
      select account_id, as_of, valuation, 1000, 0.25 from account_metric where firm_id = ${db.firm}
      on conflict do nothing
    `
    await db`insert into import (import_id, state, made_by) values (99, 'reversing', ${firm.lead.id})`
    await db`update account set made_by_import = 99 where firm_id = ${db.firm}`
    await db`delete from sale_line where firm_id = ${db.firm}`
    return takeAwayAccounts(db, 99)
  })
  expect(taken).toEqual({ taken: 3, keptCount: 0, kept: [] })
})
