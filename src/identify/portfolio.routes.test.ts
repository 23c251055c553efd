import { expect, test } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import {
  changeListedAccounts,
  choosePortfolioSettings,
  keepPortfolio,
  listAccounts,
  readPictures,
  readPortfolio,
  readSlices,
  readSpread,
} from './portfolio.api.ts'
import { portfolioJobs } from './portfolio.jobs.ts'
import { portfolioRoutes } from './portfolio.routes.ts'
import { refreshPortfolio } from './keeping.store.ts'
import { tellLedger, type ToldLine } from './testing.ledger.ts'

const LINES: ToldLine[] = [
  {
    code: 'LEV',
    day: '2026-10-01',
    amount: 600,
    invoice: 'F1',
    zone: 'Norte',
    family: 'Chapa',
    salesperson: 'Ana',
  },
  {
    code: 'LEV',
    day: '2026-11-02',
    amount: 200,
    invoice: 'F2',
    zone: 'Norte',
    family: 'Acero',
    salesperson: 'Ana',
  },
  { code: 'NER', day: '2025-03-01', amount: 150, invoice: 'F3', zone: 'Sur', family: 'Chapa' },
  { code: 'TAJ', day: '2026-01-05', amount: 60, invoice: 'F4', zone: 'Sur', family: 'Chapa' },
  { code: 'TAJ', day: '2026-01-09', amount: -10, invoice: 'F5', zone: 'Sur' },
]

async function aPortfolio(lines = LINES, about: Parameters<typeof tellLedger>[2] = {}) {
  const firm = aFirm(portfolioRoutes, portfolioJobs)
  await firm.db(async (db) => {
    await tellLedger(db, lines, about)
    await refreshPortfolio(db, '2026-11-21')
  })
  return firm
}

test('a ledger becomes a ranked list, with its figures to the cent', async () => {
  const { lead } = await aPortfolio()
  const { rows, total } = await lead.ask(listAccounts, {})
  expect(total).toBe(3)
  expect(rows.map(({ code, rank, sales, abc, zone }) => [code, rank, sales, abc, zone])).toEqual([
    ['LEV', 1, 800, 'A', 'Norte'],
    ['NER', 2, 150, 'B', 'Sur'],
    ['TAJ', 3, 50, 'C', 'Sur'],
  ])
  expect(rows[0]).toMatchObject({
    share: 0.8,
    orders: 2,
    first: '2026-10-01',
    last: '2026-11-02',
    recencyDays: 0,
    segment: 'Promising',
    family: 'Chapa',
    salesperson: 'Ana',
  })
  expect(rows[0]!.reason[0]).toEqual({
    key: 'identify:reason.rank',
    values: { rank: 1, share: 0.8 },
  })
  expect(rows[0]!.months.slice(-2)).toEqual([600, 200])
})

test('search, filters and orders narrow the list, and the pictures with it', async () => {
  const { lead } = await aPortfolio()
  const codes = async (list: object) => {
    const { rows, total } = await lead.ask(listAccounts, list)
    expect(total).toBe(rows.length)
    return rows.map(({ code }) => code)
  }
  expect(await codes({ q: 'cuenta taj' })).toEqual(['TAJ'])
  expect(await codes({ zone: 'Sur' })).toEqual(['NER', 'TAJ'])
  expect(await codes({ zone: 'Sur', family: 'Acero' })).toEqual([])
  expect(await codes({ salesperson: '-' })).toEqual(['NER', 'TAJ'])
  expect(await codes({ abc: ['B', 'C'], sort: 'name', dir: 'asc' })).toEqual(['NER', 'TAJ'])
  expect(await codes({ sort: 'salesLast12', dir: 'asc' })).toEqual(['NER', 'TAJ', 'LEV'])
  expect(await codes({ q: 'cuenta', sort: 'last', dir: 'asc' })).toEqual(['NER', 'TAJ', 'LEV'])
  expect(await codes({ sort: 'zone', dir: 'asc' })).toEqual(['LEV', 'NER', 'TAJ'])

  const pictures = await lead.ask(readPictures, { zone: 'Sur' })
  expect(pictures).toMatchObject({ accounts: 2, sales: 200, salesLast12: 50 })
  expect(pictures!.pareto).toMatchObject({ accountsFor80: 2, top20Share: 0.75 })
  const whole = await lead.ask(readPictures, {})
  expect(whole).toMatchObject({ accounts: 3, sales: 1000 })
  expect(whole!.abc.map(({ abc, accounts }) => `${abc}${accounts}`)).toEqual(['A1', 'B1', 'C1'])
})

test('every order and every filter finds the same accounts, whichever way it is asked', async () => {
  const { lead } = await aPortfolio()
  const { SORTS } = await import('./accountList.ts')
  for (const sort of SORTS) {
    for (const dir of ['asc', 'desc'] as const) {
      for (const q of ['', 'cuenta']) {
        const { rows, total } = await lead.ask(listAccounts, { sort, dir, q })
        expect([sort, dir, q, total, rows.length]).toEqual([sort, dir, q, 3, 3])
      }
    }
  }
})

