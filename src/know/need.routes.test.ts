import { expect, test } from 'vitest'
import { addAccount, readHistory } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { addContact, dropContact } from './contact.api.ts'
import { contactRoutes } from './contact.routes.ts'
import { dropNeed, endNeed, listNeeds, putNeeds, reopenNeed } from './need.api.ts'
import { needRoutes } from './need.routes.ts'
import { dismissSignal, dropSignal, listSignals, putSignals, recallSignal } from './signal.api.ts'
import { signalRoutes } from './signal.routes.ts'

const ROUTES = [...accountRoutes, ...contactRoutes, ...needRoutes, ...signalRoutes]

async function aClient() {
  const firm = aFirm(ROUTES)
  const { accountId } = await firm.lead.ask(addAccount, { name: 'Forjas Levante' })
  const place = { accountId }
  const { contactId } = await firm.lead.ask(addContact, { name: 'Ana Ruiz', place })
  return { ...firm, accountId, contactId }
}

const stops = {
  title: 'Que la prensa no pare',
  challenge: 'Cada hora de paro cuesta 4.000 €',
  urgency: 3,
  evidence: 'Tres paros en octubre',
  source: 'Jefa de mantenimiento, en planta',
  seenOn: '2026-11-02',
  confidence: 'confirmed' as const,
}
const wish = { title: 'Menos proveedores', urgency: 1, seenOn: '2026-10-02' }

test('needs are noted with who has them, the most pressing first; ended ones come last', async () => {
  const { lead, accountId, contactId } = await aClient()
  const needs = [wish, { ...stops, contactIds: [contactId] }]
  const { now } = await lead.ask(putNeeds, { accountId, needs })
  expect(now.map(({ title }) => title)).toEqual([wish.title, stops.title])
  const [first, second] = await lead.ask(listNeeds, { accountId })
  expect(first).toMatchObject({
    ...stops,
    state: 'open',
    offer: '',
    contacts: [{ contactId, name: 'Ana Ruiz' }],
  })
  expect(second).toMatchObject({ confidence: 'assumed', contacts: [], contactIds: [] })
  const { needId } = first!
  const ended = await lead.ask(endNeed, { needId, state: 'met', outcome: 'Sin paros desde marzo' })
  expect(ended).toMatchObject({ state: 'met', endedOn: TODAY, outcome: 'Sin paros desde marzo' })
  const again = { ...stops, needId }
  await expect(lead.ask(putNeeds, { accountId, needs: [again] })).rejects.toMatchObject({
    code: 'know/need-ended',
  })
  expect((await lead.ask(listNeeds, { accountId })).map((one) => one.state)).toEqual([
    'open',
    'met',
  ])
  expect(await lead.ask(reopenNeed, { needId })).toMatchObject({ state: 'open', outcome: '' })
  const { happenings } = await lead.ask(readHistory, { accountId })
  expect(happenings.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['need.added', 'need.met', 'need.reopened']),
  )
})

test('a need is changed and put back as it was; given up only with a reason', async () => {
  const { lead, accountId, contactId } = await aClient()
  const { now } = await lead.ask(putNeeds, { accountId, needs: [stops] })
  const { needId } = now[0]!
  const more = { ...stops, needId, offer: 'Contrato de parada', contactIds: [contactId] }
  const { before } = await lead.ask(putNeeds, { accountId, needs: [more] })
  expect((await lead.ask(listNeeds, { accountId }))[0]).toMatchObject({ offer: more.offer })
  await lead.ask(putNeeds, { accountId, needs: before })
  expect((await lead.ask(listNeeds, { accountId }))[0]).toMatchObject({ offer: '', contacts: [] })
  await expect(lead.ask(endNeed, { needId, state: 'dropped' })).rejects.toMatchObject({
    status: 422,
  })
  const was = await lead.ask(dropNeed, { needId })
  expect(await lead.ask(listNeeds, { accountId })).toEqual([])
  await lead.ask(putNeeds, { accountId, needs: [was] })
  expect((await lead.ask(listNeeds, { accountId }))[0]).toMatchObject({ needId })
})

