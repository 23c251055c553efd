/** Decisions of a client and the parts in them over HTTP. */
import { whyNotSeen } from '../accounts/said.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedSince, holdRows } from '../platform/since.ts'
import { dropDecision, putDecision, sayRoles, unsayRoles } from './decision.api.ts'
import {
  decisionsOn,
  insertRoles,
  keepDecision,
  removeDecision,
  removeRoles,
} from './decision.store.ts'
import { DecisionGiven } from './decision.ts'
import { heedPerson } from './personThere.store.ts'

export const decisionRoutes: Route[] = [
  route(putDecision, async ({ input: { accountId, was, ...given }, actor, db, today }) => {
    await heedWriting(db, actor, accountId)
    if (given.decidedOn) heed(whyNotSeen(given.decidedOn, today))
    if (given.decisionId) await holdRows(db, 'decision', 'decision_id', [given.decisionId])
    const find = async (id: string | undefined) =>
      (await decisionsOn(db, accountId, today)).find((one) => one.decisionId === id)
    const before = (await find(given.decisionId)) ?? null
    heedSince(was, before && DecisionGiven.parse(before), 'know/decision-changed-since')
    const now = found(await find(await keepDecision(db, accountId, given)))
    const what = before ? 'decision.changed' : 'decision.added'
    const { decisionId, title } = now
    await record(db, actor, what, { ...given, accountId, decisionId, title, before })
    return { now, before }
  }),

  route(dropDecision, async ({ input: { accountId, decisionId }, actor, db, today }) => {
    await heedWriting(db, actor, accountId)
    const { title } = await decisionThere(db, { accountId, decisionId }, today)
    await removeDecision(db, decisionId)
    await record(db, actor, 'decision.dropped', { accountId, decisionId, title })
    return { accountId, decisionId }
  }),

  route(sayRoles, async ({ input, actor, db, today }) => {
    const { accountId, decisionId, contactId, roles } = input
    await heedWriting(db, actor, accountId)
    heed(whyNotSeen(input.seenOn, today))
    const { title } = await decisionThere(db, input, today)
    const { name } = await heedPerson(db, input)
    const saidId = await insertRoles(db, input, input)
    const about = { accountId, decisionId, contactId, name, outcome: title, roles, saidId }
    await record(db, actor, 'decision.rolesSaid', about)
    return { saidId }
  }),

  route(unsayRoles, async ({ input, actor, db, today }) => {
    const { accountId, decisionId, contactId, saidId } = input
    await heedWriting(db, actor, accountId)
    const { title } = await decisionThere(db, input, today)
    const { name } = await heedPerson(db, input)
    const count = await removeRoles(db, input)
    if (count === 0) throw new Problem(404, 'request/not-found')
    const about = { accountId, decisionId, contactId, name, outcome: title, saidId }
    await record(db, actor, 'decision.rolesUnsaid', about)
    return { count }
  }),
]

async function decisionThere(
  db: Db,
  { accountId, decisionId }: { accountId: string; decisionId: string },
  today: string,
) {
  const decisions = await decisionsOn(db, accountId, today)
  return found(decisions.find((one) => one.decisionId === decisionId))
}
