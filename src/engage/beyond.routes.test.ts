import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { addContact } from '../know/contact.api.ts'
import { contactRoutes } from '../know/contact.routes.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { dropConflict, listConflicts, putConflict } from './conflict.api.ts'
import { conflictRoutes } from './conflict.routes.ts'
import { dropGoodwill, listAllGoodwill, listGoodwill, putGoodwill } from './goodwill.api.ts'
import { goodwillRoutes } from './goodwill.routes.ts'
import {
  answerHelp,
  dropHelp,
  listHelp,
  listMyHelp,
  putHelp,
  thankHelp,
  unanswerHelp,
} from './help.api.ts'
import { helpRoutes } from './help.routes.ts'
import { endRequest, listAllRequests, putRequest, tellWaiting } from './request.api.ts'
import { requestRoutes } from './request.routes.ts'

const routes = [
  ...accountRoutes,
  ...contactRoutes,
  ...requestRoutes,
  ...helpRoutes,
  ...conflictRoutes,
  ...goodwillRoutes,
]

async function aClient() {
  const firm = aFirm(routes)
  const { lead, manager } = firm
  const { accountId } = await lead.ask(addAccount, { name: 'Arandia', managerId: manager.id })
  const { contactId } = await lead.ask(addContact, { name: 'Ana Ruiz', place: { accountId } })
  const asked = { accountId, title: 'Certificado', openedOn: TODAY, type: 'documents' }
  const { requestId } = (await lead.ask(putRequest, asked)).now
  return { ...firm, accountId, contactId, requestId, asked }
}

test('a colleague is asked for help, answers, and is thanked', async () => {
  const { manager, expert, viewer, lead, requestId } = await aClient()
  const given = { requestId, personId: expert.id, question: '¿Qué norma aplica?', dueOn: TODAY }
  const { helpId } = (await manager.ask(putHelp, given)).now
  expect(await expert.ask(listMyHelp, {})).toMatchObject([
    { helpId, request: 'Certificado', account: 'Arandia', askedByName: 'Marta' },
  ])
  await expect(manager.ask(thankHelp, { helpId })).rejects.toMatchObject({
    code: 'engage/not-answered',
  })
  await expect(manager.ask(answerHelp, { helpId, answer: 'x' })).rejects.toMatchObject({
    code: 'engage/asked-another',
  })
  await expert.ask(answerHelp, { helpId, answer: 'La 10204, tipo 3.1' })
  expect(await expert.ask(listMyHelp, {})).toEqual([])
  await manager.ask(thankHelp, { helpId, thanks: 'Nos salvaste el pedido' })
  expect(await viewer.ask(listHelp, { requestId })).toMatchObject([
    { answer: 'La 10204, tipo 3.1', answeredOn: TODAY, thankedOn: TODAY },
  ])
  await expert.ask(unanswerHelp, { helpId })
  expect(await lead.ask(listHelp, { requestId })).toMatchObject([{ answer: '', thankedOn: null }])
  await expect(viewer.ask(putHelp, given)).rejects.toMatchObject({ status: 403 })
  const other = (await aClient()).lead
  await expect(other.ask(answerHelp, { helpId, answer: 'x' })).rejects.toMatchObject({
    status: 404,
  })
  await expect(other.ask(putHelp, { ...given, helpId })).rejects.toMatchObject({ status: 404 })
  await manager.ask(dropHelp, { helpId })
  expect(await lead.ask(listHelp, { requestId })).toEqual([])
})

test('the firm’s requests, by what they are, whose, where they stand, and page by page', async () => {
  const { lead, manager, expert, requestId, asked, accountId } = await aClient()
  await lead.ask(putRequest, { ...asked, title: 'Sábados', outside: true, ownerId: expert.id })
  const { now } = await lead.ask(putRequest, { ...asked, title: 'Precio', type: 'terms' })
  const end = { requestId: now.requestId, closedOn: TODAY, refused: true }
  await expect(lead.ask(endRequest, end)).rejects.toMatchObject({ status: 422 })
  await lead.ask(endRequest, { ...end, outcome: 'No hay margen' })
  const titles = async (list: object) =>
    (await manager.ask(listAllRequests, list)).rows.map(({ title }) => title).toSorted()
  expect(await titles({})).toEqual(['Certificado', 'Precio', 'Sábados'])
  expect(await titles({ stage: ['refused'] })).toEqual(['Precio'])
  expect(await titles({ outside: true })).toEqual(['Sábados'])
  expect(await titles({ type: ['documents'], stage: ['open'] })).toEqual(['Certificado', 'Sábados'])
  expect(await titles({ owner: [expert.id] })).toEqual(['Sábados'])
  expect(await titles({ q: 'sabad', account: accountId })).toEqual(['Sábados'])
  expect(await expert.ask(listAllRequests, { owner: 'me', size: 1 })).toMatchObject({
    total: 1,
    open: 2,
    undecided: 1,
    late: 0,
  })
  expect(await titles({ late: true })).toEqual([])
  await lead.ask(tellWaiting, { requestId, waits: 'client' })
  expect(await titles({ stage: ['client'] })).toEqual(['Certificado'])
  const other = (await aClient()).lead
  expect((await other.ask(listAllRequests, {})).total).toBe(1)
})

