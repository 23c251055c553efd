/** Hints that someone has left: found in what was written, answered by a person. */
import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { addContact, readContact } from './contact.api.ts'
import { contactRoutes } from './contact.routes.ts'
import { tellDeparture } from './departure.api.ts'
import { departureRoutes } from './departure.routes.ts'
import { listDepartureHints, sayStays, unsayStays } from './departureHint.api.ts'
import { departureHintRoutes } from './departureHint.routes.ts'
import { writeNote } from './note.api.ts'
import { noteRoutes } from './note.routes.ts'

const ROUTES = [
  ...accountRoutes,
  ...contactRoutes,
  ...departureRoutes,
  ...departureHintRoutes,
  ...noteRoutes,
]

async function aPerson() {
  const firm = aFirm(ROUTES)
  const { lead, db } = firm
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas', managerId: lead.id })
  const { contactId } = await lead.ask(addContact, {
    name: 'Ana Rey',
    place: { accountId, jobTitle: 'Compras' },
  })
  const { places } = await lead.ask(readContact, { contactId })
  const talk = (subject: string, day = TODAY, text = '') =>
    db(async (tx) => {
      const [made] = await tx`
        insert into interaction (account_id, kind, happened_on, subject, text)
        values (${accountId}, 'mail', ${day}, ${subject}, ${text}) returning interaction_id
      `
      await tx`
        insert into interaction_contact (interaction_id, contact_id)
        values (${made!['interactionId'] as string}, ${contactId})
      `
    })
  return { ...firm, accountId, contactId, placeId: places[0]!.placeId, talk }
}

const LEAVES: [kind: string, text: string][] = [
  ['bounced', 'Undeliverable: Precios de enero'],
  ['bounced', 'Delivery Status Notification (Failure)'],
  ['bounced', 'No se pudo entregar: condiciones'],
  ['bounced', 'Correo devuelto'],
  ['left', 'Dice la centralita que ya no trabaja aquí'],
  ['left', 'Ana ha dejado la empresa'],
  ['left', 'She no longer works at Forjas'],
  ['left', 'Ana has left the company'],
  ['left', 'Se jubiló en marzo'],
]

test.each(LEAVES)('%s: «%s»', async (kind, text) => {
  const { lead, talk } = await aPerson()
  await talk(text)
  expect(await lead.ask(listDepartureHints, {})).toMatchObject([
    { name: 'Ana Rey', kind, excerpt: text },
  ])
})

test.each([
  'Entregado el pedido',
  'Se pudo entregar a tiempo',
  'Trabaja en el turno de noche',
  'The left bearing of the company car',
  'Ha dejado la muestra en recepción',
  'La empresa se va a Vigo',
])('nothing is asked about «%s»', async (text) => {
  const { lead, talk } = await aPerson()
  await talk(text)
  expect(await lead.ask(listDepartureHints, {})).toEqual([])
})

test('who is still there is not asked about again until something new is written', async () => {
  const { lead, manager, viewer, accountId, contactId, talk } = await aPerson()
  await talk('Correo devuelto', '2026-10-01')
  const there = { contactId, accountId }
  await expect(manager.ask(sayStays, there)).rejects.toMatchObject({ status: 403 })
  await expect(viewer.ask(sayStays, there)).rejects.toMatchObject({ status: 403 })
  await lead.ask(sayStays, there)
  expect(await lead.ask(listDepartureHints, { account: accountId })).toEqual([])
  await lead.ask(unsayStays, there)
  expect(await lead.ask(listDepartureHints, { mine: 'true' })).toHaveLength(1)
  expect(await manager.ask(listDepartureHints, { mine: 'true' })).toEqual([])
})

test('a note that mentions them asks too; who has left is not asked about', async () => {
  const { lead, accountId, contactId, placeId } = await aPerson()
  const mention = {
    type: 'mention' as const,
    attrs: { kind: 'contact' as const, id: contactId, label: 'Ana Rey' },
  }
  const said = { type: 'text' as const, text: ' ya no está en Forjas' }
  const body = {
    type: 'doc' as const,
    content: [{ type: 'paragraph' as const, content: [mention, said] }],
  }
  const noteId = crypto.randomUUID()
  await lead.ask(writeNote, { noteId, body, accountIds: [accountId] })
  expect(await lead.ask(listDepartureHints, {})).toMatchObject([{ noteId, kind: 'left', placeId }])
  await lead.ask(tellDeparture, { contactId, placeId, leftOn: TODAY })
  expect(await lead.ask(listDepartureHints, {})).toEqual([])
})

test('old words, another firm and accounts that one may not see ask nothing', async () => {
  const { lead, join, talk } = await aPerson()
  await talk('Correo devuelto', '2025-01-01')
  expect(await lead.ask(listDepartureHints, {})).toEqual([])
  await talk('Correo devuelto')
  expect(await join('manager', { sees: 'own' }).ask(listDepartureHints, {})).toEqual([])
  expect(await aFirm(ROUTES).lead.ask(listDepartureHints, {})).toEqual([])
})
