/** Every route of every room: closed to strangers, to roles that it does not name, and to clients. */
import { expect, test } from 'vitest'
import { openAccess } from '../access/access.routes.ts'
import { liveRoutes } from '../access/live.routes.ts'
import { Role } from '../kernel/actor.ts'
import { openLog } from '../platform/log.ts'
import { openMail } from '../platform/mail.ts'
import { type Caller, serve } from '../platform/serve.ts'
import { readSettings } from '../platform/settings.ts'
import { access, aFirm, owner, sql, testWorld } from '../platform/testing.ts'
import { roomRoutes } from './routes.ts'

const settings = readSettings({ CLAVE_DEMO: 'off' })
const log = openLog('silent')
const { routes: accessRoutes } = openAccess({
  database: { sql, access, owner },
  settings,
  secret: 'x'.repeat(64),
  publicUrl: () => 'http://localhost',
  mail: openMail(settings, log),
  log,
  fillDemo: async () => {},
})
const live = liveRoutes({ open: () => new Response() })
const routes = [...accessRoutes, ...live, ...roomRoutes(settings)]
const SOME_ID = '00000000-0000-4000-8000-000000000000'

const lines = routes.map(({ endpoint }) => ({
  line: `${endpoint.verb} ${endpoint.path}`,
  verb: endpoint.verb,
  address: `/api${endpoint.path.replace(/:\w+/g, SOME_ID)}`,
  may: endpoint.may,
}))

test('an address is served once', () => {
  const seen = lines.map(({ line }) => line.replace(/:\w+/g, ':'))
  expect(seen.filter((line, at) => seen.indexOf(line) !== at)).toEqual([])
})

test('what anyone may ask is a short list, and known', () => {
  const open = lines.filter(({ may }) => may === 'anyone').map(({ line }) => line)
  expect(open.toSorted()).toMatchSnapshot()
})

test.each(lines.filter(({ may }) => may !== 'anyone'))('$line without sign-in', async (one) => {
  const app = serve(routes, { ...testWorld, whoIs: async () => null })
  const response = await app.request(one.address, { method: one.verb })
  expect(response.status).toBe(401)
  expect(await response.json()).toMatchObject({ code: 'request/unknown-actor' })
})

const { firmId } = aFirm([])

test.each(lines.filter(({ may }) => Array.isArray(may)))('$line by role', async (one) => {
  const may = one.may as readonly Role[]
  for (const role of Role.options.filter((other) => !may.includes(other))) {
    const actor = { id: SOME_ID, firmId, role, sees: 'all' as const }
    const app = serve(routes, { ...testWorld, whoIs: async () => someone(actor) })
    const response = await app.request(one.address, { method: one.verb })
    expect([role, response.status]).toEqual([role, 403])
  }
  expect(may).not.toContain('client')
})

test.each(lines.filter(({ may }) => Array.isArray(may)))('$line with no firm open', async (one) => {
  const app = serve(routes, { ...testWorld, whoIs: async () => someone(null) })
  const response = await app.request(one.address, { method: one.verb })
  expect(response.status).toBe(403)
})

function someone(actor: Caller['actor']): Caller {
  return {
    personId: SOME_ID,
    actor,
    timeZone: 'UTC',
    locale: 'es-ES',
    sessionId: SOME_ID,
  }
}
