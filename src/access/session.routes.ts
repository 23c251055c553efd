/** Sessions over HTTP. */
import { found, heed, Problem } from '../platform/problem.ts'
import { openRoute, type Route, WithHeaders } from '../platform/serve.ts'
import { noSessionCookie, sessionCookie, tokenOf } from './cookie.store.ts'
import { asPerson, type House } from './house.store.ts'
import { belongs } from './invitation.store.ts'
import { profileOf } from './person.store.ts'
import {
  endOtherSessions,
  endSession,
  giveCode,
  listSessions,
  openFirm,
  readSession,
  signIn,
  signOut,
} from './session.api.ts'
import { dropSession, dropSessions, openFirmIn, openLastFirm, sessionsOf } from './session.store.ts'
import { sessionOf } from './sessionNow.store.ts'
import { whyNotChange } from './person.ts'

export function sessionRoutes(house: House): Route[] {
  const { library, tries, signing } = house

  return [
    openRoute(readSession, async ({ caller, db, today, request }) => {
      const settings = { demo: house.demo.open, mail: house.mail.configured }
      const session = { ...(await sessionOf(db, caller)), today, settings }
      const token = caller?.sessionId ? tokenOf(request, signing) : null
      if (!token) return session
      // The browser keeps its cookie for as long as the session: each visit renews both.
      return new WithHeaders(
        session,
        new Headers({ 'set-cookie': sessionCookie(token, signing), 'cache-control': 'no-store' }),
      )
    }),

    openRoute(signIn, async ({ input, caller, db, request, address }) => {
      const guess = `${address} ${input.email}`
      await tries.address.take(address)
      await tries.password.take(guess)
      const { token, personId, headers } = await library.signIn(input, { request, address })
      await tries.password.forget(guess)
      if (caller?.sessionId) await dropSession(db, caller.personId, caller.sessionId)
      if (!token) return new WithHeaders({ step: 'code' as const }, headers)
      await openLastFirm(db, token, personId)
      return new WithHeaders({ step: 'in' as const }, headers)
    }),

    openRoute(giveCode, async ({ input, db, request, address }) => {
      await tries.code.take(address)
      const { token, personId, headers } = await library.giveCode(input, { request, address })
      await tries.code.forget(address)
      await openLastFirm(db, token, personId)
      return new WithHeaders({ step: 'in' as const }, headers)
    }),

    openRoute(signOut, async ({ caller, db }) => {
      if (caller?.sessionId) await dropSession(db, caller.personId, caller.sessionId)
      return new WithHeaders({}, new Headers({ 'set-cookie': noSessionCookie(signing.secure) }))
    }),

    openRoute(openFirm, async ({ input, caller, db }) => {
      const { personId, sessionId } = asPerson(caller)
      if (!(await belongs(db, input.firmId, personId))) throw new Problem(404, 'request/not-found')
      await openFirmIn(db, { sessionId }, { firmId: input.firmId, personId })
      return {}
    }),

    openRoute(listSessions, async ({ caller, db }) => {
      const { personId, sessionId } = asPerson(caller)
      const sessions = await sessionsOf(db, { personId, sessionId })
      // Visitors of the demonstration are one person in many browsers, none another's business.
      const shared = whyNotChange(await profileOf(db, personId)) !== null
      return shared ? sessions.filter(({ current }) => current) : sessions
    }),

    openRoute(endSession, async ({ input, caller, db }) => {
      const { personId, sessionId } = asPerson(caller)
      if (input.sessionId !== sessionId) heed(whyNotChange(await profileOf(db, personId)))
      found((await dropSession(db, personId, input.sessionId)) || undefined)
      return {}
    }),

    openRoute(endOtherSessions, async ({ caller, db }) => {
      const { personId, sessionId } = asPerson(caller)
      heed(whyNotChange(await profileOf(db, personId)))
      return { ended: await dropSessions(db, personId, sessionId) }
    }),
  ]
}
