/** The demonstration as a visitor finds it: filled through the endpoints, while the worker works. */
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { COLLEAGUES } from '../../samples/people.ts'
import { openDemo } from '../access/demo.api.ts'
import { listMembers } from '../access/member.api.ts'
import { memberRoutes } from '../access/member.routes.ts'
import { listSalespeople } from '../accounts/salesperson.api.ts'
import { anInstallation } from '../access/testing.ts'
import { listContracts } from '../accounts/contract.api.ts'
import { listEscalations, listLessons } from '../engage/escalation.api.ts'
import { checkFairness, listDecisions as listExtraDecisions } from '../engage/extra.api.ts'
import { listAllGoodwill } from '../engage/goodwill.api.ts'
import { listAllRequests } from '../engage/request.api.ts'
import { listPriceIndices } from '../gather/priceIndex.api.ts'
import { listCostActivities, listCostRates, listSalesCosts } from '../identify/cost.api.ts'
import { listTargets } from '../identify/target.api.ts'
import { listAccounts, readPortfolio } from '../identify/portfolio.api.ts'
import { listTops, readTree } from '../identify/rollUp.api.ts'
import { listNeeded, listRemedies } from '../segment/remedy.api.ts'
import { listDecisions, readTiers } from '../segment/standing.api.ts'
import { readCapacity } from '../segment/capacity.api.ts'
import { readCriteria } from '../segment/criteria.api.ts'
import { readMarket } from '../segment/market.api.ts'
import { readMarketMap } from '../segment/marketMap.api.ts'
import { throughOf } from '../segment/marketMap.ts'
import { listRounds, readDisagreements } from '../segment/rating.api.ts'
import { listSelectionAccounts, listSelections } from '../segment/selection.api.ts'
import { listOpenStalled } from '../segment/stalled.api.ts'
import { listStrategies } from '../segment/strategy.api.ts'
import { readNeglect } from '../monitor/neglect/neglect.api.ts'
import { listSupply, readSupplyFirm } from '../monitor/supply/supply.api.ts'
import { listUsage } from '../monitor/usage/usage.api.ts'
import { listAccountTwins } from '../accounts/twin.api.ts'
import { listContactTwins } from '../know/contactTwin.api.ts'
import { listDepartureHints } from '../know/departureHint.api.ts'
import { listDepartures } from '../know/departure.api.ts'
import { listOwnChanges } from '../know/ownChange.api.ts'
import { listFacts } from '../know/profileFact.api.ts'
import { workOff } from '../platform/jobs.ts'
import { readSettings } from '../platform/settings.ts'
import { dataFolder, jobWorld, owner, sql, TODAY } from '../platform/testing.ts'
import { fillDemo, lastDay } from './demo.ts'
import { theAlerts } from './demoAlerts.testing.ts'
import { roomJobs } from './jobs.ts'
import { roomRoutes } from './routes.ts'

// The whole company is brought in, rated and chosen, with a worker of its own beside it.
vi.setConfig({ testTimeout: 420_000 })

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
  const market = await visitor.ask(readMarket, {})
  expect(market.segments).toHaveLength(5)
  expect(market.unplaced.accounts).toBe(0)
  for (const { figures, size } of market.segments) {
    expect(figures.accounts).toBeGreaterThan(20)
    expect(figures.sales! / Number(size)).toBeLessThan(0.4)
  }
  const map = await visitor.ask(readMarketMap, {})
  expect(throughOf(map).get(map.ours!)).toBeGreaterThan(0.1)
  const { room } = await visitor.ask(readCapacity, {})
  expect(room).toEqual({ accounts: 24, scarcest: 'logística' })
  const { chosen, versions } = await visitor.ask(readCriteria, {})
  expect(versions.map(({ version }) => version)).toEqual([2, 1])
  expect(chosen!.why).toContain('Entra el margen')
  await theChoice(visitor)
  await theRequests(visitor)
  await theTiers(visitor)
  await theStalled(visitor)
  await theKnown(visitor)
  // Out of a mail of a key account, which is open to whoever sees it.
  const hints = await visitor.ask(listDepartureHints, {})
  expect(hints).toContainEqual(
    expect.objectContaining({ kind: 'left', excerpt: 'Nueva persona en compras' }),
  )
  await whatIsTwice(visitor)
  await theMonitored(visitor)
  await workOff(owner, roomJobs, jobWorld)
  await theAlerts(visitor)
  expect((await visitor.ask(listCostRates, {})).total).toBe(12)
  expect((await visitor.ask(listCostActivities, {})).total).toBeGreaterThan(5_000)
  expect((await visitor.ask(listSalesCosts, {})).total).toBeGreaterThan(300)
  expect((await visitor.ask(listPriceIndices, {})).total).toBeGreaterThan(400)
  expect((await visitor.ask(listContracts, {})).total).toBeGreaterThan(300)
  expect((await visitor.ask(listTargets, {})).total).toBeGreaterThan(50)
})

