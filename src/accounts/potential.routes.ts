/** Potentials over HTTP. */
import { record } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { accountOf } from './account.store.ts'
import { putPotential, readPotential } from './potential.api.ts'
import { potentialsSaid, sayPotential } from './potential.store.ts'
import { whyNotSeen } from './said.ts'
import { heedWriting } from './writing.store.ts'

export const potentialRoutes: Route[] = [
  route(readPotential, async ({ input, db }) => {
    found(await accountOf(db, input.accountId))
    return potentialsSaid(db, input.accountId)
  }),

  route(putPotential, async ({ input, actor, db, today }) => {
    await heedWriting(db, actor, input.accountId)
    heed(whyNotSeen(input.seenOn, today))
    await sayPotential(db, input)
    const [now, before = null] = await potentialsSaid(db, input.accountId)
    await record(db, actor, 'potential.said', { ...input, before })
    return { now: found(now), before }
  }),
]
