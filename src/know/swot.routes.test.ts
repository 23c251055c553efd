import { expect, test } from 'vitest'
import { addAccount, readHistory } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { dropAction, endAction, listActions, reopenAction } from '../accounts/action.api.ts'
import { actionRoutes } from '../accounts/action.routes.ts'
import { aFirm } from '../platform/testing.ts'
import { dropCrossing, listCrossings, putCrossings } from './crossing.api.ts'
import { crossingRoutes } from './crossing.routes.ts'
import { endingOf } from './crossing.ts'
import { dropSwot, listSwot, putSwot } from './swot.api.ts'
import { swotRoutes } from './swot.routes.ts'

const ROUTES = [...accountRoutes, ...actionRoutes, ...swotRoutes, ...crossingRoutes]

const seenOn = '2026-11-02'
const ITEMS = [
  { kind: 'strength', title: 'Técnico en planta', weight: 3, inimitable: true },
  { kind: 'weakness', title: 'Plazos largos', weight: 2 },
  { kind: 'opportunity', title: 'Segunda prensa', weight: 3 },
  { kind: 'threat', title: 'Compras en Stuttgart', weight: 1 },
].map((item) => ({ ...item, subject: 'us', seenOn }) as const)

async function aSwot() {
  const firm = aFirm(ROUTES)
  const { accountId } = await firm.lead.ask(addAccount, { name: 'Forjas Levante' })
  const { now } = await firm.lead.ask(putSwot, { accountId, items: ITEMS as never })
  const [strength, weakness, opportunity, threat] = now.map(({ itemId }) => itemId) as string[]
  const pair = { innerId: strength!, outerId: opportunity! }
  const action = { title: 'Ofrecer mantenimiento', ownerId: firm.lead.id, dueOn: '2026-12-15' }
  return { ...firm, accountId, now, weakness: weakness!, threat: threat!, pair, action }
}

test('items are told by subject, the heavier first; one that is taken away comes back with its crossings', async () => {
  const { lead, accountId, pair } = await aSwot()
  const rival = { ...ITEMS[0]!, subject: 'competitor' as const, competitor: 'Rodamar' }
  await expect(
    lead.ask(putSwot, { accountId, items: [{ ...rival, competitor: '' }] as never }),
  ).rejects.toMatchObject({ status: 422 })
  await lead.ask(putSwot, { accountId, items: [rival] as never })
  const all = await lead.ask(listSwot, { accountId })
  expect(all).toHaveLength(5)
  expect(all[0]).toMatchObject({ weight: 3, inimitable: true, confidence: 'assumed' })
  await lead.ask(putCrossings, { accountId, crossings: [{ ...pair, impact: 2 }] })
  const was = await lead.ask(dropSwot, { itemId: pair.innerId })
  expect(await lead.ask(listSwot, { accountId })).toHaveLength(4)
  expect(await lead.ask(listCrossings, { accountId })).toEqual([])
  await lead.ask(putSwot, { accountId, items: [was] })
  expect(await lead.ask(listCrossings, { accountId })).toMatchObject([{ ...pair, impact: 2 }])
})

test('what is crossed stays on its side', async () => {
  const { lead, accountId, pair, now } = await aSwot()
  await lead.ask(putCrossings, { accountId, crossings: [{ ...pair, impact: 2 }] })
  const strength = now[0]!
  const asWeakness = { ...strength, kind: 'weakness' as const }
  await lead.ask(putSwot, { accountId, items: [asWeakness] })
  const asThreat = { ...strength, kind: 'threat' as const }
  await expect(lead.ask(putSwot, { accountId, items: [asThreat] })).rejects.toMatchObject({
    code: 'know/swot-is-crossed',
  })
})

test('a crossing ends in an action that knows it, and is undecided again once that is given up', async () => {
  const { lead, accountId, pair, action } = await aSwot()
  const crossings = [{ ...pair, impact: 3, action }]
  const { now, before, actionIds } = await lead.ask(putCrossings, { accountId, crossings })
  expect(before).toEqual([])
  expect(endingOf(now[0]!)).toBe('action')
  const [kept] = await lead.ask(listActions, { accountId })
  expect(kept).toMatchObject({ ...action, origin: 'crossing', originId: now[0]!.crossingId })
  const actionId = actionIds[0]!
  await lead.ask(endAction, { actionId, state: 'done' })
  const endings = async () => (await lead.ask(listCrossings, { accountId })).map(endingOf)
  expect(await endings()).toEqual(['action'])
  await lead.ask(reopenAction, { actionId })
  await lead.ask(endAction, { actionId, state: 'dropped', outcome: 'No hay presupuesto' })
  expect(await endings()).toEqual([null])
  const { happenings } = await lead.ask(readHistory, { accountId })
  expect(happenings.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['swot.noted', 'crossing.acted', 'action.added', 'action.givenUp']),
  )
})

