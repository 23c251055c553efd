/** One list of what is to be confirmed, whatever was said; and two who change the same thing at once. */
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { listActions, putAction } from '../accounts/action.api.ts'
import { actionRoutes } from '../accounts/action.routes.ts'
import type { Endpoint } from '../kernel/endpoint.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { listMilestones, putMilestone } from './milestone.api.ts'
import { milestoneRoutes } from './milestone.routes.ts'
import { endNeed, listNeeds, putNeeds } from './need.api.ts'
import { needRoutes } from './need.routes.ts'
import { putFact } from './profileFact.api.ts'
import { profileFactRoutes } from './profileFact.routes.ts'
import { dismissSignal, listSignals, putSignals } from './signal.api.ts'
import { signalRoutes } from './signal.routes.ts'
import { dropSwot, listSwot, putSwot } from './swot.api.ts'
import { swotRoutes } from './swot.routes.ts'
import { listToConfirm } from './toConfirm.api.ts'
import { toConfirmRoutes } from './toConfirm.routes.ts'
import type { ToConfirm } from './toConfirm.ts'

const routes = [
  ...accountRoutes,
  ...actionRoutes,
  ...milestoneRoutes,
  ...needRoutes,
  ...profileFactRoutes,
  ...signalRoutes,
  ...swotRoutes,
  ...toConfirmRoutes,
]

async function aClient() {
  const firm = aFirm(routes)
  const marta = firm.join('manager', { sees: 'own' })
  const { accountId } = await firm.lead.ask(addAccount, { name: 'Forjas', managerId: marta.id })
  return { ...firm, marta, accountId }
}

const need = { title: 'Entregar antes', urgency: 2, seenOn: TODAY } as const
const item = { subject: 'us', kind: 'strength', title: 'Cerca', weight: 2, seenOn: TODAY } as const

function titleOf(one: ToConfirm): string {
  if (one.what === 'fact') return one.fact.text
  if (one.what === 'need') return one.need.title
  return one.what === 'signal' ? one.signal.noticed : one.item.title
}

test('stale needs, signals and items of a SWOT wait with stale facts, the oldest first, then what is assumed', async () => {
  const { lead, marta, viewer, accountId } = await aClient()
  const noticedBy = lead.id
  const sure = { confidence: 'confirmed' } as const
  await lead.ask(putFact, {
    accountId,
    topic: 'goal',
    text: 'Francia',
    seenOn: '2025-06-01',
    ...sure,
  })
  const { now: needs } = await lead.ask(putNeeds, {
    accountId,
    needs: [
      { ...need, ...sure, title: 'vieja', seenOn: '2025-09-01' },
      { ...need, title: 'supuesta' },
      { ...need, ...sure, title: 'fresca' },
      { ...need, title: 'terminada', seenOn: '2024-01-01' },
    ],
  })
  await lead.ask(endNeed, { needId: needs[3]!.needId, state: 'met', outcome: '' })
  const { now: signals } = await lead.ask(putSignals, {
    accountId,
    signals: [
      { noticed: 'señal vieja', noticedBy, noticedOn: '2026-08-01' },
      { noticed: 'señal fresca', noticedBy, noticedOn: '2026-11-01' },
      { noticed: 'descartada', noticedBy, noticedOn: '2025-01-01' },
    ],
  })
  await lead.ask(dismissSignal, { signalId: signals[2]!.signalId, reason: 'no era' })
  const { now: items } = await lead.ask(putSwot, {
    accountId,
    items: [
      { ...item, ...sure, title: 'fuerza vieja', seenOn: '2026-05-01' },
      { ...item, ...sure, title: 'quitada', seenOn: '2024-05-01' },
      { ...item, ...sure, subject: 'client', title: 'fuerza fresca', seenOn: '2026-05-01' },
    ],
  })
  await lead.ask(dropSwot, { itemId: items[1]!.itemId })
  const { rows, total } = await marta.ask(listToConfirm, {})
  expect(rows.map(titleOf)).toEqual(['Francia', 'vieja', 'fuerza vieja', 'señal vieja', 'supuesta'])
  expect(total).toBe(5)
  expect(rows[1]).toMatchObject({ what: 'need', account: 'Forjas', accountId, carers: [marta.id] })
  const second = await marta.ask(listToConfirm, { page: 2, size: 2 })
  expect(second.rows.map(titleOf)).toEqual(['fuerza vieja', 'señal vieja'])
  expect((await lead.ask(listToConfirm, {})).total).toBe(0)
  expect((await viewer.ask(listToConfirm, { mine: false })).total).toBe(5)
})

