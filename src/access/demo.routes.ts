/** The demonstration over HTTP. */
import { heed, Problem } from '../platform/problem.ts'
import { openRoute, type Route, route, WithHeaders } from '../platform/serve.ts'
import { sessionCookie } from './cookie.store.ts'
import { openDemo, readDemoMaking, resetDemo } from './demo.api.ts'
import { firmOf } from './firm.store.ts'
import type { House } from './house.store.ts'
import { addSession, dropSession } from './session.store.ts'

export function demoRoutes({ demo, tries, signing }: House): Route[] {
  return [
    openRoute(openDemo, async ({ input, caller, db, request, address }) => {
      if (!demo.open) throw new Problem(403, 'access/demo-closed')
      // Who waits for it to be filled asks again and again, and tries nothing by that.
      const { firmId, personId } = await demo.ready()
      await tries.address.take(address)
      if (caller?.sessionId) await dropSession(db, caller.personId, caller.sessionId)
      const userAgent = request.headers.get('user-agent')?.slice(0, 300) ?? null
      const token = await addSession(db, { ...input, personId, firmId, userAgent, address })
      const cookie = sessionCookie(token, signing)
      return new WithHeaders({ firmId }, new Headers({ 'set-cookie': cookie }))
    }),

    openRoute(readDemoMaking, async () => demo.making()),

    route(resetDemo, async ({ db, address }) => {
      heed((await firmOf(db)).demo ? null : { code: 'access/not-demo', status: 409 })
      await tries.link.take(address)
      return demo.renew()
    }),
  ]
}
