/** Costs out of a real database: sums against the rule, money against its days, pages and other firms. */
import { expect, test } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import { putCostActivity, putCostRate, putSalesCost, dropCostActivity } from './cost.api.ts'
import { costRoutes } from './cost.routes.ts'
import { listAccountCosts, readAccountCost, readCosts } from './costs.api.ts'
import { costsJobs } from './costs.jobs.ts'
import { costsRoutes } from './costs.routes.ts'
import { costOfUnits } from './costToServe.ts'
import { refreshPortfolio } from './keeping.store.ts'
import { studyJobs } from './study.jobs.ts'
import { askStudies } from './study.store.ts'
import { tellLedger, type ToldFactor, type ToldLine } from './testing.ledger.ts'

const LINES: ToldLine[] = [
  { code: 'ABC', day: '2024-12-01', amount: 500, cost: 300 },
  { code: 'ABC', day: '2026-02-01', amount: 1000, cost: 600 },
  { code: 'ABC', day: '2026-10-01', amount: 200 },
  { code: 'BAD', day: '2025-06-01', amount: 100, cost: 80 },
  { code: 'BAD', day: '2026-03-01', amount: 1000, cost: 900 },
  { code: 'NEW', day: '2026-09-01', amount: 400, cost: 100 },
  { code: 'OLD', day: '2025-02-01', amount: 70, cost: 10 },
  { code: 'DIM', day: '2026-05-01', amount: 300 },
]

async function aCostedFirm(lines = LINES, factors: ToldFactor[] = []) {
  const firm = aFirm([...costRoutes, ...costsRoutes], [...studyJobs, ...costsJobs])
  await firm.db(async (db) => {
    await tellLedger(db, lines, { factors })
    await refreshPortfolio(db, '2026-11-21')
    await askStudies(db)
  })
  const ids = await firm.db(async (db) => {
    const rows = await db`select code, account_id from account where firm_id = ${db.firm}`
    return new Map(rows.map((row) => [row['code'] as string, row['accountId'] as string]))
  })
  const rate = (activity: string, price: string, day = '2020-01-01', currency = 'EUR') =>
    firm.lead.ask(putCostRate, { activity, unit: 'vez', rate: price, currency, day })
  const did = (code: string, activity: string, day: string, units: string) =>
    firm.lead.ask(putCostActivity, { accountId: ids.get(code)!, activity, day, units })
  const told = async () => {
    await firm.work()
    const { told: costs } = await firm.lead.ask(readCosts, {})
    return costs!
  }
  return { ...firm, ids, rate, did, told }
}

test('before anything is entered: sales and margin, and nobody is said to be good', async () => {
  const { told } = await aCostedFirm()
  const costs = await told()
  expect(costs).toMatchObject({ from: '2025-10-02', to: '2026-10-01', serving: 0, worst: null })
  // ABC earns 40 % on what is known: 480 of 1200; DIM says no cost of goods at all.
  expect(costs.classes).toEqual([
    { class: 'neutral', accounts: 3, sales: 2600, margin: 880, serving: 0, profit: 880 },
    { class: 'unknown', accounts: 1, sales: 300, margin: 0, serving: 0, profit: 0 },
  ])
  expect(costs.whale).toMatchObject({ accounts: 3, peakShare: 1, destroyers: 0 })
})

test('units cost the rate of their day, as the rule says; the worst is named with what to do', async () => {
  const { rate, did, told, lead } = await aCostedFirm()
  const rates = [
    { day: '2025-12-01', rate: 100 },
    { day: '2026-04-01', rate: 130 },
  ]
  const done = [
    { day: '2025-10-10', units: 9 },
    { day: '2025-12-24', units: 1 },
    { day: '2026-04-01', units: 0.5 },
  ]
  for (const { day, rate: price } of rates) await rate('Visita', String(price), day)
  for (const { day, units } of done) await did('BAD', '  VISITA ', day, String(units))
  await did('BAD', 'Visita', '2025-01-01', '1000')
  await did('ABC', 'Visita', '2026-05-01', '1')
  const costs = await told()
  const { cost, unpriced } = costOfUnits(done, rates)
  expect(costs.activities).toEqual([
    {
      activity: 'Visita',
      unit: 'vez',
      units: 11.5,
      cost: cost + 130,
      unpriced,
      accounts: 2,
    },
  ])
  expect(costs.worst).toMatchObject({
    code: 'BAD',
    margin: 100,
    serving: 165,
    profit: -65,
    class: 'bad',
    remedy: { remedy: 'selfService' },
  })
  expect(costs.whale).toMatchObject({ destroyers: 1, destroyed: 65, peakAccounts: 2 })
  const page = await lead.ask(listAccountCosts, {})
  expect(page.rows.map(({ code }) => code)).toEqual(['BAD', 'NEW', 'ABC', 'DIM'])
  expect(page.rows.map(({ class: one }) => one)).toEqual(['bad', 'neutral', 'good', 'unknown'])
  expect(await lead.ask(listAccountCosts, { class: ['good'] })).toMatchObject({ total: 1 })
  expect(await lead.ask(listAccountCosts, { q: 'cuenta bad' })).toMatchObject({ total: 1 })
  const byServing = await lead.ask(listAccountCosts, { sort: 'serving', dir: 'desc', size: 1 })
  expect(byServing).toMatchObject({ total: 4, rows: [{ code: 'BAD' }] })
})

