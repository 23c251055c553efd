/** What hangs on whom, what a loss takes with it, and exposure: out of a ledger whose sums one can do in one's head. */
import { expect, test } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import { readDependency, readExposure, readLoss, readRisk } from './dependency.api.ts'
import { dependencyRoutes } from './dependency.routes.ts'
import { shocked } from './exposure.ts'
import { refreshPortfolio } from './keeping.store.ts'
import { keepDependency } from './testing.dependency.ts'
import { tellLedger, type ToldLine } from './testing.ledger.ts'

const NORTE = { zone: 'Norte', division: 'Acero', country: 'España', family: 'Chapa' }
/** At 2026-11-15 the last 12 months begin on 2025-11-16: both ends cut a month. */
const LINES: ToldLine[] = [
  { code: 'OLD', day: '2022-01-10', amount: 1 },
  { code: 'BIG', day: '2023-05-01', amount: 999, ...NORTE },
  { code: 'BIG', day: '2025-11-15', amount: 5000, ...NORTE },
  { code: 'BIG', day: '2025-11-16', amount: 100, cost: 60, ...NORTE, salesperson: 'Ana' },
  { code: 'BIG', day: '2026-03-01', amount: 400, cost: 300, ...NORTE, salesperson: 'Ana' },
  {
    code: 'BIG',
    day: '2026-11-02',
    amount: 100,
    cost: 40,
    ...NORTE,
    zone: 'Sur',
    salesperson: 'Luis',
  },
  { code: 'MID', day: '2023-05-01', amount: 10 },
  { code: 'MID', day: '2026-05-05', amount: 200, ...NORTE, salesperson: 'Ana' },
  { code: 'MEX', day: '2025-01-07', amount: 1000, currency: 'MXN', country: 'México' },
  {
    code: 'MEX',
    day: '2026-06-01',
    amount: 2000,
    currency: 'MXN',
    cost: 1000,
    country: 'México',
    zone: 'Sur',
  },
  { code: 'MEX', day: '2026-06-20', amount: 1000, currency: 'MXN', country: 'México', zone: 'Sur' },
  { code: 'MEX', day: '2026-11-15', amount: 1000, currency: 'MXN', country: 'México', zone: 'Sur' },
]
const FACTORS = [
  { currency: 'MXN', day: '2025-01-07', factor: '0.06' },
  { currency: 'MXN', day: '2026-06-01', factor: '0.05' },
  { currency: 'MXN', day: '2026-06-20', factor: '0.04' },
  { currency: 'MXN', day: '2026-11-15', factor: '0.06' },
]

async function aPortfolio() {
  const firm = aFirm(dependencyRoutes)
  const ids = await firm.db(async (db) => {
    await tellLedger(db, LINES, { factors: FACTORS })
    await db`update account set group_name = 'Grupo Norte' where firm_id = ${db.firm} and code in ('BIG', 'MID')`
    await db`insert into account_tag (account_id, tag) select account_id, 'energía' from account where firm_id = ${db.firm} and code in ('MEX', 'MID')`
    await db`
      insert into account_carer (account_id, person_id, part)
      select account_id, ${firm.manager.id}, 'manager' from account where firm_id = ${db.firm} and code in ('BIG', 'MEX')
    `
    await refreshPortfolio(db, '2026-11-21')
    await keepDependency(db)
    const rows = await db`select code, account_id from account where firm_id = ${db.firm}`
    return Object.fromEntries(rows.map((row) => [row['code'], row['accountId']])) as Record<
      string,
      string
    >
  })
  return { ...firm, ids }
}

