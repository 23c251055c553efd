/** A clock runs out while nothing runs, everything having been killed: the next start tells it once, as found late. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { addAccount, readHistory } from '../accounts/account.api.ts'
import { listAccountClocks, startClock } from '../commit/serviceClock.api.ts'
import { putLevel } from '../commit/serviceLevel.api.ts'
import { aHouse, aNewcomer } from './lifecycle.testing.ts'

vi.setConfig({ testTimeout: 300_000 })

/** Later than this after its instant a breach is told as found late. */
const LATE_MS = 60_000

test('killed before a clock runs out: told once after the next start, and marked as found late', async () => {
  const house = aHouse()
  const first = await house.serve()
  const ana = await aNewcomer(first.address)
  const before = ana.remote(first.address)
  const { accountId } = await before.ask(addAccount, { name: 'Forjas Levante' })
  await before.ask(putLevel, { metric: 'delivery', target: '1s', riskShare: 0 })
  await before.ask(putLevel, { metric: 'resolution', target: '20s' })
  await before.ask(startClock, { accountId, metric: 'delivery', title: 'A tiempo de verlo' })
  const breaches = async (there: typeof before) => {
    const { happenings } = await there.ask(readHistory, { accountId })
    return happenings.filter(({ what }) => /^clock\.(atRisk|breached)$/.test(what))
  }
  await expect.poll(() => breaches(before), { timeout: 30_000 }).toHaveLength(1)
  const { dueAt } = await before.ask(startClock, {
    accountId,
    metric: 'resolution',
    title: 'Tarde',
  })
  house.killEverything()
  await first.ended
  await sleep(Date.parse(dueAt!) + LATE_MS + 2000 - Date.now())

  const second = await house.serve()
  const after = ana.remote(second.address)
  await expect.poll(() => breaches(after), { timeout: 60_000 }).toHaveLength(2)
  const { open } = await after.ask(listAccountClocks, { accountId })
  const told = open.map(({ title, state, lateDetected }) => [title, state, lateDetected])
  expect(told).toEqual([
    ['A tiempo de verlo', 'breached', false],
    ['Tarde', 'breached', true],
  ])
  expect((await breaches(after)).map(({ what }) => what)).toEqual([
    'clock.breached',
    'clock.breached',
  ])
})
