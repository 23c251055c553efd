import { expect, test } from 'vitest'
import { addAccount, readHistory } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { addContact, dropContact } from '../know/contact.api.ts'
import { contactRoutes } from '../know/contact.routes.ts'
import { aFirm } from '../platform/testing.ts'
import { dropInteraction, listInteractions, putInteraction } from './interaction.api.ts'
import { interactionRoutes } from './interaction.routes.ts'
import { dropRequest, endRequest, listRequests, putRequest, reopenRequest } from './request.api.ts'
import { requestRoutes } from './request.routes.ts'

const routes = [...accountRoutes, ...contactRoutes, ...interactionRoutes, ...requestRoutes]

async function aClient() {
  const firm = aFirm(routes)
  const { accountId } = await firm.lead.ask(addAccount, { name: 'Forjas Levante' })
  const { contactId } = await firm.lead.ask(addContact, { name: 'Ana Ruiz', place: { accountId } })
  return { ...firm, accountId, contactId }
}

const HOSTILE = '<script>alert(1)</script> \u202Eabc 👩🏽‍🔧'
const call = { kind: 'call' as const, happenedOn: '2026-11-18', subject: 'Plazos' }
const ask = { title: 'Cambiar la dirección de entrega', openedOn: '2026-11-10' }

test('a call is noted with who took part, changed, and taken back', async () => {
  const { lead, manager, accountId, contactId } = await aClient()
  const { now } = await lead.ask(putInteraction, {
    ...call,
    accountId,
    happenedAt: '09:30',
    text: HOSTILE,
    contactIds: [contactId],
    personIds: [manager.id],
    ownerId: lead.id,
  })
  expect(now).toMatchObject({
    happenedAt: '09:30',
    text: HOSTILE,
    contacts: [{ id: contactId, name: 'Ana Ruiz' }],
    people: [{ id: manager.id, name: 'Marta' }],
    ownerName: 'Lucía',
    system: null,
  })
  const { before } = await lead.ask(putInteraction, { ...now, subject: 'Precios', contactIds: [] })
  expect(before).toEqual(now)
  const found = async (q: string) =>
    (await lead.ask(listInteractions, { accountId, q })).rows.map(({ subject }) => subject)
  expect(await found('precios')).toEqual(['Precios'])
  expect(await found('plazos')).toEqual([])
  await lead.ask(dropInteraction, { interactionId: now.interactionId })
  await lead.ask(putInteraction, before!)
  expect((await lead.ask(listInteractions, { accountId })).rows).toEqual([now])
  const { happenings } = await lead.ask(readHistory, { accountId })
  expect(happenings[0]).toMatchObject({ what: 'interaction.added', about: { title: 'Plazos' } })
  // Someone with whom we have spoken is not taken back as a mistake.
  await expect(lead.ask(dropContact, { contactId })).rejects.toMatchObject({
    code: 'know/contact-worked-with',
  })
})

test('a request is closed with what was done, and opened again', async () => {
  const { lead, accountId, contactId } = await aClient()
  const urgent = {
    ...ask,
    accountId,
    contactId,
    priority: 'urgent' as const,
    title: 'Falta un albarán',
  }
  await lead.ask(putRequest, { ...ask, accountId })
  const { now } = await lead.ask(putRequest, urgent)
  const titles = async () => (await lead.ask(listRequests, { accountId })).map(({ title }) => title)
  expect(await titles()).toEqual([urgent.title, ask.title])
  const { requestId } = now
  await expect(lead.ask(endRequest, { requestId, closedOn: '2026-11-09' })).rejects.toMatchObject({
    code: 'engage/closed-first',
  })
  const closed = await lead.ask(endRequest, {
    requestId,
    closedOn: '2026-11-12',
    outcome: 'Enviado',
  })
  expect(closed).toMatchObject({ state: 'closed', outcome: 'Enviado', closedOn: '2026-11-12' })
  expect(await titles()).toEqual([ask.title, urgent.title])
  expect(await lead.ask(reopenRequest, { requestId })).toEqual(now)
  expect(await lead.ask(dropRequest, { requestId })).toEqual(now)
  expect(await titles()).toEqual([ask.title])
})

test('only whoever may change the account writes; who sees only theirs sees no others', async () => {
  const { lead, join, viewer, expert, accountId } = await aClient()
  const { now } = await lead.ask(putInteraction, { ...call, accountId })
  const asked = await lead.ask(putRequest, { ...ask, accountId })
  for (const person of [viewer, expert]) {
    expect((await person.ask(listInteractions, { accountId })).total).toBe(1)
    await expect(person.ask(putInteraction, { ...call, accountId })).rejects.toMatchObject({
      status: 403,
    })
    await expect(person.ask(putRequest, { ...ask, accountId })).rejects.toMatchObject({
      status: 403,
    })
  }
  const wide = join('manager')
  const own = join('manager', { sees: 'own' })
  const { interactionId } = now
  const { requestId } = asked.now
  await expect(wide.ask(dropInteraction, { interactionId })).rejects.toMatchObject({ status: 403 })
  for (const act of [
    () => own.ask(listInteractions, { accountId }),
    () => own.ask(listRequests, { accountId }),
    () => own.ask(dropInteraction, { interactionId }),
    () => own.ask(endRequest, { requestId, closedOn: '2026-11-20' }),
    () => own.ask(putRequest, { ...ask, accountId }),
  ]) {
    await expect(act()).rejects.toMatchObject({ status: 404 })
  }
  const mine = await lead.ask(addAccount, { name: 'Mía', managerId: own.id })
  const kept = await own.ask(putInteraction, {
    ...call,
    accountId: mine.accountId,
    ownerId: own.id,
  })
  expect(kept.before).toBeNull()
})

test('another firm’s are not there, nor can its people be named', async () => {
  const { lead, accountId, contactId } = await aClient()
  const { now } = await lead.ask(putInteraction, { ...call, accountId })
  const asked = await lead.ask(putRequest, { ...ask, accountId })
  const theirs = await aClient()
  const other = theirs.lead
  for (const act of [
    () => other.ask(listInteractions, { accountId }),
    () => other.ask(listRequests, { accountId }),
    () => other.ask(dropInteraction, { interactionId: now.interactionId }),
    () => other.ask(reopenRequest, { requestId: asked.now.requestId }),
    () =>
      other.ask(putInteraction, { ...call, accountId: theirs.accountId, contactIds: [contactId] }),
    () => other.ask(putRequest, { ...ask, accountId: theirs.accountId, contactId }),
  ]) {
    await expect(act()).rejects.toMatchObject({ status: 404 })
  }
  await expect(
    other.ask(putInteraction, { ...call, accountId: theirs.accountId, ownerId: lead.id }),
  ).rejects.toMatchObject({ code: 'accounts/not-an-owner' })
  const odd = { ...call, accountId: theirs.accountId, happenedAt: '25:00' }
  await expect(other.ask(putInteraction, odd)).rejects.toMatchObject({ status: 422 })
  await expect(
    other.ask(putInteraction, { ...call, accountId: theirs.accountId, subject: ' ' }),
  ).rejects.toMatchObject({ status: 422 })
})
