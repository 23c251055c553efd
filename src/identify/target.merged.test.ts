/** Targets of accounts that turn out to be one client: read, measured and replaced as one. */
import { expect, test } from 'vitest'
import { mergeAccounts, separateAccounts } from '../accounts/merge.api.ts'
import { mergeRoutes } from '../accounts/merge.routes.ts'
import { rebuildRollups } from '../gather/rollup.store.ts'
import { aFirm } from '../platform/testing.ts'
import { refreshPortfolio } from './keeping.store.ts'
import { dropTarget, listTargets, putTarget } from './target.api.ts'
import { targetRoutes } from './target.routes.ts'
import { tellLedger } from './testing.ledger.ts'

async function twoThatAreOne() {
  const firm = aFirm([...targetRoutes, ...mergeRoutes])
  const { lead, db } = firm
  const ids = await db(async (tx) => {
    await tellLedger(tx, [
      { code: 'LEV', day: '2026-10-05', amount: 1000 },
      { code: 'LEVANTE', day: '2026-06-30', amount: 300 },
      { code: 'PON', day: '2026-11-15', amount: 50 },
    ])
    const rows = await tx`select code, account_id from account where firm_id = ${tx.firm}`
    return new Map(rows.map((row) => [row['code'] as string, row['accountId'] as string]))
  })
  const [kept, other] = [ids.get('LEV')!, ids.get('LEVANTE')!]
  const put = (accountId: string | null, amount: string, currency = 'EUR') =>
    lead.ask(putTarget, { period: '2026', accountId, amount, currency })
  const rolledUp = () =>
    db(async (tx) => {
      await rebuildRollups(tx)
      await refreshPortfolio(tx, '2026-11-21')
    })
  const rows = async () => (await lead.ask(listTargets, { sort: 'goal', dir: 'desc' })).rows
  return { ...firm, kept, other, put, rolledUp, rows }
}

test('what is meant to be sold to either is meant of the one, against all that was sold', async () => {
  const { lead, kept, other, put, rolledUp, rows } = await twoThatAreOne()
  await put(null, '4000')
  await put(other, '500')
  await lead.ask(mergeAccounts, { accountId: kept, otherId: other })
  await rolledUp()
  const of = { accountId: kept, account: 'Cuenta LEV', actual: 1300 }
  expect((await rows())[1]).toMatchObject({ ...of, goal: 500, reached: 2.6, weight: 0.125 })
  expect((await lead.ask(listTargets, { q: 'cuenta lev' })).total).toBe(1)

  await lead.ask(separateAccounts, { accountId: kept, otherId: other })
  await rolledUp()
  expect((await rows())[1]).toMatchObject({ accountId: other, goal: 500, actual: 300 })
})

test('two targets of one period are one: their sum, replaced and taken away as a whole', async () => {
  const { lead, kept, other, put, rolledUp, rows } = await twoThatAreOne()
  await put(kept, '1500')
  await put(other, '500')
  await lead.ask(mergeAccounts, { accountId: kept, otherId: other })
  await rolledUp()
  expect(await rows()).toMatchObject([{ accountId: kept, goal: 2000, actual: 1300, weight: 1 }])

  const { now, before } = await put(kept, '1800')
  expect(before).toMatchObject({ accountId: kept, amount: '2000' })
  expect(await rows()).toMatchObject([{ accountId: kept, goal: 1800 }])
  await lead.ask(putTarget, before!)
  expect(await rows()).toMatchObject([{ goal: 2000 }])

  const { period, accountId, salesperson } = now
  const gone = await lead.ask(dropTarget, { period, accountId, salesperson })
  expect(gone.amount).toBe('2000')
  expect(await rows()).toEqual([])
  await lead.ask(putTarget, gone)
  expect(await rows()).toMatchObject([{ accountId: kept, goal: 2000 }])
})

test('said in two currencies they stay apart, and go one by one', async () => {
  const { lead, kept, other, put, rows } = await twoThatAreOne()
  await put(kept, '1500')
  await put(other, '500', 'USD')
  await lead.ask(mergeAccounts, { accountId: kept, otherId: other })
  expect(await rows()).toHaveLength(2)
  const of = { period: '2026', accountId: kept, salesperson: null }
  expect(await lead.ask(dropTarget, of)).toMatchObject({ amount: '1500', currency: 'EUR' })
  expect(await lead.ask(dropTarget, of)).toMatchObject({ amount: '500', currency: 'USD' })
  expect(await rows()).toEqual([])
})
