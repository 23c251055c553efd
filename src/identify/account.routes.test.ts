import { expect, test } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import {
  listOrderLines,
  listOrders,
  readAccountFigures,
  readAccountMonths,
  readAccountParts,
} from './account.api.ts'
import { accountFigureRoutes } from './account.routes.ts'
import { refreshPortfolio } from './keeping.store.ts'
import { listAccounts } from './portfolio.api.ts'
import { portfolioRoutes } from './portfolio.routes.ts'
import { tellLedger, type ToldLine } from './testing.ledger.ts'

const LINES: ToldLine[] = [
  {
    code: 'LEV',
    day: '2025-06-30',
    amount: 120,
    invoice: 'F1',
    family: 'Chapa',
    product: 'P1',
    cost: 90,
  },
  { code: 'LEV', day: '2026-06-03', amount: 300, invoice: 'F2', family: 'Chapa', product: 'P1' },
  {
    code: 'LEV',
    day: '2026-06-03',
    amount: '88',
    currency: 'USD',
    invoice: 'F2',
    family: 'Acero',
    product: 'P2',
  },
  { code: 'LEV', day: '2026-06-05', amount: -30, invoice: 'A1', family: 'Chapa' },
  { code: 'LEV', day: '2026-06-20', amount: 10, family: 'Acero' },
  { code: 'LEV', day: '2026-06-20', amount: 15 },
  { code: 'NER', day: '2026-06-21', amount: 1000, invoice: 'F9' },
]
const FACTORS = [{ currency: 'USD', day: '2026-06-03', factor: '0.5' }]

async function aClient() {
  const firm = aFirm([...portfolioRoutes, ...accountFigureRoutes])
  await firm.db(async (db) => {
    await tellLedger(db, LINES, { factors: FACTORS })
    await refreshPortfolio(db, '2026-11-21')
  })
  const { rows } = await firm.lead.ask(listAccounts, { q: 'LEV' })
  return { ...firm, accountId: rows[0]!.accountId }
}

test('an account tells why it ranks where it does, and what its figures were made from', async () => {
  const { lead, accountId } = await aClient()
  const told = await lead.ask(readAccountFigures, { accountId })
  expect(told.account).toMatchObject({
    rank: 2,
    sales: 459,
    orders: 3,
    margin: 30,
    marginRate: 0.25,
  })
  expect(told.account.reason.map(({ key }) => key)[0]).toBe('identify:reason.rank')
  expect(told).toMatchObject({
    portfolio: {
      asOf: '2026-06-21',
      valuation: 'EUR',
      accounts: 2,
      last12: { from: '2025-06-22' },
    },
    window: { sales: 459, orders: 3, purchaseDays: 3 },
    atMost: { scored: 2, r: 1, f: 2, m: 1 },
    positiveTotal: 1459,
  })
})

test('its months stand beside those of the year before', async () => {
  const { lead, accountId } = await aClient()
  const months = await lead.ask(readAccountMonths, { accountId })
  expect(months.map(({ month }) => month).at(0)).toBe('2025-06-01')
  expect(months.at(-1)).toEqual({
    month: '2026-06-01',
    sales: 339,
    orders: 2,
    lastYear: 120,
    trend: 28.25,
    isPart: true,
  })
  expect(months[1]).toMatchObject({ sales: 0, lastYear: null, trend: null, isPart: false })
})

test('what it buys sums to what it bought', async () => {
  const { lead, accountId } = await aClient()
  expect(await lead.ask(readAccountParts, { accountId })).toEqual({
    by: 'family',
    years: [2025, 2026],
    rows: [
      { name: 'Chapa', sales: [120, 270], total: 390, share: 390 / 459 },
      { name: 'Acero', sales: [0, 54], total: 54, share: 54 / 459 },
      { name: '', sales: [0, 15], total: 15, share: 15 / 459 },
    ],
  })
  const byCurrency = await lead.ask(readAccountParts, { accountId, by: 'currency' })
  expect(byCurrency!.rows.map(({ name, total }) => [name, total])).toEqual([
    ['EUR', 415],
    ['USD', 44],
  ])
})

test('its orders go down to the lines of the invoice', async () => {
  const { lead, accountId } = await aClient()
  const { orders, before } = await lead.ask(listOrders, { accountId })
  expect(before).toBeNull()
  expect(
    orders.map(({ day, invoice, lines, value, isCredit }) => [
      day,
      invoice,
      lines,
      value,
      isCredit,
    ]),
  ).toEqual([
    ['2026-06-20', null, 2, 25, false],
    ['2026-06-05', 'A1', 1, -30, true],
    ['2026-06-03', 'F2', 2, 344, false],
    ['2025-06-30', 'F1', 1, 120, false],
  ])
  expect(orders[2]!.amounts).toEqual([
    { currency: 'EUR', amount: 300 },
    { currency: 'USD', amount: 88 },
  ])
  const { lines, total } = await lead.ask(listOrderLines, {
    accountId,
    day: '2026-06-03',
    invoice: 'F2',
  })
  expect(total).toBe(2)
  expect(lines[0]).toMatchObject({
    lineNo: 2,
    product: { code: 'P1' },
    family: 'Chapa',
    amount: 300,
    currency: 'EUR',
  })
  expect((await lead.ask(listOrderLines, { accountId, day: '2026-06-20' })).total).toBe(2)
})

test('many orders come page by page, none twice', async () => {
  const firm = aFirm([...portfolioRoutes, ...accountFigureRoutes])
  const lines = Array.from({ length: 900 }, (_, at): ToldLine => ({
    code: 'LEV',
    day: new Date(Date.UTC(2024, 0, 1 + Math.floor(at / 2))).toISOString().slice(0, 10),
    amount: 1,
    invoice: `F${at}`,
  }))
  await firm.db((db) => tellLedger(db, lines))
  const accountId = await firm.db(
    async (db) =>
      (await db`select account_id from account where firm_id = ${db.firm}`)[0]![
        'accountId'
      ] as string,
  )
  const seen: string[] = []
  let before: string | undefined
  do {
    const page = await firm.lead.ask(listOrders, { accountId, ...(before ? { before } : {}) })
    seen.push(...page.orders.map(({ invoice }) => invoice!))
    before = page.before ?? undefined
  } while (before)
  expect(seen.length).toBe(900)
  expect(new Set(seen).size).toBe(900)
})

test('another firm, and who does not look after it, find no such account', async () => {
  const firm = await aClient()
  const { accountId } = firm
  const stranger = aFirm([...portfolioRoutes, ...accountFigureRoutes]).lead
  const other = firm.join('manager', { sees: 'own' })
  for (const person of [stranger, other]) {
    for (const endpoint of [readAccountFigures, readAccountMonths, readAccountParts, listOrders]) {
      await expect(
        person.ask(endpoint as typeof readAccountMonths, { accountId }),
      ).rejects.toMatchObject({ status: 404 })
    }
    await expect(
      person.ask(listOrderLines, { accountId, day: '2026-06-20' }),
    ).rejects.toMatchObject({ status: 404 })
  }
  await expect(firm.client.ask(readAccountFigures, { accountId })).rejects.toMatchObject({
    status: 403,
  })
})
