/** Plans over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { mayOwn } from '../accounts/carer.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import type { Actor } from '../kernel/actor.ts'
import { offsetOf } from '../kernel/list.ts'
import { choiceOf, choose, topic } from '../platform/choice.ts'
import { announce } from '../platform/announce.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { enqueue } from '../platform/jobs.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedSince, holdRows } from '../platform/since.ts'
import { withdrawAsked, withdrawStale } from './agreement.store.ts'
import { isSpokenOf } from './alignment.store.ts'
import { watchPlans } from './firing.ts'
import { withHealth } from './health.store.ts'
import { itemsIn, rememberItem } from './item.store.ts'
import { knownOf } from './known.store.ts'
import {
  dropPlan,
  keepCatalogue,
  listAccountPlans,
  listPlans,
  listVersions,
  movePlan,
  putPlan,
  readCatalogue,
  readDifference,
  readKnown,
  readPlan,
} from './plan.api.ts'
import {
  hasOpenPlan,
  keepPlan,
  planOf,
  plansOf,
  plansWhere,
  rememberPlan,
  removePlan,
  setPlanState,
} from './plan.store.ts'
import {
  type Plan,
  PlanGiven,
  type PlanTold,
  whyNotChange,
  whyNotDropPlan,
  whyNotMove,
  whyNotSpan,
} from './plan.ts'
import { sortedBy } from './planOrder.ts'
import { textName } from './prose.ts'
import { proseIn } from './prose.store.ts'
import { Catalogue } from './valueAdd.ts'
import { addVersion, contentOf, versionContent, versionsOf } from './version.store.ts'
import { differenceOf } from './version.ts'

const catalogue = topic('plan.valueAdds', Catalogue)

export const planRoutes: Route[] = [
  route(listPlans, async ({ input, db, today }) => {
    const { plans } = await withHealth(db, await plansWhere(db, input), today)
    const rows: PlanTold[] = sortedBy(plans, input)
    const from = offsetOf(input)
    return { rows: rows.slice(from, from + input.size), total: rows.length }
  }),

  route(listAccountPlans, async ({ input: { accountId }, db, today }) => {
    found(await accountOf(db, accountId))
    return (await withHealth(db, await plansOf(db, accountId), today)).plans
  }),

  route(readPlan, async ({ input: { planId }, db, today }) => {
    const plan = found(await planOf(db, planId))
    const { plans, items, live } = await withHealth(db, [plan], today)
    const { asOf, currency } = live
    const own = { plan: plans[0]!, items: items.get(planId) ?? [], live: live.of(plan.accountId) }
    return { ...own, prose: await proseIn(db, planId), asOf, currency }
  }),

  route(putPlan, async ({ input: { was, ...given }, actor, db, today }) => {
    const { accountId, planId } = given
    await heedWriting(db, actor, accountId)
    if (planId) await holdRows(db, 'plan', 'plan_id', [planId])
    const before = planId ? ((await planOf(db, planId)) ?? null) : null
    if (before && before.accountId !== accountId) throw new Problem(404, 'request/not-found')
    heedSince(was, before && PlanGiven.parse(before), 'plan/plan-changed-since')
    if (before) heed(whyNotChange(actor, before))
    heed(whyNotSpan(given))
    if (!(await mayOwn(db, given.ownerId))) throw new Problem(422, 'plan/not-an-owner')
    // Two may stand open once their accounts were merged: each is still written, and closed.
    if (!before && (await hasOpenPlan(db, accountId, planId))) {
      throw new Problem(409, 'plan/one-open')
    }
    const now = found(await planOf(db, await keepPlan(db, given, today)))
    if (before && before.private !== now.private) {
      for (const item of await itemsIn(db, [now.planId])) await rememberItem(db, item, now)
    }
    if (before) await rememberPlan(db, now)
    if (before) await withdrawStale(db, actor, { plan: now, today })
    await tell(db, actor, now, before ? 'plan.changed' : 'plan.begun')
    return { now, before }
  }),

  route(dropPlan, async ({ input: { planId }, actor, db }) => {
    const plan = found(await planOf(db, planId))
    heed(whyNotChange(actor, plan) ?? whyNotDropPlan(plan))
    if ((await itemsIn(db, [planId])).length > 0 || (await isSpokenOf(db, planId)))
      throw new Problem(409, 'plan/plan-stays')
    await removePlan(db, planId)
    await tell(db, actor, plan, 'plan.takenBack')
    return plan
  }),

  route(movePlan, async ({ input: { planId, state, why }, actor, db, today }) => {
    await holdRows(db, 'plan', 'plan_id', [planId])
    const plan = found(await planOf(db, planId))
    const items = await itemsIn(db, [planId])
    heed(whyNotMove(actor, plan, { to: state, items }))
    if (plan.state === 'closed' && (await hasOpenPlan(db, plan.accountId, planId))) {
      throw new Problem(409, 'plan/one-open')
    }
    await setPlanState(db, planId, { state, today })
    const moved = { ...plan, state }
    await addVersion(db, moved, { content: await contentOf(db, moved, items), why })
    await tell(db, actor, plan, VERBS[state])
    if (state === 'draft' || state === 'closed') await withdrawAsked(db, actor, { planId, today })
    if (state === 'active') await enqueue(db, watchPlans, {}, { key: 'begun' })
    return { plan: found(await planOf(db, planId)), before: plan.state }
  }),

  route(listVersions, async ({ input: { planId }, db }) => {
    const plan = found(await planOf(db, planId))
    return { plan, versions: await versionsOf(db, planId) }
  }),

  route(readDifference, async ({ input: { planId, from, to }, db }) => {
    const plan = found(await planOf(db, planId))
    const before = found(await versionContent(db, planId, from))
    const after =
      to === undefined
        ? await contentOf(db, plan, await itemsIn(db, [planId]))
        : found(await versionContent(db, planId, to))
    return differenceOf(before, after)
  }),

  route(readKnown, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return knownOf(db, accountId)
  }),

  route(readCatalogue, ({ db }) => choiceOf(db, catalogue)),

  route(keepCatalogue, async ({ input: { was, ...given }, actor, db }) => {
    const before = await choiceOf(db, catalogue)
    heedSince(was, before, 'plan/catalogue-changed-since')
    await choose(db, catalogue, given)
    await record(db, actor, 'valueAdds.kept', { before })
    return { now: await choiceOf(db, catalogue), before }
  }),
]

/** Of a private plan only that it was worked on: everyone who sees the account reads its history. */
async function tell(db: Db, actor: Actor, plan: Plan, what: `plan.${string}`) {
  const { accountId, planId, title } = plan
  await announce(db, { names: [textName('plan', planId)], what: 'fields' })
  return plan.private
    ? record(db, actor, 'plan.touched', { accountId, planId, what })
    : record(db, actor, what, { accountId, planId, title })
}

const VERBS = {
  draft: 'plan.sentBack',
  'in-review': 'plan.reviewed',
  agreed: 'plan.agreed',
  active: 'plan.activated',
  closed: 'plan.closed',
} as const
