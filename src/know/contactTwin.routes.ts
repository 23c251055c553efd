/** People who may be the same one, over HTTP. */
import { whyNotTellApart } from '../accounts/twin.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { doubtContactsAgain, listContactTwins, tellContactsApart } from './contactTwin.api.ts'
import {
  contactPairOf,
  contactTwins,
  type OnePair,
  setContactsDismissed,
} from './contactTwin.store.ts'

export const contactTwinRoutes: Route[] = [
  route(listContactTwins, ({ input, db }) => contactTwins(db, input)),

  route(tellContactsApart, async ({ input: { contactId, otherId, because }, actor, db }) => {
    const pair = { contactId, otherId }
    await heedPair(db, actor, pair)
    await setContactsDismissed(db, pair, { personId: actor.id, because })
    await tell(db, actor, 'contact.toldApart', pair)
    return pair
  }),

  route(doubtContactsAgain, async ({ input: { contactId, otherId }, actor, db }) => {
    const pair = { contactId, otherId }
    await heedPair(db, actor, pair)
    await setContactsDismissed(db, pair, null)
    await tell(db, actor, 'contact.doubtedAgain', pair)
    return pair
  }),
]

async function heedPair(db: Db, actor: Actor, pair: OnePair): Promise<void> {
  const { sides } = found(await contactPairOf(db, pair))
  heed(whyNotTellApart(actor, sides))
}

/** Without their names: neither would be forgotten with the other. */
async function tell(
  db: Db,
  actor: Actor,
  what: 'contact.toldApart' | 'contact.doubtedAgain',
  { contactId, otherId }: OnePair,
): Promise<void> {
  await record(db, actor, what, { contactId, otherId })
  await record(db, actor, what, { contactId: otherId, otherId: contactId })
}
