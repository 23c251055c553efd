import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aFirm } from '../platform/testing.ts'
import { addOpportunityHistory } from './history.api.ts'
import { historyRoutes } from './history.routes.ts'
import { listOpportunities, listOpportunityMoves } from './opportunity.api.ts'
import { opportunityRoutes } from './opportunity.routes.ts'
import { readChances } from './pipeline.api.ts'
import { pipelineRoutes } from './pipeline.routes.ts'

const routes = [...accountRoutes, ...opportunityRoutes, ...pipelineRoutes, ...historyRoutes]

const past = {
  title: 'Rodillos',
  amount: '1200',
  currency: 'EUR',
  createdOn: '2025-01-10',
  closesOn: '2025-04-01',
  state: 'lost' as const,
  reason: 'price',
  moves: [
    { movedOn: '2025-01-10', stage: 'Contacto' },
    { movedOn: '2025-02-10', stage: 'Oferta enviada' },
    { movedOn: '2025-02-10', stage: 'Negociación' },
  ],
}

test('a history comes in whole, with its stages in their order, and is learnt from', async () => {
  const { lead } = aFirm(routes)
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas Levante' })
  const opportunities = [{ ...past, accountId }]
  expect(await lead.ask(addOpportunityHistory, { opportunities })).toEqual({ added: 1 })
  const [one] = await lead.ask(listOpportunities, { accountId })
  expect(one).toMatchObject({ title: 'Rodillos', state: 'lost', reason: 'price' })
  const moves = await lead.ask(listOpportunityMoves, { opportunityId: one!.opportunityId })
  expect(moves.map(({ stage, state }) => [stage, state])).toEqual([
    ['Contacto', 'open'],
    ['Oferta enviada', 'open'],
    ['Negociación', 'open'],
    ['Negociación', 'lost'],
  ])
  const { stages } = await lead.ask(readChances, {})
  expect(stages.map(({ passed }) => passed)).toEqual([1, 0, 1, 1, 0])
})

test('what is not whole is refused; who may not; another firm’s account', async () => {
  const { lead, manager } = aFirm(routes)
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas Levante' })
  const send = (more: object, person = lead) =>
    person.ask(addOpportunityHistory, { opportunities: [{ ...past, accountId, ...more }] })
  await expect(send({ moves: past.moves.toReversed() })).rejects.toMatchObject({
    code: 'grow/stages-turned',
  })
  await expect(send({ closesOn: '2025-01-01' })).rejects.toMatchObject({ code: 'grow/ended-first' })
  await expect(send({ currency: null })).rejects.toMatchObject({ code: 'grow/half-an-amount' })
  await expect(send({}, manager)).rejects.toMatchObject({ status: 403 })
  await expect(send({}, aFirm(routes).lead)).rejects.toMatchObject({ status: 404 })
})
