/** Opportunities over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { mayOwn } from '../accounts/carer.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import type { Actor } from '../kernel/actor.ts'
import { heedContacts } from '../know/contactThere.store.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import {
  dropOpportunity,
  endOpportunity,
  listOpportunities,
  putOpportunity,
  reopenOpportunity,
} from './opportunity.api.ts'
import {
  opportunitiesOf,
  opportunityOf,
  removeOpportunity,
  setOpportunityEnd,
  writeOpportunity,
} from './opportunity.store.ts'
import { type Opportunity, whyNotValue } from './opportunity.ts'

export const opportunityRoutes: Route[] = [
  route(listOpportunities, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return opportunitiesOf(db, accountId)
  }),

  route(putOpportunity, async ({ input, actor, db }) => {
    heed(whyNotValue(input))
    await heedWriting(db, actor, input.accountId)
    const id = input.opportunityId
    const before = id ? ((await opportunityOf(db, id)) ?? null) : null
    if (before) await heedWriting(db, actor, before.accountId)
    if (input.contactId) await heedContacts(db, [input.contactId])
    if (
      input.ownerId !== null &&
      input.ownerId !== before?.ownerId &&
      !(await mayOwn(db, input.ownerId))
    ) {
      throw new Problem(422, 'accounts/not-an-owner')
    }
    const now = found(await opportunityOf(db, await writeOpportunity(db, input)))
    const { opportunityId, accountId, title } = now
    const what = before ? 'opportunity.changed' : 'opportunity.added'
    await record(db, actor, what, { opportunityId, accountId, title, before })
    return { now, before }
  }),

  route(dropOpportunity, async ({ input: { opportunityId }, actor, db }) => {
    const before = await changeable(db, actor, opportunityId)
    await removeOpportunity(db, opportunityId)
    await record(db, actor, 'opportunity.takenBack', before)
    return before
  }),

  route(endOpportunity, async ({ input: { opportunityId, ...end }, actor, db }) => {
    const before = await changeable(db, actor, opportunityId)
    await setOpportunityEnd(db, opportunityId, end)
    const { accountId, title } = before
    const what = end.state === 'won' ? 'opportunity.won' : 'opportunity.lost'
    await record(db, actor, what, { opportunityId, accountId, title, outcome: end.lostReason })
    return { now: found(await opportunityOf(db, opportunityId)), before }
  }),

  route(reopenOpportunity, async ({ input: { opportunityId, closesOn }, actor, db }) => {
    const { accountId, title } = await changeable(db, actor, opportunityId)
    await setOpportunityEnd(db, opportunityId, { state: 'open', closesOn, lostReason: '' })
    await record(db, actor, 'opportunity.reopened', { opportunityId, accountId, title })
    return found(await opportunityOf(db, opportunityId))
  }),
]

async function changeable(db: Db, actor: Actor, opportunityId: string): Promise<Opportunity> {
  const opportunity = found(await opportunityOf(db, opportunityId))
  await heedWriting(db, actor, opportunity.accountId)
  return opportunity
}