test('foreign rates are worth what their own day says, ledger or not; what nothing converts is told', async () => {
  const { rate, did, told, db } = await aCostedFirm()
  await db(
    (tx) => tx`
    insert into rate (base, currency, day, rate) values ('EUR', 'USD', '2026-01-10', 2)
  `,
  )
  await rate('Hora', '100', '2020-01-01', 'USD')
  await rate('Llamada', '10', '2020-01-01', 'MXN')
  await did('NEW', 'Hora', '2026-01-15', '2')
  await did('NEW', 'Llamada', '2026-01-15', '3')
  const { activities } = await told()
  expect(activities.map(({ activity, cost, unpriced }) => [activity, cost, unpriced])).toEqual([
    ['Hora', 100, 0],
    ['Llamada', 0, 3],
  ])
})

test('where rates of the ledger lack, each money tells its own costs', async () => {
  const dollars = { code: 'USA', day: '2026-06-01', amount: 50, cost: 40, currency: 'USD' }
  const { rate, did, told, lead } = await aCostedFirm([...LINES, dollars])
  await rate('Visita', '10')
  await rate('Hora', '7', '2020-01-01', 'USD')
  await did('USA', 'Visita', '2026-06-01', '1')
  await did('USA', 'Hora', '2026-06-01', '1')
  expect((await told()).activities.map(({ activity }) => activity)).toEqual(['Visita'])
  const { told: inDollars } = await lead.ask(readCosts, { valuation: 'USD' })
  expect(inDollars!.activities.map(({ activity }) => activity)).toEqual(['Hora'])
  expect(inDollars).toMatchObject({ sales: 50, profit: 3 })
})

test('winning a client against keeping one: who came, stayed and went', async () => {
  const { lead, told } = await aCostedFirm()
  const put = (month: string, purpose: 'win' | 'keep', amount: string) =>
    lead.ask(putSalesCost, { month, purpose, concept: 'Feria', amount, currency: 'EUR' })
  await put('2026-03', 'win', '700')
  await put('2026-04-17', 'win', '500.50')
  await put('2026-04', 'keep', '25')
  await put('2025-10', 'keep', '9000')
  const { keep, lost } = await told()
  // NEW and DIM came, ABC and BAD stayed, OLD went; a month before the period says nothing of it.
  expect(keep.win).toMatchObject({ amount: 1200.5, months: 2, yearly: 7203, clients: 2 })
  expect(keep.keep).toMatchObject({ amount: 25, months: 1, yearly: 300, clients: 2, each: 150 })
  expect(lost).toBe(1)
})

test('the account tells its own costs, also to who sees only that one', async () => {
  const { rate, did, told, lead, join, ids, db } = await aCostedFirm()
  await rate('Visita', '10')
  await did('BAD', 'Visita', '2026-06-01', '9')
  await told()
  const accountId = ids.get('BAD')!
  expect(await lead.ask(readAccountCost, { accountId })).toMatchObject({
    valuation: 'EUR',
    to: '2026-10-01',
    told: { margin: 100, serving: 90, profit: 10, parts: [{ activity: 'Visita', units: 9 }] },
  })
  const own = join('manager', { sees: 'own' })
  await expect(own.ask(readAccountCost, { accountId })).rejects.toMatchObject({ status: 404 })
  expect(await own.ask(readCosts, {})).toMatchObject({ state: 'closed', told: null })
  await db(
    (tx) => tx`
    insert into account_carer (account_id, person_id, part) values (${accountId}, ${own.id}, 'manager')
  `,
  )
  expect((await own.ask(listAccountCosts, {})).rows.map(({ code }) => code)).toEqual(['BAD'])
  expect(await own.ask(readAccountCost, { accountId })).toMatchObject({ told: { serving: 90 } })
})

test('a change tells the costs anew, and taking it back leaves all as it was', async () => {
  const { rate, did, told, lead, ids } = await aCostedFirm()
  await rate('Visita', '10')
  await did('BAD', 'Visita', '2026-06-01', '9')
  const before = await told()
  const more = await did('BAD', 'visita', '2026-06-01', '12')
  expect(more.before).toMatchObject({ units: '9' })
  expect(await lead.ask(readCosts, {})).toMatchObject({ state: 'making' })
  expect((await told()).serving).toBe(120)
  await lead.ask(putCostActivity, more.before!)
  expect(await told()).toEqual(before)
  const which = { accountId: ids.get('BAD')!, activity: 'VISITA', day: '2026-06-01' }
  expect(await lead.ask(dropCostActivity, which)).toMatchObject({ units: '9' })
  expect((await told()).serving).toBe(0)
})
