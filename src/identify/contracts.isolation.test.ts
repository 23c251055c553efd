/** Contracts and targets of one firm do not exist for another, and each role does what it may. */
import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { placeCarers } from '../accounts/change.api.ts'
import { changeRoutes } from '../accounts/change.routes.ts'
import { dropContract, putContract } from '../accounts/contract.api.ts'
import { contractRoutes } from '../accounts/contract.routes.ts'
import { Role } from '../kernel/actor.ts'
import { serve } from '../platform/serve.ts'
import { aFirm, testWorld } from '../platform/testing.ts'
import { contractsRoutes } from './contracts.routes.ts'
import { refreshPortfolio } from './keeping.store.ts'
import { listTargets, putTarget } from './target.api.ts'
import type { TargetProgress } from './target.ts'
import { targetRoutes } from './target.routes.ts'
import { tellLedger } from './testing.ledger.ts'

const routes = [...contractRoutes, ...contractsRoutes, ...targetRoutes]
const SECRET = /SECRET|4711/

async function aFirmUnderContract() {
  const firm = aFirm([...routes, ...changeRoutes, ...accountRoutes])
  const accountId = await firm.db(async (db) => {
    await tellLedger(db, [{ code: 'SECRET', day: '2026-10-01', amount: 4711 }])
    await refreshPortfolio(db, '2026-11-21')
    const [row] = await db`select account_id from account where firm_id = ${db.firm}`
    return row!['accountId'] as string
  })
  const { now } = await firm.lead.ask(putContract, { ...terms, accountId, recurring: '4711' })
  const { contractId } = now
  await firm.lead.ask(putTarget, { period: '2026', accountId, amount: '4711', currency: 'EUR' })
  return { ...firm, ids: { accountId, contractId } }
}

const terms = {
  code: 'SECRET',
  title: 'SECRET',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  oneOff: '0',
  currency: 'EUR',
}

type Ids = { accountId: string; contractId: string }
type Fetch = (path: string, init?: RequestInit) => Promise<Response> | Response

async function knock(fetch: Fetch, { verb, path }: { verb: string; path: string }, ids: Ids) {
  const about = { ...terms, ...ids, recurring: '1', period: '2026', amount: '1' }
  const address = path.replace(':accountId', ids.accountId).replace(':contractId', ids.contractId)
  const response = await fetch(`/api${address}`, {
    method: verb,
    headers: { 'content-type': 'application/json' },
    ...(verb === 'GET' ? {} : { body: JSON.stringify(about) }),
  })
  return { status: response.status, text: await response.text() }
}

test('the one who asks for it sees it: the knocks below would tell', async () => {
  const firm = await aFirmUnderContract()
  for (const { endpoint } of routes.filter(({ endpoint: { verb } }) => verb === 'GET')) {
    const { status, text } = await knock(firm.viewer.fetch, endpoint, firm.ids)
    expect([endpoint.path, status, SECRET.test(text)]).toEqual([endpoint.path, 200, true])
  }
})

test('nobody who is not signed in gets anything', async () => {
  const { ids } = await aFirmUnderContract()
  const app = serve(routes, { ...testWorld, whoIs: async () => null })
  for (const { endpoint } of routes) {
    const { status } = await knock((path, init) => app.request(path, init), endpoint, ids)
    expect([endpoint.path, status]).toEqual([endpoint.path, 401])
  }
})

test('a role that a route does not name stays out of it', async () => {
  const firm = await aFirmUnderContract()
  for (const role of Role.options) {
    const person = firm.join(role)
    for (const { endpoint } of routes) {
      const { status, text } = await knock(person.fetch, endpoint, firm.ids)
      const may = (endpoint.may as readonly string[]).includes(role)
      const line = `${endpoint.verb} ${endpoint.path}`
      const out = status === 403 && text.includes('request/not-your-role')
      expect([line, role, out]).toEqual([line, role, !may])
    }
  }
})

