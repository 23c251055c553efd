import { expect, test } from 'vitest'
import { mendRollups, noteChanged, watchChanges } from '../gather/rollup.store.ts'
import type { Db } from '../platform/db.ts'
import { aFirm } from '../platform/testing.ts'
import { customerSummary } from './models/summary.ts'
import { numberOfDay } from './portfolio.ts'
import { purchaseDaysOf } from './purchaseDay.store.ts'
import { keptSummaries, mendSummaries } from './purchaseSummary.store.ts'
import { tellLedger, type ToldLine } from './testing.ledger.ts'

const asOf = '2026-11-20'
const valuing = { asOf, currency: 'EUR', converted: true }

const lines: ToldLine[] = [
  { code: 'A', day: '2026-01-10', amount: 100 },
  { code: 'A', day: '2026-01-10', amount: 20 },
  { code: 'A', day: '2026-02-10', amount: 50 },
  { code: 'A', day: '2026-02-10', amount: 200, currency: 'USD' },
  { code: 'A', day: '2026-02-11', amount: -30 },
  { code: 'A', day: '2026-05-01', amount: 70 },
  { code: 'B', day: '2026-03-01', amount: 10 },
  { code: 'CREDITS', day: '2026-03-01', amount: -10 },
  { code: 'D', day: '2026-04-01', amount: 15, currency: 'USD' },
  { code: 'D', day: '2026-04-20', amount: 25.5, currency: 'USD' },
  { code: 'D', day: '2026-11-19', amount: 25.5 },
]
const factors = ['2026-02-10', '2026-04-01', '2026-04-20', '2026-06-01'].map((day, at) => ({
  currency: 'USD',
  day,
  factor: `0.9${at}`,
}))

const firm = () => aFirm([])

/** What the pure rule makes of all purchase days anew. */
async function anew(db: Db, of = valuing) {
  const { keys, purchases } = await purchaseDaysOf(db, of)
  const summary = customerSummary(purchases, { accounts: keys.length, asOf: numberOfDay(of.asOf) })
  return { keys, summary }
}

async function expectTheSame(db: Db, of = valuing) {
  const [kept, made] = [await keptSummaries(db, of), await anew(db, of)]
  expect(kept.keys).toEqual(made.keys)
  for (const column of ['account', 'x', 'tx', 'T', 'sumLogGaps', 'meanSpend'] as const) {
    const [those, these] = [kept.summary[column], made.summary[column]]
    expect(those.length).toBe(these.length)
    those.forEach((value, at) => expect(value, column).toBeCloseTo(these[at]!, 9))
  }
  return kept
}

async function come(db: Db, code: string, day: string) {
  await watchChanges(db)
  await db`create temporary table come (like sale_line) on commit drop`
  await db`
    insert into come (firm_id, account_id, import_id, line_no, source_id, twin, day, currency, amount)
    select firm_id, account_id, 1, 1000, 0, 0, ${day}, 'EUR', 33 from account
    where firm_id = ${db.firm} and code = ${code}
  `
  await db`insert into sale_line select * from come`
  await noteChanged(db, 'come', 1)
  await mendRollups(db)
}

test('a kept summary is that of the purchase days, on the last day of the ledger and later', async () => {
  await firm().db(async (db) => {
    await tellLedger(db, lines, { factors })
    expect(await mendSummaries(db, valuing)).toBe(4)
    const { summary } = await expectTheSame(db)
    expect(summary.x.toSorted()).toEqual(Float64Array.of(0, 2, 2))
    await expectTheSame(db, { ...valuing, asOf: '2027-03-01' })
  })
})

test('only accounts whose lines changed are summarised anew, those without a purchase not each time', async () => {
  const { db } = firm()
  await db(async (tx) => {
    await tellLedger(tx, lines, { factors })
    await mendSummaries(tx, valuing)
    expect(await mendSummaries(tx, valuing)).toBe(0)
    await come(tx, 'B', '2026-06-01')
    expect(await mendSummaries(tx, valuing)).toBe(1)
    await expectTheSame(tx)
  })
  await db(async (tx) => {
    await tx`insert into account (code, name) values ('NEW', 'New')`
    expect(await mendSummaries(tx, valuing)).toBe(1)
  })
})

test('a rate that changes or goes takes the accounts in foreign money along; one that comes newly none', async () => {
  await firm().db(async (db) => {
    await tellLedger(db, lines, { factors })
    await mendSummaries(db, valuing)
    await db`
      insert into day_factor (currency, day, factor, rate_day) values ('USD', '2026-11-20', 0.8, '2026-11-20')
    `
    expect(await mendSummaries(db, valuing)).toBe(0)
    await db`update day_factor set factor = 0.5 where firm_id = ${db.firm} and day = '2026-04-20'`
    expect(await mendSummaries(db, valuing)).toBe(2)
    await expectTheSame(db)
    await db`delete from day_factor where firm_id = ${db.firm} and day = '2026-06-01'`
    expect(await mendSummaries(db, valuing)).toBe(2)
  })
})

test('where nothing is converted, each currency has its own', async () => {
  await firm().db(async (db) => {
    await tellLedger(db, lines, { home: null })
    for (const currency of ['EUR', 'USD']) {
      const own = { asOf, currency, converted: false }
      expect(await mendSummaries(db, own)).toBe(4)
      await expectTheSame(db, own)
    }
  })
})

test('another firm sees none of them', async () => {
  await firm().db(async (db) => {
    await tellLedger(db, lines, { factors })
    await mendSummaries(db, valuing)
  })
  await firm().db(async (db) => {
    expect((await keptSummaries(db, valuing)).keys).toEqual([])
    expect(await db`select from account_purchases`).toHaveLength(0)
  })
})
