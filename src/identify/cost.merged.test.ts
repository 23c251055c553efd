/** Activities done for accounts that turn out to be one client: listed, replaced and taken away as one. */
import { expect, test } from 'vitest'
import { mergeAccounts, separateAccounts } from '../accounts/merge.api.ts'
import { mergeRoutes } from '../accounts/merge.routes.ts'
import { aFirm } from '../platform/testing.ts'
import { dropCostActivity, listCostActivities, putCostActivity, putCostRate } from './cost.api.ts'
import { costRoutes } from './cost.routes.ts'
import { tellLedger } from './testing.ledger.ts'

test('what was done for either is listed under the one, and of one day added up', async () => {
  const { lead, db } = aFirm([...costRoutes, ...mergeRoutes])
  const [kept, other] = await db(async (tx) => {
    await tellLedger(tx, [
      { code: 'LEV', day: '2026-10-05', amount: 1000 },
      { code: 'LEVANTE', day: '2026-06-30', amount: 300 },
    ])
    const rows = await tx`select account_id from account where firm_id = ${tx.firm} order by code`
    return rows.map(({ accountId }) => accountId as string) as [string, string]
  })
  const rate = { activity: 'Visita', unit: 'vez', currency: 'EUR', day: '2026-01-01', rate: '10' }
  await lead.ask(putCostRate, rate)
  const did = (accountId: string, day: string, units: string, activity = 'Visita') =>
    lead.ask(putCostActivity, { accountId, activity, day, units })
  await did(kept, '2026-05-01', '1')
  await did(other, '2026-05-01', '2', 'VISITA')
  await did(other, '2026-04-01', '4')

  await lead.ask(mergeAccounts, { accountId: kept, otherId: other })
  const listed = async (account = kept) =>
    (await lead.ask(listCostActivities, { account, sort: 'day' })).rows
  const of = { accountId: kept, account: 'Cuenta LEV' }
  const both = [
    { ...of, day: '2026-05-01', units: '3', cost: '30' },
    { ...of, day: '2026-04-01', units: '4', cost: '40' },
  ]
  expect(await listed()).toMatchObject(both)
  expect(await lead.ask(listCostActivities, {})).toMatchObject({ rows: both, total: 2 })
  expect(await lead.ask(listCostActivities, { q: 'lev' })).toMatchObject({ rows: both, total: 2 })

  // Said anew in place of both; and taken away, wherever it hung.
  const { before } = await did(kept, '2026-05-01', '5')
  expect(before).toMatchObject({ accountId: kept, units: '3' })
  expect((await listed())[0]).toMatchObject({ units: '5', cost: '50' })
  const april = { accountId: kept, activity: 'visita', day: '2026-04-01' }
  expect(await lead.ask(dropCostActivity, april)).toMatchObject({ accountId: kept, units: '4' })
  expect(await listed()).toHaveLength(1)

  await lead.ask(separateAccounts, { accountId: kept, otherId: other })
  expect(await listed(other)).toEqual([])
})
