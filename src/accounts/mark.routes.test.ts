import { expect, test } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import { addAccount, readHistory } from './account.api.ts'
import { accountRoutes } from './account.routes.ts'
import { putMarks, readMarks } from './mark.api.ts'
import { sinceThen } from './mark.ts'
import { markRoutes } from './mark.routes.ts'

const routes = [...accountRoutes, ...markRoutes]

test('domains and tax ids are kept plain, told in the history, and put back', async () => {
  const { lead, db } = aFirm(routes)
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas Levante' })
  const given = {
    domains: ['https://www.Forjas.example/es', 'forjas.example'],
    taxIds: ['ES-B12345678'],
  }
  const { now, before } = await lead.ask(putMarks, { accountId, ...given })
  expect(now).toEqual({ domains: ['forjas.example'], taxIds: ['B12345678'], told: {}, ids: [] })
  await db(
    (tx) =>
      tx`insert into account_told (account_id, town, created_on) values (${accountId}, 'Sagunto', '2024-01-02')`,
  )
  expect((await lead.ask(readMarks, { accountId })).told).toEqual({
    town: 'Sagunto',
    createdOn: '2024-01-02',
  })
  await lead.ask(putMarks, { accountId, ...before })
  expect(await lead.ask(readMarks, { accountId })).toMatchObject({ domains: [], taxIds: [] })
  const { happenings } = await lead.ask(readHistory, { accountId })
  expect(happenings[0]).toMatchObject({ what: 'account.marked' })
  for (const odd of [{ domains: ['nada'] }, { taxIds: ['pendiente'] }]) {
    await expect(lead.ask(putMarks, { accountId, ...odd })).rejects.toMatchObject({ status: 422 })
  }
})

test('only whoever may change the account; others’ are not there', async () => {
  const { lead, viewer, join } = aFirm(routes)
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas Levante' })
  await lead.ask(putMarks, { accountId, domains: ['forjas.example'] })
  expect((await viewer.ask(readMarks, { accountId })).domains).toEqual(['forjas.example'])
  for (const person of [viewer, join('manager')]) {
    await expect(person.ask(putMarks, { accountId })).rejects.toMatchObject({ status: 403 })
  }
  for (const person of [aFirm(routes).lead, join('manager', { sees: 'own' })]) {
    await expect(person.ask(readMarks, { accountId })).rejects.toMatchObject({ status: 404 })
    await expect(person.ask(putMarks, { accountId })).rejects.toMatchObject({ status: 404 })
  }
})

test('of two who each add a domain both stay, and what one takes away goes', async () => {
  const { lead } = aFirm(routes)
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas Levante' })
  const was = { domains: ['forjas.example'], taxIds: ['B12345678'] }
  await lead.ask(putMarks, { accountId, ...was })
  await lead.ask(putMarks, { accountId, ...was, domains: ['forjas.example', 'una.example'], was })
  const { now } = await lead.ask(putMarks, {
    accountId,
    domains: ['otra.example'],
    taxIds: [],
    was,
  })
  expect(now).toMatchObject({ domains: ['otra.example', 'una.example'], taxIds: [] })
})

test('what someone took away meanwhile comes back only when it is added again', () => {
  const since = { was: ['a', 'b'], now: ['b'] }
  expect(sinceThen(['a', 'b', 'c'], since)).toEqual(['b', 'c'])
  expect(sinceThen(['a', 'c'], since)).toEqual(['c'])
})