test('another firm, and who sees only their own, read and change nothing of it', async () => {
  const ours = await aFirmUnderContract()
  const theirs = aFirm(routes)
  const count = () =>
    ours.db(async (db) => {
      const [row] = await db`
        select (select count(*) from contract where recurring = 4711)
          + (select count(*) from sales_target where amount = 4711) as rows
      `
      return row!['rows'] as number
    })
  for (const stranger of [theirs.lead, ours.join('lead', { sees: 'own' })]) {
    for (const { endpoint } of routes) {
      const { status, text } = await knock(stranger.fetch, endpoint, ours.ids)
      const line = `${endpoint.verb} ${endpoint.path}`
      expect([line, SECRET.test(text)]).toEqual([line, false])
      if (endpoint.verb !== 'GET') expect([line, status]).toEqual([line, 404])
    }
  }
  expect(await count()).toBe(2)
})

test('what is hidden from its keeper is not there for them, under whatever name they give it', async () => {
  const { lead, join, ids } = await aFirmUnderContract()
  await lead.ask(putTarget, { period: '2026', amount: '4711', currency: 'EUR' })
  const own = join('lead', { sees: 'own' })
  const { accountId: mine } = await lead.ask(addAccount, { name: 'Suya', managerId: own.id })
  const missing = { status: 404, code: 'request/not-found' }
  const theirs = { ...terms, contractId: ids.contractId, accountId: mine, recurring: '1' }
  await expect(own.ask(putContract, theirs)).rejects.toMatchObject(missing)
  for (const whose of [{}, { salesperson: 'Marta' }]) {
    const target = { period: '2026', amount: '1', currency: 'EUR', ...whose }
    await expect(own.ask(putTarget, target)).rejects.toMatchObject(missing)
  }
  await own.ask(putTarget, { period: '2026', accountId: mine, amount: '1', currency: 'EUR' })
  await own.ask(putContract, { ...terms, code: 'OTHER', accountId: mine, recurring: '1' })
})

test('the weight of a target is of what one sees: of the firm’s, or of one’s own accounts', async () => {
  const { lead, join, ids } = await aFirmUnderContract()
  await lead.ask(putTarget, { period: '2026', amount: '9422', currency: 'EUR' })
  const own = join('lead', { sees: 'own' })
  const mine = await lead.ask(addAccount, { name: 'Suya', managerId: own.id })
  const also = await lead.ask(addAccount, { name: 'También', managerId: own.id })
  const target = { period: '2026', currency: 'EUR' }
  await own.ask(putTarget, { ...target, accountId: mine.accountId, amount: '300' })
  await own.ask(putTarget, { ...target, accountId: also.accountId, amount: '100' })
  const weights = ({ rows }: { rows: TargetProgress[] }) =>
    new Map(rows.map(({ accountId, weight }) => [accountId, weight]))
  const all = await lead.ask(listTargets, {})
  expect([all.seesAll, weights(all).get(ids.accountId)]).toEqual([true, 0.5])
  const some = await own.ask(listTargets, {})
  expect([some.seesAll, some.firm]).toEqual([false, null])
  const mineOf = (accountId: string) => weights(some).get(accountId)
  expect([mineOf(mine.accountId), mineOf(also.accountId)]).toEqual([0.75, 0.25])
})

test('a contract is changed by whoever may change its account', async () => {
  const { lead, manager, ids } = await aFirmUnderContract()
  const put = { ...terms, ...ids, recurring: '1' }
  const refused = { status: 403, code: 'accounts/not-yours' }
  await expect(manager.ask(putContract, put)).rejects.toMatchObject(refused)
  await expect(manager.ask(dropContract, ids)).rejects.toMatchObject(refused)
  await lead.ask(placeCarers, { accountId: ids.accountId, managerId: manager.id })
  expect(await manager.ask(putContract, put)).toMatchObject({ now: { recurring: '1' } })
  await manager.ask(dropContract, { contractId: ids.contractId })
})
