import { expect, test } from 'vitest'
import { DOING, ITEM_STATES, KINDS } from './item.ts'
import { PLAN_STATES, whyNotDropItem } from './plan.ts'

test('only a draft, or what stands in a draft plan, is taken away; what fired never is', () => {
  for (const state of PLAN_STATES) {
    for (const kind of KINDS) {
      for (const itemState of ITEM_STATES) {
        const line = { kind, state: itemState }
        const drop = (hasFired: boolean) => whyNotDropItem(line, { plan: { state }, hasFired })
        expect(drop(true)?.code).toBe('plan/item-fired')
        const watches = kind === 'kpi' || kind === 'planB'
        const may = state === 'draft' || (itemState === 'draft' && !watches)
        expect(drop(false)?.code ?? null).toBe(may ? null : 'plan/item-decided')
      }
    }
  }
  for (const kind of DOING) {
    const plan = { state: 'active' as const }
    expect(whyNotDropItem({ kind, state: 'done' }, { plan, hasFired: false })?.status).toBe(409)
  }
})
