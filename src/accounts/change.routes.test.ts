import { expect, test } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import { addAccount, readAccount, readHistory } from './account.api.ts'
import {
  archiveAccount,
  changeManyAccounts,
  describeAccount,
  placeCarers,
  tagAccount,
  undoAccountChange,
} from './change.api.ts'
import { roomRoutes } from './testing.ts'

async function aPortfolio() {
  const firm = aFirm(roomRoutes)
  const accounts = []
  for (const name of ['Aceros Duero', 'Aceros Ebro', 'Talleres Miño']) {
    accounts.push(await firm.lead.ask(addAccount, { name, tags: ['norte'] }))
  }
  const ids = accounts.map(({ accountId }) => accountId)
  const [duero, ebro, mino] = ids as [string, string, string]
  const now = () => Promise.all(ids.map((accountId) => firm.lead.ask(readAccount, { accountId })))
  return { ...firm, accounts, ids, duero, ebro, mino, now }
}

test('many accounts are tagged, handed to a manager and archived in one go, and each comes back', async () => {
  const { lead, manager, accounts, ids, now } = await aPortfolio()
  const which = { accountIds: ids }
  for (const edit of [
    { kind: 'tags', add: ['vip', 'norte'] },
    { kind: 'tags', remove: ['norte'] },
    { kind: 'carers', managerId: manager.id },
    { kind: 'archiving', archived: true },
    { kind: 'identity', groupName: 'Grupo Río' },
  ] as const) {
    const made = await lead.ask(changeManyAccounts, { which, edit: edit as never })
    expect(made).toMatchObject({ changed: 3, unchanged: 0, notYours: 0 })
    expect(await now()).not.toEqual(accounts)
    const undone = await lead.ask(undoAccountChange, { changeId: made.changeId! })
    expect(undone).toEqual({ restored: 3, changedSince: 0, notYours: 0 })
    expect(await now()).toEqual(accounts)
  }
})

test('all that match the filter are edited, and no others', async () => {
  const { lead, duero, now } = await aPortfolio()
  await lead.ask(archiveAccount, { accountId: duero, archived: true })
  const made = await lead.ask(changeManyAccounts, {
    which: { filter: { q: 'ACEROS', tag: 'norte' } },
    edit: { kind: 'tags', add: ['acero'] },
  })
  expect(made.changed).toBe(1)
  expect((await now()).map(({ tags }) => tags)).toEqual([['norte'], ['acero', 'norte'], ['norte']])
})

test('an edit that changes nothing leaves nothing to undo and nothing in the history', async () => {
  const { lead, duero } = await aPortfolio()
  const made = await lead.ask(tagAccount, { accountId: duero, add: ['norte'] })
  expect(made).toEqual({ changeId: null, changed: 0, unchanged: 1, notYours: 0 })
  expect((await lead.ask(readHistory, { accountId: duero })).happenings).toHaveLength(1)
})

test('undoing works once', async () => {
  const { lead, duero } = await aPortfolio()
  const made = await lead.ask(describeAccount, { accountId: duero, name: 'Duero', code: 'D' })
  await lead.ask(undoAccountChange, { changeId: made.changeId! })
  await expect(lead.ask(undoAccountChange, { changeId: made.changeId! })).rejects.toMatchObject({
    status: 409,
    code: 'accounts/already-undone',
  })
})

test('undoing leaves alone what someone has changed since', async () => {
  const { lead, duero, ebro, now } = await aPortfolio()
  const made = await lead.ask(changeManyAccounts, {
    which: { accountIds: [duero, ebro] },
    edit: { kind: 'identity', groupName: 'Grupo Río' },
  })
  await lead.ask(describeAccount, { accountId: duero, groupName: 'Grupo Mar', name: 'Duero' })

  const undone = await lead.ask(undoAccountChange, { changeId: made.changeId! })
  expect(undone).toEqual({ restored: 1, changedSince: 1, notYours: 0 })
  const [first, second] = await now()
  expect(first).toMatchObject({ groupName: 'Grupo Mar', name: 'Duero' })
  expect(second!.groupName).toBeNull()

  const renamed = await lead.ask(describeAccount, { accountId: duero, name: 'Douro' })
  await lead.ask(describeAccount, { accountId: duero, name: 'Duero, S.A.' })
  await expect(lead.ask(undoAccountChange, { changeId: renamed.changeId! })).rejects.toMatchObject({
    status: 409,
    code: 'accounts/changed-since',
  })
})

test('where the accounts of a change have gone, there is nothing to undo', async () => {
  const { lead, duero, db } = await aPortfolio()
  const made = await lead.ask(describeAccount, { accountId: duero, name: 'Duero' })
  await db((tx) => tx`delete from account where account_id = ${duero}`)
  await expect(lead.ask(undoAccountChange, { changeId: made.changeId! })).rejects.toMatchObject({
    status: 404,
    code: 'accounts/none-found',
  })
})