async function theKnown(visitor: ReturnType<ReturnType<typeof anInstallation>['aBrowser']>) {
  expect(await visitor.ask(listOwnChanges, {})).toMatchObject([{ accounts: 9, open: 7 }])
  const { rows } = await visitor.ask(listAccounts, { q: 'reductores guadalope' })
  const { accountId } = rows[0]!
  const [left] = await visitor.ask(listDepartures, { accountId })
  expect(left).toMatchObject({ successor: 'Teresa Lozano Pardo', actions: 4, open: 3 })
  expect(await visitor.ask(listFacts, { accountId })).not.toEqual([])
  const { total, rows: tops } = await visitor.ask(listTops, {})
  expect(total).toBe(30)
  const tree = await visitor.ask(readTree, { accountId: tops[0]!.accountId })
  expect(Math.max(...tree.rows.map(({ depth }) => depth))).toBe(4)
  expect(tree.rows[0]!.all.salesLast12).toBeGreaterThan(1_000_000)
}

/** Who is leaving uses less, one client is delivered to late, a family is out of stock, and small accounts are starved. */
async function theMonitored(
  visitor: Pick<ReturnType<ReturnType<typeof anInstallation>['aBrowser']>, 'ask'>,
) {
  const uses = await visitor.ask(listUsage, { verdict: ['falls'] })
  expect(uses.rows.map(({ account }) => account)).toContain('Arandia Automoción')
  expect(uses.total).toBeLessThan(8)
  const supplied = await visitor.ask(listSupply, { falls: ['yes'] })
  expect(supplied.rows.map(({ account }) => account)).toEqual(['Reductores Guadalope'])
  const { stockOuts } = await visitor.ask(readSupplyFirm, {})
  expect(stockOuts.filter(({ untilOn }) => untilOn === null)).toHaveLength(1)
  const { told } = await visitor.ask(readNeglect, {})
  expect(told).toMatchObject({ state: 'alarm', key: { over: true } })
  expect(told!.cure.gives.length).toBeGreaterThan(0)
}

async function whatIsTwice(visitor: ReturnType<ReturnType<typeof anInstallation>['aBrowser']>) {
  await workOff(owner, roomJobs, jobWorld)
  const { rows, total } = await visitor.ask(listAccountTwins, {})
  expect(total).toBeLessThan(6)
  expect(
    rows[0]!.sides
      .map(({ name }) => name)
      .toSorted()
      .at(-1),
  ).toMatch(/ Hnos\., S\.L\.$/)
  expect(rows[0]!.reasons.map(({ kind }) => kind)).toEqual(['domain', 'mail', 'name'])
  const people = await visitor.ask(listContactTwins, {})
  expect(people.total).toBe(1)
  expect(people.rows[0]!.reasons.map(({ kind }) => kind)).toEqual(['mail', 'name'])
}