test('who makes the sales of the last 12 months, by every dimension', async () => {
  const { lead, ids } = await aPortfolio()
  const { state, asOf, told } = await lead.ask(readDependency, {})
  expect([state, asOf]).toEqual(['ready', '2026-11-15'])
  // 600 and 200 in euros; 2,000 at 0.05, 1,000 at 0.04 and 1,000 at 0.06.
  expect(told!.sales).toBeCloseTo(1000, 6)
  // Of 600 - 400 and 100 - 50.
  expect(told!.margin).toBeCloseTo(200 + 2000 * 0.0466667 - 1000 * 0.0466667, 1)
  const of = (by: string) => told!.dimensions.find((one) => one.by === by)!
  const names = (by: string) => of(by).names.map(({ name, sales }) => [name, Math.round(sales)])
  expect(names('account')).toEqual([
    ['Cuenta BIG', 600],
    ['Cuenta MEX', 200],
    ['Cuenta MID', 200],
    ['Cuenta OLD', 0],
  ])
  expect(names('group').slice(0, 2)).toEqual([
    ['Grupo Norte', 800],
    ['Cuenta MEX', 200],
  ])
  expect(of('group')).toMatchObject({ high: 'one', concentration: { top1Share: 0.8 } })
  expect(of('manager')).toMatchObject({ unsaid: 200, names: [{ name: 'Marta', sales: 800 }] })
  expect(names('zone')).toEqual([
    ['Norte', 700],
    ['Sur', 300],
  ])
  expect(of('zone').names[0]).toMatchObject({
    accounts: 2,
    most: { accountId: ids['BIG'], name: 'Cuenta BIG' },
  })
  expect(of('zone').names[0]!.most!.share).toBeCloseTo(500 / 700, 9)
  expect(of('zone').hanging).toBe(2)
  expect(of('division').unsaid).toBeCloseTo(200, 6)
  expect(names('currency')).toEqual([
    ['EUR', 800],
    ['MXN', 200],
  ])
})

test('losing a group takes its sales, its zones and its people with it', async () => {
  const { lead, ids } = await aPortfolio()
  const { told } = await lead.ask(readLoss, { group: 'Grupo Norte' })
  expect(told!.accounts.map(({ name }) => name)).toEqual(['Cuenta BIG', 'Cuenta MID'])
  expect(told!.sales.lost).toBeCloseTo(800, 6)
  expect(told!.margin!.lost).toBeCloseTo(200, 6)
  const hit = (by: string) => told!.hits.find((one) => one.by === by)!
  expect(hit('zone').names.map(({ name, lost }) => [name, Math.round(lost)])).toEqual([
    ['Norte', 700],
    ['Sur', 100],
  ])
  expect(hit('zone').names[1]!.share).toBeCloseTo(1 / 3, 9)
  expect(hit('manager').names).toEqual([
    {
      name: 'Marta',
      id: expect.any(String),
      sales: expect.closeTo(800, 6),
      lost: 600,
      share: expect.closeTo(0.75, 6),
    },
  ])
  expect(hit('salesperson').names.map(({ name, share }) => [name, share])).toEqual([
    ['Ana', 1],
    ['Luis', 1],
  ])
  // 60, 20 and 20 % before; one client afterwards.
  expect(hit('account').before.hhi).toBeCloseTo(4400, 6)
  expect(hit('account').after).toMatchObject({ keys: 1, top1Share: 1 })
  expect(hit('group').before.hhi).toBeCloseTo(6800, 6)
  expect(hit('zone').after.hhi).toBeCloseTo(10_000, 6)
  // MEX first bought in January 2025: 60 in its first 12 months, over 12 months of winning clients.
  expect(told!.newClients).toMatchObject({
    clients: 1,
    months: 12,
    from: '2024-11-16',
    to: '2025-11-15',
  })
  expect(told!.newClients!.perMonth).toBeCloseTo(5, 9)
  expect(told!.monthsToReplace).toBeCloseTo(160, 6)

  const both = await lead.ask(readLoss, { account: [ids['BIG']!, ids['MEX']!] })
  expect(both.told!.sales.lost).toBeCloseTo(800, 6)
  const nobody = await lead.ask(readLoss, {})
  expect(nobody.told).toMatchObject({ accounts: [], sales: { lost: 0 }, monthsToReplace: 0 })
})

