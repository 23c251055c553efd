import { expect, test } from 'vitest'
import { z } from 'zod'
import { TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { record } from './history.ts'
import { openRoute, route, serve } from './serve.ts'
import { aFirm, testWorld } from './testing.ts'

const note = endpoint('POST /notes', {
  may: ['lead'],
  input: z.object({ text: z.string().max(10) }),
  returns: z.object({ seen: z.number() }),
})
const count = endpoint('GET /notes', {
  may: TEAM,
  input: z.object({}),
  returns: z.object({ seen: z.number() }),
})
const ping = endpoint('GET /ping', {
  may: 'anyone',
  input: z.object({}),
  returns: z.object({ ok: z.boolean() }),
})

const routes = [
  route(note, async ({ db, actor, input }) => {
    await record(db, actor, 'test.noted', input)
    return { seen: 1 }
  }),
  route(count, async ({ db }) => {
    const [row] = await db`select count(*) as seen from happening where firm_id = ${db.firm}`
    return { seen: row!['seen'] as number }
  }),
  openRoute(ping, async () => ({ ok: true })),
]

test('what one firm writes, another never sees', async () => {
  const ours = aFirm(routes)
  const theirs = aFirm(routes)
  await ours.lead.ask(note, { text: 'hola' })
  expect(await ours.viewer.ask(count, {})).toEqual({ seen: 1 })
  expect(await theirs.lead.ask(count, {})).toEqual({ seen: 0 })
})

test('a role that is not named stays out, and so does a stranger', async () => {
  const { viewer, client } = aFirm(routes)
  await expect(viewer.ask(note, { text: 'no' })).rejects.toMatchObject({
    status: 403,
    code: 'request/not-your-role',
  })
  await expect(client.ask(count, {})).rejects.toMatchObject({ status: 403 })
  const strange = serve(routes, { ...testWorld, whoIs: async () => null })
  expect((await strange.request('/api/notes')).status).toBe(401)
  expect((await strange.request('/api/ping')).status).toBe(200)
})

test('text that no database holds is a wrong input', async () => {
  const { lead } = aFirm(routes)
  await expect(lead.ask(note, { text: 'a\u0000b' })).rejects.toMatchObject({
    status: 422,
    code: 'request/invalid',
  })
})

test('a page elsewhere can not write with our cookie', async () => {
  const { lead } = aFirm(routes)
  const send = (headers: Record<string, string>) =>
    lead.fetch('/api/notes', { method: 'POST', headers, body: JSON.stringify({ text: 'x' }) })
  expect((await send({ origin: 'https://evil.example' })).status).toBe(403)
  expect((await send({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await send({ origin: 'http://localhost' })).status).toBe(200)
})

test('bad input is named by field; a body that is no object is refused', async () => {
  const { lead } = aFirm(routes)
  const response = await lead.fetch('/api/notes', {
    method: 'POST',
    body: JSON.stringify({ text: 'far too long' }),
  })
  expect(response.status).toBe(422)
  expect(await response.json()).toMatchObject({
    code: 'request/invalid',
    fields: { text: expect.any(String) },
  })
  expect((await lead.fetch('/api/notes', { method: 'POST', body: '[1' })).status).toBe(400)
})

test('who asks too often is told how long to wait', async () => {
  const app = serve(routes, {
    ...testWorld,
    whoIs: async () => null,
    limits: { caller: 1, stranger: 2 },
  })
  await app.request('/api/ping')
  await app.request('/api/ping')
  const third = await app.request('/api/ping')
  expect(third.status).toBe(429)
  expect(await third.json()).toMatchObject({ code: 'request/too-often' })
})
