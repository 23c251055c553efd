/** Several write one text of a plan: who may, what is kept, and what nobody else ever gets. */
import { expect, test } from 'vitest'
import { searchEverything } from '../know/search.api.ts'
import type { Writing } from '../platform/liveText.ts'
import { aTab } from '../platform/tab.testing.ts'
import { aSocketServer } from '../platform/together.testing.ts'
import { dropItem, putItem } from './item.api.ts'
import { readPlan } from './plan.api.ts'
import { planTexts } from './prose.routes.ts'
import { sharedView } from './planShared.ts'
import { objective, withObjective } from './testing.plan.ts'

const soon = { timeout: 8_000, interval: 30 }

test('two write in one objective: both have both, and it is kept, read, found and told once each', async () => {
  const { planId, itemId, manager, lead, db } = await withObjective()
  const server = await aSocketServer(planTexts)
  const ana = aTab(server.enter(lead), `line:${itemId}`)
  const luis = aTab(server.enter(manager), `line:${itemId}`)
  await expect.poll(() => ana.isSynced() && luis.isSynced(), soon).toBe(true)
  ana.type('Lo que pidió su director de compras')
  luis.type('Se mide cada trimestre')
  await expect.poll(() => ana.text() === luis.text() && ana.text().length > 80, soon).toBe(true)
  await expect.poll(ana.isKept, soon).toBe(true)
  ana.type('Falta el proveedor')
  const prose = async () =>
    (await manager.ask(readPlan, { planId })).items.find((one) => one.itemId === itemId)?.prose
  await expect.poll(prose, soon).toContain('Falta el proveedor')
  expect((await prose())!.split('\n').toSorted()).toEqual([
    'Falta el proveedor',
    'Lo que pidió su director de compras',
    'Se mide cada trimestre',
  ])
  const told = await db(
    (tx) =>
      tx`select actor_id from happening where firm_id = ${tx.firm} and what = 'planItem.written'`,
  )
  expect(told.map(({ actorId }) => actorId as string).toSorted()).toEqual(
    [lead.id, manager.id].toSorted(),
  )
})

test('of another firm, of another role, without a session or from another page: nothing', async () => {
  const { itemId, planId, lead, viewer, expert, client, manager } = await withObjective()
  const other = await withObjective()
  const server = await aSocketServer(planTexts)
  const name = `line:${itemId}`
  const ana = aTab(server.enter(manager), name)
  await expect.poll(ana.isSynced, soon).toBe(true)
  ana.type('Solo nuestro')

  const stranger = aTab(server.enter(other.lead), name)
  const contact = aTab(server.enter(client), name)
  const nowhere = aTab(server.enter(lead), 'line:00000000-0000-4000-8000-000000000009')
  const nonsense = aTab(server.enter(lead), 'otra cosa')
  for (const tab of [stranger, contact, nowhere, nonsense]) {
    await expect.poll(tab.denied, soon).toBe('not-found')
    expect(tab.text()).toBe('')
  }
  // An id that another firm knows, taken for a line of one's own, opens a text of one's own.
  const item = objective({ title: 'La misma de otra' })
  await other.manager.ask(putItem, { planId: other.planId, itemId, item })
  const same = aTab(server.enter(other.manager), name)
  await expect.poll(same.isSynced, soon).toBe(true)
  expect(same.text()).toBe('')
  same.type('De la otra empresa')

  const reader = aTab(server.enter(viewer), name)
  await expect.poll(reader.text, soon).toContain('Solo nuestro')
  expect(reader.scope()).toBe('readonly')
  reader.type('No debería estar')
  const thinker = aTab(server.enter(expert), `plan:${planId}`)
  await expect.poll(thinker.isSynced, soon).toBe(true)
  expect(thinker.scope()).toBe('readonly')

  const at = server.enter(manager)
  const elsewhere = { ...at, headers: { ...at.headers, origin: 'https://malo.example' } }
  const blind = { ...at, headers: { origin: at.headers.origin } }
  const bare = { ...at, headers: { cookie: at.headers.cookie } as never }
  for (const way of [elsewhere, blind, bare]) {
    const tab = aTab(way, name)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(tab.isSynced()).toBe(false)
    tab.destroy()
  }
  ana.type('Y algo más')
  await expect.poll(reader.text, soon).toContain('algo más')
  expect(ana.text()).not.toMatch(/No debería|otra empresa/)
})

