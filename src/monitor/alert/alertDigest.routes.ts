/** Alerts by mail, over HTTP: one's own wish. */
import { actorOf } from '../../access/actorOf.store.ts'
import { record } from '../../platform/history.ts'
import { found } from '../../platform/problem.ts'
import { type Route, route } from '../../platform/serve.ts'
import { readAlertDigest, setAlertDigest } from './alertDigest.api.ts'
import { askDigest, digestOf, keepDigest } from './alertDigest.store.ts'

export const alertDigestRoutes: Route[] = [
  route(readAlertDigest, ({ actor, db }) => digestOf(db, actor.id)),

  route(setAlertDigest, async ({ input, actor, db }) => {
    const { firmId, id: personId } = actor
    // A key has no letter box.
    const { timeZone } = found(await actorOf(db, { firmId, personId }))
    const before = await digestOf(db, personId)
    await keepDigest(db, personId, input)
    await askDigest(db, personId, timeZone)
    await record(db, actor, 'alertDigest.chosen', { now: input, before })
    return { now: await digestOf(db, personId), before }
  }),
]
