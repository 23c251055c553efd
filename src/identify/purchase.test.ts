import { expect, test } from 'vitest'
import { growthOf, overdueRatio, spansAt, usualGapDays } from './purchase.ts'

test('the last 12 months end on the as-of day, and the 12 before end the day before them', () => {
  expect(spansAt('2020-05-31', 24)).toEqual({
    last12: { from: '2019-06-01', to: '2020-05-31' },
    previous12: { from: '2018-06-01', to: '2019-05-31' },
    window: { from: '2018-06-01', to: '2020-05-31' },
  })
  expect(spansAt('2024-03-15', 3).window.from).toBe('2023-12-16')
})

test('the usual gap is the median, so one long summer does not move it', () => {
  expect(usualGapDays(['2024-01-01', '2024-01-17', '2024-02-02', '2024-02-18', '2024-09-01'])).toBe(
    16,
  )
  expect(usualGapDays(['2024-01-01', '2024-01-11', '2024-01-31'])).toBe(15)
})

test('two purchase days are no rhythm yet', () => {
  expect(usualGapDays(['2024-01-01', '2024-01-17'])).toBeNull()
  expect(overdueRatio(40, null)).toBeNull()
})

test('41 days quiet at a rhythm of 16 is two and a half gaps', () => {
  expect(overdueRatio(41, 16)).toBeCloseTo(2.56)
  expect(overdueRatio(null, 16)).toBeNull()
})

test('who buys every day is not quiet after a weekend', () => {
  expect(overdueRatio(3, 1)).toBe(0.75)
  expect(overdueRatio(8, 1)).toBe(2)
})

test('growth needs sales before', () => {
  expect(growthOf(82, 100)).toBeCloseTo(-0.18)
  expect(growthOf(82, 0)).toBeNull()
})