test('a group made today counts today, without new figures', async () => {
  const { lead, db } = await aPortfolio()
  await db((tx) => tx`update account set group_name = 'Todos' where firm_id = ${tx.firm}`)
  const { told } = await lead.ask(readDependency, {})
  expect(told!.dimensions.find(({ by }) => by === 'group')!.names).toHaveLength(1)
})

test('exposure: sums by currency and country, of all, of tags and of the largest', async () => {
  const { lead } = await aPortfolio()
  const { told } = await lead.ask(readExposure, {})
  const cell = (currency: string) => told!.cells.find((one) => one.currency === currency)!
  expect(cell('EUR')).toMatchObject({ country: 'España', sales: 800, costed: 600, cost: 400 })
  expect(cell('MXN').sales).toBeCloseTo(200, 6)
  expect(told!.tags).toHaveLength(1)
  expect(told!.tags[0]).toMatchObject({ tag: 'energía', accounts: 2 })
  expect(told!.accounts.map(({ name }) => name).toSorted()).toEqual([
    'Cuenta BIG',
    'Cuenta MEX',
    'Cuenta MID',
  ])
  const found = shocked(told!, [{ kind: 'currency', name: 'MXN', change: -0.1 }])
  expect(found.salesAfter).toBeCloseTo(980, 6)
})

test('before the studies are made, without a ledger, and for who sees only their own', async () => {
  const firm = await aPortfolio()
  const own = firm.join('manager', { sees: 'own' })
  const closed = { state: 'closed', told: null }
  expect(await own.ask(readDependency, {})).toMatchObject(closed)
  expect(await own.ask(readLoss, {})).toMatchObject(closed)
  expect(await own.ask(readExposure, {})).toMatchObject(closed)
  const empty = aFirm(dependencyRoutes)
  expect(await empty.lead.ask(readDependency, {})).toMatchObject({ state: 'none' })
  await firm.db((db) => refreshPortfolio(db, '2026-11-21'))
  expect(await firm.lead.ask(readLoss, {})).toMatchObject({ state: 'making', told: null })
})

test('another firm that knows the ids loses nothing of ours; no role outside the team gets in', async () => {
  const ours = await aPortfolio()
  const theirs = await aPortfolio()
  const { told } = await theirs.lead.ask(readLoss, { account: Object.values(ours.ids) })
  expect(told).toMatchObject({ accounts: [], sales: { lost: 0 } })
  for (const ask of ['dependency', 'loss', 'exposure', 'revenue-at-risk']) {
    const response = await theirs.lead.fetch(`/api/portfolio/${ask}`)
    const text = await response.text()
    expect(Object.values(ours.ids).filter((id) => text.includes(id))).toEqual([])
    expect((await ours.client.fetch(`/api/portfolio/${ask}`)).status).toBe(403)
    expect((await ours.viewer.fetch(`/api/portfolio/${ask}`)).status).toBe(200)
  }
})

test('revenue at risk stands only on probabilities that a model gave, over the longest time it may tell of', async () => {
  const firm = await aPortfolio()
  const { lead, ids, db } = firm
  expect((await lead.ask(readRisk, {})).told).toEqual({ found: null })
  await db(async (tx) => {
    await tx`delete from account_value where firm_id = ${tx.firm}`
    await tx`
      insert into account_value (account_id, as_of, valuation, quiet_90, quiet_180)
      select v.id, '2026-11-15', 'EUR', 0.01, v.quiet
      from (values (${ids['BIG']!}::uuid, 0.25), (${ids['MEX']!}::uuid, 0.5)) v(id, quiet)
    `
    await keepDependency(tx)
  })
  const { told } = await lead.ask(readRisk, {})
  expect(told!.found).toMatchObject({
    days: 180,
    accounts: 2,
    known: expect.closeTo(0.8, 9),
  })
  expect(told!.found!.alone).toMatchObject({ expected: expect.closeTo(250, 6), p5: 0 })
  expect(told!.found!.alone.p95).toBeCloseTo(800, 6)
  expect(told!.found!.largest.map(({ name, expected }) => [name, Math.round(expected)])).toEqual([
    ['Cuenta BIG', 150],
    ['Cuenta MEX', 100],
  ])
})