test('sales by zone and by family, of all and of some', async () => {
  const { lead } = await aPortfolio()
  const bars = async (about: object) => {
    const spread = await lead.ask(readSpread, { by: 'zone', ...about })
    return spread!.bars.map(({ name, sales, accounts }) => [name, sales, accounts])
  }
  expect(await bars({})).toEqual([
    ['Norte', 800, 1],
    ['Sur', 200, 2],
  ])
  expect(await bars({ by: 'family' })).toEqual([
    ['Chapa', 810, 3],
    ['Acero', 200, 1],
    ['', -10, 1],
  ])
  expect(await bars({ zone: 'Sur' })).toEqual([['Sur', 200, 2]])
  expect(await bars({ by: 'family', abc: 'A' })).toEqual([
    ['Chapa', 600, 1],
    ['Acero', 200, 1],
  ])
  expect(await bars({ by: 'group' })).toEqual([
    ['Cuenta LEV', 800, 1],
    ['Cuenta NER', 150, 1],
    ['Cuenta TAJ', 50, 1],
  ])
  const slices = await lead.ask(readSlices, {})
  expect(slices.filter(({ by }) => by === 'zone')).toEqual([
    { by: 'zone', name: 'Sur', accounts: 2 },
    { by: 'zone', name: 'Norte', accounts: 1 },
  ])
})

test('a past day is made when it is asked for, and goes when the figures are made anew', async () => {
  const firm = await aPortfolio()
  const { lead } = firm
  expect((await lead.ask(readPortfolio, { asOf: '2026-01-31' })).state).toBe('notKept')
  await expect(lead.ask(listAccounts, { asOf: '2026-01-31' })).rejects.toMatchObject({
    status: 409,
    code: 'identify/not-kept',
  })
  await lead.ask(keepPortfolio, { asOf: '2026-01-31' })
  await lead.ask(keepPortfolio, { asOf: '2026-01-31' })
  const { rows } = await lead.ask(listAccounts, { asOf: '2026-01-31' })
  expect(rows.map(({ code, sales }) => [code, sales])).toEqual([
    ['NER', 150],
    ['TAJ', 50],
  ])
  expect((await lead.ask(readPortfolio, {})).portfolio).toMatchObject({
    asOf: '2026-11-02',
    accounts: 3,
  })

  const later = { rfm: { windowMonths: 12 } }
  await lead.ask(choosePortfolioSettings, later)
  expect((await lead.ask(readPortfolio, {})).portfolio?.outdated).toBe(true)
  await firm.work()
  const { portfolio } = await lead.ask(readPortfolio, {})
  expect(portfolio).toMatchObject({ outdated: false, madeWith: { rfm: { windowMonths: 12 } } })
  expect((await lead.ask(readPortfolio, { asOf: '2026-01-31' })).state).toBe('notKept')
})

test("a past day that is asked for by someone who sees only their own is made of all the firm's", async () => {
  const { lead, join } = await aPortfolio()
  const own = join('manager', { sees: 'own' })
  await own.ask(keepPortfolio, { asOf: '2026-01-31' })
  expect((await own.ask(listAccounts, { asOf: '2026-01-31' })).rows).toEqual([])
  const { portfolio } = await lead.ask(readPortfolio, { asOf: '2026-01-31' })
  expect(portfolio).toMatchObject({ accounts: 2 })
  expect((await lead.ask(listAccounts, { asOf: '2026-01-31' })).total).toBe(2)
})

test('a day that has not come, or that no ledger knows, is refused', async () => {
  const { lead } = await aPortfolio()
  await expect(lead.ask(keepPortfolio, { asOf: '2026-11-22' })).rejects.toMatchObject({
    code: 'identify/not-yet',
  })
  await expect(lead.ask(keepPortfolio, { asOf: '2020-01-01' })).rejects.toMatchObject({
    code: 'identify/before-the-ledger',
  })
})

test('where a rate lacks, each currency stands by itself and what lacks is told', async () => {
  const { lead } = await aPortfolio([
    ...LINES,
    { code: 'MEX', day: '2026-05-05', amount: 5000, currency: 'MXN' },
  ])
  const { portfolio } = await lead.ask(readPortfolio, {})
  expect(portfolio).toMatchObject({
    valuation: 'EUR',
    converted: false,
    valuations: [
      { valuation: 'EUR', accounts: 3 },
      { valuation: 'MXN', accounts: 1 },
    ],
    missing: [{ currency: 'MXN', days: 1, from: '2026-05-05', to: '2026-05-05' }],
  })
  const { rows } = await lead.ask(listAccounts, { valuation: 'MXN' })
  expect(rows[0]).toMatchObject({ code: 'MEX', rank: 1, sales: 5000 })
})

