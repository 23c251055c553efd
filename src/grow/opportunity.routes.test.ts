import { expect, test } from 'vitest'
import { addAccount, readHistory } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { addContact } from '../know/contact.api.ts'
import { contactRoutes } from '../know/contact.routes.ts'
import { aFirm } from '../platform/testing.ts'
import {
  dropOpportunity,
  endOpportunity,
  listOpportunities,
  putOpportunity,
  reopenOpportunity,
} from './opportunity.api.ts'
import { opportunityRoutes } from './opportunity.routes.ts'

async function aClient() {
  const firm = aFirm([...accountRoutes, ...contactRoutes, ...opportunityRoutes])
  const { accountId } = await firm.lead.ask(addAccount, { name: 'Forjas Levante' })
  const { contactId } = await firm.lead.ask(addContact, { name: 'Ana Ruiz', place: { accountId } })
  return { ...firm, accountId, contactId }
}

const line = {
  title: 'Línea de rodillos',
  amount: '12500.55',
  currency: 'EUR',
  closesOn: '2027-02-01',
}

test('an opportunity is noted, won, opened again, and taken back', async () => {
  const { lead, accountId, contactId } = await aClient()
  const { now } = await lead.ask(putOpportunity, { ...line, accountId, contactId, stage: 'Oferta' })
  expect(now).toMatchObject({ amount: '12500.55', state: 'open', contactName: 'Ana Ruiz' })
  const { opportunityId } = now
  const ended = { opportunityId, closesOn: '2026-11-20' }
  await expect(lead.ask(endOpportunity, { ...ended, state: 'lost' })).rejects.toMatchObject({
    status: 422,
  })
  const lost = await lead.ask(endOpportunity, { ...ended, state: 'lost', lostReason: 'Precio' })
  expect(lost.now).toMatchObject({ state: 'lost', lostReason: 'Precio', closesOn: '2026-11-20' })
  await lead.ask(reopenOpportunity, { opportunityId, closesOn: lost.before.closesOn })
  expect(await lead.ask(listOpportunities, { accountId })).toEqual([now])
  await lead.ask(endOpportunity, { ...ended, state: 'won' })
  const { happenings } = await lead.ask(readHistory, { accountId })
  expect(happenings[0]).toMatchObject({ what: 'opportunity.won', about: { title: line.title } })
  await lead.ask(reopenOpportunity, { opportunityId, closesOn: now.closesOn })
  expect(await lead.ask(dropOpportunity, { opportunityId })).toEqual(now)
  expect((await lead.ask(putOpportunity, now)).now).toEqual(now)
})

test('an amount has a currency', async () => {
  const { lead, accountId } = await aClient()
  const half = { ...line, accountId, currency: null }
  await expect(lead.ask(putOpportunity, half)).rejects.toMatchObject({
    code: 'grow/half-an-amount',
  })
  const odd = { ...line, accountId, amount: '1e3' }
  await expect(lead.ask(putOpportunity, odd)).rejects.toMatchObject({ status: 422 })
})

test('who may not change the account doesn’t; another firm’s are not there', async () => {
  const { lead, viewer, join, accountId } = await aClient()
  const { opportunityId } = (await lead.ask(putOpportunity, { ...line, accountId })).now
  expect(await viewer.ask(listOpportunities, { accountId })).toHaveLength(1)
  for (const person of [viewer, join('manager'), join('expert')]) {
    await expect(person.ask(putOpportunity, { ...line, accountId })).rejects.toMatchObject({
      status: 403,
    })
    await expect(person.ask(dropOpportunity, { opportunityId })).rejects.toMatchObject({
      status: 403,
    })
  }
  const other = (await aClient()).lead
  for (const person of [other, join('manager', { sees: 'own' })]) {
    for (const act of [
      () => person.ask(listOpportunities, { accountId }),
      () => person.ask(putOpportunity, { ...line, accountId }),
      () => person.ask(dropOpportunity, { opportunityId }),
      () => person.ask(reopenOpportunity, { opportunityId }),
    ]) {
      await expect(act()).rejects.toMatchObject({ status: 404 })
    }
  }
})
