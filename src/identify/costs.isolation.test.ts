/** Costs of one firm do not exist for another, and each role does what it may. */
import { expect, test } from 'vitest'
import { Role } from '../kernel/actor.ts'
import { serve } from '../platform/serve.ts'
import { aFirm, testWorld } from '../platform/testing.ts'
import { putCostActivity, putCostRate, putSalesCost } from './cost.api.ts'
import { costRoutes } from './cost.routes.ts'
import { costsJobs } from './costs.jobs.ts'
import { costsRoutes } from './costs.routes.ts'
import { refreshPortfolio } from './keeping.store.ts'
import { tellLedger } from './testing.ledger.ts'

const routes = [...costRoutes, ...costsRoutes]
const SECRET = /SECRET|4711/

async function aFirmWithCosts() {
  const firm = aFirm(routes, costsJobs)
  const accountId = await firm.db(async (db) => {
    await tellLedger(db, [{ code: 'SECRET', day: '2026-10-01', amount: 4711, cost: 1 }])
    await refreshPortfolio(db, '2026-11-21')
    const [row] = await db`select account_id from account where firm_id = ${db.firm}`
    return row!['accountId'] as string
  })
  const activity = 'SECRET'
  const { lead } = firm
  const rate = { unit: '', rate: '4711', currency: 'EUR', day: '2026-01-01' }
  await lead.ask(putCostRate, { activity, ...rate })
  await lead.ask(putCostActivity, { accountId, activity, day: '2026-09-01', units: '4711' })
  const spent = { month: '2026-09', amount: '4711', currency: 'EUR' } as const
  await lead.ask(putSalesCost, { concept: 'SECRET', purpose: 'win', ...spent })
  await firm.work()
  return { ...firm, accountId }
}

type Fetch = (path: string, init?: RequestInit) => Promise<Response> | Response
type Asked = { verb: string; path: string }

/** The route asked for what is there; a write with a body that says so. */
async function knock(fetch: Fetch, { verb, path }: Asked, accountId: string) {
  const about = {
    accountId,
    activity: 'SECRET',
    concept: 'SECRET',
    purpose: 'win',
    month: '2026-09',
    day: verb === 'DELETE' && path === '/cost-rates' ? '2026-01-01' : '2026-09-01',
    currency: 'EUR',
    unit: '',
    rate: '1',
    units: '1',
    amount: '1',
  }
  const body = verb === 'GET' ? {} : { body: JSON.stringify(about) }
  const response = await fetch(`/api${path.replace(/:(accountId|undoId)/, accountId)}`, {
    method: verb,
    headers: { 'content-type': 'application/json' },
    ...body,
  })
  return { status: response.status, text: await response.text() }
}

test('the one who asks for it sees it: the knocks below would tell', async () => {
  const firm = await aFirmWithCosts()
  for (const { endpoint } of routes.filter(({ endpoint: { verb } }) => verb === 'GET')) {
    const { status, text } = await knock(firm.viewer.fetch, endpoint, firm.accountId)
    const tells = endpoint.path !== '/cost-settings'
    expect([endpoint.path, status, SECRET.test(text)]).toEqual([endpoint.path, 200, tells])
  }
})

test('nobody who is not signed in gets anything', async () => {
  const { accountId } = await aFirmWithCosts()
  const app = serve(routes, { ...testWorld, whoIs: async () => null })
  for (const { endpoint } of routes) {
    const { status } = await knock((path, init) => app.request(path, init), endpoint, accountId)
    expect([endpoint.path, status]).toEqual([endpoint.path, 401])
  }
})

test('a role that a route does not name stays out of it', async () => {
  const firm = await aFirmWithCosts()
  for (const role of Role.options) {
    const person = firm.join(role)
    for (const { endpoint } of routes) {
      const { status } = await knock(person.fetch, endpoint, firm.accountId)
      const may = (endpoint.may as readonly string[]).includes(role)
      const line = `${endpoint.verb} ${endpoint.path}`
      expect([line, role, status === 403]).toEqual([line, role, !may])
    }
  }
})

test('another firm, with the same ids and words, reads and changes nothing of ours', async () => {
  const ours = await aFirmWithCosts()
  const theirs = aFirm(routes)
  const count = () =>
    ours.db(async (db) => {
      const [row] = await db`
        select (select count(*) from cost_rate where rate = 4711)
          + (select count(*) from cost_activity where units = 4711)
          + (select count(*) from sales_cost where amount = 4711) as rows
      `
      return row!['rows'] as number
    })
  expect(await count()).toBe(3)
  for (const { endpoint } of routes) {
    const { text } = await knock(theirs.lead.fetch, endpoint, ours.accountId)
    if (endpoint.verb === 'GET') {
      const words = text.replaceAll('"activity":"SECRET"', '').replaceAll('"concept":"SECRET"', '')
      expect([endpoint.path, SECRET.test(words)]).toEqual([endpoint.path, false])
    }
  }
  expect(await count()).toBe(3)
})

test('who sees only their own neither reads nor notes what is done for others', async () => {
  const firm = await aFirmWithCosts()
  const own = firm.join('manager', { sees: 'own' })
  const ofAccounts = ['/cost-activities', '/portfolio/costs', '/portfolio/costs/accounts']
  for (const { endpoint } of routes) {
    const isOfAccounts = ofAccounts.includes(endpoint.path) || endpoint.path.includes(':accountId')
    if (!isOfAccounts) continue
    const { status, text } = await knock(own.fetch, endpoint, firm.accountId)
    expect([endpoint.verb, endpoint.path, SECRET.test(text)]).toEqual([
      endpoint.verb,
      endpoint.path,
      false,
    ])
    if (endpoint.verb !== 'GET') expect(status).toBe(404)
  }
})
