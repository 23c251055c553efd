/** Plans for tests: an account with its team, and lines that hold. */
import { addAccount } from '../accounts/account.api.ts'
import { acceptanceRoutes } from '../accounts/acceptance.routes.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { actionRoutes } from '../accounts/action.routes.ts'
import { mergeRoutes } from '../accounts/merge.routes.ts'
import { contactRoutes } from '../know/contact.routes.ts'
import { needRoutes } from '../know/need.routes.ts'
import { searchRoutes } from '../know/search.routes.ts'
import type { Job } from '../platform/jobs.ts'
import { aFirm } from '../platform/testing.ts'
import { firingRoutes } from './firing.routes.ts'
import { putItem } from './item.api.ts'
import { alignmentRoutes } from './alignment.routes.ts'
import { itemRoutes } from './item.routes.ts'
import type { Item } from './item.ts'
import { putPlan } from './plan.api.ts'
import { planRoutes } from './plan.routes.ts'

export const PLAN_ROUTES = [
  ...accountRoutes,
  ...actionRoutes,
  ...mergeRoutes,
  ...contactRoutes,
  ...needRoutes,
  ...searchRoutes,
  ...planRoutes,
  ...itemRoutes,
  ...alignmentRoutes,
  ...acceptanceRoutes,
  ...firingRoutes,
]

export const DUE = '2027-05-31'

export const objective = (more: object = {}) => ({
  kind: 'objective' as const,
  title: 'Duplicar las ventas de rodamientos',
  dueOn: DUE,
  body: {
    metric: 'hand' as const,
    measure: 'Pedidos',
    unit: 'pedidos',
    baseline: 10,
    target: 20,
    source: 'ERP',
    resource: '40 horas',
  },
  ...more,
})

export async function aPlan(routes = PLAN_ROUTES, jobs: Job[] = []) {
  const firm = aFirm(routes, jobs)
  const { lead, manager } = firm
  const account = { name: 'Forjas Levante', managerId: manager.id }
  const { accountId } = await lead.ask(addAccount, account)
  const given = {
    accountId,
    title: 'Plan de Forjas',
    template: 'industrial' as const,
    fromOn: '2026-11-01',
    untilOn: '2028-10-31',
    ownerId: manager.id,
  }
  const { now: plan } = await manager.ask(putPlan, given)
  const { planId } = plan
  return { ...firm, accountId, given, plan, planId }
}

export async function withObjective(jobs: Job[] = []) {
  const there = await aPlan(PLAN_ROUTES, jobs)
  const { planId, manager } = there
  const { now } = await manager.ask(putItem, { planId, item: objective() })
  return { ...there, item: now, itemId: now.itemId }
}

/** A line as it would be read, for the pure rules. */
export const aLine = (kind: Item['kind'], body: object, more: object = {}) =>
  ({
    itemId: '00000000-0000-4000-8000-000000000001',
    planId: '00000000-0000-4000-8000-000000000002',
    accountId: '00000000-0000-4000-8000-000000000003',
    kind,
    title: 'Línea',
    body,
    parentId: null,
    ownerId: null,
    ownerName: null,
    dueOn: null,
    shared: false,
    private: false,
    state: 'active',
    outcome: '',
    prose: '',
    endedOn: null,
    readings: [],
    place: 1,
    changedOn: '2026-11-01',
    ...more,
  }) as unknown as Item
