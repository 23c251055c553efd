/** Firms over HTTP: sign up with one, make another, change the open one. */
import { actFor, type Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { heed } from '../platform/problem.ts'
import { openRoute, type Route, route, WithHeaders } from '../platform/serve.ts'
import { changeFirm, makeFirm, readFirm, signUp } from './firm.api.ts'
import { addFirm, firmOf, keepFirm } from './firm.store.ts'
import { whyNotGovern } from './firm.ts'
import { asPerson, type House } from './house.store.ts'
import { addMember } from './member.store.ts'
import { whyNotPassword } from './password.ts'
import { profileOf } from './person.store.ts'
import { whyNotChange } from './person.ts'
import { dropSession, openFirmIn } from './session.store.ts'

export function firmRoutes({ library, tries }: House): Route[] {
  return [
    openRoute(signUp, async ({ input, caller, db, request, address }) => {
      const { firmName, ...newcomer } = input
      heed(whyNotPassword(newcomer.password, newcomer))
      await tries.signUp.take(address)
      const { token, personId, headers } = await library.signUp(newcomer, { request, address })
      if (caller?.sessionId) await dropSession(db, caller.personId, caller.sessionId)
      const firmId = await foundFirm(db, firmName, personId)
      await openFirmIn(db, { token }, { firmId, personId })
      return new WithHeaders({ firmId }, headers)
    }),

    openRoute(makeFirm, async ({ input, caller, db }) => {
      const { personId, sessionId } = asPerson(caller)
      heed(whyNotChange(await profileOf(db, personId)))
      const firmId = await foundFirm(db, input.firmName, personId)
      await openFirmIn(db, { sessionId }, { firmId, personId })
      return { firmId }
    }),

    route(readFirm, ({ db }) => firmOf(db)),

    route(changeFirm, async ({ input, actor, db }) => {
      const before = await firmOf(db)
      heed(whyNotGovern(before))
      const after = await keepFirm(db, input)
      await record(db, actor, 'firm.changed', { before, after })
      return after
    }),
  ]
}

/** A firm with its first lead. */
async function foundFirm(db: Db, name: string, personId: string): Promise<string> {
  const firmId = await addFirm(db, name)
  const inside = actFor(db, { firmId, id: personId })
  await addMember(inside, personId, 'lead')
  await record(inside, { id: personId }, 'firm.made', { name })
  return firmId
}
