import { expect, test } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import {
  addAccount,
  listColleagues,
  listGroups,
  listTags,
  readAccount,
  readHistory,
  searchAccounts,
} from './account.api.ts'
import { accountsWhere } from './account.store.ts'
import { AccountFilter } from './accountFilter.ts'
import { changeManyAccounts, placeCarers, tagAccount, undoAccountChange } from './change.api.ts'
import { listSalespeople } from './salesperson.api.ts'
import { roomRoutes } from './testing.ts'

/** Two accounts of a firm that shows people only their own: one of Marta's, one of nobody. */
async function aReservedFirm() {
  const firm = aFirm(roomRoutes)
  const marta = firm.join('manager', { sees: 'own' })
  const mine = await firm.lead.ask(addAccount, {
    name: 'Aceros Míos',
    groupName: 'Grupo Mío',
    tags: ['mía'],
    managerId: marta.id,
  })
  const other = await firm.lead.ask(addAccount, {
    name: 'Aceros Ajenos',
    code: 'A-1',
    groupName: 'Grupo Ajeno',
    tags: ['ajena'],
  })
  return { ...firm, marta, mine, other }
}

test('where people see only their own, the other accounts do not exist for them', async () => {
  const { marta, mine, other } = await aReservedFirm()
  const { accountId } = other
  const answers = await Promise.allSettled([
    marta.ask(readAccount, { accountId }),
    marta.ask(readHistory, { accountId }),
    marta.ask(tagAccount, { accountId, add: ['x'] }),
    marta.ask(changeManyAccounts, {
      which: { accountIds: [accountId] },
      edit: { kind: 'archiving', archived: true },
    }),
  ])
  for (const answer of answers) expect(answer).toMatchObject({ reason: { status: 404 } })
  const found = await marta.ask(searchAccounts, { q: 'aceros' })
  expect(found.map((account) => account.accountId)).toEqual([mine.accountId])
  expect(await marta.ask(searchAccounts, { q: 'A-1' })).toEqual([])
  expect(await marta.ask(listTags, {})).toEqual([{ tag: 'mía', accounts: 1 }])
  expect((await marta.ask(listGroups, {})).map(({ groupName }) => groupName)).toEqual(['Grupo Mío'])
  const managed = (await marta.ask(listColleagues, {})).map((colleague) => colleague.managed)
  expect(managed.reduce((all, one) => all + one)).toBe(1)
})

test('an edit of all that match reaches only what the one who asks can see', async () => {
  const { lead, marta, other } = await aReservedFirm()
  const made = await marta.ask(changeManyAccounts, {
    which: { filter: { q: 'aceros' } },
    edit: { kind: 'tags', add: ['todas'] },
  })
  expect(made).toMatchObject({ changed: 1, notYours: 0 })
  expect((await lead.ask(readAccount, { accountId: other.accountId })).tags).toEqual(['ajena'])
})

test('a filter counts for everyone what they may see, in every part of it', async () => {
  const { db, marta, lead } = await aReservedFirm()
  const count = (id: string, sees: string, filter: object) =>
    db(async (tx) => {
      await tx.unsafe(`set local clave.actor_id = '${id}'; set local clave.sees = '${sees}'`)
      const where = accountsWhere(tx, AccountFilter.parse(filter))
      return (await tx`select from account where ${where}`).count
    })
  for (const [filter, all, own] of [
    [{}, 2, 1],
    [{ q: 'acer ajen' }, 1, 0],
    [{ tag: ['mía', 'ajena'] }, 2, 1],
    [{ group: 'Grupo Ajeno' }, 1, 0],
    [{ manager: 'none' }, 1, 0],
    [{ manager: ['none', marta.id] }, 2, 1],
    [{ manager: marta.id }, 1, 1],
    [{ carer: 'me' }, 0, 1],
    [{ archived: 'only' }, 0, 0],
    [{ archived: 'all' }, 2, 1],
  ] as const) {
    expect(await count(lead.id, 'all', filter), JSON.stringify(filter)).toBe(all)
    expect(await count(marta.id, 'own', filter), JSON.stringify(filter)).toBe(own)
  }
})

test('lines and figures of accounts that are not theirs are no rows either', async () => {
  const { db, marta, mine, other } = await aReservedFirm()
  await db(async (tx) => {
    for (const { accountId } of [mine, other]) {
      await tx`
        insert into account_month values (default, ${accountId}, '2026-10-01', 0, 0, 0, 0, 0, 'EUR', 1, 0, 0)
      `
    }
    await tx.unsafe(`set local clave.actor_id = '${marta.id}'; set local clave.sees = 'own'`)
    expect((await tx`select account_id from account_month`).map((row) => row['accountId'])).toEqual(
      [mine.accountId],
    )
  })
})

test('another firm finds nothing, changes nothing and undoes nothing', async () => {
  const ours = aFirm(roomRoutes)
  const theirs = aFirm(roomRoutes)
  const added = await ours.lead.ask(addAccount, { name: 'Aceros', code: 'A-1', tags: ['vip'] })
  const { accountId } = added
  const made = await ours.lead.ask(tagAccount, { accountId, add: ['norte'] })

  const answers = await Promise.allSettled([
    theirs.lead.ask(readAccount, { accountId }),
    theirs.lead.ask(readHistory, { accountId }),
    theirs.lead.ask(tagAccount, { accountId, add: ['x'] }),
    theirs.lead.ask(placeCarers, { accountId, managerId: theirs.manager.id }),
    theirs.lead.ask(changeManyAccounts, {
      which: { accountIds: [accountId] },
      edit: { kind: 'archiving', archived: true },
    }),
    theirs.lead.ask(changeManyAccounts, {
      which: { filter: { archived: 'all' } },
      edit: { kind: 'archiving', archived: true },
    }),
    theirs.lead.ask(undoAccountChange, { changeId: made.changeId! }),
  ])
  for (const answer of answers) expect(answer).toMatchObject({ reason: { status: 404 } })
  expect(await theirs.lead.ask(searchAccounts, { q: 'A' })).toEqual([])
  expect(await theirs.lead.ask(listTags, {})).toEqual([])
  expect(await theirs.lead.ask(listGroups, {})).toEqual([])
  expect(await theirs.lead.ask(listSalespeople, {})).toEqual([])
  const theirPeople = (await theirs.lead.ask(listColleagues, {})).map(({ personId }) => personId)
  expect(theirPeople).not.toContain(ours.lead.id)
  expect(await theirs.lead.ask(addAccount, { name: 'Suya', code: 'A-1' })).toMatchObject({
    code: 'A-1',
  })
  expect(await ours.lead.ask(readAccount, { accountId })).toEqual({
    ...added,
    tags: ['norte', 'vip'],
  })
})
