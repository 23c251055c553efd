import { expect, test, vi } from 'vitest'
import type { Solver } from './highs.store.ts'
import { chosenWith, robustnessOf } from './robustness.store.ts'
import { scoresOf } from './scoring.ts'
import type { Problem } from './selection.ts'
import { aCandidate, aCriterion } from './testing.ts'

const criteria = [
  aCriterion({ key: 'revenue', weight: 50 }),
  aCriterion({ key: 'fit', axis: 'strategic', weight: 26, looksAhead: true }),
  aCriterion({ key: 'brand', axis: 'strategic', weight: 24 }),
]

/** Each row: an account's points by criterion. */
function aProblem(rows: number[][], most: number): { problem: Problem; points: Float64Array } {
  const points = Float64Array.from(rows.flat())
  const { financial, strategic } = scoresOf(criteria, points, rows.length)
  const candidates = rows.map((_, at) =>
    aCandidate({ key: `C${at}`, financial: financial[at]!, strategic: strategic[at]!, hours: [1] }),
  )
  const limits = { resources: [], most, least: [], financialShare: 0 }
  return { problem: { candidates, limits }, points }
}

test('who is better in everything stays in under every weighting, who is worse under none; a near tie is told', async () => {
  const rows = [
    [5, 5, 5],
    [3, 5, 2],
    [3, 2, 5],
    [1, 1, 1],
  ]
  const { problem, points } = aProblem(rows, 2)
  const seen: number[] = []
  const shares = await robustnessOf(
    problem,
    { criteria, points },
    { runs: 200, ran: (done) => void seen.push(done) },
  )
  expect(shares[0]).toBe(1)
  expect(shares[3]).toBe(0)
  expect(shares[1]! + shares[2]!).toBeCloseTo(1, 9)
  expect(Math.min(shares[1]!, shares[2]!)).toBeGreaterThan(0.2)
  expect(seen).toHaveLength(200)
})

test('who is in by decision stays in; what the caller throws ends the work', async () => {
  const { problem, points } = aProblem(
    [
      [1, 1, 1],
      [5, 5, 5],
    ],
    1,
  )
  const [first, second] = problem.candidates
  const forced = { ...problem, candidates: [{ ...first!, force: 'in' as const }, second!] }
  expect([...(await robustnessOf(forced, { criteria, points }, { runs: 10 }))]).toEqual([1, 0])
  const stop = () => {
    throw new Error('enough')
  }
  await expect(robustnessOf(forced, { criteria, points }, { ran: stop })).rejects.toThrow('enough')
})

test('the two solves of a run take two seconds together, not each', () => {
  const asked: number[] = []
  let now = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now)
  const solver: Solver = {
    version: '',
    rescore: () => {},
    margins: () => null,
    close: () => {},
    // As slow as it may be.
    solve: ({ seconds }) => {
      asked.push(seconds!)
      now += seconds! * 1000
      return { chosen: [true], value: 1, bound: 1, gap: 0 }
    },
  }
  expect(chosenWith(solver, [{ financial: 1, strategic: 1 }], 0.9)).toEqual([0])
  clock.mockRestore()
  expect(asked).toHaveLength(2)
  expect(asked.reduce((sum, one) => sum + one)).toBe(2)
})
