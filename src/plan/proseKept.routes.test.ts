/** What follows when a text of a plan is kept, or can't be: pages that wait for the client, refusals, and texts of lines that went. */
import { expect, test } from 'vitest'
import { readAcceptance } from '../accounts/acceptance.api.ts'
import { call } from '../kernel/call.ts'
import type { LiveText, Writing } from '../platform/liveText.ts'
import { serve } from '../platform/serve.ts'
import { aTab } from '../platform/tab.testing.ts'
import { sql, testWorld, TODAY } from '../platform/testing.ts'
import { aSocketServer } from '../platform/together.testing.ts'
import { askToAgree, draftAgreement, putAlignment } from './alignment.api.ts'
import { dropItem, putItem } from './item.api.ts'
import { movePlan, readPlan } from './plan.api.ts'
import { planTexts } from './prose.routes.ts'
import { forgetLost, keepState, stateFrom } from './prose.store.ts'
import { objective, PLAN_ROUTES, withObjective } from './testing.plan.ts'

const soon = { timeout: 8_000, interval: 30 }

/** Whoever holds the link, without sign-in. */
const app = serve(PLAN_ROUTES, { ...testWorld, whoIs: async () => null, today: () => TODAY })
const opened = (token: string) =>
  call(async (path, init) => app.request(path, init), readAcceptance, { token })

type Keep = (writing: Writing, really: LiveText['keep']) => Promise<void>

async function open(keep: Keep = (writing, really) => really(writing)) {
  const there = await withObjective()
  const texts = planTexts.map((text) => ({
    ...text,
    keep: (writing: Writing) => keep(writing, (one) => text.keep(one)),
  }))
  const server = await aSocketServer(texts)
  const tab = aTab(server.enter(there.manager), `line:${there.itemId}`)
  await expect.poll(tab.isSynced, soon).toBe(true)
  return { ...there, server, tab }
}

test('the words of a shared line change: the page that waits for the client is withdrawn; more words leave it', async () => {
  const { manager, planId, itemId, tab } = await open()
  await manager.ask(putItem, { planId, itemId, item: objective({ shared: true }) })
  tab.type('Entrega en dos días')
  await expect.poll(tab.isKept, soon).toBe(true)
  await manager.ask(movePlan, { planId, state: 'in-review', why: '' })
  const held = { heldOn: TODAY, ours: 'Marta', theirs: 'Ana Gil', questions: [], notes: '' }
  const { now } = await manager.ask(putAlignment, { planId, ...held })
  const one = { planId, alignmentId: now.alignmentId }
  const { language, textHash, text } = await manager.ask(draftAgreement, one)
  expect(text).toContain('Entrega en dos días')
  const who = { name: 'Ana Gil', email: 'ana@forjas.example', expiresOn: '2026-12-31' }
  const { path } = await manager.ask(askToAgree, { ...one, ...who, language, textHash })
  const token = new URL(path, 'http://x').searchParams.get('token')!

  tab.type('También en agosto')
  await expect.poll(tab.isKept, soon).toBe(true)
  expect(await opened(token)).toMatchObject({ state: 'open' })
  tab.document.getXmlFragment('default').delete(0, 1)
  await expect.poll(tab.isKept, soon).toBe(true)
  expect(await opened(token)).toMatchObject({ state: 'withdrawn', text: null })
})

test('the database is away while someone goes on typing: kept once it is back', async () => {
  let tries = 0
  const { tab, manager, planId } = await open(async (writing, really) => {
    if (tries++ > 0) return really(writing)
    // Till what is typed has waited as long as it may.
    for (let round = 0; round < 5; round++) {
      tab.type(`Sigo ${round}`)
      await new Promise((resolve) => setTimeout(resolve, 270))
    }
    throw new Error('the connection is lost')
  })
  tab.type('Justo ahora')
  await expect.poll(tab.isKept, soon).toBe(true)
  const { items } = await manager.ask(readPlan, { planId })
  expect(items[0]!.prose).toBe('Justo ahora\nSigo 0\nSigo 1\nSigo 2\nSigo 3\nSigo 4')
})

test('longer than the table holds: refused once, with the reason, and shortened it is kept', async () => {
  let tries = 0
  const { tab, itemId, planId, manager, server } = await open((writing, really) => {
    tries++
    return really(writing)
  })
  tab.type('Cabe')
  await expect.poll(tab.isKept, soon).toBe(true)
  tries = 0
  tab.type('x'.repeat(600_000))
  await expect.poll(() => tab.closed, soon).toContain('too-large')
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  expect(tries).toBe(1)
  tab.document.getXmlFragment('default').delete(1, 1)
  const again = aTab(server.enter(manager), `line:${itemId}`, tab.document)
  again.type('Más corto')
  await expect.poll(again.isKept, soon).toBe(true)
  const { items } = await manager.ask(readPlan, { planId })
  expect(items[0]!.prose).toBe('Cabe\nMás corto')
})

test('what the database refuses for good is not tried again', async () => {
  let tries = 0
  const { tab } = await open(async () => {
    tries++
    await sql`select 1 / 0`
  })
  tab.type('Nunca')
  await expect.poll(() => tab.closed, soon).toContain('too-large')
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  expect(tries).toBe(1)
})

test('a text is told to be too long before the table says so', async () => {
  const { planId, db } = await withObjective()
  const about = { kind: 'plan' as const, id: planId, planId }
  await expect(
    db((tx) => keepState(tx, about, stateFrom(['x'.repeat(500_001)]))),
  ).rejects.toMatchObject({ code: 'plan/text-long', status: 413 })
  await db((tx) => keepState(tx, about, stateFrom(['x'.repeat(500_000)])))
})

test('the text of a line that goes is there for a day from then on, however long ago it was written', async () => {
  const { planId, itemId, lead, db } = await withObjective()
  const ago = (column: string) =>
    db((tx) => tx`update live_text set ${tx(column)} = now() - interval '2 days'`)
  await db((tx) => keepState(tx, { kind: 'line', id: itemId, planId }, stateFrom(['Antes'])))
  await ago('changed_at')
  const item = await lead.ask(dropItem, { itemId })
  await db(forgetLost)
  await lead.ask(putItem, { planId, itemId, item })
  const prose = async () => (await lead.ask(readPlan, { planId })).items[0]?.prose
  expect(await prose()).toBe('Antes')

  await ago('withdrawn_at')
  await db((tx) => tx`delete from plan_item where item_id = ${itemId}`)
  await db(forgetLost)
  await lead.ask(putItem, { planId, itemId, item })
  expect(await prose()).toBe('')
})
