/** The demonstration as a visitor finds it: filled through the endpoints, while the worker works. */
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { COLLEAGUES } from '../../samples/people.ts'
import { openDemo } from '../access/demo.api.ts'
import { listMembers } from '../access/member.api.ts'
import { memberRoutes } from '../access/member.routes.ts'
import { listSalespeople } from '../accounts/salesperson.api.ts'
import { anInstallation } from '../access/testing.ts'
import { listContracts } from '../accounts/contract.api.ts'
import { listPriceIndices } from '../gather/priceIndex.api.ts'
import { listCostActivities, listCostRates, listSalesCosts } from '../identify/cost.api.ts'
import { listTargets } from '../identify/target.api.ts'
import { listAccounts, readPortfolio } from '../identify/portfolio.api.ts'
import { readCapacity } from '../segment/capacity.api.ts'
import { readCriteria } from '../segment/criteria.api.ts'
import { listStrategies } from '../segment/strategy.api.ts'
import { openLog } from '../platform/log.ts'
import { workOff } from '../platform/jobs.ts'
import { readSettings } from '../platform/settings.ts'
import { dataFolder, owner, sql, TODAY } from '../platform/testing.ts'
import { fillDemo, lastDay } from './demo.ts'
import { roomJobs } from './jobs.ts'
import { roomRoutes } from './routes.ts'

test('the last day lies in the week before today', () => {
  expect(lastDay('2026-11-26')).toBe('2026-11-20')
  expect(lastDay('2026-11-27')).toBe('2026-11-20')
  expect(lastDay('2026-11-28')).toBe('2026-11-27')
})

test('it opens with its accounts, their managers, and what it brings beside the ledger', async () => {
  const rooms = roomRoutes({ ...readSettings({}), dataFolder })
  const today = () => TODAY
  const { aBrowser } = anInstallation({
    demoColleagues: COLLEAGUES,
    fillDemo: (firmId) => fillDemo(firmId, { sql, routes: [...memberRoutes, ...rooms], today }),
    more: rooms,
  })
  const visitor = aBrowser()
  await whileWorking(visitor.ask(openDemo, {}))

  const { portfolio } = await visitor.ask(readPortfolio, {})
  expect(portfolio).toMatchObject({ asOf: '2026-11-20', outdated: false })
  const members = await visitor.ask(listMembers, {})
  expect(members.map(({ name }) => name)).toEqual(
    expect.arrayContaining(COLLEAGUES.map(({ name }) => name)),
  )
  const marta = members.find(({ name }) => name === 'Marta Ibarra')!
  const { rows } = await visitor.ask(listAccounts, { q: 'arandia automocion' })
  expect(rows[0]).toMatchObject({
    name: 'Arandia Automoción',
    managerId: marta.personId,
    tags: ['Automoción', 'Estratégica'],
  })
  const salespeople = await visitor.ask(listSalespeople, {})
  expect(salespeople).toHaveLength(8)
  for (const { personId, accounts, managed } of salespeople) {
    expect(personId).not.toBeNull()
    expect(managed).toBe(accounts)
  }
  expect(await visitor.ask(listStrategies, {})).toHaveLength(3)
  const { room } = await visitor.ask(readCapacity, {})
  expect(room).toEqual({ accounts: 24, scarcest: 'logística' })
  const { chosen, versions } = await visitor.ask(readCriteria, {})
  expect(versions.map(({ version }) => version)).toEqual([2, 1])
  expect(chosen!.why).toContain('Entra el margen')
  expect((await visitor.ask(listCostRates, {})).total).toBe(12)
  expect((await visitor.ask(listCostActivities, {})).total).toBeGreaterThan(5_000)
  expect((await visitor.ask(listSalesCosts, {})).total).toBeGreaterThan(300)
  expect((await visitor.ask(listPriceIndices, {})).total).toBeGreaterThan(400)
  expect((await visitor.ask(listContracts, {})).total).toBeGreaterThan(300)
  expect((await visitor.ask(listTargets, {})).total).toBeGreaterThan(50)
})

/** Works off what is queued until the thing is done, as the worker of a server would. */
async function whileWorking<T>(doing: Promise<T>): Promise<T> {
  let isDone = false
  const done = doing.finally(() => (isDone = true))
  const world = { sql, log: openLog('warn'), dataFolder, today: () => TODAY }
  const working = (async () => {
    while (!isDone) {
      await workOff(owner, roomJobs, world)
      await pause(50)
    }
  })()
  const [answer] = await Promise.all([done, working])
  return answer
}
