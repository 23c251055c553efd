import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { putAction } from '../accounts/action.api.ts'
import { actionRoutes } from '../accounts/action.routes.ts'
import { addContact } from '../know/contact.api.ts'
import { contactRoutes } from '../know/contact.routes.ts'
import { putNeeds } from '../know/need.api.ts'
import { needRoutes } from '../know/need.routes.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import {
  endOpportunity,
  listOpportunitiesFrom,
  listOpportunityMoves,
  moveOpportunity,
  putOpportunity,
} from './opportunity.api.ts'
import { opportunityRoutes } from './opportunity.routes.ts'
import { listPipeline, readBoard, readChances, readForecast, readLessons } from './pipeline.api.ts'
import { pipelineRoutes } from './pipeline.routes.ts'
import { keepReasons, keepStages, readReasons, readStages } from './stage.api.ts'
import { stageRoutes } from './stage.routes.ts'

const routes = [
  ...accountRoutes,
  ...actionRoutes,
  ...contactRoutes,
  ...needRoutes,
  ...opportunityRoutes,
  ...pipelineRoutes,
  ...stageRoutes,
]

async function aClient() {
  const firm = aFirm(routes)
  const { accountId } = await firm.lead.ask(addAccount, { name: 'Forjas Levante' })
  return { ...firm, accountId }
}

const line = { title: 'Rodillos', amount: '1000', currency: 'EUR', closesOn: '2027-02-01' }

test('a need becomes an opportunity that goes through its stages, each of them kept', async () => {
  const { lead, accountId } = await aClient()
  const { contactId } = await lead.ask(addContact, { name: 'Ana Ruiz', place: { accountId } })
  const need = { title: 'Menos paradas', urgency: 3, seenOn: TODAY, confidence: 'assumed' as const }
  const { now: needs } = await lead.ask(putNeeds, { accountId, needs: [need] })
  const originId = needs[0]!.needId
  const given = {
    ...line,
    accountId,
    kind: 'new-solution' as const,
    origin: 'need' as const,
    originId,
    stage: 'Oferta enviada',
    toldChance: 0.7,
    deciders: [{ contactId, role: 'decider' as const }],
  }
  const { now } = await lead.ask(putOpportunity, given)
  expect(now).toMatchObject({ originTold: 'Menos paradas', stageKey: 'propose', toldChance: 0.7 })
  expect(now.decidersTold).toEqual([{ contactId, role: 'decider', name: 'Ana Ruiz' }])
  expect(await lead.ask(listOpportunitiesFrom, { accountId, originId })).toMatchObject([
    { title: 'Rodillos' },
  ])
  const { opportunityId } = now
  const moved = await lead.ask(moveOpportunity, { opportunityId, stage: 'negotiate' })
  expect(moved.now).toMatchObject({ stage: 'Negociación', stageKey: 'negotiate' })
  await lead.ask(endOpportunity, {
    opportunityId,
    state: 'won',
    closesOn: TODAY,
    reason: 'fit',
    learned: 'La prueba en su taller',
  })
  await expect(
    lead.ask(moveOpportunity, { opportunityId, stage: 'propose' }),
  ).rejects.toMatchObject({ status: 409 })
  expect(await lead.ask(listOpportunityMoves, { opportunityId })).toEqual([
    { movedOn: TODAY, stage: 'Oferta enviada', state: 'open' },
    { movedOn: TODAY, stage: 'Negociación', state: 'open' },
    { movedOn: TODAY, stage: 'Negociación', state: 'won' },
  ])
  const chances = await lead.ask(readChances, {})
  expect(chances).toMatchObject({ ended: 1, won: 1, base: 2 / 3 })
  expect(chances.stages.map(({ passed }) => passed)).toEqual([0, 0, 1, 1, 0])
  const lessons = await lead.ask(readLessons, { by: 'reason' })
  expect(lessons.of).toMatchObject([{ key: 'fit', won: 1, lost: 0, wonWorth: 1000 }])
  expect(lessons.words).toMatchObject([{ learned: 'La prueba en su taller' }])
})

test('what it comes from and whom it names must be of the account', async () => {
  const { lead, accountId } = await aClient()
  const { accountId: other } = await lead.ask(addAccount, { name: 'Otra' })
  const need = { title: 'Suya', urgency: 1, seenOn: TODAY, confidence: 'assumed' as const }
  const originId = (await lead.ask(putNeeds, { accountId: other, needs: [need] })).now[0]!.needId
  const from = { ...line, accountId, origin: 'need' as const, originId }
  await expect(lead.ask(putOpportunity, from)).rejects.toMatchObject({
    code: 'grow/no-such-origin',
  })
  const half = { ...line, accountId, origin: 'need' as const }
  await expect(lead.ask(putOpportunity, half)).rejects.toMatchObject({
    code: 'grow/half-an-origin',
  })
  const wrong = { ...line, accountId, objectives: [originId] }
  await expect(lead.ask(putOpportunity, wrong)).rejects.toMatchObject({
    code: 'grow/not-an-objective',
  })
})