test('who sees only their own accounts has nothing of others to confirm, nor has another firm', async () => {
  const { lead, join, accountId } = await aClient()
  await lead.ask(putNeeds, { accountId, needs: [need] })
  const pablo = join('manager', { sees: 'own' })
  expect((await pablo.ask(listToConfirm, { mine: false })).total).toBe(0)
  expect((await aFirm(routes).lead.ask(listToConfirm, { mine: false })).total).toBe(0)
})

/** Whoever begins from what no longer stands is told so, and nothing of the first is lost; both may be kept. */
async function secondIsTold<I extends z.ZodType, O extends z.ZodType>(
  { lead, admin }: Pick<Awaited<ReturnType<typeof aClient>>, 'lead' | 'admin'>,
  put: Endpoint<I, O>,
  {
    one,
    another,
    apart,
    code,
  }: { one: z.input<I>; another: z.input<I>; apart: z.input<I>; code: string },
) {
  const answers = await Promise.allSettled([lead.ask(put, one), admin.ask(put, another)])
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { status: 409, code },
  })
  await admin.ask(put, apart)
}

test('two who change a need, a signal, an item of a SWOT, a milestone or an action at once lose no field', async () => {
  const firm = await aClient()
  const { lead, accountId } = firm
  const were = await lead.ask(putNeeds, { accountId, needs: [need] })
  const was = were.now[0]!
  const { needId } = was
  await secondIsTold(firm, putNeeds, {
    one: { accountId, needs: [{ ...was, offer: 'De una', needId, was }] },
    another: { accountId, needs: [{ ...was, challenge: 'De otra', needId, was }] },
    apart: { accountId, needs: [{ ...was, challenge: 'De otra', needId: undefined }] },
    code: 'know/need-changed-since',
  })
  expect(await lead.ask(listNeeds, { accountId })).toHaveLength(2)

  const seen = { noticed: 'Ruido', noticedBy: lead.id, noticedOn: TODAY }
  const signal = (await lead.ask(putSignals, { accountId, signals: [seen] })).now[0]!
  await secondIsTold(firm, putSignals, {
    one: { accountId, signals: [{ ...signal, place: 'De una', was: signal }] },
    another: { accountId, signals: [{ ...signal, noticed: 'De otra', was: signal }] },
    apart: { accountId, signals: [{ ...seen, noticed: 'De otra' }] },
    code: 'know/signal-changed-since',
  })
  expect(await lead.ask(listSignals, { accountId })).toHaveLength(2)

  const swot = (await lead.ask(putSwot, { accountId, items: [item] })).now[0]!
  await secondIsTold(firm, putSwot, {
    one: { accountId, items: [{ ...swot, weight: 3, was: swot }] },
    another: { accountId, items: [{ ...swot, evidence: 'De otra', was: swot }] },
    apart: { accountId, items: [{ ...item, evidence: 'De otra' }] },
    code: 'know/swot-changed-since',
  })
  expect(await lead.ask(listSwot, { accountId })).toHaveLength(2)

  const stone = { accountId, day: '2020-01-01', title: 'Planta', source: 'prensa' }
  const milestone = (await lead.ask(putMilestone, stone)).now
  await secondIsTold(firm, putMilestone, {
    one: { ...milestone, about: 'De una', was: milestone },
    another: { ...milestone, title: 'De otra', was: milestone },
    apart: { ...stone, title: 'De otra' },
    code: 'know/milestone-changed-since',
  })
  expect(await lead.ask(listMilestones, { accountId })).toHaveLength(2)

  const todo = { accountId, title: 'Llamar', ownerId: lead.id, dueOn: TODAY }
  const action = (await lead.ask(putAction, todo)).now
  await secondIsTold(firm, putAction, {
    one: { ...action, how: 'De una', was: action },
    another: { ...action, dueOn: '2027-01-01', was: action },
    apart: { ...todo, dueOn: '2027-01-01' },
    code: 'accounts/action-changed-since',
  })
  expect(await lead.ask(listActions, { accountId })).toHaveLength(2)
})

test('what was taken away meanwhile is not written over either', async () => {
  const { lead, accountId } = await aClient()
  const was = (await lead.ask(putSwot, { accountId, items: [item] })).now[0]!
  await lead.ask(dropSwot, { itemId: was.itemId })
  const again = { accountId, items: [{ ...was, title: 'Otra vez', was }] }
  await expect(lead.ask(putSwot, again)).rejects.toMatchObject({ code: 'know/swot-changed-since' })
})