test('it ends in an objective with its day, or in a rejection with its reason, and goes back', async () => {
  const { lead, accountId, pair } = await aSwot()
  const put = (more: object) =>
    lead.ask(putCrossings, { accountId, crossings: [{ ...pair, impact: 1, ...more }] })
  await put({})
  const aimed = await put({ objective: 'Entrar en la prensa 2', objectiveOn: '2027-06-30' })
  expect(endingOf(aimed.now[0]!)).toBe('objective')
  const rejected = await put({ rejection: 'La decide Stuttgart' })
  expect(endingOf(rejected.now[0]!)).toBe('rejection')
  await lead.ask(putCrossings, { accountId, crossings: rejected.before })
  expect((await lead.ask(listCrossings, { accountId })).map(endingOf)).toEqual(['objective'])
  const { crossingId } = aimed.now[0]!
  await lead.ask(dropCrossing, { crossingId })
  expect(await lead.ask(listCrossings, { accountId })).toEqual([])
})

test('what is being done for it is neither rejected nor unmarked', async () => {
  const { lead, accountId, pair, action } = await aSwot()
  const marked = { ...pair, impact: 3 }
  const { now, actionIds } = await lead.ask(putCrossings, {
    accountId,
    crossings: [{ ...marked, action }],
  })
  const { crossingId } = now[0]!
  const rejecting = { ...marked, rejection: 'No' }
  for (const act of [
    () => lead.ask(putCrossings, { accountId, crossings: [rejecting] }),
    () => lead.ask(dropCrossing, { crossingId }),
  ]) {
    await expect(act()).rejects.toMatchObject({ code: 'know/crossing-has-action' })
  }
  await lead.ask(dropAction, { actionId: actionIds[0]! })
  await lead.ask(putCrossings, { accountId, crossings: [rejecting] })
})

test('what can’t be is refused, and nothing of the request is kept', async () => {
  const { lead, viewer, accountId, pair, weakness, threat, action } = await aSwot()
  const marked = { ...pair, impact: 1 }
  const objective = { objective: 'A', objectiveOn: '2027-01-01' }
  for (const [crossings, code] of [
    [[{ ...marked, outerId: weakness }], 'know/crossing-same-side'],
    [[{ innerId: threat, outerId: weakness, impact: 1 }], 'know/crossing-same-side'],
    [[{ ...marked, objective: 'A' }], 'know/objective-needs-day'],
    [[{ ...marked, ...objective, rejection: 'B' }], 'know/crossing-two-endings'],
    [[{ ...marked, action, rejection: 'B' }], 'know/crossing-two-endings'],
    [[{ ...marked, action: { ...action, ownerId: viewer.id } }], 'accounts/not-an-owner'],
    [[marked, marked], 'know/named-twice'],
    [[{ ...marked, impact: 4 }], 'request/invalid'],
  ] as const) {
    await expect(
      lead.ask(putCrossings, { accountId, crossings: [...crossings] }),
    ).rejects.toMatchObject({ code })
  }
  const other = await lead.ask(addAccount, { name: 'Otra' })
  await expect(
    lead.ask(putCrossings, { accountId: other.accountId, crossings: [marked] }),
  ).rejects.toMatchObject({ status: 404 })
  expect(await lead.ask(listCrossings, { accountId })).toEqual([])
})

test('whoever looks after the account writes; who sees only their own sees no other', async () => {
  const { lead, join, expert, viewer, accountId, pair } = await aSwot()
  const crossings = [{ ...pair, impact: 1 }]
  const { now } = await lead.ask(putCrossings, { accountId, crossings })
  const { crossingId } = now[0]!
  const own = join('manager', { sees: 'own' })
  for (const act of [
    () => own.ask(listSwot, { accountId }),
    () => own.ask(listCrossings, { accountId }),
    () => own.ask(dropCrossing, { crossingId }),
    () => own.ask(dropSwot, { itemId: pair.innerId }),
  ]) {
    await expect(act()).rejects.toMatchObject({ status: 404 })
  }
  for (const reader of [expert, viewer, join('manager')]) {
    expect(await reader.ask(listCrossings, { accountId })).toHaveLength(1)
    await expect(reader.ask(putCrossings, { accountId, crossings })).rejects.toMatchObject({
      status: 403,
    })
    await expect(reader.ask(putSwot, { accountId, items: ITEMS as never })).rejects.toMatchObject({
      status: 403,
    })
  }
})

test('another firm’s items and crossings are not there', async () => {
  const { lead, accountId, pair } = await aSwot()
  const crossings = [{ ...pair, impact: 1 }]
  const { now } = await lead.ask(putCrossings, { accountId, crossings })
  const { crossingId } = now[0]!
  const other = aFirm(ROUTES).lead
  const { accountId: theirs } = await other.ask(addAccount, { name: 'Otra' })
  for (const act of [
    () => other.ask(listSwot, { accountId }),
    () => other.ask(listCrossings, { accountId }),
    () => other.ask(putSwot, { accountId, items: ITEMS as never }),
    () => other.ask(putCrossings, { accountId, crossings }),
    () => other.ask(putCrossings, { accountId: theirs, crossings }),
    () => other.ask(dropCrossing, { crossingId }),
    () => other.ask(dropSwot, { itemId: pair.innerId }),
  ]) {
    await expect(act()).rejects.toMatchObject({ status: 404 })
  }
})
