import { expect, test } from 'vitest'
import type { Db } from '../platform/db.ts'
import { aFirm } from '../platform/testing.ts'
import { addAccount, readAccount } from './account.api.ts'
import { placeCarers } from './change.api.ts'
import { linkSalesperson, listSalespeople } from './salesperson.api.ts'
import { roomRoutes } from './testing.ts'

type Sale = { accountId: string; month: string; by: number; amount: number; currency?: string }

/** A ledger whose salespeople are Ruiz (1) and Sanz (2). */
async function aLedger(db: <T>(work: (db: Db) => Promise<T>) => Promise<T>, sales: Sale[]) {
  await db(async (tx) => {
    await tx`
      insert into label (label_id, kind, name)
      values (1, 'salesperson', 'Ruiz'), (2, 'salesperson', 'Sanz') on conflict do nothing
    `
    await tx`delete from account_month where firm_id = ${tx.firm}`
    await tx`delete from ledger_day where firm_id = ${tx.firm}`
    for (const day of new Set(sales.map(({ month }) => month))) {
      await tx`insert into ledger_day (currency, day, lines) values ('EUR', ${day}, 1)`
    }
    for (const { accountId, month, by, amount, currency = 'EUR' } of sales) {
      await tx`
        insert into account_month (account_id, month, family_id, division_id, zone_id, country_id,
          salesperson_id, currency, amount, cost, costed_amount)
        values (${accountId}, ${month}, 0, 0, 0, 0, ${by}, ${currency}, ${amount}, 0, 0)
      `
    }
  })
}

async function aTeamWithLedger() {
  const firm = aFirm(roomRoutes)
  const [a, b, c] = await Promise.all(
    ['A', 'B', 'C'].map(async (name) => (await firm.lead.ask(addAccount, { name })).accountId),
  )
  const ids = { a: a!, b: b!, c: c! }
  await aLedger(firm.db, [
    { accountId: ids.a, month: '2026-10-01', by: 1, amount: 100 },
    { accountId: ids.a, month: '2026-09-01', by: 2, amount: 60 },
    { accountId: ids.b, month: '2026-10-01', by: 2, amount: 10 },
    { accountId: ids.b, month: '2025-10-01', by: 1, amount: 900 },
    { accountId: ids.c, month: '2024-01-01', by: 1, amount: 5 },
  ])
  const managerOf = async (accountId: string) =>
    (await firm.lead.ask(readAccount, { accountId })).carers.find(({ part }) => part === 'manager')
      ?.personId
  return { ...firm, ...ids, managerOf }
}

test('a salesperson of the ledger becomes a person, and their accounts get a manager', async () => {
  const { lead, manager, a, b, c, managerOf } = await aTeamWithLedger()
  expect(await lead.ask(listSalespeople, {})).toEqual([
    { salesperson: 'Ruiz', personId: null, accounts: 1, managed: 0 },
    { salesperson: 'Sanz', personId: null, accounts: 1, managed: 0 },
  ])
  expect(await lead.ask(linkSalesperson, { salesperson: 'Ruiz', personId: manager.id })).toEqual({
    given: 1,
    taken: 0,
  })
  expect([await managerOf(a), await managerOf(b), await managerOf(c)]).toEqual([
    manager.id,
    undefined,
    undefined,
  ])
  expect((await lead.ask(listSalespeople, {}))[0]).toEqual({
    salesperson: 'Ruiz',
    personId: manager.id,
    accounts: 1,
    managed: 1,
  })
})

test('whom a person chose stays, whatever the ledger says', async () => {
  const { lead, admin, manager, a, managerOf } = await aTeamWithLedger()
  await lead.ask(placeCarers, { accountId: a, managerId: admin.id })
  await lead.ask(linkSalesperson, { salesperson: 'Ruiz', personId: manager.id })
  expect(await managerOf(a)).toBe(admin.id)

  await lead.ask(placeCarers, { accountId: a, managerId: null })
  await lead.ask(linkSalesperson, { salesperson: 'Ruiz', personId: manager.id })
  expect(await managerOf(a)).toBe(manager.id)
})

test('a link moved to another person moves its accounts; taken away, it takes them along', async () => {
  const { lead, manager, a, managerOf } = await aTeamWithLedger()
  await lead.ask(linkSalesperson, { salesperson: 'Ruiz', personId: manager.id })
  expect(await lead.ask(linkSalesperson, { salesperson: 'Ruiz', personId: lead.id })).toEqual({
    given: 1,
    taken: 1,
  })
  expect(await managerOf(a)).toBe(lead.id)
  await lead.ask(linkSalesperson, { salesperson: 'Ruiz', personId: null })
  expect(await managerOf(a)).toBeUndefined()
})

test('the ledger moves on, and with it who manages', async () => {
  const { lead, manager, admin, db, a, managerOf } = await aTeamWithLedger()
  await lead.ask(linkSalesperson, { salesperson: 'Ruiz', personId: manager.id })
  await aLedger(db, [
    { accountId: a, month: '2026-11-01', by: 1, amount: 10, currency: 'USD' },
    { accountId: a, month: '2026-11-01', by: 2, amount: 11 },
    { accountId: a, month: '2027-10-01', by: 1, amount: 1000 },
  ])
  await lead.ask(linkSalesperson, { salesperson: 'Sanz', personId: admin.id })
  expect(await managerOf(a)).toBe(admin.id)

  await db(async (tx) => {
    await tx`
      insert into day_factor (currency, day, factor)
      values ('USD', '2026-01-01', 9), ('USD', '2026-01-02', 1.2), ('EUR', '2026-01-02', 1)
    `
  })
  await lead.ask(linkSalesperson, { salesperson: 'Sanz', personId: admin.id })
  expect(await managerOf(a)).toBe(manager.id)
})

test('only leads and admins link, and only people who can write', async () => {
  const { manager, viewer, lead, expert } = await aTeamWithLedger()
  for (const one of [manager, viewer]) {
    await expect(
      one.ask(linkSalesperson, { salesperson: 'Ruiz', personId: manager.id }),
    ).rejects.toMatchObject({ status: 403 })
  }
  await expect(
    lead.ask(linkSalesperson, { salesperson: 'Ruiz', personId: expert.id }),
  ).rejects.toMatchObject({ code: 'accounts/cannot-write' })
})

test('two links set at once both count', async () => {
  const { lead, admin, manager, a, b, managerOf } = await aTeamWithLedger()
  await Promise.all([
    lead.ask(linkSalesperson, { salesperson: 'Ruiz', personId: manager.id }),
    admin.ask(linkSalesperson, { salesperson: 'Sanz', personId: lead.id }),
    lead.ask(placeCarers, { accountId: b, teamIds: [manager.id] }),
  ])
  expect([await managerOf(a), await managerOf(b)]).toEqual([manager.id, lead.id])
})
