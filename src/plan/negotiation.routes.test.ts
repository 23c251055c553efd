/** Negotiations are prepared, ended and opened again; who may not know of them finds no trace. */
import { expect, test } from 'vitest'
import { addAccount, readHistory } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import {
  dropNegotiation,
  endNegotiation,
  listNegotiations,
  putNegotiation,
  reopenNegotiation,
} from './negotiation.api.ts'
import { negotiationRoutes } from './negotiation.routes.ts'
import { NegotiationGiven } from './negotiation.ts'

const routes = [...accountRoutes, ...negotiationRoutes]
const depot = '11111111-1111-4111-8111-111111111111'
const sheet = {
  subject: 'Acuerdo secretísimo',
  heldOn: '2027-01-15',
  measure: '€ por tonelada',
  unitWorth: '2000',
  currency: 'EUR',
  ourReservation: '610',
  ourTarget: '650',
  tradables: [
    { tradableId: depot, name: 'Depósito', giver: 'us' as const, cost: 6000, value: 24000 },
  ],
  offers: [{ name: 'A', at: 640, tradableIds: [depot] }],
}

async function aClient() {
  const firm = aFirm(routes)
  const carer = firm.join('manager')
  const { accountId } = await firm.lead.ask(addAccount, { name: 'Forjas', managerId: carer.id })
  return { ...firm, carer, accountId }
}

test('prepared, changed by two at once, ended, opened again, taken away and put back', async () => {
  const { carer, lead, accountId } = await aClient()
  const { now } = await carer.ask(putNegotiation, { ...sheet, accountId })
  expect(now).toMatchObject({ isPrivate: true, state: 'open', ourReservation: '610' })
  const was = NegotiationGiven.parse(now)
  await lead.ask(putNegotiation, { ...now, subject: 'Otro', was })
  await expect(carer.ask(putNegotiation, { ...now, subject: 'Más', was })).rejects.toMatchObject({
    code: 'plan/negotiation-changed-since',
  })
  const one = { accountId, negotiationId: now.negotiationId }
  await expect(carer.ask(endNegotiation, { ...one, state: 'agreed' })).rejects.toMatchObject({
    status: 422,
  })
  const ended = await carer.ask(endNegotiation, { ...one, state: 'agreed', agreedAt: '630' })
  expect(ended).toMatchObject({ state: 'agreed', agreedAt: '630', endedOn: TODAY })
  await expect(carer.ask(putNegotiation, { ...now })).rejects.toMatchObject({
    code: 'plan/negotiation-ended',
  })
  expect(await carer.ask(reopenNegotiation, one)).toMatchObject({ state: 'open', agreedAt: null })
  const gone = await carer.ask(dropNegotiation, one)
  await carer.ask(putNegotiation, gone)
  expect(await carer.ask(listNegotiations, { accountId })).toMatchObject([{ subject: 'Otro' }])
  for (const wrong of [
    { offers: [{ name: 'B', at: 1, tradableIds: [accountId] }] },
    { ourTarget: '600' },
    { unitWorth: '0' },
    { heldOn: 'ayer' },
    { better: 'worse' },
  ]) {
    const given = { ...sheet, accountId, ...wrong } as typeof sheet & { accountId: string }
    await expect(carer.ask(putNegotiation, given)).rejects.toMatchObject({ status: 422 })
  }
})

test('a private one is there for carers and leads alone, in the database too; shared, for the team', async () => {
  const { lead, carer, admin, manager, viewer, expert, accountId, db, firmId } = await aClient()
  const { now } = await carer.ask(putNegotiation, { ...sheet, accountId })
  const seen = async (who: typeof lead) => (await who.ask(listNegotiations, { accountId })).length
  for (const who of [lead, admin, carer]) expect(await seen(who)).toBe(1)
  for (const who of [manager, viewer, expert]) expect(await seen(who)).toBe(0)
  // As the server's role, without any endpoint: as someone of the team, and as nobody.
  const rows = (actor: string) =>
    db(async (tx) => {
      await tx`select set_config('clave.actor_id', ${actor}, true)`
      return (await tx`select subject from negotiation`).length
    })
  expect([await rows(viewer.id), await rows(firmId), await rows(carer.id)]).toEqual([0, 0, 1])
  const history = JSON.stringify(await viewer.ask(readHistory, { accountId }))
  expect(history).toContain('negotiation.added')
  expect(history).not.toContain('secretísimo')
  await carer.ask(putNegotiation, { ...now, isPrivate: false })
  for (const who of [manager, viewer, expert]) expect(await seen(who)).toBe(1)
})

test('who may not change the account prepares nothing; another firm sees nothing', async () => {
  const { lead, manager, viewer, client, join, accountId } = await aClient()
  const { now } = await lead.ask(putNegotiation, { ...sheet, accountId })
  const own = join('manager', { sees: 'own' })
  const stranger = aFirm(routes).lead
  const one = { accountId, negotiationId: now.negotiationId }
  for (const who of [manager, viewer, client]) {
    await expect(who.ask(putNegotiation, { ...sheet, accountId })).rejects.toMatchObject({
      status: 403,
    })
    await expect(who.ask(dropNegotiation, one)).rejects.toMatchObject({ status: 403 })
  }
  const other = (await lead.ask(addAccount, { name: 'Otra' })).accountId
  for (const act of [
    () => own.ask(listNegotiations, { accountId }),
    () => stranger.ask(listNegotiations, { accountId }),
    () => stranger.ask(endNegotiation, { ...one, state: 'broken', outcome: 'x' }),
    () => lead.ask(putNegotiation, { ...now, accountId: other }),
    () => lead.ask(dropNegotiation, { ...one, accountId: other }),
  ]) {
    await expect(act()).rejects.toMatchObject({ status: 404 })
  }
})
