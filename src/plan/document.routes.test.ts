/** Documents of a plan go out to those who see it, in the view that they ask for; what is confidential to others isn't in them. */
import { expect, test } from 'vitest'
import { addAccount, readHistory } from '../accounts/account.api.ts'
import { putAction } from '../accounts/action.api.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { addDecision, putAlignment } from './alignment.api.ts'
import { documentRoutes } from './document.routes.ts'
import { DOCUMENT_FORMATS } from './document.ts'
import { pdfWords, zipWords } from './documentRead.testing.ts'
import { putItem } from './item.api.ts'
import { putPlan } from './plan.api.ts'
import { aPlan, objective, PLAN_ROUTES } from './testing.plan.ts'

const routes = [...PLAN_ROUTES, ...documentRoutes]
type Fetching = { fetch: (path: string) => Promise<Response> }

const take = ({ fetch }: Fetching, planId: string, asked: Record<string, string>) =>
  fetch(`/api/plans/${planId}/document?${new URLSearchParams(asked).toString()}`)

async function wordsOf(response: Response) {
  const bytes = new Uint8Array(await response.arrayBuffer())
  return response.headers.get('content-type') === 'application/pdf'
    ? pdfWords(bytes)
    : zipWords(bytes)
}

async function aTold() {
  const there = await aPlan(routes)
  const { manager, planId } = there
  const line = (title: string, more: object) =>
    manager.ask(putItem, { planId, item: { ...objective(more), title } })
  await line('Compartido', { shared: true })
  await line('NUESTRO', {})
  await line('CONFIDENCIAL', { private: true })
  const questions = [{ question: '¿Preguntado?', answer: 'Respondido' }]
  await manager.ask(putAlignment, { planId, heldOn: TODAY, questions, notes: 'APUNTE' })
  await manager.ask(addDecision, { planId, decidedOn: TODAY, decision: 'Decidido', shared: true })
  await manager.ask(addDecision, { planId, decidedOn: TODAY, decision: 'CALLADO' })
  const act = { accountId: there.accountId, ownerId: manager.id, dueOn: TODAY, origin: 'plan' }
  const mine = { ...act, originId: planId }
  await manager.ask(putAction, { ...mine, title: 'Haremos', shared: true })
  await manager.ask(putAction, { ...mine, title: 'TAREA' })
  const { accountId } = await manager.ask(addAccount, { name: 'Otra' })
  await manager.ask(putAction, { ...mine, accountId, title: 'AJENA', shared: true })
  return there
}

test.each(DOCUMENT_FORMATS)(
  'a %s, in each view and language, with what each may see',
  async (format) => {
    const { manager, viewer, planId, accountId } = await aTold()
    const shared = await take(manager, planId, { format })
    expect(shared.status).toBe(200)
    expect(shared.headers.get('content-disposition')).toContain(
      `attachment; filename*=UTF-8''plan%20Forjas%20Levante%20${TODAY}.${format}`,
    )
    const told = await wordsOf(shared)
    for (const there of ['Compartido', 'Respondido', 'Decidido', 'Haremos'])
      expect(told).toContain(there)
    expect(told).not.toMatch(/NUESTRO|CONFIDENCIAL|APUNTE|CALLADO|TAREA|AJENA/)

    const inside = await wordsOf(await take(manager, planId, { format, view: 'ours' }))
    for (const there of ['NUESTRO', 'CONFIDENCIAL', 'APUNTE', 'CALLADO', 'TAREA'])
      expect(inside).toContain(there)
    expect(inside).not.toContain('AJENA')
    const seen = await wordsOf(await take(viewer, planId, { format, view: 'ours', language: 'en' }))
    expect(seen).toContain('NUESTRO')
    expect(seen).not.toContain('CONFIDENCIAL')
    expect(seen).toMatch(/Internal ?view/)
    const history = JSON.stringify(await viewer.ask(readHistory, { accountId }))
    expect(history).toContain('planDocument.taken')
  },
  60_000,
)

test('a confidential plan has no view for the client, and none for who may not see it', async () => {
  const { manager, viewer, client, planId, plan, join } = await aTold()
  const status = async (who: Fetching, asked: object = {}) =>
    (await take(who, planId, { format: 'xlsx', ...asked })).status
  expect(await status(client)).toBe(403)
  expect(await status(aFirm(routes).lead)).toBe(404)
  expect(await status(join('manager', { sees: 'own' }))).toBe(404)
  expect(await status(manager, { format: 'docx' })).toBe(422)
  await manager.ask(putPlan, { ...plan, private: true })
  expect(await status(manager)).toBe(409)
  expect(await status(manager, { view: 'ours' })).toBe(200)
  expect(await status(viewer, { view: 'ours' })).toBe(404)
})
