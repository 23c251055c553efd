import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayThatCounts, keptInTime, reliabilityOf, wilson } from './reliability.ts'

test('the intervals of R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3', () => {
  const published = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const
  for (const [hits, total, low, high] of published) {
    const [from, to] = wilson(hits, total)
    expect([from.toFixed(4), to.toFixed(4)]).toEqual([low.toFixed(4), high.toFixed(4)])
  }
})

test('it holds the share, stays within 0 and 1, narrows with more, and is the same the other way round', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (n, part) => {
        const hits = Math.round(n * part)
        const [low, high] = wilson(hits, n)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual(hits / n + 1e-12)
        expect(high).toBeGreaterThanOrEqual(hits / n - 1e-12)
        const [less, more] = wilson(hits * 2, n * 2)
        expect(more - less).toBeLessThan(high - low)
        const [missLow, missHigh] = wilson(n - hits, n)
        expect(missLow).toBeCloseTo(1 - high, 10)
        expect(missHigh).toBeCloseTo(1 - low, 10)
      },
    ),
  )
  expect(reliabilityOf(0, 0)).toEqual({ due: 0, inTime: 0, share: null, low: 0, high: 1 })
})

const today = '2026-11-21'
const base = { state: 'kept' as const, dueOn: '2026-10-10', endedOn: '2026-10-09', redatings: [] }

test('kept by its day counts for, late or broken or let pass against, withdrawn before its day and not yet due not at all', () => {
  expect(keptInTime(base, today)).toBe(true)
  expect(keptInTime({ ...base, endedOn: '2026-10-10' }, today)).toBe(true)
  expect(keptInTime({ ...base, endedOn: '2026-10-11' }, today)).toBe(false)
  expect(keptInTime({ ...base, state: 'broken' }, today)).toBe(false)
  expect(keptInTime({ ...base, state: 'withdrawn' }, today)).toBe(null)
  for (const endedOn of ['2026-10-10', '2026-11-01'])
    expect(keptInTime({ ...base, state: 'withdrawn', endedOn }, today)).toBe(false)
  expect(keptInTime({ ...base, state: 'open', endedOn: null }, today)).toBe(false)
  expect(keptInTime({ ...base, state: 'open', endedOn: null, dueOn: today }, today)).toBe(null)
})

test('another day agreed in time counts; one said when the day had passed makes nothing good', () => {
  const late = { ...base, dueOn: '2026-11-10', endedOn: '2026-11-01' }
  const before = [{ fromOn: '2026-10-10', saidOn: '2026-10-10' }]
  const after = [{ fromOn: '2026-10-10', saidOn: '2026-10-11' }]
  expect(keptInTime({ ...late, redatings: before }, today)).toBe(true)
  expect(keptInTime({ ...late, redatings: after }, today)).toBe(false)
  expect(dayThatCounts({ ...late, redatings: after })).toBe('2026-10-10')
})

test('the worked example of docs/methods/reliability.md', () => {
  const { share, low, high } = reliabilityOf(12, 9)
  expect([share, low.toFixed(3), high.toFixed(3)]).toEqual([0.75, '0.468', '0.911'])
})
