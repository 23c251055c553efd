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
  listOpportunitiesFrom,
  listOpportunityMoves,
  moveOpportunity,
  putOpportunity,
  readOpportunityLinks,
  reopenOpportunity,
} from './opportunity.api.ts'
import { linksOf } from './opportunityLinks.store.ts'
import {
  isOriginThere,
  movesOf,
  objectivesAmong,
  opportunitiesFrom,
  opportunitiesOf,
  opportunityOf,
  removeOpportunity,
  setOpportunityEnd,
  setOpportunityStage,
  writeOpportunity,
} from './opportunity.store.ts'
import {
  type Opportunity,
  type OpportunityGiven,
  whyNotMove,
  whyNotOrigin,
  whyNotValue,
} from './opportunity.ts'
import { stagesOf } from './stage.store.ts'
import { textOfStage } from './stage.ts'

export const opportunityRoutes: Route[] = [
  route(listOpportunities, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return opportunitiesOf(db, accountId)
  }),

  route(listOpportunitiesFrom, async ({ input: { accountId, originId }, db }) => {
    found(await accountOf(db, accountId))
    return opportunitiesFrom(db, [originId])
  }),

  route(readOpportunityLinks, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return linksOf(db, accountId)
  }),

  route(listOpportunityMoves, async ({ input: { opportunityId }, db }) => {
    found(await opportunityOf(db, opportunityId))
    return movesOf(db, opportunityId)
  }),

  route(putOpportunity, async ({ input, actor, db, today }) => {
    heed(whyNotValue(input))
    heed(whyNotOrigin(input))
    await heedWriting(db, actor, input.accountId)
    const id = input.opportunityId
    const before = id ? ((await opportunityOf(db, id)) ?? null) : null
    if (before) await heedWriting(db, actor, before.accountId)
    await heedLinks(db, input)
    if (
      input.ownerId !== null &&
      input.ownerId !== before?.ownerId &&
      !(await mayOwn(db, input.ownerId))
    ) {
      throw new Problem(422, 'accounts/not-an-owner')
    }
    const now = found(await opportunityOf(db, await writeOpportunity(db, input, today)))
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

  route(moveOpportunity, async ({ input: { opportunityId, stage }, actor, db, today }) => {
    const before = await changeable(db, actor, opportunityId)
    heed(whyNotMove(before))
    const known = (await stagesOf(db)).find(({ key }) => key === stage)
    const text = known ? textOfStage(known) : stage
    await setOpportunityStage(db, opportunityId, text, today)
    const now = found(await opportunityOf(db, opportunityId))
    const { accountId, title } = now
    const moved = { opportunityId, accountId, title, outcome: text, before: before.stage }
    await record(db, actor, 'opportunity.moved', moved)
    return { now, before }
  }),

  route(endOpportunity, async ({ input: { opportunityId, ...end }, actor, db, today }) => {
    const before = await changeable(db, actor, opportunityId)
    await setOpportunityEnd(db, opportunityId, end, today)
    const { accountId, title } = before
    const what = end.state === 'won' ? 'opportunity.won' : 'opportunity.lost'
    await record(db, actor, what, {
      opportunityId,
      accountId,
      title,
      outcome: end.lostReason || end.learned,
    })
    return { now: found(await opportunityOf(db, opportunityId)), before }
  }),

  route(reopenOpportunity, async ({ input: { opportunityId, closesOn }, actor, db, today }) => {
    const { accountId, title } = await changeable(db, actor, opportunityId)
    const open = { state: 'open' as const, closesOn, lostReason: '', reason: '', learned: '' }
    await setOpportunityEnd(db, opportunityId, open, today)
    await record(db, actor, 'opportunity.reopened', { opportunityId, accountId, title })
    return found(await opportunityOf(db, opportunityId))
  }),
]

async function changeable(db: Db, actor: Actor, opportunityId: string): Promise<Opportunity> {
  const opportunity = found(await opportunityOf(db, opportunityId))
  await heedWriting(db, actor, opportunity.accountId)
  return opportunity
}

/** People, objectives and what it comes from are there, and of the account. */
async function heedLinks(db: Db, given: OpportunityGiven) {
  const { accountId, contactId, deciders, objectives } = given
  const people = [...(contactId ? [contactId] : []), ...deciders.map((one) => one.contactId)]
  if (people.length > 0) await heedContacts(db, people)
  if (objectives.length > 0) {
    const there = await objectivesAmong(db, accountId, objectives)
    if (there < new Set(objectives).size) throw new Problem(422, 'grow/not-an-objective')
  }
  if (!(await isOriginThere(db, given))) throw new Problem(422, 'grow/no-such-origin')
}