test('who has a need works there, and is not taken away unseen', async () => {
  const { lead, accountId, contactId } = await aClient()
  const other = await lead.ask(addAccount, { name: 'Otra' })
  const needs = [{ ...stops, contactIds: [contactId] }]
  await expect(lead.ask(putNeeds, { accountId: other.accountId, needs })).rejects.toMatchObject({
    code: 'know/not-their-contact',
  })
  await lead.ask(putNeeds, { accountId, needs })
  await expect(lead.ask(dropContact, { contactId })).rejects.toMatchObject({
    code: 'know/contact-worked-with',
  })
})

test('a signal becomes a need, and is open again once that is taken back', async () => {
  const { lead, accountId } = await aClient()
  const seen = { noticed: 'Apilan rodamientos usados', noticedBy: lead.id, noticedOn: '2026-11-01' }
  const { now } = await lead.ask(putSignals, { accountId, signals: [seen] })
  const { signalId } = now[0]!
  const needs = [{ ...stops, signalId }]
  const made = await lead.ask(putNeeds, { accountId, needs })
  const { needId } = made.now[0]!
  expect((await lead.ask(listSignals, { accountId }))[0]).toMatchObject({ needId, byName: 'Lucía' })
  await expect(lead.ask(putNeeds, { accountId, needs })).rejects.toMatchObject({
    code: 'know/signal-is-need',
  })
  for (const act of [
    () => lead.ask(dismissSignal, { signalId, reason: 'Nada' }),
    () => lead.ask(dropSignal, { signalId }),
  ]) {
    await expect(act()).rejects.toMatchObject({ code: 'know/signal-is-need' })
  }
  await lead.ask(dropNeed, { needId })
  expect((await lead.ask(listSignals, { accountId }))[0]).toMatchObject({ needId: null })
})

test('a signal is dismissed with why, and recalled', async () => {
  const { lead, accountId } = await aClient()
  const signals = [{ noticed: 'Obras', noticedBy: lead.id, noticedOn: '2026-11-01' }]
  const { now } = await lead.ask(putSignals, { accountId, signals })
  const { signalId } = now[0]!
  await expect(lead.ask(dismissSignal, { signalId, reason: ' ' })).rejects.toMatchObject({
    status: 422,
  })
  await lead.ask(dismissSignal, { signalId, reason: 'Eran del vecino' })
  await expect(
    lead.ask(putNeeds, { accountId, needs: [{ ...stops, signalId }] }),
  ).rejects.toMatchObject({ code: 'know/signal-dismissed' })
  expect(await lead.ask(recallSignal, { signalId })).toMatchObject({ dismissedBecause: '' })
})

test('what can’t be is refused', async () => {
  const { lead, accountId } = await aClient()
  const { now } = await lead.ask(putNeeds, { accountId, needs: [stops] })
  const { needId } = now[0]!
  const other = await lead.ask(addAccount, { name: 'Otra' })
  const signal = { noticed: 'X', noticedBy: lead.id, noticedOn: '2026-11-01' }
  const stranger = { ...signal, noticedBy: '00000000-0000-4000-8000-000000000000' }
  for (const [act, code] of [
    [
      () => lead.ask(putNeeds, { accountId, needs: [{ ...stops, seenOn: '2027-01-01' }] }),
      'accounts/seen-ahead',
    ],
    [
      () =>
        lead.ask(putNeeds, {
          accountId,
          needs: [
            { ...stops, needId },
            { ...wish, needId },
          ],
        }),
      'know/named-twice',
    ],
    [
      () => lead.ask(putNeeds, { accountId: other.accountId, needs: [{ ...wish, needId }] }),
      'request/not-found',
    ],
    [() => lead.ask(putSignals, { accountId, signals: [stranger] }), 'know/not-of-ours'],
    [() => lead.ask(putNeeds, { accountId, needs: [{ ...stops, urgency: 4 }] }), 'request/invalid'],
  ] as const) {
    await expect(act()).rejects.toMatchObject({ code })
  }
  expect(await lead.ask(listNeeds, { accountId })).toMatchObject([{ title: stops.title }])
})

