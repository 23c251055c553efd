import { expect, test } from 'vitest'
import { riskReasons, type RiskFacts } from './riskReason.ts'

const steady: RiskFacts = {
  recencyDays: 12,
  usualGapDays: 31,
  purchaseDays: 24,
  bought: { last12: 12, previous12: 12 },
  sales: { last12: 1000, previous12: 1100 },
}
const told = (facts: Partial<RiskFacts>) =>
  riskReasons({ ...steady, ...facts }).map(({ key, values }) => [key.split('.')[1], values])

test('the silence in its own rhythm comes first', () => {
  expect(told({ recencyDays: 94 })).toEqual([['overdue', { days: 94, gap: 31, times: 94 / 31 }]])
  expect(told({})).toEqual([['onTime', { days: 12, gap: 31 }]])
  expect(told({ recencyDays: 61 })[0]![0]).toBe('onTime')
  expect(told({ recencyDays: 62 })[0]![0]).toBe('overdue')
  expect(told({ recencyDays: 366 })).toEqual([['stopped', { days: 366 }]])
  expect(told({ usualGapDays: null, purchaseDays: 2 })).toEqual([
    ['noRhythm', { days: 12, count: 2 }],
  ])
  expect(told({ recencyDays: null })).toEqual([['never', {}]])
})

test('then how often and how much, where a fifth changed', () => {
  const half = {
    bought: { last12: 6, previous12: 12 },
    sales: { last12: 900, previous12: 1000 },
  }
  expect(told(half).slice(1)).toEqual([['fewer', { count: 6, before: 12 }]])
  expect(told({ sales: { last12: 500, previous12: 1000 } }).slice(1)).toEqual([
    ['less', { change: 0.5 }],
  ])
  const rising = {
    bought: { last12: 24, previous12: 12 },
    sales: { last12: 1300, previous12: 1000 },
  }
  expect(told(rising).map(([key]) => key)).toEqual(['onTime', 'more', 'greater'])
  for (const previous12 of [null, 0])
    expect(
      told({ sales: { last12: 5, previous12 }, bought: { last12: 5, previous12 } }),
    ).toHaveLength(1)
})
