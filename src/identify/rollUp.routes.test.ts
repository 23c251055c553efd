import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { putAction } from '../accounts/action.api.ts'
import { actionRoutes } from '../accounts/action.routes.ts'
import { addMember, putBelongings } from '../accounts/tree.api.ts'
import { treeRoutes } from '../accounts/tree.routes.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { refreshPortfolio } from './keeping.store.ts'
import { keepPortfolio } from './portfolio.api.ts'
import { portfolioRoutes } from './portfolio.routes.ts'
import { listTops, readTree } from './rollUp.api.ts'
import { rollUpRoutes } from './rollUp.routes.ts'
import { growthOf } from './purchase.ts'
import { marginRateOf, type TreeTold } from './rollUp.ts'
import { tellLedger } from './testing.ledger.ts'

const ROUTES = [
  ...accountRoutes,
  ...treeRoutes,
  ...actionRoutes,
  ...portfolioRoutes,
  ...rollUpRoutes,
]

/** A group with a company A, which has a plant B; C joined it this year. */
async function aGroup() {
  const firm = aFirm(ROUTES)
  const { accountId: group } = await firm.lead.ask(addAccount, { name: 'Grupo Norte' })
  const [a, b, c] = await firm.db(async (tx) => {
    await tellLedger(tx, [
      { code: 'A', day: '2026-10-01', amount: 300, cost: 200 },
      { code: 'A', day: '2025-06-01', amount: 100 },
      { code: 'B', day: '2026-09-01', amount: 50, cost: 45 },
      { code: 'C', day: '2025-10-20', amount: 1000 },
      { code: 'D', day: '2026-10-20', amount: 7 },
    ])
    await refreshPortfolio(tx, TODAY)
    const rows = await tx`select account_id from account where code is not null order by code`
    return rows.map((row) => row['accountId'] as string) as [string, string, string]
  })
  const place = (accountId: string, parentId: string, fromOn?: string) =>
    firm.lead.ask(putBelongings, { accountId, belongings: [{ parentId, fromOn }] })
  await place(a, group)
  await place(b, a)
  await place(c, group, '2026-01-01')
  return { ...firm, group, a, b, c, place }
}

const rowOf = ({ rows }: TreeTold, name: string) => rows.find((row) => row.name === name)!
const names = ({ rows }: TreeTold) => rows.map(({ name }) => name)

test('sales, margin, orders and the last purchase add up at every level', async () => {
  const { lead, group, b } = await aGroup()
  const told = await lead.ask(readTree, { accountId: b })
  expect(told).toMatchObject({ day: TODAY, state: 'ready', others: false })
  expect(rowOf(told, 'Grupo Norte')).toMatchObject({
    accountId: group,
    parentId: null,
    depth: 1,
    children: 2,
    own: { accounts: 1, sales: 0, margin: null, orders: 0, last: null },
    all: {
      accounts: 4,
      sales: 1450,
      salesLast12: 350,
      salesPrevious12: 1100,
      orders: 4,
      last: '2026-10-01',
    },
  })
  expect(rowOf(told, 'Cuenta A')).toMatchObject({
    depth: 2,
    own: { sales: 400, margin: 100, costedSales: 300 },
    all: { accounts: 2, sales: 450, margin: 105, costedSales: 350, salesPrevious12: 100 },
  })
  expect(names(told)).toEqual(['Grupo Norte', 'Cuenta A', 'Cuenta C', 'Cuenta B'])
  // As docs/methods/groups.md works it out.
  const { all } = rowOf(told, 'Cuenta A')
  expect(growthOf(all.salesLast12, all.salesPrevious12)).toBe(2.5)
  expect(marginRateOf(all)).toBeCloseTo(0.3, 12)
  const below = await lead.ask(readTree, { accountId: b, from: 'here' })
  expect(names(below)).toEqual(['Cuenta B'])
})