test('what is private is opened by those who see it, and found by nobody', async () => {
  const { itemId, planId, lead, manager, viewer, join, ...firm } = await withObjective()
  const elsewhere = join('manager')
  const item = objective({ private: true, ownerId: manager.id })
  await manager.ask(putItem, { planId, itemId, item })
  const server = await aSocketServer(planTexts)
  const name = `line:${itemId}`
  const ana = aTab(server.enter(manager), name)
  await expect.poll(ana.isSynced, soon).toBe(true)
  ana.type('El cliente negocia con nuestro rival quebrantahuesos')
  await expect.poll(ana.isKept, soon).toBe(true)
  for (const who of [viewer, elsewhere]) {
    const tab = aTab(server.enter(who), name)
    await expect.poll(tab.denied, soon).toBe('not-found')
  }
  const found = (words: string) => lead.ask(searchEverything, { q: words })
  expect(JSON.stringify(await found('quebrantahuesos'))).not.toContain('rival')
  const [told] = await firm.db(
    (tx) => tx`
      select about::text as about from happening
      where firm_id = ${tx.firm} and about ->> 'what' = 'plan.written'`,
  )
  expect(told!['about']).not.toContain('Duplicar')

  await manager.ask(putItem, { planId, itemId, item: objective() })
  ana.type('Ya no es un secreto')
  await expect
    .poll(async () => JSON.stringify(await found('quebrantahuesos')), soon)
    .toContain('rival')
})

test('who sees only their own accounts opens only their texts', async () => {
  const { itemId, join } = await withObjective()
  const server = await aSocketServer(planTexts)
  const tab = aTab(server.enter(join('manager', { sees: 'own' })), `line:${itemId}`)
  await expect.poll(tab.denied, soon).toBe('not-found')
})

test('a right that is lost ends at the next look; what was written till then stays', async () => {
  const { itemId, planId, manager, lead } = await withObjective()
  const server = await aSocketServer(planTexts, { lookAgainMs: 100 })
  const luis = aTab(server.enter(manager), `line:${itemId}`)
  await expect.poll(luis.isSynced, soon).toBe(true)
  luis.type('Antes')
  await expect.poll(luis.isKept, soon).toBe(true)
  server.enter({ ...manager, role: 'viewer' })
  await expect.poll(luis.scope, soon).toBe('readonly')
  luis.type('Después')
  server.leave(manager)
  await expect.poll(luis.isSynced, soon).toBe(false)
  const ana = aTab(server.enter(lead), `line:${itemId}`)
  await expect.poll(ana.text, soon).toContain('Antes')
  expect(ana.text()).not.toContain('Después')

  const owned = objective({ private: true, ownerId: lead.id })
  const third = aTab(server.enter(manager), `line:${itemId}`)
  await expect.poll(third.isSynced, soon).toBe(true)
  await lead.ask(dropItem, { itemId })
  await expect.poll(() => third.closed, soon).toContain('not-found')
  await lead.ask(putItem, { planId, itemId, item: owned })
  const again = aTab(server.enter(lead), `line:${itemId}`)
  await expect.poll(again.text, soon).toContain('Antes')
})

