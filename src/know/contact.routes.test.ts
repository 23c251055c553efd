import { expect, test } from 'vitest'
import { addAccount, readHistory } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aFirm } from '../platform/testing.ts'
import {
  addContact,
  changeContact,
  dropContact,
  dropPlace,
  listAccountContacts,
  listContacts,
  putPlace,
  readContact,
} from './contact.api.ts'
import { contactRoutes } from './contact.routes.ts'
import { ContactGiven } from './contact.ts'

async function aClient() {
  const firm = aFirm([...accountRoutes, ...contactRoutes])
  const { accountId } = await firm.lead.ask(addAccount, { name: 'Forjas Levante' })
  return { ...firm, accountId }
}

const ana = {
  name: 'Ana Ruiz',
  channel: 'phone' as const,
  reaches: [{ kind: 'mail' as const, value: 'ana@forjas.example' }],
}

test('a person is added where they work, and found by name, by mail and there', async () => {
  const { lead, accountId } = await aClient()
  const place = { accountId, jobTitle: 'Compras', fromOn: '2024-02-01' }
  const { contactId } = await lead.ask(addContact, { ...ana, place })
  const [here] = await lead.ask(listAccountContacts, { accountId })
  expect(here).toMatchObject({
    contactId,
    name: 'Ana Ruiz',
    channel: 'phone',
    language: null,
    places: [{ account: 'Forjas Levante', jobTitle: 'Compras', fromOn: '2024-02-01' }],
  })
  for (const q of ['ruiz ana', 'ana@forjas']) {
    expect((await lead.ask(listContacts, { q })).total).toBe(1)
  }
  expect((await lead.ask(listContacts, { q: 'nadie' })).total).toBe(0)
  const { happenings } = await lead.ask(readHistory, { accountId })
  expect(happenings[0]).toMatchObject({ what: 'contact.added', about: { name: 'Ana Ruiz' } })
})

test('a person works in several accounts, each with its days; one place always stays', async () => {
  const { lead, accountId } = await aClient()
  const other = await lead.ask(addAccount, { name: 'Forjas Sur' })
  const { contactId } = await lead.ask(addContact, { ...ana, place: { accountId } })
  const { now } = await lead.ask(putPlace, {
    contactId,
    accountId: other.accountId,
    jobTitle: 'Consejera',
    fromOn: '2026-01-01',
  })
  const back = {
    contactId,
    accountId: other.accountId,
    fromOn: '2026-05-01',
    untilOn: '2026-01-01',
  }
  await expect(lead.ask(putPlace, back)).rejects.toMatchObject({ code: 'know/place-ends-first' })
  expect((await lead.ask(readContact, { contactId })).places).toHaveLength(2)
  const was = await lead.ask(dropPlace, { contactId, placeId: now.placeId })
  await lead.ask(putPlace, { ...was, contactId })
  expect((await lead.ask(readContact, { contactId })).places).toHaveLength(2)
  await lead.ask(dropPlace, { contactId, placeId: now.placeId })
  const [last] = (await lead.ask(readContact, { contactId })).places
  await expect(lead.ask(dropPlace, { contactId, placeId: last!.placeId })).rejects.toMatchObject({
    code: 'know/only-place',
  })
})

test('who changed a person meanwhile is not overwritten', async () => {
  const { lead, accountId } = await aClient()
  const { contactId } = await lead.ask(addContact, { ...ana, place: { accountId } })
  const was = ContactGiven.parse(await lead.ask(readContact, { contactId }))
  const answers = await Promise.allSettled([
    lead.ask(changeContact, { ...was, contactId, past: 'Perdimos un pedido suyo', was }),
    lead.ask(changeContact, { ...was, contactId, name: 'Ana R.', was }),
  ])
  const [kept, told] = answers.toSorted((a, b) => a.status.localeCompare(b.status))
  expect(told).toMatchObject({ status: 'rejected', reason: { code: 'know/contact-changed-since' } })
  const { now } = (kept as PromiseFulfilledResult<{ now: ContactGiven }>).value
  expect(ContactGiven.parse(await lead.ask(readContact, { contactId }))).toEqual(now)
  await lead.ask(dropContact, { contactId })
  expect(await lead.ask(listAccountContacts, { accountId })).toEqual([])
})

test('a manager changes the people of their own accounts; who sees only those sees no others', async () => {
  const { lead, join, accountId } = await aClient()
  const manager = join('manager', { sees: 'own' })
  const mine = await lead.ask(addAccount, { name: 'Mía', managerId: manager.id })
  const { contactId } = await lead.ask(addContact, { ...ana, place: { accountId } })
  const place = { accountId: mine.accountId }
  const { contactId: own } = await manager.ask(addContact, { ...ana, name: 'Eva', place })
  expect((await manager.ask(listContacts, {})).rows.map((one) => one.contactId)).toEqual([own])
  await expect(manager.ask(readContact, { contactId })).rejects.toMatchObject({ status: 404 })
  const wide = join('manager')
  await expect(wide.ask(addContact, { ...ana, place: { accountId } })).rejects.toMatchObject({
    code: 'accounts/not-yours',
  })
  await expect(wide.ask(dropContact, { contactId })).rejects.toMatchObject({ status: 403 })
})

test('people go out as a file, found as they are searched, without formulas and of one firm alone', async () => {
  const { lead, accountId } = await aClient()
  await lead.ask(addContact, { ...ana, place: { accountId, jobTitle: '=1+1' } })
  await lead.ask(addContact, { ...ana, name: 'Eva Gil', place: { accountId } })
  const csv = await (await lead.fetch('/api/contacts/export?format=csv&q=ruiz')).text()
  const [head, row, ...rest] = csv.trim().split(/\r?\n/)
  expect(head).toContain('Nombre;Dónde trabaja;Puesto')
  expect(row).toContain("Ana Ruiz;Forjas Levante;'=1+1")
  expect(rest).toEqual([])
  const json = await (await lead.fetch('/api/contacts/export?format=json')).json()
  expect(json).toMatchObject([{ Nombre: 'Ana Ruiz' }, { Nombre: 'Eva Gil' }])
  const other = aFirm(contactRoutes).lead
  expect(await (await other.fetch('/api/contacts/export?format=json')).json()).toEqual([])
})

test('another firm’s people are not there', async () => {
  const { lead, accountId } = await aClient()
  const { contactId } = await lead.ask(addContact, { ...ana, place: { accountId } })
  const other = aFirm([...accountRoutes, ...contactRoutes]).lead
  const { accountId: theirs } = await other.ask(addAccount, { name: 'Otra' })
  expect((await other.ask(listContacts, {})).rows).toEqual([])
  for (const act of [
    () => other.ask(readContact, { contactId }),
    () => other.ask(listAccountContacts, { accountId }),
    () => other.ask(changeContact, { ...ana, contactId }),
    () => other.ask(dropContact, { contactId }),
    () => other.ask(putPlace, { contactId, accountId: theirs }),
    () => other.ask(addContact, { ...ana, place: { accountId } }),
  ]) {
    await expect(act()).rejects.toMatchObject({ status: 404 })
  }
})
