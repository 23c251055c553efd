/** What plans owe is told on Hoy, and by the alert of what is late: of the same things as the health of a plan. */
import { expect, test } from 'vitest'
import { putAction } from '../accounts/action.api.ts'
import { readCockpit } from '../identify/cockpit/cockpit.api.ts'
import { listAccountAlerts } from '../monitor/alert/alert.api.ts'
import { lookAtAlerts } from '../monitor/alert/alertLooking.store.ts'
import { putItem, setItemState } from '../plan/item.api.ts'
import { movePlan } from '../plan/plan.api.ts'
import { aPlan, objective } from '../plan/testing.plan.ts'
import { readSettings } from '../platform/settings.ts'
import { TODAY } from '../platform/testing.ts'
import { roomRoutes } from './routes.ts'

const routes = roomRoutes(readSettings({ CLAVE_DEMO: 'off' }))

type There = Awaited<ReturnType<typeof aPlan>>
const kindsOf = async (someone: There['lead']) => {
  const { rows } = await someone.ask(readCockpit, {})
  return rows.filter(({ kind }) => kind.startsWith('plan')).map(({ kind, what }) => [kind, what])
}

const LATE = '2026-11-10'

test('a plan in review waits for leads; a late line for whoever has it, else for who has the plan', async () => {
  const { lead, manager, expert, planId } = await aPlan(routes)
  const add = async (title: string, more: object = {}) => {
    const item = objective({ title, dueOn: LATE, ...more })
    const { itemId } = (await manager.ask(putItem, { planId, item })).now
    await manager.ask(setItemState, { itemId, state: 'active' })
  }
  await add('Vender más')
  await add('Medir', { ownerId: expert.id })
  await add('Lejos', { dueOn: '2027-05-31' })
  await manager.ask(movePlan, { planId, state: 'in-review' })
  expect(await kindsOf(lead)).toEqual([['planReview', 'Plan de Forjas']])
  for (const who of [manager, expert]) expect(await kindsOf(who)).toEqual([])
  await lead.ask(movePlan, { planId, state: 'agreed' })
  await manager.ask(movePlan, { planId, state: 'active' })
  expect(await kindsOf(lead)).toEqual([])
  expect(await kindsOf(manager)).toEqual([['planLine', 'Vender más']])
  expect(await kindsOf(expert)).toEqual([['planLine', 'Medir']])
})

test('what is late in a plan is told by its alert: actions, those of a plan B, and lines', async () => {
  const { db, lead, manager, planId, accountId } = await aPlan(routes)
  const late = async () => {
    await db((tx) => lookAtAlerts(tx, ['planLate'], TODAY))
    const alerts = await lead.ask(listAccountAlerts, { accountId })
    return alerts.map(({ numbers }) => numbers['actions'])
  }
  const put = async (item: object) =>
    (await manager.ask(putItem, { planId, item: item as never })).now.itemId
  const itemId = await put(objective({ dueOn: LATE }))
  await manager.ask(setItemState, { itemId, state: 'active' })
  const body = { metric: 'hand', measure: 'Pedidos', threshold: 10 }
  const kpiId = await put({ kind: 'kpi', title: 'Pedidos', body })
  const planBId = await put({ kind: 'planB', title: 'Volver', body: { kpiId } })
  for (const state of ['in-review', 'agreed', 'active'] as const)
    await lead.ask(movePlan, { planId, state })
  expect(await late()).toEqual([])
  const given = { accountId, title: 'Llamar', ownerId: manager.id, dueOn: LATE }
  await db(async (tx) => {
    const [firing] = await tx<{ firingId: string }[]>`
      insert into plan_firing (account_id, plan_id, kpi_id, plan_b_id, value, threshold, worse, day)
      values (${accountId}, ${planId}, ${kpiId}, ${planBId}, 8, 10, 'below', ${LATE}) returning firing_id`
    await tx`insert into action (account_id, title, owner_id, due_on, origin, origin_id)
      values (${accountId}, 'Volver a pedir', ${manager.id}, ${LATE}, 'planB', ${firing!.firingId})`
  })
  expect(await late()).toEqual([2])
  await manager.ask(putAction, { ...given, origin: 'plan', originId: planId })
  expect(await late()).toEqual([3])
})
