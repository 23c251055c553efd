/** Pages hear what changes: of their firm, of what they may see, and as long as they may. */
import { expect, onTestFinished, test } from 'vitest'
import type { Actor } from '../kernel/actor.ts'
import { record, recordEach } from '../platform/history.ts'
import { openLive } from '../platform/live/live.ts'
import { reading } from '../platform/live/stream.testing.ts'
import { openLog } from '../platform/log.ts'
import { type Caller, serve } from '../platform/serve.ts'
import { aFirm, owner, sql, testWorld } from '../platform/testing.ts'
import { signOut } from './session.api.ts'
import { liveRoutes } from './live.routes.ts'
import { anInstallation } from './testing.ts'

const log = openLog('silent')

async function aHub({ beatMs = 20_000 } = {}) {
  const callers = new Map<string, Caller>()
  const whoIs = async (request: Request) => callers.get(request.headers.get('x-who') ?? '') ?? null
  const live = await openLive({ sql, owner, whoIs, log, beatMs })
  onTestFinished(() => live.stop())
  const app = serve(liveRoutes(live), { ...testWorld, whoIs })

  async function page({ id, firmId, role, sees }: Actor, lastId?: string) {
    const known = { personId: id, timeZone: 'UTC', locale: 'es-ES', sessionId: id }
    callers.set(id, { ...known, actor: { id, firmId, role, sees } })
    const headers = { 'x-who': id, ...(lastId ? { 'last-event-id': lastId } : {}) }
    const response = await app.request('/api/live', { headers })
    expect(response.status).toBe(200)
    return Object.assign(reading(response), { headers: response.headers })
  }
  return { live, app, callers, page }
}

type Firm = ReturnType<typeof aFirm>

/** Something is recorded of an account, or of the firm, as every change is. */
const happens = (firm: Firm, what: `${string}.${string}`, accountId?: string) =>
  firm.db((db) => record(db, firm.lead, what, { accountId }))

test('what is recorded is heard in its own firm alone, once, and by nobody before it is there', async () => {
  const { page } = await aHub()
  const [ours, theirs] = [aFirm([]), aFirm([])]
  const accountId = await ours.anAccount()
  const [here, there] = [await page(ours.viewer), await page(theirs.viewer)]
  await ours
    .db(async (db) => {
      await record(db, ours.lead, 'plan.touched', { accountId })
      throw new Error('taken back')
    })
    .catch(() => {})
  await happens(ours, 'commitment.kept', accountId)
  await happens(ours, 'tier.put')
  await expect
    .poll(() => here.told())
    .toEqual([
      { nouns: ['tier'], accounts: null },
      { nouns: ['commitment'], accounts: [accountId] },
    ])
  await happens(theirs, 'tier.put')
  await expect.poll(() => there.told()).toEqual([{ nouns: ['tier'], accounts: null }])
  expect(here.told()).toHaveLength(2)
  expect(Object.fromEntries(here.headers)).toMatchObject({
    'content-type': 'text/event-stream',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  })
})

test('new figures are heard, though a job made them and nothing is recorded', async () => {
  const { page } = await aHub()
  const firm = aFirm([])
  const here = await page(firm.viewer)
  const figures = (place: number) =>
    firm.db(
      (db) => db`
      insert into portfolio (as_of, valuation, current, place, converted, accounts, class_a, class_b,
        ledger_from, ledger_to, made_from, made_with)
      values ('2026-11-20', ${place === 1 ? 'EUR' : 'USD'}, true, ${place}, true, 1, 1, 1,
        '2026-01-01', '2026-11-20', '{}', '{}')`,
    )
  await figures(2)
  await figures(1)
  await expect.poll(() => here.told()).toEqual([{ nouns: ['portfolio'], accounts: null }])
})

test('who sees only their own accounts hears of those; what leads govern is told to leads', async () => {
  const { page } = await aHub()
  const firm = aFirm([])
  const manager = firm.join('manager', { sees: 'own' })
  const [own, other] = [await firm.anAccount('Propia'), await firm.anAccount('Ajena')]
  await firm.db(
    (db) => db`
      insert into account_carer (account_id, person_id, part) values (${own}, ${manager.id}, 'manager')`,
  )
  const [theirs, lead] = [await page(manager), await page(firm.lead)]
  await happens(firm, 'commitment.kept', other)
  await happens(firm, 'key.made')
  await happens(firm, 'clock.breached', own)
  await expect.poll(() => lead.told()).toHaveLength(2)
  await expect
    .poll(() => theirs.told())
    .toEqual([{ nouns: ['clock', 'commitment'], accounts: [own] }])
  expect(lead.told()[0]).toEqual({ nouns: ['key'], accounts: null })
})

