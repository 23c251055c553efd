import { expect, test } from 'vitest'
import { addMonths } from '../kernel/day.ts'
import { choose } from '../platform/choice.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { portfolioChoice, refreshPortfolio } from './keeping.store.ts'
import {
  listMoved,
  makeMonths,
  readAccountSnapshots,
  readMovements,
  remakeMonths,
  restoreMonths,
} from './movement.api.ts'
import { movementRoutes } from './movement.routes.ts'
import { portfolioJobs } from './portfolio.jobs.ts'
import { PortfolioSettings } from './portfolio.ts'
import { snapshotJobs } from './snapshot.jobs.ts'
import { askSnapshots } from './snapshot.store.ts'
import { tellLedger, type ToldLine } from './testing.ledger.ts'

/** SUBE buys more each year, BAJA stopped a year ago, NUEVA came this summer. */
const LINES: ToldLine[] = [
  ...everyMonth('SUBE', '2024-01-10', 34).map((line, at) => ({ ...line, amount: 50 + 30 * at })),
  ...everyMonth('BAJA', '2024-01-15', 22).map((line) => ({ ...line, amount: 2000 })),
  ...everyMonth('NUEVA', '2026-07-05', 4).map((line) => ({ ...line, amount: 300 })),
]

function everyMonth(code: string, from: string, months: number) {
  return Array.from({ length: months }, (_, at) => ({ code, day: addMonths(from, at) }))
}

async function aFirmWithMonths(lines = LINES) {
  const firm = aFirm(movementRoutes, [...portfolioJobs, ...snapshotJobs])
  await firm.db(async (db) => {
    await tellLedger(db, lines)
    await refreshPortfolio(db, TODAY)
    await askSnapshots(db)
  })
  await firm.work()
  return firm
}

test('last month against a year ago: who fell most is named, and called', async () => {
  const { lead } = await aFirmWithMonths()
  const told = await lead.ask(readMovements, {})
  expect(told).toMatchObject({ state: 'ready', from: '2025-10-31', to: '2026-10-31' })
  const turned = await lead.ask(readMovements, { from: '2026-10-31', to: '2025-10-31' })
  expect(turned).toEqual(told)
  expect(told.progress).toEqual({ done: 34, total: 34 })
  expect(told.sentences.map(({ key }) => key)).toEqual([
    'identify:movement.says.moved',
    'identify:movement.says.fell-segment',
  ])
  expect(told.sentences[1]!.values).toMatchObject({ name: 'Cuenta BAJA', money: 24_000 })
  expect(told.flows.find(({ was }) => was === null)).toMatchObject({ accounts: 1, salesNow: 1200 })
  expect(told.flows.reduce((sum, { accounts }) => sum + accounts, 0)).toBe(3)
  const now = told.counts.filter(({ month }) => month === '2026-10-31')
  expect(now.reduce((sum, { accounts }) => sum + accounts, 0)).toBe(3)
})

test('a flow lists its accounts, with their sales then and now', async () => {
  const { lead } = await aFirmWithMonths()
  const { flows } = await lead.ask(readMovements, {})
  const flow = flows.find(({ salesThen, salesNow }) => salesThen > salesNow)!
  const { rows, total } = await lead.ask(listMoved, { was: flow.was!, is: flow.is! })
  expect(total).toBe(flow.accounts)
  expect(rows[0]).toMatchObject({ code: 'BAJA', was: flow.was, salesThen: 24_000, salesNow: 0 })
  expect((await lead.ask(listMoved, { was: '-' })).rows.map(({ code }) => code)).toEqual(['NUEVA'])
  expect((await lead.ask(listMoved, { q: 'sube', by: 'abc' })).total).toBeLessThanOrEqual(1)
})

