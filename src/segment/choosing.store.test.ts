import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseAccounts, frontierOf } from './choosing.store.ts'
import { type Candidate, keepsLimits, type Limits, type Problem, sumsOf } from './selection.ts'

const score = fc.integer({ min: 10, max: 50 }).map((tenths) => tenths / 10)

function candidateOf(resources: number) {
  return fc.record({
    financial: score,
    strategic: score,
    hours: fc.array(fc.integer({ min: 0, max: 40 }), {
      minLength: resources,
      maxLength: resources,
    }),
    segment: fc.constantFrom('oem', 'workshop', null),
    zone: fc.constantFrom('north', 'south'),
    servesStrategy: fc.constantFrom(true, true, true, false),
    force: fc.constantFrom(null, null, null, null, 'in', 'out'),
  })
}

const problems: fc.Arbitrary<Problem> = fc.integer({ min: 1, max: 2 }).chain((resources) =>
  fc.record({
    candidates: fc
      .array(candidateOf(resources), { minLength: 1, maxLength: 11 })
      .map((all) => all.map((one, at) => ({ ...one, key: `C${at}` }) as Candidate)),
    limits: fc.record({
      resources: fc
        .array(fc.integer({ min: 0, max: 160 }), { minLength: resources, maxLength: resources })
        .map((all) => all.map((available, at) => ({ name: `skill ${at}`, available }))),
      most: fc.integer({ min: 1, max: 6 }),
      least: fc.constantFrom<Limits['least']>(
        [],
        [],
        [{ by: 'segment', name: 'oem', accounts: 1 }],
        [{ by: 'zone', name: 'south', accounts: 2 }],
      ),
      financialShare: fc.constantFrom(0, 0.5, 0.9, 1),
    }),
  }),
)

/** Every choice there is. */
function exhaustively(problem: Problem) {
  const count = problem.candidates.length
  const feasible: { strategic: number; financial: number }[] = []
  for (let set = 0; set < 2 ** count; set += 1) {
    const isChosen = (at: number) => (set >> at) % 2 === 1
    if (keepsLimits(problem, isChosen)) feasible.push(sumsOf(problem, isChosen))
  }
  if (feasible.length === 0) return null
  const bestFinancial = Math.max(...feasible.map(({ financial }) => financial))
  const floor = bestFinancial * problem.limits.financialShare - 1e-6
  const kept = feasible.filter(({ financial }) => financial >= floor)
  const strategic = Math.max(...kept.map((one) => one.strategic))
  const ties = kept.filter((one) => one.strategic >= strategic - 1e-6)
  return {
    feasible,
    bestFinancial,
    strategic,
    financial: Math.max(...ties.map(({ financial }) => financial)),
  }
}

test('the choice is the best of all choices that keep the limits, and among equals the most financial', async () => {
  await fc.assert(
    fc.asyncProperty(problems, async (problem) => {
      const best = exhaustively(problem)
      const choice = await chooseAccounts(problem)
      if (!best) {
        expect(choice).toBeNull()
        return
      }
      const isChosen = (at: number) => choice!.chosen.includes(at)
      expect(keepsLimits(problem, isChosen)).toBe(true)
      expect(choice!.bestFinancial).toBeCloseTo(best.bestFinancial, 5)
      expect(choice!.strategic).toBeCloseTo(best.strategic, 5)
      expect(choice!.financial).toBeCloseTo(best.financial, 5)
      expect(choice!.gap).toBe(0)
    }),
    { numRuns: 60 },
  )
})

test('no choice is better in both aims than a point of the frontier', async () => {
  await fc.assert(
    fc.asyncProperty(problems, async (problem) => {
      const best = exhaustively(problem)
      const points = await frontierOf(problem)
      if (!best) {
        expect(points).toEqual([])
        return
      }
      expect(points.length).toBeGreaterThan(0)
      for (const point of points) {
        const better = best.feasible.filter(
          ({ strategic, financial }) =>
            strategic > point.strategic + 1e-5 && financial > point.financial + 1e-5,
        )
        expect(better).toEqual([])
      }
      const financials = points.map(({ financial }) => financial)
      expect(financials).toEqual(financials.toSorted((a, b) => a - b))
      expect(financials.at(-1)).toBeCloseTo(best.bestFinancial, 5)
    }),
    { numRuns: 25 },
  )
})