test('a thousand changes within a moment are few messages, and of many accounts it is said that they are many', async () => {
  const { page } = await aHub()
  const firm = aFirm([])
  const ids = await firm.db(async (db) => {
    const made = await db<{ accountId: string }[]>`
      insert into account (name) select 'Cuenta ' || n from generate_series(1, 60) n returning account_id`
    return made.map(({ accountId }) => accountId)
  })
  const one = await page(firm.lead)
  await firm.db(async (db) => {
    for (let n = 0; n < 1000; n++)
      await record(db, firm.lead, 'plan.touched', { accountId: ids[n % 3] })
    await recordEach(
      db,
      firm.lead,
      'account.imported',
      ids.map((accountId) => ({ accountId })),
    )
  })
  await expect.poll(() => one.told()).toContainEqual({ nouns: ['account'], accounts: null })
  await expect
    .poll(() => one.told().filter((told) => (told as { accounts: unknown }).accounts))
    .toEqual([{ nouns: ['plan'], accounts: expect.arrayContaining(ids.slice(0, 3)) }])
  expect(one.events.length).toBeLessThan(5)
})

test('who comes back hears what was missed; of what nobody knows, that all is to be read again', async () => {
  const { page } = await aHub()
  const firm = aFirm([])
  const accountId = await firm.anAccount()
  const first = await page(firm.lead)
  await happens(firm, 'plan.touched', accountId)
  await expect.poll(() => first.told()).toHaveLength(1)
  const { id } = first.events.at(-1)!
  await first.close()
  const witness = await page(firm.viewer)
  await happens(firm, 'need.added', accountId)
  await happens(firm, 'swot.noted', accountId)
  await expect.poll(() => witness.told()).not.toEqual([])
  const back = await page(firm.lead, id)
  await expect.poll(() => back.told()).toEqual([{ nouns: ['need', 'swot'], accounts: [accountId] }])

  // Another run of the server: its numbers are others.
  const anew = await aHub()
  const elsewhere = await anew.page(firm.lead, id)
  await expect.poll(() => elsewhere.events.map(({ event }) => event)).toEqual(['again'])
})

test('the connection that listens is cut: it is made again, and every page reads all again', async () => {
  const { page } = await aHub()
  const firm = aFirm([])
  const one = await page(firm.lead)
  await owner.query(`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query = 'listen clave_live' and pid <> pg_backend_pid()`)
  await expect
    .poll(() => one.events.map(({ event }) => event), { timeout: 10_000 })
    .toContain('again')
  await happens(firm, 'tier.put')
  await expect.poll(() => one.told()).toEqual([{ nouns: ['tier'], accounts: null }])
})

test('another role, or none: the stream ends; a stopped server ends all; beats keep it open', async () => {
  const { live, page, callers } = await aHub({ beatMs: 50 })
  const firm = aFirm([])
  const [manager, lead] = [await page(firm.manager), await page(firm.lead)]
  await expect.poll(() => manager.beats).toBeGreaterThan(1)
  const known = callers.get(firm.manager.id)!
  callers.set(firm.manager.id, { ...known, actor: { ...known.actor!, role: 'viewer' } })
  await sql`select pg_notify('clave_live', '{"entry": true}')`
  await expect.poll(() => manager.ended).toBe(true)
  expect(lead.ended).toBe(false)
  live.stop()
  await expect.poll(() => lead.ended).toBe(true)
})

test('signing out ends what the session listened to, at once', async () => {
  const house = anInstallation()
  const live = await openLive({ sql, owner, whoIs: house.whoIs, log })
  onTestFinished(() => live.stop())
  const lucia = await house.aNewcomer()
  const cookie = [...lucia.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const app = serve(liveRoutes(live), { ...testWorld, whoIs: house.whoIs })
  const open = () => app.request('/api/live', { headers: { cookie } })
  const page = reading(await open())
  await expect.poll(() => page.events).toHaveLength(1)
  await lucia.ask(signOut, {})
  await expect.poll(() => page.ended, { timeout: 5_000 }).toBe(true)
  expect((await open()).status).toBe(401)
})

test('one person has so many pages and no more', async () => {
  const { live, app, page } = await aHub()
  const firm = aFirm([])
  for (let n = 0; n < 30; n++) await page(firm.lead)
  const refused = await app.request('/api/live', { headers: { 'x-who': firm.lead.id } })
  expect(refused.status).toBe(429)
  expect(live.pages()).toBe(30)
})