test('one is away for a while: both texts are there when they come back, and who changed a field is told', async () => {
  const { itemId, planId, manager, lead } = await withObjective()
  const server = await aSocketServer(planTexts)
  const name = `line:${itemId}`
  const ana = aTab(server.enter(lead), name)
  const luis = aTab(server.enter(manager), name)
  await expect.poll(() => ana.isSynced() && luis.isSynced(), soon).toBe(true)
  luis.socket.disconnect()
  await expect.poll(luis.isSynced, soon).toBe(false)
  ana.type('Ana sigue')
  luis.type('Luis escribe sin conexión')
  await lead.ask(putItem, { planId, itemId, item: objective({ title: 'Triplicar las ventas' }) })
  await expect
    .poll(() => ana.told.find(({ changed }) => changed), soon)
    .toMatchObject({
      changed: { by: lead.id, byName: 'Lucía', what: 'fields', names: [`plan:${planId}`, name] },
    })
  await luis.socket.connect()
  for (const tab of [ana, luis]) {
    await expect.poll(tab.text, soon).toMatch(/Ana sigue.*sin conexión|sin conexión.*Ana sigue/)
  }
  await expect
    .poll(async () => (await lead.ask(readPlan, { planId })).items[0]?.prose, soon)
    .toMatch(/sin conexión/)
})

test('too much is refused, and what stood stays; who is there can be told apart and not made up', async () => {
  const { itemId, manager, lead } = await withObjective()
  const server = await aSocketServer(planTexts)
  const name = `line:${itemId}`
  const luis = aTab(server.enter(manager), name)
  const ana = aTab(server.enter(lead), name)
  await expect.poll(() => luis.isSynced() && ana.isSynced(), soon).toBe(true)
  luis.provider.setAwarenessField('user', { id: lead.id, name: 'La directora', colour: 1 })
  luis.provider.setAwarenessField('at', 'texto')
  luis.provider.setAwarenessField('more', 'x'.repeat(1000))
  const others = () =>
    [...ana.provider.awareness!.getStates()].filter(([id]) => id !== ana.document.clientID)
  await expect
    .poll(() => others()[0]?.[1], soon)
    .toMatchObject({
      user: { id: manager.id, name: 'Marta' },
      at: 'texto',
    })
  expect(others()[0]![1]).not.toHaveProperty('more')
  luis.type('Cabe')
  await expect.poll(ana.text, soon).toContain('Cabe')
  luis.type('x'.repeat(1_000_001))
  await expect.poll(() => luis.closed, soon).toContain('too-large')
  expect(ana.text()).not.toContain('xxx')
  ana.type('Seguimos')
  await expect.poll(ana.isKept, soon).toBe(true)
})

test('the server stops: what was typed just before is kept, and nothing hangs', async () => {
  const { itemId, planId, manager } = await withObjective()
  const server = await aSocketServer(planTexts)
  const luis = aTab(server.enter(manager), `line:${itemId}`)
  const plan = aTab(server.enter(manager), `plan:${planId}`)
  await expect.poll(() => luis.isSynced() && plan.isSynced(), soon).toBe(true)
  luis.type('Lo último')
  plan.type('Su situación')
  await expect.poll(() => luis.provider.hasUnsyncedChanges, soon).toBe(false)
  await expect.poll(() => plan.provider.hasUnsyncedChanges, soon).toBe(false)
  await server.stop()
  const read = await manager.ask(readPlan, { planId })
  expect(read).toMatchObject({ prose: 'Su situación', items: [{ prose: 'Lo último' }] })
  const shown = sharedView(read.plan, [{ ...read.items[0]!, shared: true }])
  expect(shown.items[0]!.prose).toBe('Lo último')
  expect(JSON.stringify(shown)).not.toContain('situación')
})

test('the database is away for a moment: what was written is kept once it is back, also of who has left', async () => {
  const { itemId, planId, manager } = await withObjective()
  let failures = 0
  const texts = planTexts.map((text) => ({
    ...text,
    keep: async (writing: Writing) => {
      if (failures++ < 2) throw new Error('the connection is lost')
      await text.keep(writing)
    },
  }))
  const server = await aSocketServer(texts)
  const luis = aTab(server.enter(manager), `line:${itemId}`)
  await expect.poll(luis.isSynced, soon).toBe(true)
  luis.type('Justo ahora')
  await expect.poll(() => luis.provider.hasUnsyncedChanges, soon).toBe(false)
  luis.destroy()
  await expect
    .poll(async () => (await manager.ask(readPlan, { planId })).items[0]?.prose, soon)
    .toBe('Justo ahora')
  expect(failures).toBe(3)
})
