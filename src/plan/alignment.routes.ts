/** Meetings at which plans are agreed, what is put before the client after them, and joint decisions, over HTTP. */
import { putBeforeClient } from '../accounts/acceptance.routes.ts'
import type { Actor } from '../kernel/actor.ts'
import { heedContacts } from '../know/contactThere.store.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedSince, holdRows } from '../platform/since.ts'
import {
  addDecision,
  askToAgree,
  draftAgreement,
  dropAlignment,
  putAlignment,
  readAlignment,
} from './alignment.api.ts'
import { alignmentOf, alignmentsOf, pagesOf, withdrawStale } from './agreement.store.ts'
import { decisionsOf, insertDecision, removeMeeting, writeMeeting } from './alignment.store.ts'
import {
  ALIGNMENT,
  AlignmentGiven,
  whyNotAsk,
  whyNotChangeAlignment,
  whyNotDropAlignment,
} from './alignment.ts'
import { whyNotDecide } from './jointDecision.ts'
import { planOf } from './plan.store.ts'
import { type Plan, whyNotChange } from './plan.ts'

export const alignmentRoutes: Route[] = [
  route(readAlignment, async ({ input: { planId }, db }) => {
    const plan = found(await planOf(db, planId))
    return { meetings: await alignmentsOf(db, plan), decisions: await decisionsOf(db, planId) }
  }),

  route(putAlignment, async ({ input: { planId, was, ...given }, actor, db, today }) => {
    const plan = await changeable(db, actor, planId)
    const { alignmentId } = given
    if (given.heldOn > today) throw new Problem(422, 'plan/held-ahead')
    const held = alignmentId ? await holdRows(db, 'alignment', 'alignment_id', [alignmentId]) : []
    const before = alignmentId ? ((await alignmentOf(db, plan, alignmentId)) ?? null) : null
    if (held.length > 0 && !before) throw new Problem(404, 'request/not-found')
    heedSince(was, before && AlignmentGiven.parse(before), 'plan/alignment-changed-since')
    if (before) heed(whyNotChangeAlignment(before, today))
    const id = await writeMeeting(db, plan, given)
    await tell(db, actor, plan, before ? 'alignment.changed' : 'alignment.held')
    return { now: found(await alignmentOf(db, plan, id)), before }
  }),

  route(dropAlignment, async ({ input: { planId, alignmentId }, actor, db }) => {
    const plan = await changeable(db, actor, planId)
    const alignment = found(await alignmentOf(db, plan, alignmentId))
    heed(whyNotDropAlignment(alignment))
    await removeMeeting(db, alignmentId)
    await tell(db, actor, plan, 'alignment.dropped')
    return alignment
  }),

  route(draftAgreement, async ({ input: { planId, alignmentId, language }, actor, db }) => {
    const plan = await changeable(db, actor, planId)
    heed(whyNotAsk(plan))
    const alignment = found(await alignmentOf(db, plan, alignmentId))
    const page = await pagesOf(db, plan)
    return page(alignment, language ?? alignment.asked?.language ?? 'es')
  }),

  route(askToAgree, async ({ input, actor, db, today }) => {
    const { planId, alignmentId, textHash, ...given } = input
    await holdRows(db, 'plan', 'plan_id', [planId])
    const plan = await changeable(db, actor, planId)
    heed(whyNotAsk(plan))
    const alignment = found(await alignmentOf(db, plan, alignmentId))
    if (given.contactId) await heedContacts(db, [given.contactId])
    const { title, text, textHash: now } = (await pagesOf(db, plan))(alignment, given.language)
    if (textHash !== now) throw new Problem(409, 'plan/agreement-other-text')
    const replacesId = alignment.asked?.acceptanceId ?? null
    const about = { accountId: plan.accountId, aboutKind: ALIGNMENT, aboutId: alignmentId }
    return putBeforeClient(db, { ...given, ...about, title, text, replacesId }, { actor, today })
  }),

  route(addDecision, async ({ input: { planId, ...given }, actor, db, today }) => {
    await holdRows(db, 'plan', 'plan_id', [planId])
    const plan = await changeable(db, actor, planId)
    heed(whyNotDecide(given, { decisions: await decisionsOf(db, planId), today }))
    const id = await insertDecision(db, plan, given)
    await withdrawStale(db, actor, { plan, today })
    await tell(db, actor, plan, given.correctsId ? 'planDecision.corrected' : 'planDecision.made')
    return found((await decisionsOf(db, planId)).find(({ decisionId }) => decisionId === id))
  }),
]

async function changeable(db: Db, actor: Actor, planId: string): Promise<Plan> {
  const plan = found(await planOf(db, planId))
  heed(whyNotChange(actor, plan))
  return plan
}

type What = `${'alignment' | 'planDecision'}.${string}`

/** Of a private plan only that it was worked on: everyone who sees the account reads its history. */
function tell(
  db: Db,
  actor: Actor,
  { planId, accountId, title, private: isPrivate }: Plan,
  what: What,
) {
  return isPrivate
    ? record(db, actor, 'plan.touched', { accountId, planId, what })
    : record(db, actor, what, { accountId, planId, title })
}
