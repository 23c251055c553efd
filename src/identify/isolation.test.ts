/** Every route of the room, from without: another firm, each role, and nobody. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { Role } from '../kernel/actor.ts'
import { serve } from '../platform/serve.ts'
import { aFirm, testWorld } from '../platform/testing.ts'
import { accountFigureRoutes } from './account.routes.ts'
import { demandRoutes } from './demand.routes.ts'
import { dependencyRoutes } from './dependency.routes.ts'
import { refreshPortfolio } from './keeping.store.ts'
import { movementRoutes } from './movement.routes.ts'
import { portfolioRoutes } from './portfolio.routes.ts'
import { makeNextSnapshot, noteOutdated } from './snapshot.store.ts'
import { retentionRoutes } from './retention.routes.ts'
import { tellLedger } from './testing.ledger.ts'
import { todayRoutes } from './today.routes.ts'
import { viewRoutes } from './view.routes.ts'

const routes = [
  ...portfolioRoutes,
  ...movementRoutes,
  ...retentionRoutes,
  ...dependencyRoutes,
  ...demandRoutes,
  ...accountFigureRoutes,
  ...viewRoutes,
  ...todayRoutes,
]

async function aFirmWithSales() {
  const firm = aFirm(routes)
  const accountId = await firm.db(async (db) => {
    await tellLedger(db, [{ code: 'SECRET', day: '2026-10-01', amount: 4711, zone: 'SECRET' }])
    await refreshPortfolio(db, '2026-11-21')
    await noteOutdated(db)
    while (await makeNextSnapshot(db, '2026-11-21'));
    const [row] = await db`select account_id from account where firm_id = ${db.firm}`
    return row!['accountId'] as string
  })
  return { ...firm, accountId }
}

type Fetch = (path: string, init?: RequestInit) => Promise<Response> | Response

/** The route asked with what its path needs, and nothing it would change. */
async function knock(
  fetch: Fetch,
  { verb, path }: { verb: string; path: string },
  accountId: string,
) {
  const filled = path
    .replace(':accountId', accountId)
    .replace(':viewId', randomUUID())
    .replace(':asOf', '2026-10-01')
  const query = { '/portfolio/export': '?format=csv', '/portfolio/concentration': '?by=zone' }[
    filled
  ]
  const lines = filled.endsWith('order-lines') ? '?day=2026-10-01' : ''
  const body = verb === 'GET' ? {} : { body: '{}' }
  const response = await fetch(`/api${filled}${query ?? lines}`, { method: verb, ...body })
  return { status: response.status, text: await response.text() }
}

test('nobody who is not signed in gets anything', async () => {
  const { accountId } = await aFirmWithSales()
  const app = serve(routes, { ...testWorld, whoIs: async () => null })
  for (const { endpoint } of routes) {
    const { status } = await knock((path, init) => app.request(path, init), endpoint, accountId)
    expect([endpoint.path, status]).toEqual([endpoint.path, 401])
  }
})

test('a role that a route does not name stays out of it', async () => {
  const firm = await aFirmWithSales()
  for (const role of Role.options) {
    const person = firm.join(role)
    for (const { endpoint } of routes) {
      const { status } = await knock(person.fetch, endpoint, firm.accountId)
      const may = (endpoint.may as readonly string[]).includes(role)
      expect([endpoint.path, role, status === 403]).toEqual([endpoint.path, role, !may])
    }
  }
})

test('another firm, with the same ids, reads nothing of ours', async () => {
  const ours = await aFirmWithSales()
  const theirs = aFirm(routes)
  for (const { endpoint } of routes) {
    const { text } = await knock(theirs.lead.fetch, endpoint, ours.accountId)
    expect([endpoint.path, /SECRET|4711/.test(text)]).toEqual([endpoint.path, false])
  }
})

test('who sees only their own reads nothing of what others look after', async () => {
  const firm = await aFirmWithSales()
  const person = firm.join('manager', { sees: 'own' })
  for (const { endpoint } of routes) {
    const { text } = await knock(person.fetch, endpoint, firm.accountId)
    expect([endpoint.path, /SECRET|4711/.test(text)]).toEqual([endpoint.path, false])
  }
})
