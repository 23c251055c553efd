/** The live texts of plans: who may open one and write in it, and what follows when it is kept. */
import type { Actor } from '../kernel/actor.ts'
import { TEAM } from '../kernel/actor.ts'
import { announce } from '../platform/announce.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import type { LiveText, Writing } from '../platform/liveText.ts'
import { found, heed } from '../platform/problem.ts'
import { withdrawStale } from './agreement.store.ts'
import { itemOf, rememberItem } from './item.store.ts'
import type { Item } from './item.ts'
import { planOf, rememberPlan } from './plan.store.ts'
import { type Plan, whyNotChange } from './plan.ts'
import { textName } from './prose.ts'
import { keepState, stateOf, touch } from './prose.store.ts'

type There = { plan: Plan; item: Item | null }

async function lineThere(db: Db, id: string): Promise<There | undefined> {
  const item = await itemOf(db, id)
  const plan = item && (await planOf(db, item.planId))
  return plan && { plan, item: item ?? null }
}

async function planThere(db: Db, id: string): Promise<There | undefined> {
  const plan = await planOf(db, id)
  return plan && { plan, item: null }
}

function liveText(
  kind: 'plan' | 'line',
  there: (db: Db, id: string) => Promise<There | undefined>,
): LiveText {
  return {
    kind,
    async open(db, actor: Actor, id) {
      if (!(TEAM as readonly string[]).includes(actor.role)) return undefined
      const about = await there(db, id)
      if (!about) return undefined
      const state = await stateOf(db, { kind, id })
      return { state, mayWrite: whyNotChange(actor, about.plan) === null }
    },
    async keep({ db, actor, id, state, today, begins }: Writing) {
      const { plan } = found(await there(db, id))
      heed(whyNotChange(actor, plan))
      const { planId } = plan
      await keepState(db, { kind, id, planId }, state)
      await touch(db, { kind, id }, today)
      const now = found(await there(db, id))
      if (now.item) await rememberItem(db, now.item, now.plan)
      else await rememberPlan(db, now.plan)
      if (now.item?.shared) await withdrawStale(db, actor, { plan: now.plan, today })
      if (begins) await tell(db, actor, now)
      await announce(db, { names: [textName('plan', planId)], what: 'text' })
    },
  }
}

/** Once for each who sits down to it; what is private, without its words. */
function tell(db: Db, actor: Actor, { plan, item }: There) {
  const { planId, accountId } = plan
  const about = { accountId, planId, ...(item && { itemId: item.itemId, kind: item.kind }) }
  if (plan.private || item?.private || item?.kind === 'answer') {
    return record(db, actor, 'plan.touched', { ...about, what: 'plan.written' })
  }
  return item
    ? record(db, actor, 'planItem.written', { ...about, title: item.title })
    : record(db, actor, 'plan.written', { ...about, title: plan.title })
}

export const planTexts: LiveText[] = [liveText('plan', planThere), liveText('line', lineThere)]
