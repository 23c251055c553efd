import { expect, test } from 'vitest'
import { serve } from '../platform/serve.ts'
import { aFirm, testWorld } from '../platform/testing.ts'
import {
  addAccount,
  listColleagues,
  listGroups,
  listTags,
  readAccount,
  readHistory,
  searchAccounts,
  takeBackAccount,
} from './account.api.ts'
import { archiveAccount, describeAccount, tagAccount } from './change.api.ts'
import { roomRoutes } from './testing.ts'

test('a firm without a ledger begins: a lead adds an account and names its manager', async () => {
  const { lead, manager } = aFirm(roomRoutes)
  const added = await lead.ask(addAccount, {
    name: '  Talleres Nervión ',
    code: 'TN-1',
    groupName: 'Grupo Nervión',
    tags: ['norte', 'vip', 'norte'],
    managerId: manager.id,
  })

  expect(added).toMatchObject({
    name: 'Talleres Nervión',
    code: 'TN-1',
    groupName: 'Grupo Nervión',
    archived: false,
    madeByImport: null,
    tags: ['norte', 'vip'],
    carers: [{ personId: manager.id, name: 'Marta', part: 'manager', fromSalesperson: null }],
  })
  expect(await lead.ask(readAccount, { accountId: added.accountId })).toEqual(added)
})

test('a manager looks after the account that they add, also where they see only their own', async () => {
  const firm = aFirm(roomRoutes)
  const manager = firm.join('manager', { sees: 'own' })
  const added = await manager.ask(addAccount, { name: 'Forjas Levante', tags: ['nueva'] })
  expect(added.carers).toMatchObject([{ personId: manager.id, part: 'manager' }])
  expect(added.tags).toEqual(['nueva'])

  await expect(
    manager.ask(addAccount, { name: 'Otra', managerId: firm.manager.id }),
  ).rejects.toMatchObject({ status: 403, code: 'accounts/new-is-yours' })
})

test('an account added by mistake is taken back, but not once someone has worked with it', async () => {
  const { lead, manager, viewer } = aFirm(roomRoutes)
  const { accountId } = await manager.ask(addAccount, { name: 'Error', tags: ['x'] })
  await expect(viewer.ask(takeBackAccount, { accountId })).rejects.toMatchObject({ status: 403 })
  await manager.ask(takeBackAccount, { accountId })
  await expect(lead.ask(readAccount, { accountId })).rejects.toMatchObject({ status: 404 })

  const kept = await lead.ask(addAccount, { name: 'Aceros' })
  await expect(manager.ask(takeBackAccount, { accountId: kept.accountId })).rejects.toMatchObject({
    code: 'accounts/not-yours',
  })
  await lead.ask(tagAccount, { accountId: kept.accountId, add: ['vip'] })
  await expect(lead.ask(takeBackAccount, { accountId: kept.accountId })).rejects.toMatchObject({
    status: 409,
    code: 'accounts/worked-with',
  })
})

test('a code names one account', async () => {
  const { lead } = aFirm(roomRoutes)
  await lead.ask(addAccount, { name: 'Uno', code: 'C-1' })
  const two = await lead.ask(addAccount, { name: 'Dos', code: 'C-2' })
  await expect(lead.ask(addAccount, { name: 'Tres', code: 'C-1' })).rejects.toMatchObject({
    status: 409,
    code: 'accounts/code-taken',
    values: { code: 'C-1' },
  })
  await expect(
    lead.ask(describeAccount, { accountId: two.accountId, code: 'C-1' }),
  ).rejects.toMatchObject({ code: 'accounts/code-taken' })
})

