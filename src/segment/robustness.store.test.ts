import { expect, test } from 'vitest'
import { robustnessOf } from './robustness.store.ts'
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
