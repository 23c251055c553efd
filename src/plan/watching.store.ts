/** Looks whether indicators of plans at work crossed their thresholds: then what was prepared for it is proposed, once per crossing. */
import { NOBODY } from '../kernel/actor.ts'
import type { Day } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { addFiring, openFirings, setBack } from './firing.store.ts'
import { itemsIn } from './item.store.ts'
import type { Item, ItemOf } from './item.ts'
import { isBeyond } from './kpi.ts'
import { liveOf } from './live.store.ts'
import { type LiveValues, NOTHING_LIVE } from './liveMetric.ts'
import { valueNow } from './objective.ts'
import { planOf } from './plan.store.ts'
import type { Plan } from './plan.ts'

/** One plan, where something of it has just changed. */
export async function watchPlan(db: Db, planId: string, today: Day): Promise<void> {
  const plan = await planOf(db, planId)
  if (plan) await watch(db, [plan], today)
}

export async function watch(db: Db, plans: readonly Plan[], today: Day): Promise<void> {
  const atWork = plans.filter(({ state }) => state === 'active')
  const ids = atWork.map(({ planId }) => planId)
  await hold(db, ids)
  const items = await itemsIn(db, ids)
  const watched = pairsOf(items)
  if (watched.length === 0) return
  const planWith = new Map(atWork.map((plan) => [plan.planId, plan]))
  const isLive = ({ kpi }: Pair) => kpi.body.metric !== 'hand'
  const accounts = new Set(watched.filter(isLive).map(({ kpi }) => kpi.accountId))
  const live = accounts.size > 0 ? await liveOf(db, [...accounts]) : null
  const open = await openFirings(db, ids)
  for (const pair of watched) {
    const { kpi, planB } = pair
    const values = live?.of(kpi.accountId) ?? NOTHING_LIVE
    const read = readOf(kpi, values, live?.asOf ?? today)
    if (read === null) continue
    const fired = open.get(planB.itemId)
    const beyond = isBeyond(kpi.body, read.value)
    if (beyond && !fired) await propose(db, planWith.get(kpi.planId)!, { ...pair, ...read })
    if (!beyond && fired) await setBack(db, fired.firingId, read.day)
  }
}

type Pair = { kpi: ItemOf<'kpi'>; planB: ItemOf<'planB'> }

/** Each plan B beside the indicator of its own plan that it waits for, where neither is given up. */
function pairsOf(items: readonly Item[]): Pair[] {
  const standing = items.filter(({ state }) => state !== 'dropped')
  const byId = new Map(standing.map((item) => [item.itemId, item]))
  return standing.flatMap((planB) => {
    const kpi = planB.kind === 'planB' ? byId.get(planB.body.kpiId ?? '') : undefined
    const belongs = planB.kind === 'planB' && kpi?.kind === 'kpi' && kpi.planId === planB.planId
    return belongs ? [{ kpi, planB }] : []
  })
}

function readOf(kpi: ItemOf<'kpi'>, live: LiveValues, asOf: Day) {
  const value = valueNow(kpi, live)
  if (value === null) return null
  const last = kpi.readings.at(-1)
  return { value, day: kpi.body.metric === 'hand' && last ? last.day : asOf }
}

async function propose(db: Db, plan: Plan, fired: Pair & { value: number; day: Day }) {
  const { kpi, planB, value, day } = fired
  const { accountId, planId } = plan
  const { threshold, worse } = kpi.body
  const ids = { accountId: planB.accountId, planId, kpiId: kpi.itemId, planBId: planB.itemId }
  await addFiring(db, { ...ids, value, rule: { threshold: threshold!, worse }, day })
  const isPrivate = plan.private || kpi.private || planB.private
  const about = { accountId, planId, itemId: planB.itemId }
  if (isPrivate) await record(db, NOBODY, 'plan.touched', { ...about, what: 'planB.proposed' })
  else await record(db, NOBODY, 'planB.proposed', { ...about, title: planB.title })
}

/** Until the transaction ends, so that two who look at once don't propose it twice. */
async function hold(db: Db, planIds: readonly string[]): Promise<void> {
  await db`
    select pg_advisory_xact_lock(hashtextextended('watch ' || told.plan_id, 0))
    from (select plan_id from unnest(${[...planIds]}::text[]) as plan_id order by 1) told
  `
}