test('the palette finds an account by code, by how its name begins, and by any part of it', async () => {
  const { lead } = aFirm(roomRoutes)
  for (const [name, code] of [
    ['Metalúrgica Tajo', '0042'],
    ['Grupo Arandía', 'AR'],
    ['Arandia Distribución', null],
    ['50% Descuentos', null],
    ['Ñandú & Çelik', '420'],
  ] as const) {
    await lead.ask(addAccount, { name, code })
  }
  const names = async (q: string) => (await lead.ask(searchAccounts, { q })).map(({ name }) => name)

  expect(await names('arandia')).toEqual(['Arandia Distribución', 'Grupo Arandía'])
  expect(await names('ARANDÍA grupo')).toEqual(['Grupo Arandía'])
  expect(await names('lurg')).toEqual(['Metalúrgica Tajo'])
  expect(await names('ar')).toEqual(['Grupo Arandía', 'Arandia Distribución'])
  expect(await names('nandu')).toEqual(['Ñandú & Çelik'])
  expect(await names('celik')).toEqual(['Ñandú & Çelik'])
  expect(await names('0%')).toEqual(['50% Descuentos'])
  expect(await names('42')).toEqual(['Ñandú & Çelik', 'Metalúrgica Tajo'])
  expect(await names('420')).toEqual(['Ñandú & Çelik'])
  expect(await names('_')).toEqual([])
  expect(await names('')).toHaveLength(5)
})

test('tags, groups and colleagues are there to choose from, with how often they are used', async () => {
  const { lead, manager, client } = aFirm(roomRoutes)
  await lead.ask(addAccount, { name: 'Uno', groupName: 'Grupo Ávila', tags: ['vip'] })
  await lead.ask(addAccount, {
    name: 'Dos',
    groupName: 'Grupo Ávila',
    tags: ['vip', 'sur'],
    managerId: manager.id,
  })
  expect(await lead.ask(listTags, {})).toEqual([
    { tag: 'vip', accounts: 2 },
    { tag: 'sur', accounts: 1 },
  ])
  expect(await lead.ask(listGroups, { q: 'avila' })).toEqual([
    { groupName: 'Grupo Ávila', accounts: 2 },
  ])
  expect(await lead.ask(listGroups, { q: 'burgos' })).toEqual([])
  const colleagues = await lead.ask(listColleagues, {})
  expect(colleagues.find(({ personId }) => personId === manager.id)?.managed).toBe(1)
  expect(colleagues.some(({ personId }) => personId === client.id)).toBe(false)
})

test('an account tells what happened to it, who did it and what was before', async () => {
  const { lead } = aFirm(roomRoutes)
  const { accountId } = await lead.ask(addAccount, { name: 'Aceros' })
  await lead.ask(describeAccount, { accountId, name: 'Aceros y Tubos' })
  await lead.ask(tagAccount, { accountId, add: ['vip'] })
  await lead.ask(archiveAccount, { accountId, archived: true })

  const { happenings, more } = await lead.ask(readHistory, { accountId })
  expect(more).toBe(false)
  expect(happenings.map(({ what }) => what)).toEqual([
    'account.changed',
    'account.changed',
    'account.changed',
    'account.added',
  ])
  expect(happenings[2]).toMatchObject({
    byName: 'Lucía',
    about: { facts: [{ fact: 'name', before: 'Aceros', after: 'Aceros y Tubos' }] },
  })
  const older = await lead.ask(readHistory, { accountId, before: happenings[1]!.happeningId })
  expect(older.happenings).toEqual(happenings.slice(2))
})

test('nobody gets in without sign-in, and a contact at the client has no door here', async () => {
  const stranger = serve(roomRoutes, { ...testWorld, whoIs: async () => null })
  const { client, anAccount } = aFirm(roomRoutes)
  const accountId = await anAccount()
  for (const { endpoint } of roomRoutes) {
    const path = `/api${endpoint.path.replace(/:\w+/, accountId)}`
    const body = endpoint.verb === 'GET' ? {} : { body: '{}' }
    const init = { method: endpoint.verb, ...body }
    expect((await stranger.request(path, init)).status, path).toBe(401)
    expect((await client.fetch(path, init)).status, path).toBe(403)
  }
})

test('viewers and experts read and write nothing', async () => {
  const { viewer, expert, anAccount } = aFirm(roomRoutes)
  const accountId = await anAccount()
  for (const reader of [viewer, expert]) {
    expect((await reader.ask(readAccount, { accountId })).accountId).toBe(accountId)
    for (const { endpoint } of roomRoutes.filter(({ endpoint }) => endpoint.verb !== 'GET')) {
      const path = `/api${endpoint.path.replace(/:\w+/, accountId)}`
      const answer = await reader.fetch(path, { method: endpoint.verb, body: '{}' })
      expect(answer.status, path).toBe(403)
    }
  }
})
