import fc from 'fast-check'
import { expect, test } from 'vitest'
import { strengthOfStage, workingStage } from '../accounts/stage.ts'
import { biasOf } from './bias.ts'
import { resourcesOf, roomFor } from './capacity.ts'
import type { Candidate, Limits } from './selection.ts'
import { sumsOf, whyNotProposed, whyNotSelect } from './selection.ts'
import { aCandidate, aCriterion } from './testing.ts'

const limits = (told: Partial<Limits> = {}): Limits => ({
  resources: [{ name: 'logistics', available: 100 }],
  most: 3,
  least: [],
  financialShare: 0.9,
  ...told,
})

function codes(candidates: Candidate[], told: Partial<Limits> = {}) {
  return whyNotSelect({ candidates, limits: limits(told) }).map(({ code }) => code)
}

test('forced accounts that alone need 120 % of the hours are told so, with the skill and both figures', () => {
  const forced = ['A', 'B', 'C'].map((key) => aCandidate({ key, force: 'in', hours: [40] }))
  const [refusal, ...others] = whyNotSelect({ candidates: forced, limits: limits() })
  expect(others).toEqual([])
  expect(refusal).toEqual({
    code: 'segment/forced-need-more',
    status: 422,
    values: { skill: 'logistics', needed: 120, available: 100, percent: 120 },
  })
})

test('every wish that can’t be met is told', () => {
  const inside = aCandidate({ force: 'in' })
  expect(codes([inside])).toEqual([])
  expect(codes([inside], { most: 0 })).toEqual([
    'segment/no-account-wanted',
    'segment/forced-too-many',
  ])
  expect(codes([{ ...inside, servesStrategy: false }])).toEqual(['segment/forced-without-strategy'])
  expect(codes([inside], { resources: [{ name: 'logistics', available: 0 }] })).toEqual([
    'segment/forced-without-hours',
  ])
  expect(codes([inside], { least: [{ by: 'zone', name: 'north', accounts: 1 }] })).toEqual([
    'segment/least-of-zone',
  ])
  const everywhere = ['a', 'b'].map((name) => ({ by: 'segment' as const, name, accounts: 2 }))
  const many = ['a', 'a', 'b', 'b'].map((segment, at) => aCandidate({ key: `${at}`, segment }))
  expect(codes(many, { least: everywhere })).toEqual(['segment/least-above-most'])
})

test('who can’t be proposed, and why', () => {
  expect(whyNotProposed(aCandidate())).toBeNull()
  expect(whyNotProposed(aCandidate({ force: 'out' }))).toBe('forced-out')
  expect(whyNotProposed(aCandidate({ servesStrategy: false }))).toBe('no-strategy')
  expect(whyNotProposed(aCandidate({ strategic: NaN }))).toBe('not-scored')
  expect(whyNotProposed(aCandidate({ strategic: NaN, force: 'in' }))).toBeNull()
})

test('what a choice comes to is its accounts’ sums; a missing score adds nothing', () => {
  const candidates = [
    aCandidate({ key: 'A', financial: 4, strategic: 2, hours: [5] }),
    aCandidate({ key: 'B', financial: NaN, strategic: 5, hours: [7] }),
    aCandidate({ key: 'C', hours: [100] }),
  ]
  expect(sumsOf({ candidates, limits: limits() }, (at) => at < 2)).toEqual({
    financial: 4,
    strategic: 7,
    hours: [12],
    accounts: 2,
  })
})

test('hours by skill of a team, less the reserve for future key accounts', () => {
  const capacity = {
    people: [
      { name: 'Ana', hours: { sales: 80, logistics: 20 } },
      { name: 'Luis', hours: { sales: 40 } },
    ],
    needs: { sales: 9, service: 1 },
    reserve: 0.25,
  }
  const resources = resourcesOf(capacity)
  expect(resources).toEqual([
    { skill: 'logistics', all: 20, available: 15 },
    { skill: 'sales', all: 120, available: 90 },
    { skill: 'service', all: 0, available: 0 },
  ])
  expect(roomFor({ sales: 9 }, resources)).toEqual({ accounts: 10, scarcest: 'sales' })
  expect(roomFor({ sales: 9, service: 1 }, resources)).toEqual({ accounts: 0, scarcest: 'service' })
  expect(roomFor({}, resources)).toEqual({ accounts: null, scarcest: null })
})

test('room is whole accounts: one more would need more hours than there are', () => {
  const tenths = fc.integer({ min: 1, max: 500 }).map((all) => all / 10)
  fc.assert(
    fc.property(tenths, fc.integer({ min: 0, max: 3000 }), (need, available) => {
      const { accounts } = roomFor({ s: need }, [{ skill: 's', all: available, available }])
      expect(accounts! * need).toBeLessThanOrEqual(available + 1e-6)
      expect((accounts! + 1) * need).toBeGreaterThan(available - 1e-6)
    }),
  )
})

const judged = (key: string, weight: number) => aCriterion({ key, weight, axis: 'strategic' })
const measured = aCriterion({
  key: 'revenue',
  weight: 40,
  measured: { metric: 'salesLast12', thresholds: [1, 2, 3, 4], better: 'more' },
})

test('the bias guard names what carried an account that people rate high and figures low', () => {
  const bias = (key: string, points: number[], hoursTimes = 1) =>
    biasOf([measured, judged(key, 40), judged('strategyFit', 20)], points, hoursTimes)?.bias ?? null
  expect(bias('brand', [1, 5, 4])).toBe('big-name')
  expect(bias('relationship', [2, 5, 3])).toBe('old-friend')
  expect(bias('serviceSensitivity', [2, 5, 3])).toBe('demanding')
  expect(bias('newMarkets', [2, 5, 4], 2)).toBe('demanding')
  expect(bias('newMarkets', [2, 5, 4])).toBe('unexplained')
  expect(bias('brand', [4, 5, 5])).toBeNull()
  expect(bias('brand', [NaN, 5, 5])).toBeNull()
  expect(bias('brand', [1, NaN, NaN])).toBeNull()
})

test('the lower of both views is the working stage, and stands in for strength', () => {
  expect(workingStage('integrated', 'basic')).toBe('basic')
  expect(workingStage(null, 'cooperative')).toBe('cooperative')
  expect(workingStage(null, null)).toBeNull()
  expect(strengthOfStage('exploratory')).toBe(1)
  expect(strengthOfStage('integrated')).toBe(5)
  expect(strengthOfStage(null)).toBeNaN()
})
