/** Plans B that fired, over HTTP. */
import { keepAction, actionsFrom, removeAction } from '../accounts/action.store.ts'
import { mayOwn } from '../accounts/carer.store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Day } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { holdRows } from '../platform/since.ts'
import { decideFiring, listFirings, readTrial, readWatch, undecideFiring } from './firing.api.ts'
import { firingOf, firingsOf, firingsWaiting, setDecision } from './firing.store.ts'
import { type Firing, PLAN_B_ORIGIN, whyNotDecide, whyNotUndecide } from './firing.ts'
import { itemOf } from './item.store.ts'
import { planOf } from './plan.store.ts'
import { dueOf } from './preparedAction.ts'
import { readingsDue } from './readingDue.store.ts'
import { trialOf } from './trial.store.ts'

export const firingRoutes: Route[] = [
  route(listFirings, async ({ input: { planId }, db }) => {
    found(await planOf(db, planId))
    return firingsOf(db, planId)
  }),

  route(readWatch, async ({ actor, db, today }) => {
    const waiting = await firingsWaiting(db, actor)
    // Who was named may have become a reader since.
    const firings = waiting.filter((one) => whyNotDecide(actor, one) === null)
    return { firings, readings: await readingsDue(db, actor.id, today) }
  }),

  route(decideFiring, async ({ input: { firingId, ...given }, actor, db, today }) => {
    await holdRows(db, 'plan_firing', 'firing_id', [firingId])
    const firing = found(await firingOf(db, firingId))
    heed(whyNotDecide(actor, firing))
    await setDecision(db, firingId, { ...given, by: actor.id, on: today })
    if (given.state === 'approved') await standUp(db, firing, { actor, today })
    await tell(db, actor, firing, { what: `planB.${given.state}`, outcome: given.why })
    return found(await firingOf(db, firingId))
  }),

  route(undecideFiring, async ({ input: { firingId }, actor, db }) => {
    await holdRows(db, 'plan_firing', 'firing_id', [firingId])
    const firing = found(await firingOf(db, firingId))
    const actions = await actionsFrom(db, PLAN_B_ORIGIN, [firingId])
    heed(whyNotUndecide(actor, firing, actions))
    for (const { actionId } of actions) await removeAction(db, actionId)
    await setDecision(db, firingId, null)
    await tell(db, actor, firing, { what: 'planB.reopened', outcome: '' })
    return found(await firingOf(db, firingId))
  }),

  route(readTrial, async ({ input: { itemId }, db, today }) => {
    const item = found(await itemOf(db, itemId))
    if (item.kind !== 'kpi') throw new Problem(422, 'plan/not-measured')
    return trialOf(db, item, today)
  }),
]

/** Each prepared action becomes one to be done; who no longer works here hands on to whoever owns the plan, or approved it. */
async function standUp(db: Db, firing: Firing, { actor, today }: { actor: Actor; today: Day }) {
  const plan = found(await planOf(db, firing.planId))
  for (const { title, how, ownerId, ...when } of firing.prepared) {
    const owner = await firstOf(db, [ownerId, plan.ownerId], actor.id)
    const dueOn = dueOf(when, today)
    const from = { origin: PLAN_B_ORIGIN, originId: firing.firingId }
    await keepAction(db, {
      accountId: firing.accountId,
      title,
      how,
      ownerId: owner,
      dueOn,
      ...from,
    })
  }
}

async function firstOf(db: Db, people: readonly (string | null)[], otherwise: string) {
  for (const one of people) if (one !== null && (await mayOwn(db, one))) return one
  return otherwise
}

type Said = { what: `planB.${string}`; outcome: string }

/** What is private is recorded without its words: everyone who sees the account reads its history. */
function tell(db: Db, actor: Actor, firing: Firing, { what, outcome }: Said) {
  const { accountId, planId, planBId, planB } = firing
  const about = { accountId, planId, itemId: planBId }
  return firing.private
    ? record(db, actor, 'plan.touched', { ...about, what })
    : record(db, actor, what, { ...about, title: planB, outcome })
}