test('a code that another account has taken since does not come back', async () => {
  const { lead, duero, ebro, now } = await aPortfolio()
  await lead.ask(describeAccount, { accountId: duero, code: 'R1' })
  const freed = await lead.ask(describeAccount, { accountId: duero, code: null, name: 'Duero' })
  await lead.ask(describeAccount, { accountId: ebro, code: 'R1' })
  const undone = await lead.ask(undoAccountChange, { changeId: freed.changeId! })
  expect(undone).toEqual({ restored: 1, changedSince: 1, notYours: 0 })
  expect((await now())[0]).toMatchObject({ name: 'Aceros Duero', code: null })
})

test('one person has one part, and the last word decides which', async () => {
  const { lead, manager, expert, duero } = await aPortfolio()
  await lead.ask(placeCarers, { accountId: duero, managerId: manager.id, teamIds: [expert.id] })
  await lead.ask(placeCarers, { accountId: duero, deputyId: manager.id })
  const { carers } = await lead.ask(readAccount, { accountId: duero })
  expect(carers).toMatchObject([
    { personId: manager.id, part: 'deputy' },
    { personId: expert.id, part: 'team' },
  ])
  await expect(
    lead.ask(placeCarers, { accountId: duero, managerId: expert.id }),
  ).rejects.toMatchObject({ status: 422, code: 'accounts/cannot-write' })
})

test('nobody of another firm is put in charge', async () => {
  const { lead, duero } = await aPortfolio()
  const { manager: stranger, lead: theirLead } = aFirm(roomRoutes)
  await theirLead.ask(readHistory, { accountId: duero }).catch(() => {})
  await expect(
    lead.ask(placeCarers, { accountId: duero, managerId: stranger.id }),
  ).rejects.toMatchObject({ code: 'accounts/not-of-the-firm' })
})

test('a manager edits what they look after; of the rest they hear that it is not theirs', async () => {
  const { lead, manager, duero, ebro, ids, now } = await aPortfolio()
  await lead.ask(placeCarers, { accountId: duero, deputyId: manager.id })

  const made = await manager.ask(changeManyAccounts, {
    which: { accountIds: ids },
    edit: { kind: 'tags', add: ['mía'] },
  })
  expect(made).toMatchObject({ changed: 1, notYours: 2 })
  expect((await now()).map(({ tags }) => tags.includes('mía'))).toEqual([true, false, false])

  await expect(manager.ask(tagAccount, { accountId: ebro, add: ['x'] })).rejects.toMatchObject({
    status: 403,
    code: 'accounts/not-yours',
  })
})

test('a manager takes back their own hand-over, but not what a lead decided', async () => {
  const { join, lead, duero } = await aPortfolio()
  const marta = join('manager', { sees: 'own' })
  const jose = join('manager')
  await lead.ask(placeCarers, { accountId: duero, managerId: marta.id })

  const handed = await marta.ask(placeCarers, { accountId: duero, managerId: jose.id })
  await expect(marta.ask(readAccount, { accountId: duero })).rejects.toMatchObject({ status: 404 })
  await marta.ask(undoAccountChange, { changeId: handed.changeId! })
  expect((await marta.ask(readAccount, { accountId: duero })).carers).toMatchObject([
    { personId: marta.id },
  ])

  const taken = await lead.ask(placeCarers, { accountId: duero, managerId: jose.id })
  await expect(marta.ask(undoAccountChange, { changeId: taken.changeId! })).rejects.toMatchObject({
    status: 403,
    code: 'accounts/not-yours',
  })
})

test('two people who edit the same accounts at once both get their way, in turn', async () => {
  const { lead, admin, ids, accounts, now } = await aPortfolio()
  const which = { accountIds: ids }
  const changes = await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      (i % 2 ? lead : admin).ask(changeManyAccounts, {
        which: i % 3 ? which : { accountIds: ids.toReversed() },
        edit: i < 4 ? { kind: 'tags', add: [`t${i}`] } : { kind: 'identity', groupName: `g${i}` },
      }),
    ),
  )
  expect(changes.map(({ changed }) => changed)).toEqual(Array(8).fill(3))
  expect((await now()).map(({ tags }) => tags)).toEqual(
    Array(3).fill(['norte', 't0', 't1', 't2', 't3']),
  )

  const sameUndo = await Promise.allSettled(
    [lead, admin].map((one) => one.ask(undoAccountChange, { changeId: changes[0]!.changeId! })),
  )
  expect(sameUndo.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  for (const { changeId } of changes.slice(1, 4)) {
    await lead.ask(undoAccountChange, { changeId: changeId! })
  }
  expect((await now()).map(({ tags }) => tags)).toEqual(accounts.map(({ tags }) => tags))
})

test('names that two people give at once end as one of them, and a code is given to one', async () => {
  const { lead, admin, duero, ebro, now } = await aPortfolio()
  const codes = await Promise.allSettled([
    lead.ask(describeAccount, { accountId: duero, code: 'R1' }),
    admin.ask(describeAccount, { accountId: ebro, code: 'R1' }),
  ])
  expect(codes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const [first, second] = await now()
  expect([first!.code, second!.code].filter((code) => code === 'R1')).toHaveLength(1)
})