test('before the first import there are names; afterwards a new name joins the list at once', async () => {
  const firm = aFirm(portfolioRoutes, portfolioJobs)
  await firm.anAccount('Forjas Levante')
  expect((await firm.lead.ask(readPortfolio, {})).state).toBe('none')
  expect(await firm.lead.ask(listAccounts, {})).toMatchObject({
    total: 1,
    rows: [{ rank: null, name: 'Forjas Levante' }],
  })
  expect(await firm.lead.ask(readPictures, {})).toBeNull()

  const kept = await aPortfolio()
  await kept.anAccount('Recién llegada')
  const { rows, total } = await kept.lead.ask(listAccounts, {})
  expect(total).toBe(4)
  expect(rows.at(-1)).toMatchObject({
    name: 'Recién llegada',
    rank: null,
    sales: 0,
    segment: 'Inactive',
  })
  expect((await kept.lead.ask(readPictures, {}))!.accounts).toBe(3)
})

test('archived accounts leave the list and its pictures, and come when asked for', async () => {
  const { lead, db } = await aPortfolio()
  await db(
    (tx) => tx`update account set archived_at = now() where firm_id = ${tx.firm} and code = 'NER'`,
  )
  expect((await lead.ask(listAccounts, {})).total).toBe(2)
  expect((await lead.ask(readPictures, {}))!.sales).toBe(850)
  expect((await lead.ask(listAccounts, { archived: 'only' })).rows.map(({ code }) => code)).toEqual(
    ['NER'],
  )
  expect((await lead.ask(listAccounts, { archived: 'all' })).total).toBe(3)
  expect((await lead.ask(readSpread, { by: 'zone' }))!.bars.map(({ name }) => name)).toEqual([
    'Norte',
    'Sur',
  ])
})

test('who sees only their own is told of those alone', async () => {
  const firm = await aPortfolio()
  const manager = firm.join('manager', { sees: 'own' })
  expect(await manager.ask(listAccounts, {})).toEqual({ rows: [], total: 0 })
  await firm.db(
    (db) => db`
      insert into account_carer (account_id, person_id, part)
      select account_id, ${manager.id}, 'deputy' from account where firm_id = ${db.firm} and code = 'NER'
    `,
  )
  expect((await manager.ask(listAccounts, {})).rows.map(({ code }) => code)).toEqual(['NER'])
  expect(await manager.ask(listAccounts, { zone: 'Sur' })).toMatchObject({ total: 1 })
  expect((await manager.ask(readPictures, {}))!.sales).toBe(150)
  const { portfolio } = await manager.ask(readPortfolio, {})
  expect(portfolio).toMatchObject({ total: null })
  expect(JSON.stringify(portfolio)).not.toContain('LEV')
  expect((await manager.ask(readSpread, { by: 'zone' }))!.bars.map(({ name }) => name)).toEqual([
    'Sur',
  ])
})

test('the whole list leaves as a file, and no cell of it runs', async () => {
  const { lead, db } = await aPortfolio()
  await db(
    (tx) =>
      tx`update account set name = '=HYPERLINK("x")' where firm_id = ${tx.firm} and code = 'TAJ'`,
  )
  const response = await lead.fetch('/api/portfolio/export?format=csv&zone=Sur')
  expect(response.headers.get('content-disposition')).toContain('cartera-2026-11-02.csv')
  const [head, first, second, ...rest] = (await response.text()).trim().split(/\r?\n/)
  expect(head).toContain('Ventas 12 meses (EUR)')
  expect(first).toContain('Cuenta NER')
  expect(first).toContain('2.ª por ventas')
  expect(second).toContain("'=HYPERLINK")
  expect(rest).toEqual([])
  expect(
    (await lead.fetch('/api/portfolio/export?format=xlsx')).headers.get('content-type'),
  ).toContain('spreadsheet')
})

test('what is done to all that the list shows reaches those and no others', async () => {
  const { lead, viewer } = await aPortfolio()
  const edit = { kind: 'tags' as const, add: ['sur'], remove: [] }
  const which = { filter: { zone: 'Sur' } }
  const made = await lead.ask(changeListedAccounts, { which, edit })
  expect((await lead.ask(listAccounts, { tag: 'sur' })).total).toBe(made.changed)
  expect(made.changed).toBe(2)
  await expect(viewer.ask(changeListedAccounts, { which, edit })).rejects.toMatchObject({
    status: 403,
  })
})

test('another firm finds nothing of it, and a contact at the client stays out', async () => {
  const ours = await aPortfolio()
  const theirs = aFirm(portfolioRoutes)
  expect((await theirs.lead.ask(readPortfolio, {})).state).toBe('none')
  expect(await theirs.lead.ask(listAccounts, {})).toEqual({ rows: [], total: 0 })
  expect(await theirs.lead.ask(readSlices, {})).toEqual([])
  await expect(ours.client.ask(listAccounts, {})).rejects.toMatchObject({ status: 403 })
  await expect(ours.manager.ask(choosePortfolioSettings, {})).rejects.toMatchObject({ status: 403 })
  await expect(ours.viewer.ask(choosePortfolioSettings, {})).rejects.toMatchObject({ status: 403 })
})