async function theTiers(visitor: ReturnType<ReturnType<typeof anInstallation>['aBrowser']>) {
  const { tiers } = await visitor.ask(readTiers, {})
  const accountsIn = new Map(tiers.map(({ tier, accounts }) => [tier, accounts]))
  expect(accountsIn.get('streamline')).toBe(4)
  expect(accountsIn.get('future')).toBeGreaterThan(0)
  expect((await visitor.ask(listDecisions, {})).total).toBeGreaterThan(40)
  const { rows } = await visitor.ask(listRemedies, {})
  expect(rows).toMatchObject([{ account: 'Suministros Pons', owner: 'Nuria Vidal', state: 'open' }])
  expect(rows[0]!.before).not.toBeNull()
  expect((await visitor.ask(listNeeded, {})).total).toBeGreaterThan(1)
}

async function theStalled(visitor: ReturnType<ReturnType<typeof anInstallation>['aBrowser']>) {
  const open = await visitor.ask(listOpenStalled, {})
  const told = open.map(({ account, state, answers }) => [account, state, answers[0]?.byName])
  expect(told).toEqual([
    ['Metalúrgica Tajo', 'questioned', 'Luis Ferrández'],
    ['Talleres Nervión', 'unexecuted', 'Luis Ferrández'],
  ])
}

/** Requests of all kinds; what small accounts asked waits, while an extra for a key one takes their hours. */
async function theRequests(visitor: ReturnType<ReturnType<typeof anInstallation>['aBrowser']>) {
  const { rows, undecided } = await visitor.ask(listAllRequests, { outside: true })
  expect(undecided).toBe(1)
  const open = rows.find(({ decision }) => decision === null)!
  const seen = await visitor.ask(checkFairness, { requestId: open.requestId })
  expect(seen.verdict).toBe('takes')
  const small = seen.lines.flatMap(({ from }) => from).find(({ tier }) => tier === 'standard')!
  expect(small.accounts).toBeGreaterThan(300)
  expect(seen.cures.map(({ kind }) => kind)).toContain('paid')
  const granted = rows.find(({ decision }) => decision === 'granted')!
  const [decision] = await visitor.ask(listExtraDecisions, { requestId: granted.requestId })
  expect(decision).toMatchObject({ seen: { verdict: 'takes' } })
  const { open: waiting } = await visitor.ask(listAllRequests, { stage: ['open'] })
  expect(waiting).toBeGreaterThan(10)
  expect(await visitor.ask(listEscalations, {})).toMatchObject({ open: 1, critical: 1, total: 2 })
  expect(await visitor.ask(listLessons, { q: 'certificado' })).toHaveLength(1)
  expect((await visitor.ask(listAllGoodwill, { kind: ['event'] })).total).toBe(4)
}

/** Works off what is queued until the thing is done, as the worker of a server would. */
async function theChoice(visitor: ReturnType<ReturnType<typeof anInstallation>['aBrowser']>) {
  const [round] = await visitor.ask(listRounds, {})
  expect(round).toMatchObject({ state: 'closed', version: 2 })
  expect(round!.raters).toHaveLength(5)
  const apart = await visitor.ask(readDisagreements, { roundId: round!.roundId })
  expect(apart.length).toBeGreaterThan(10)
  const lists = await visitor.ask(listSelections, {})
  const decided = lists.find(({ decidedAt }) => decidedAt !== null)!
  expect(decided).toMatchObject({ kind: 'choice', candidates: 400, accounts: 24 })
  const { selectionId } = decided
  const { rows } = await visitor.ask(listSelectionAccounts, { selectionId, shown: 'wished' })
  expect(rows).toMatchObject([
    { name: 'Suministros Pons', wish: 'in', proposed: false, chosen: true, bias: 'old-friend' },
  ])
}

async function whileWorking<T>(doing: Promise<T>): Promise<T> {
  let isDone = false
  const done = doing.finally(() => (isDone = true))
  const working = (async () => {
    while (!isDone) {
      await workOff(owner, roomJobs, jobWorld)
      await pause(50)
    }
  })()
  const [answer] = await Promise.all([done, working])
  return answer
}
