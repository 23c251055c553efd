import { expect, test } from 'vitest'
import { listActions } from '../accounts/action.api.ts'
import { actionRoutes } from '../accounts/action.routes.ts'
import { addAccount, readHistory } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { addContact, readContact } from './contact.api.ts'
import { contactRoutes } from './contact.routes.ts'
import { listDepartures, readEffect, takeBackDeparture, tellDeparture } from './departure.api.ts'
import { departureRoutes } from './departure.routes.ts'
import { sayOfDecider } from './decider.api.ts'
import { deciderRoutes } from './decider.routes.ts'

const routes = [
  ...accountRoutes,
  ...actionRoutes,
  ...contactRoutes,
  ...deciderRoutes,
  ...departureRoutes,
]

async function aPerson() {
  const firm = aFirm(routes)
  const { lead } = firm
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas' })
  const { contactId } = await lead.ask(addContact, {
    name: 'Ana Ruiz',
    place: { accountId, jobTitle: 'Compras' },
  })
  const { places } = await lead.ask(readContact, { contactId })
  const { placeId } = places[0]!
  const action = { title: 'Presentarse', ownerId: lead.id, dueOn: '2026-12-01' }
  const given = { contactId, placeId, leftOn: TODAY, goesTo: 'Bombas Sur', actions: [action] }
  return { ...firm, accountId, contactId, placeId, given }
}

test('a departure ends the place, brings who follows and opens what there is to do; undone, nothing is left of it', async () => {
  const { lead, accountId, contactId, given } = await aPerson()
  const prefers = { language: 'pt', channel: 'video' as const, everyDays: 30 }
  const newcomer = { name: 'Luis Pardo', jobTitle: 'Compras', ...prefers }
  const departure = await lead.ask(tellDeparture, { ...given, newcomer })
  expect(departure).toMatchObject({
    name: 'Ana Ruiz',
    successor: 'Luis Pardo',
    actions: 1,
    open: 1,
  })
  expect((await lead.ask(readContact, { contactId })).places[0]!.untilOn).toBe(TODAY)
  const successorId = departure.successorId!
  expect(await lead.ask(readContact, { contactId: successorId })).toMatchObject(prefers)
  expect(await lead.ask(listActions, { accountId })).toMatchObject([
    { title: 'Presentarse', origin: 'departure', originId: departure.departureId },
  ])
  const { happenings } = await lead.ask(readHistory, { accountId })
  const left = happenings.find(({ what }) => what === 'contact.left')
  expect(left).toMatchObject({ about: { name: 'Ana Ruiz' } })
  await expect(lead.ask(tellDeparture, given)).rejects.toMatchObject({ code: 'know/left-already' })
  await lead.ask(takeBackDeparture, { departureId: departure.departureId })
  expect((await lead.ask(readContact, { contactId })).places[0]!.untilOn).toBeNull()
  expect(await lead.ask(listActions, { accountId })).toEqual([])
  expect(await lead.ask(listDepartures, { accountId })).toEqual([])
})

test('who follows works there; who would own something works here: or else nothing happens', async () => {
  const { lead, viewer, accountId, contactId, given } = await aPerson()
  const other = await lead.ask(addAccount, { name: 'Otra' })
  const away = await lead.ask(addContact, { name: 'Eva', place: { accountId: other.accountId } })
  await expect(
    lead.ask(tellDeparture, { ...given, successorId: away.contactId }),
  ).rejects.toMatchObject({ code: 'know/follower-elsewhere' })
  const actions = [{ ...given.actions[0]!, ownerId: viewer.id }]
  await expect(lead.ask(tellDeparture, { ...given, actions })).rejects.toMatchObject({
    code: 'accounts/not-an-owner',
  })
  expect((await lead.ask(readContact, { contactId })).places[0]!.untilOn).toBeNull()
  expect(await lead.ask(listDepartures, { accountId })).toEqual([])
})

test('what would go with them is told before', async () => {
  const { lead, accountId, contactId, placeId } = await aPerson()
  const said = [
    { attribute: 'influence', value: '5' } as const,
    { attribute: 'support', value: '2' } as const,
  ]
  await lead.ask(sayOfDecider, { accountId, contactId, said, seenOn: TODAY, confidence: 'assumed' })
  expect(await lead.ask(readEffect, { contactId, placeId, leftOn: TODAY })).toMatchObject({
    influence: 5,
    support: 2,
    shareOfInfluence: 1,
    champion: true,
  })
})

test('who may not write the account tells no departure; another firm’s are not there', async () => {
  const { lead, manager, accountId, contactId, placeId, given } = await aPerson()
  await expect(manager.ask(tellDeparture, given)).rejects.toMatchObject({
    code: 'accounts/not-yours',
  })
  const { departureId } = await lead.ask(tellDeparture, given)
  const other = aFirm(routes).lead
  for (const act of [
    () => other.ask(listDepartures, { accountId }),
    () => other.ask(readEffect, { contactId, placeId, leftOn: TODAY }),
    () => other.ask(tellDeparture, given),
    () => other.ask(takeBackDeparture, { departureId }),
  ]) {
    await expect(act()).rejects.toMatchObject({ status: 404 })
  }
})
