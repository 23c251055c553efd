import { expect, test } from 'vitest'
import { KeptLimits } from './capacity.ts'
import { whyNobody } from './nobody.ts'

const limits = KeptLimits.parse({
  resources: [
    { skill: 'logística', all: 0, available: 0 },
    { skill: 'ventas', all: 20, available: 18 },
  ],
  needs: { key: { logística: 3, ventas: 9 }, strategic: {} },
})

test('each thing that leaves a list empty is named: strategies, points, the skill without hours', () => {
  expect(whyNobody({ candidates: 6, limits }, { strategy: 4, score: 2 })).toEqual([
    { why: 'strategy', count: 4 },
    { why: 'score', count: 2 },
    { why: 'hours', skill: 'logística', need: 3, available: 0 },
  ])
  expect(whyNobody({ candidates: 0, limits }, { strategy: 0, score: 0 })).toEqual([
    { why: 'candidates' },
  ])
  const enough = { ...limits, resources: limits.resources.slice(1) }
  expect(whyNobody({ candidates: 6, limits: enough }, { strategy: 0, score: 0 })).toEqual([
    { why: 'others' },
  ])
})