test('a conflict is noted, and later what was agreed about it', async () => {
  const { manager, lead, expert, viewer, accountId, contactId } = await aClient()
  const given = {
    accountId,
    kind: 'client' as const,
    about: 'Quién paga los portes',
    beganOn: TODAY,
  }
  const { now } = await manager.ask(putConflict, { ...given, contactId, personIds: [expert.id] })
  expect(now).toMatchObject({ people: ['Elena'], contactName: 'Ana Ruiz', agreedOn: null })
  for (const [more, code] of [
    [{ agreed: 'A medias' }, 'engage/agreed-when'],
    [{ agreed: 'A medias', agreedOn: '2020-01-01' }, 'engage/agreed-day'],
    [{ kind: 'colleagues' as const, personIds: [expert.id] }, 'engage/two-at-odds'],
    [{ beganOn: '2030-01-01' }, 'engage/conflict-ahead'],
  ] as const)
    await expect(
      manager.ask(putConflict, { ...given, ...more, personIds: [expert.id] }),
    ).rejects.toMatchObject({ code })
  await manager.ask(putConflict, { ...now, agreed: 'A medias', agreedOn: TODAY })
  expect(await viewer.ask(listConflicts, { accountId })).toMatchObject([{ agreed: 'A medias' }])
  await expect(viewer.ask(putConflict, given)).rejects.toMatchObject({ status: 403 })
  const { conflictId } = now
  const other = (await aClient()).lead
  await expect(other.ask(dropConflict, { conflictId })).rejects.toMatchObject({ status: 404 })
  await expect(other.ask(listConflicts, { accountId })).rejects.toMatchObject({ status: 404 })
  await lead.ask(dropConflict, { conflictId })
  expect(await lead.ask(listConflicts, { accountId })).toEqual([])
})

test('ideas, events and references share one shape; each has its own states', async () => {
  const { manager, lead, viewer, accountId, contactId, join } = await aClient()
  const idea = {
    accountId,
    kind: 'gesture' as const,
    title: 'Visita a la acería',
    state: 'idea' as const,
  }
  const { now } = await manager.ask(putGoodwill, {
    ...idea,
    cost: 240,
    currency: 'EUR',
    day: TODAY,
  })
  const done = { ...now, state: 'done' as const, effect: 'Vino su director', felt: 3 }
  expect((await manager.ask(putGoodwill, done)).now).toMatchObject({ felt: 3, cost: 240 })
  const event = { ...idea, kind: 'event' as const, title: 'Jornada', day: TODAY }
  const { now: held } = await lead.ask(putGoodwill, { ...event, cameIds: [contactId] })
  expect(held.came).toEqual([{ id: contactId, name: 'Ana Ruiz' }])
  for (const [more, code] of [
    [{ kind: 'reference' as const }, 'engage/not-its-state'],
    [{ kind: 'reference' as const, state: 'published' as const }, 'engage/consent-first'],
    [{ state: 'done' as const }, 'engage/done-when'],
    [{ state: 'done' as const, day: '2030-01-01' }, 'engage/done-ahead'],
    [{ cost: 5 }, 'engage/cost-currency'],
  ] as const)
    await expect(lead.ask(putGoodwill, { ...idea, ...more })).rejects.toMatchObject({ code })
  const shown = { ...idea, kind: 'caseStudy' as const, title: 'Caso', state: 'published' as const }
  await lead.ask(putGoodwill, { ...shown, consentOn: TODAY, consentBy: 'Ana Ruiz' })
  const page = await viewer.ask(listAllGoodwill, { kind: ['caseStudy', 'gesture'], sort: 'title' })
  expect(page.rows.map(({ title }) => title)).toEqual(['Visita a la acería', 'Caso'])
  expect(page).toMatchObject({ total: 2, open: 1, done: 1, felt: 1 })
  await expect(viewer.ask(putGoodwill, idea)).rejects.toMatchObject({ status: 403 })
  const { goodwillId } = now
  const own = join('manager', { sees: 'own' })
  const other = (await aClient()).lead
  for (const who of [own, other]) {
    await expect(who.ask(dropGoodwill, { goodwillId })).rejects.toMatchObject({ status: 404 })
    await expect(who.ask(listGoodwill, { accountId })).rejects.toMatchObject({ status: 404 })
    expect((await who.ask(listAllGoodwill, {})).rows).toEqual([])
  }
  await lead.ask(dropGoodwill, { goodwillId })
  expect(await lead.ask(listGoodwill, { accountId })).toHaveLength(2)
})
