import { expect, test } from 'vitest'
import { Role } from '../kernel/actor.ts'
import type { Actor } from '../kernel/actor.ts'
import { serve } from '../platform/serve.ts'
import { aFirm, sql, testWorld } from '../platform/testing.ts'
import { changeFirm, readFirm } from './firm.api.ts'
import { acceptInvitation, invite } from './invitation.api.ts'
import { peopleOf } from './member.store.ts'
import { readSession } from './session.api.ts'
import { anInstallation, tokenIn } from './testing.ts'

const { routes } = anInstallation()
const path = (of: string) => `/api${of.replace(/:\w+/g, '00000000-0000-4000-8000-000000000000')}`

test.each(routes.map((route) => [`${route.endpoint.verb} ${route.endpoint.path}`, route] as const))(
  '%s lets in only whom it names',
  async (_, { endpoint }) => {
    const { verb, may } = endpoint
    const send = (fetch: (to: string, init: RequestInit) => Promise<Response> | Response) =>
      fetch(path(endpoint.path), { method: verb })

    const stranger = serve(routes, { ...testWorld, whoIs: async () => null })
    const status = (await send((to, init) => stranger.request(to, init))).status
    if (may === 'anyone') expect(status).not.toBe(403)
    else expect(status).toBe(401)

    if (may === 'anyone' || may === 'person') return
    const { join } = aFirm(routes)
    for (const role of Role.options) {
      if (may.includes(role)) continue
      const response = await send(join(role).fetch)
      expect([role, response.status]).toEqual([role, 403])
      expect(await response.json()).toMatchObject({ code: 'request/not-your-role' })
    }
  },
)

test('other rooms read the names of their own firm only', async () => {
  const ours = aFirm([])
  const theirs = aFirm([])
  expect(await ours.db(peopleOf)).toHaveLength(6)
  await theirs.db(peopleOf)
  const seen = await ours.db((db) => db`select distinct firm_id from firm_person`)
  expect(seen).toEqual([{ firmId: ours.firmId }])
  const actors = await ours.db((db) => db`select distinct firm_id from firm_actor`)
  expect(actors).toEqual([{ firmId: ours.firmId }])
  await expect(sql`select * from firm_person`).rejects.toThrow()
})

test('where a firm shows people only their own accounts, managers and experts see theirs', async () => {
  const { aNewcomer } = anInstallation()
  const lucia = await aNewcomer()
  const seen: Record<string, Actor['sees']> = {}
  await lucia.ask(changeFirm, { name: 'Aceros', sees: 'own' })
  expect(await lucia.ask(readFirm, {})).toMatchObject({ name: 'Aceros', sees: 'own' })
  for (const role of ['manager', 'expert', 'viewer', 'admin'] as const) {
    const someone = await aNewcomer(role)
    const { address } = await lucia.ask(invite, { role })
    await someone.ask(acceptInvitation, { token: tokenIn({ text: address }) })
    seen[role] = (await someone.ask(readSession, {})).sees
  }
  expect(seen).toEqual({ manager: 'own', expert: 'own', viewer: 'all', admin: 'all' })
  expect((await lucia.ask(readSession, {})).sees).toBe('all')
})
