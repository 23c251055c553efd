/** Everything is killed while someone writes: what was typed until two seconds before is there after the next start. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { putItem } from '../plan/item.api.ts'
import { putPlan, readPlan } from '../plan/plan.api.ts'
import { readSession } from '../access/session.api.ts'
import { TOGETHER_PATH } from '../platform/together.ts'
import { aTab } from '../platform/tab.testing.ts'
import { aHouse, aNewcomer, ROUNDS } from './lifecycle.testing.ts'

vi.setConfig({ testTimeout: 120_000 + ROUNDS * 40_000 })

const LOST_AT_MOST_MS = 2_000

test(`killed in the middle of writing, ${ROUNDS} rounds: at most the last two seconds are lost`, async () => {
  const house = aHouse()
  let server = await house.serve()
  const ana = await aNewcomer(server.address)
  const { planId, itemId } = await aLine(ana.at(server.address))

  let until = 0
  const typed: { words: string; at: number }[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    const { origin, host } = new URL(server.address)
    const at = { url: `ws://${host}${TOGETHER_PATH}`, headers: { cookie: ana.cookie, origin } }
    const tab = aTab(at, `line:${itemId}`)
    await expect.poll(tab.isSynced, { timeout: 15_000 }).toBe(true)
    const end = Date.now() + 3_000 + Math.random() * 2_000
    while (Date.now() < end) {
      const words = `ronda ${round}, trazo ${typed.length}`
      tab.type(words)
      typed.push({ words, at: Date.now() })
      await sleep(40)
    }
    house.killEverything()
    until = Date.now() - LOST_AT_MOST_MS
    await server.ended
    // The browser is gone too: only the database knows.
    tab.destroy()
    server = await house.serve()
    const { items } = await ana.at(server.address)(readPlan, { planId })
    const prose = new Set(items[0]!.prose.split('\n'))
    const older = typed.filter((one) => one.at <= until)
    expect(older.length).toBeGreaterThan(10)
    expect(older.filter(({ words }) => !prose.has(words))).toEqual([])
    const lost = typed.filter(({ words }) => !prose.has(words))
    console.log(
      `round ${round}: the last ${lost.length} strokes lost, ${until + LOST_AT_MOST_MS - (lost[0]?.at ?? until + LOST_AT_MOST_MS)} ms`,
    )
    typed.splice(0, typed.length, ...typed.filter(({ words }) => prose.has(words)))
  }
})

async function aLine(ask: ReturnType<Awaited<ReturnType<typeof aNewcomer>>['at']>) {
  const { person } = await ask(readSession, {})
  const ownerId = person!.personId
  const { accountId } = await ask(addAccount, { name: 'Forjas', managerId: ownerId })
  const { now: plan } = await ask(putPlan, {
    accountId,
    title: 'Plan de Forjas',
    template: 'general',
    fromOn: '2026-11-01',
    untilOn: '2028-10-31',
    ownerId,
  })
  const { planId } = plan
  const item = { kind: 'objective' as const, title: 'Duplicar las ventas', body: {} }
  const { now } = await ask(putItem, { planId, item })
  return { planId, itemId: now.itemId }
}