test('the board sums by stage and currency; filters and the next step', async () => {
  const { lead, accountId } = await aClient()
  const put = (more: object) => lead.ask(putOpportunity, { ...line, accountId, ...more })
  const { now } = await put({ stage: 'Oferta', ownerId: lead.id })
  await put({ stage: 'Propuesta', amount: '500.5', closesOn: '2026-11-01' })
  await put({ stage: 'A su manera', currency: 'USD', amount: '70' })
  const action = { title: 'Llamar', ownerId: lead.id, dueOn: TODAY, accountId }
  const from = { origin: 'opportunity', originId: now.opportunityId }
  await lead.ask(putAction, { ...action, ...from })
  const { columns, unrated, currency } = await lead.ask(readBoard, {})
  expect([currency, unrated]).toEqual(['EUR', 1])
  const propose = columns.find(({ stage }) => stage === 'propose')!
  expect(propose).toMatchObject({
    count: 2,
    worth: [{ currency: 'EUR', amount: '1500.5000' }],
    home: 1500.5,
    expected: 750.25,
  })
  expect(columns.at(-1)).toMatchObject({ stage: null, count: 1, home: 0 })
  const titles = async (list: object) => (await lead.ask(listPipeline, list)).total
  expect(await titles({ stage: ['propose'] })).toBe(2)
  expect(await titles({ stage: ['none'] })).toBe(1)
  expect(await titles({ late: true })).toBe(1)
  expect(await titles({ late: false })).toBe(2)
  expect(await titles({ owner: ['me'] })).toBe(1)
  expect(await titles({ q: 'levante rodi' })).toBe(3)
  expect(await titles({ kind: ['none'] })).toBe(3)
  expect(await titles({ tier: ['key'] })).toBe(0)
  const page = await lead.ask(listPipeline, { sort: 'amount' })
  expect(page.rows.find(({ next }) => next !== null)).toMatchObject({ next: { title: 'Llamar' } })
  expect(page).toMatchObject({ open: 3, late: 1, latest: { title: 'Rodillos' } })
  const forecast = await lead.ask(readForecast, { by: 'quarter' })
  expect(forecast).toMatchObject({ unrated: 1, amountless: 0, ended: 0 })
  expect(forecast.periods).toMatchObject([{ from: '2027-01-01', expected: 500 }])
  expect(forecast.late).toMatchObject({ whole: 500.5 })
})

test('stages and reasons are the firm’s; words of files are given their place', async () => {
  const { lead, viewer, manager, accountId } = await aClient()
  await lead.ask(putOpportunity, { ...line, accountId, stage: 'Fase rara' })
  const { stages, unknown } = await viewer.ask(readStages, {})
  expect(unknown).toEqual([{ text: 'Fase rara', count: 1 }])
  const mapped = stages.map((one) =>
    one.key === 'propose' ? { ...one, name: 'Oferta', also: [...one.also, 'FASE RARA'] } : one,
  )
  await expect(manager.ask(keepStages, { stages: mapped })).rejects.toMatchObject({ status: 403 })
  expect((await lead.ask(keepStages, { stages: mapped })).now.unknown).toEqual([])
  expect((await lead.ask(listPipeline, {})).rows).toMatchObject([{ stageKey: 'propose' }])
  const twice = [...mapped, { key: 'more', name: 'Fase rara', also: [] }]
  await expect(lead.ask(keepStages, { stages: twice })).rejects.toMatchObject({
    code: 'grow/stage-text-twice',
  })
  const { reasons } = await lead.ask(readReasons, {})
  const more = [...reasons, { key: 'own', name: 'Regalo', of: 'won' as const }]
  await lead.ask(keepReasons, { reasons: more })
  expect((await viewer.ask(readReasons, {})).reasons).toHaveLength(reasons.length + 1)
})

test('who sees only their own accounts sums only theirs; another firm’s are not there', async () => {
  const { lead, join, accountId } = await aClient()
  const { now } = await lead.ask(putOpportunity, { ...line, accountId, stage: 'Oferta' })
  const other = (await aClient()).lead
  for (const person of [other, join('manager', { sees: 'own' })]) {
    expect((await person.ask(listPipeline, {})).total).toBe(0)
    const board = await person.ask(readBoard, {})
    expect(board.columns.every(({ count }) => count === 0)).toBe(true)
    expect((await person.ask(readForecast, {})).all.opportunities).toBe(0)
    const { opportunityId } = now
    for (const act of [
      () => person.ask(moveOpportunity, { opportunityId, stage: 'propose' }),
      () => person.ask(listOpportunityMoves, { opportunityId }),
      () => person.ask(listOpportunitiesFrom, { accountId, originId: opportunityId }),
    ]) {
      await expect(act()).rejects.toMatchObject({ status: 404 })
    }
  }
  const moves = await join('manager', { sees: 'own' }).ask(readChances, {})
  expect(moves.ended).toBe(0)
})