test('criteria of today do not rewrite what is frozen, until someone asks; and it can be undone', async () => {
  const firm = await aFirmWithMonths()
  const { lead } = firm
  const before = await lead.ask(readMovements, { by: 'abc' })
  expect(before.months.every(({ frozen }, at) => frozen || at === 0)).toBe(true)
  await firm.db((db) =>
    choose(db, portfolioChoice, PortfolioSettings.parse({ abc: { a: 0.1, b: 0.2 } })),
  )
  await lead.ask(makeMonths, {})
  await firm.work()
  const after = await lead.ask(readMovements, { by: 'abc' })
  expect(after.months.at(-1)).toMatchObject({ otherCriteria: true, madeWith: { abc: { a: 0.8 } } })
  expect(after.counts.filter(({ month }) => month < '2026-10-01')).toEqual(
    before.counts.filter(({ month }) => month < '2026-10-01'),
  )
  const span = { from: '2024-01-31', to: '2026-09-30' }
  expect(await lead.ask(remakeMonths, span)).toEqual({ months: 33 })
  await firm.work()
  const remade = await lead.ask(readMovements, { by: 'abc' })
  expect(remade.months.some(({ otherCriteria }) => otherCriteria)).toBe(false)
  expect(remade.counts).not.toEqual(before.counts)
  expect(await lead.ask(restoreMonths, span)).toEqual({ months: 33 })
  await firm.work()
  const restored = await lead.ask(readMovements, { by: 'abc' })
  expect(restored.counts.filter(({ month }) => month < '2026-10-01')).toEqual(
    before.counts.filter(({ month }) => month < '2026-10-01'),
  )
})

test('an account tells its months; another firm and who does not look after it find none', async () => {
  const firm = await aFirmWithMonths()
  const accountId = await firm.db(async (db) => {
    const [row] =
      await db`select account_id from account where firm_id = ${db.firm} and code = 'BAJA'`
    return row!['accountId'] as string
  })
  const months = await firm.lead.ask(readAccountSnapshots, { accountId })
  expect(months).toHaveLength(34)
  expect(months.at(-1)).toMatchObject({ month: '2026-10-31', salesLast12: 0, valuation: 'EUR' })
  const stranger = aFirm(movementRoutes).lead
  const other = firm.join('manager', { sees: 'own' })
  for (const person of [stranger, other]) {
    await expect(person.ask(readAccountSnapshots, { accountId })).rejects.toMatchObject({
      status: 404,
    })
  }
})

test('who sees only their accounts is told of those alone', async () => {
  const firm = await aFirmWithMonths()
  const person = firm.join('manager', { sees: 'own' })
  const none = await person.ask(readMovements, {})
  expect([none.flows, none.counts]).toEqual([[], []])
  await firm.db(
    (db) => db`
      insert into account_carer (account_id, person_id, part)
      select account_id, ${person.id}, 'manager' from account
      where firm_id = ${db.firm} and code = 'SUBE'
    `,
  )
  const one = await person.ask(readMovements, {})
  expect(one.flows).toHaveLength(1)
  expect(one.counts.every(({ accounts }) => accounts === 1)).toBe(true)
  expect(JSON.stringify([one.flows, one.sentences])).not.toContain('BAJA')
})

test('a month that was never valued has no value; before a ledger there is nothing', async () => {
  const { lead } = aFirm(movementRoutes)
  expect(await lead.ask(readMovements, {})).toMatchObject({ state: 'none', months: [] })
  expect(await lead.ask(listMoved, {})).toEqual({ rows: [], total: 0 })
})

test('a firm that changed its own currency compares only months told in the same one, and may remake the others', async () => {
  const firm = await aFirmWithMonths()
  await firm.db(async (db) => {
    const dollars = {
      home: 'USD',
      factors: LINES.map(({ day }) => ({ currency: 'EUR', day, factor: '2' })),
    }
    const factors = [...new Map(dollars.factors.map((one) => [one.day, one])).values()]
    await tellLedger(db, LINES, { home: 'USD', factors })
    await refreshPortfolio(db, TODAY)
    await askSnapshots(db)
  })
  await firm.work()
  const told = await firm.lead.ask(readMovements, {})
  // The provisional month follows the firm; the frozen ones stay, and say so.
  expect(told).toMatchObject({ valuation: 'USD', from: '2026-10-31', to: '2026-10-31' })
  expect(told.months[1]).toMatchObject({ valuation: 'EUR', frozen: true, otherRates: true })
  await firm.lead.ask(remakeMonths, { from: '2024-01-31', to: '2026-10-31' })
  await firm.work()
  const remade = await firm.lead.ask(readMovements, {})
  expect(remade).toMatchObject({ valuation: 'USD', from: '2025-10-31' })
  expect(remade.sentences[1]!.values).toMatchObject({ name: 'Cuenta BAJA', money: 48_000 })
  expect(remade.months.some(({ otherRates }) => otherRates)).toBe(false)
})
