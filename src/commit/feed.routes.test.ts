import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { call } from '../kernel/call.ts'
import { serve } from '../platform/serve.ts'
import { aFirm, testWorld } from '../platform/testing.ts'
import { putCommitment } from './commitment.api.ts'
import { commitmentRoutes } from './commitment.routes.ts'
import { dropFeedAddress, makeFeedAddress, readFeedAddress } from './feed.api.ts'
import { feedRoutes } from './feed.routes.ts'

const routes = [
  ...accountRoutes,
  ...commitmentRoutes,
  ...feedRoutes({ publicUrl: 'https://clave.example' }),
]

const DUE = '2030-03-01'

async function aPromise() {
  const firm = aFirm(routes)
  const { lead } = firm
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas; Levante', managerId: lead.id })
  const given = { accountId, ownerId: lead.id, dueOn: DUE, madeOn: '2026-11-01' }
  await lead.ask(putCommitment, { ...given, promise: 'Plano, acotado', madeIn: 'meeting' })
  return { ...firm, accountId }
}

test('a calendar program reads the open promises by the secret address, until it is changed or taken away', async () => {
  const { lead, accountId } = await aPromise()
  expect(await lead.ask(readFeedAddress, {})).toEqual({ madeAt: null })
  const { path } = await lead.ask(makeFeedAddress, {})
  expect((await lead.ask(readFeedAddress, {})).madeAt).toMatch(/^\d{4}-/)
  const response = await lead.fetch(path)
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const text = (await response.text()).replaceAll('\r\n ', '')
  expect(text).toContain('BEGIN:VCALENDAR')
  expect(text).toContain('DTSTART;VALUE=DATE:20300301')
  expect(text).toContain('DTEND;VALUE=DATE:20300302')
  expect(text).toContain(String.raw`Forjas\; Levante: Plano\, acotado`)
  expect(text).toContain(`https://clave.example/accounts/${accountId}/commitments`)
  const other = (await lead.ask(makeFeedAddress, {})).path
  expect((await lead.fetch(path)).status).toBe(404)
  expect((await lead.fetch(other)).status).toBe(200)
  await lead.ask(dropFeedAddress, {})
  expect((await lead.fetch(other)).status).toBe(404)
  expect((await lead.fetch(`/api/calendar/${'x'.repeat(43)}.ics`)).status).toBe(404)
})

test('whoever isn’t of the firm any more, or looks after another account, reads nothing of it', async () => {
  const { manager, lead, db } = await aPromise()
  const { path } = await manager.ask(makeFeedAddress, {})
  expect(await (await manager.fetch(path)).text()).not.toContain('Plano')
  const mine = await lead.ask(makeFeedAddress, {})
  await db((tx) => tx`update access.membership set role = 'client' where person_id = ${lead.id}`)
  expect((await lead.fetch(mine.path)).status).toBe(404)
  await db((tx) => tx`update access.membership set role = 'lead' where person_id = ${lead.id}`)
  expect((await lead.fetch(mine.path)).status).toBe(200)
  await db((tx) => tx`update access.membership set ended_at = now() where person_id = ${lead.id}`)
  expect((await lead.fetch(mine.path)).status).toBe(404)
})

test('an address made or taken away in one firm leaves the one of another firm as it is', async () => {
  const one = await aPromise()
  const other = await aPromise()
  // The same person in both.
  await other.db(
    (tx) => tx`
      insert into access.membership (firm_id, person_id, role)
      values (${other.firmId}, ${one.lead.id}, 'lead')`,
  )
  const { path } = await one.lead.ask(makeFeedAddress, {})
  const there = serve(routes, {
    ...testWorld,
    whoIs: async () => ({
      personId: one.lead.id,
      actor: { ...other.lead, id: one.lead.id },
      timeZone: 'Europe/Madrid',
      locale: 'es-ES',
      sessionId: crypto.randomUUID(),
    }),
  })
  const fetch = async (asked: string, init?: RequestInit) => there.request(asked, init)
  await call(fetch, makeFeedAddress, {})
  expect((await one.lead.fetch(path)).status).toBe(200)
  await call(fetch, dropFeedAddress, {})
  expect((await one.lead.fetch(path)).status).toBe(200)
  expect((await one.lead.ask(readFeedAddress, {})).madeAt).not.toBeNull()
})