test('as of a day it is the structure of that day, with its figures', async () => {
  const { lead, a } = await aGroup()
  const asOf = '2025-12-31'
  expect((await lead.ask(readTree, { accountId: a, asOf })).state).toBe('notKept')
  await lead.ask(keepPortfolio, { asOf })
  const then = await lead.ask(readTree, { accountId: a, asOf })
  expect(then).toMatchObject({ day: asOf, state: 'ready', figures: { asOf, valuation: 'EUR' } })
  expect(names(then)).toEqual(['Grupo Norte', 'Cuenta A', 'Cuenta B'])
  expect(rowOf(then, 'Grupo Norte').all).toMatchObject({ accounts: 3, sales: 100 })
  const before = await lead.ask(readTree, { accountId: a, asOf: '2020-01-01' })
  expect(before).toMatchObject({ state: 'none', figures: null })
  await expect(lead.ask(readTree, { accountId: a, asOf: '2030-01-01' })).rejects.toMatchObject({
    code: 'identify/not-yet',
  })
})

test('someone with places in two accounts of a group counts once for the group; open actions add up', async () => {
  const { lead, db, a, b, c } = await aGroup()
  await db(async (tx) => {
    const [ana, eva] = await tx`
      insert into contact (name) values ('Ana'), ('Eva') returning contact_id`
    const places = [
      [ana, a, null],
      [ana, b, null],
      [eva, b, null],
      [eva, c, '2025-01-01'],
    ] as const
    for (const [who, where, until] of places) {
      await tx`insert into contact_place (contact_id, account_id, until_on)
        values (${who!['contactId']}, ${where}, ${until})`
    }
    await tx`update action set made_at = '2026-11-01' where firm_id = ${tx.firm}`
  })
  const given = { accountId: b, title: 'Llamar', ownerId: lead.id, dueOn: '2026-12-01' }
  await lead.ask(putAction, given)
  await db((tx) => tx`update action set made_at = '2026-11-01' where firm_id = ${tx.firm}`)
  const told = await lead.ask(readTree, { accountId: a })
  expect(rowOf(told, 'Cuenta A')).toMatchObject({
    own: { people: 1, actions: 0 },
    all: { people: 2, actions: 1 },
  })
  expect(rowOf(told, 'Cuenta B').own.people).toBe(2)
  expect(rowOf(told, 'Grupo Norte').all).toMatchObject({ people: 2, actions: 1 })
})

test('who sees only their own accounts gets only those, and is told that others are missing', async () => {
  const { lead, join, place, group, a, b } = await aGroup()
  const narrow = join('manager', { sees: 'own' })
  const mine = await lead.ask(addAccount, { name: 'Mía', managerId: narrow.id })
  const below = await lead.ask(addAccount, { name: 'Mía abajo', managerId: narrow.id })
  await place(mine.accountId, group)
  await place(a, mine.accountId)
  await place(below.accountId, b)
  const told = await narrow.ask(readTree, { accountId: mine.accountId })
  expect(told.others).toBe(true)
  // A and B, between the two, are hidden.
  expect(told.rows).toMatchObject([
    { name: 'Mía', parentId: null, depth: 1, children: 1, all: { accounts: 2, sales: 0 } },
    { name: 'Mía abajo', parentId: mine.accountId, depth: 2 },
  ])
  await expect(narrow.ask(readTree, { accountId: group })).rejects.toMatchObject({ status: 404 })
  const tops = await narrow.ask(listTops, {})
  expect(tops).toMatchObject({ total: 1, rows: [{ name: 'Mía', all: { accounts: 2 } }] })
})

test('the tops are listed with what they come to, sought and sorted', async () => {
  const { lead } = await aGroup()
  const other = await lead.ask(addAccount, { name: 'Grupo Sur' })
  await lead.ask(addMember, { accountId: other.accountId, name: 'Planta', kind: 'site' })
  const tops = await lead.ask(listTops, {})
  expect(tops).toMatchObject({
    total: 2,
    rows: [{ name: 'Grupo Norte', all: { salesLast12: 350 } }, { name: 'Grupo Sur' }],
  })
  expect(names(await lead.ask(listTops, { sort: 'name', dir: 'desc' }))[0]).toBe('Grupo Sur')
  expect(names(await lead.ask(listTops, { q: 'sur' }))).toEqual(['Grupo Sur'])
})

test('another firm’s tree is not there', async () => {
  const { a } = await aGroup()
  const other = aFirm(ROUTES).lead
  await expect(other.ask(readTree, { accountId: a })).rejects.toMatchObject({ status: 404 })
  expect((await other.ask(listTops, {})).rows).toEqual([])
})