test('hostile text stays text', async () => {
  const { lead, accountId } = await aClient()
  const title = "<script>alert(1)</script> \u202e🙂 ' or 1=1 --"
  await lead.ask(putNeeds, { accountId, needs: [{ ...stops, title }] })
  expect((await lead.ask(listNeeds, { accountId }))[0]!.title).toBe(title)
  const long = { ...stops, title: 'x'.repeat(100_000) }
  await expect(lead.ask(putNeeds, { accountId, needs: [long] })).rejects.toMatchObject({
    status: 422,
  })
})

test('whoever looks after the account writes; who sees only their own sees no other', async () => {
  const { lead, join, viewer, expert, accountId } = await aClient()
  const { now } = await lead.ask(putNeeds, { accountId, needs: [stops] })
  const { needId } = now[0]!
  const own = join('manager', { sees: 'own' })
  await expect(own.ask(listNeeds, { accountId })).rejects.toMatchObject({ status: 404 })
  await expect(own.ask(endNeed, { needId, state: 'met' })).rejects.toMatchObject({ status: 404 })
  const wide = join('manager')
  expect(await wide.ask(listNeeds, { accountId })).toHaveLength(1)
  await expect(wide.ask(putNeeds, { accountId, needs: [wish] })).rejects.toMatchObject({
    code: 'accounts/not-yours',
  })
  for (const reader of [viewer, expert]) {
    expect(await reader.ask(listNeeds, { accountId })).toHaveLength(1)
    await expect(reader.ask(putNeeds, { accountId, needs: [wish] })).rejects.toMatchObject({
      status: 403,
    })
  }
  const mine = await lead.ask(addAccount, { name: 'Mía', managerId: own.id })
  await own.ask(putNeeds, { accountId: mine.accountId, needs: [wish] })
  expect(await own.ask(listNeeds, { accountId: mine.accountId })).toHaveLength(1)
})

test('another firm’s needs and signals are not there', async () => {
  const { lead, accountId, contactId } = await aClient()
  const { now } = await lead.ask(putNeeds, { accountId, needs: [stops] })
  const { needId } = now[0]!
  const seen = { noticed: 'X', noticedBy: lead.id, noticedOn: '2026-11-01' }
  const noted = await lead.ask(putSignals, { accountId, signals: [seen] })
  const { signalId } = noted.now[0]!
  const other = aFirm(ROUTES).lead
  const { accountId: theirs } = await other.ask(addAccount, { name: 'Otra' })
  const mine = { ...seen, noticedBy: other.id }
  for (const act of [
    () => other.ask(listNeeds, { accountId }),
    () => other.ask(listSignals, { accountId }),
    () => other.ask(putNeeds, { accountId, needs: [wish] }),
    () => other.ask(putNeeds, { accountId: theirs, needs: [{ ...wish, signalId }] }),
    () => other.ask(dropNeed, { needId }),
    () => other.ask(endNeed, { needId, state: 'met' }),
    () => other.ask(reopenNeed, { needId }),
    () => other.ask(putSignals, { accountId, signals: [mine] }),
    () => other.ask(dropSignal, { signalId }),
    () => other.ask(dismissSignal, { signalId, reason: 'X' }),
    () => other.ask(recallSignal, { signalId }),
  ]) {
    await expect(act()).rejects.toMatchObject({ status: 404 })
  }
  await expect(
    other.ask(putNeeds, { accountId: theirs, needs: [{ ...wish, contactIds: [contactId] }] }),
  ).rejects.toMatchObject({ code: 'know/not-their-contact' })
})
