import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wholeNumbers } from '../identify/models/normal.ts'
import { dominanceAmong } from './dominance.ts'
import { put, takeHighest } from './heap.ts'
import { openHighs } from './highs.store.ts'
import {
  fixedOf,
  FREE,
  keepsRows,
  type Programme,
  programmeOf,
  worthOfChosen,
} from './programme.ts'
import { relaxationOf } from './relaxed.ts'
import { openSolver } from './solver.store.ts'
import { aCandidate } from './testing.ts'
import { firstChoice, thoroughChoice } from './wholeChoice.ts'

const whole = (min: number, max: number) => fc.integer({ min, max })

/** Small numbers, so that ties, zeros, rows that can't be kept and negative values are common. */
const programmes: fc.Arbitrary<{ programme: Programme; fixed: Int8Array }> = fc
  .tuple(whole(1, 10), whole(1, 4))
  .chain(([count, rows]) =>
    fc.record({
      columns: fc.array(whole(-2, 9), { minLength: count * rows, maxLength: count * rows }),
      most: fc.array(whole(-4, 25), { minLength: rows, maxLength: rows }),
      worth: fc.array(whole(0, 30), { minLength: count, maxLength: count }),
      fixed: fc.array(fc.constantFrom(FREE, FREE, FREE, FREE, 0, 1), {
        minLength: count,
        maxLength: count,
      }),
    }),
  )
  .map(({ columns, most, worth, fixed }) => ({
    programme: {
      count: worth.length,
      rows: most.length,
      columns: Float64Array.from(columns),
      most: Float64Array.from(most),
      worth: Float64Array.from(worth, (one) => one / 10),
    },
    fixed: Int8Array.from(fixed),
  }))

/** Every choice that keeps the rows and what is fixed. */
function allChoices(programme: Programme, fixed: Int8Array): Uint8Array[] {
  return Array.from({ length: 2 ** programme.count }, (_, set) =>
    Uint8Array.from(fixed, (_to, at) => (set >> at) & 1),
  ).filter(
    (chosen) =>
      keepsRows(programme, chosen) && fixed.every((to, at) => to === FREE || to === chosen[at]),
  )
}

const never = () => false

test('the search finds the best of all choices and proves it, or that there is none', () => {
  fc.assert(
    fc.property(programmes, ({ programme, fixed }) => {
      const all = allChoices(programme, fixed)
      for (const choose of [firstChoice, thoroughChoice]) {
        const found = choose(programme, { fixed, gap: 0, isOver: never })
        if (all.length === 0) {
          expect(found).toMatchObject({ chosen: null, value: -Infinity, bound: -Infinity })
          continue
        }
        const best = Math.max(...all.map((one) => worthOfChosen(programme, one)))
        expect(found.value).toBeCloseTo(best, 6)
        expect(found.bound).toBeCloseTo(best, 6)
        expect(keepsRows(programme, found.chosen!)).toBe(true)
        expect(worthOfChosen(programme, found.chosen!)).toBeCloseTo(best, 6)
      }
    }),
  )
})

test('cut off at once or content with less, it is never worse than its start and its bound holds', () => {
  fc.assert(
    fc.property(
      programmes,
      fc.nat(),
      fc.boolean(),
      fc.constantFrom(0, 0.05, 0.3),
      ({ programme, fixed }, which, isCut, gap) => {
        const all = allChoices(programme, fixed)
        if (all.length === 0) return
        const start = all[which % all.length]!
        const isOver = () => isCut
        const found = thoroughChoice(programme, { fixed, start, gap, isOver })
        const best = Math.max(...all.map((one) => worthOfChosen(programme, one)))
        expect(found.value).toBeGreaterThanOrEqual(worthOfChosen(programme, start) - 1e-9)
        expect(keepsRows(programme, found.chosen!)).toBe(true)
        expect(found.bound).toBeGreaterThanOrEqual(best - 1e-6)
        if (!isCut) expect(found.value).toBeGreaterThanOrEqual(found.bound * (1 - gap) - 1e-6)
      },
    ),
  )
})

test('the relaxed choice is above every whole one, and what it fixes is so in all above its cutoff', () => {
  fc.assert(
    fc.property(programmes, whole(0, 100), ({ programme, fixed }, tenths) => {
      const { count, rows } = programme
      const relaxation = relaxationOf(programme)
      relaxation.fixed.set(fixed)
      const all = Int32Array.from({ length: count }, (_, at) => at)
      const nobody = Int32Array.from({ length: rows }, (_, row) => count + row)
      const bound = relaxation.solve(all, nobody, tenths / 10)
      relaxation.drop(tenths / 10)
      for (const chosen of allChoices(programme, fixed)) {
        const value = worthOfChosen(programme, chosen)
        expect(value).toBeLessThanOrEqual(Math.max(bound, tenths / 10) + 1e-6)
        if (value <= tenths / 10 + 1e-6) continue
        for (const at of all) expect([FREE, chosen[at]]).toContain(relaxation.fixed[at])
      }
    }),
  )
})

test('some best choice has no account without those that dominate it', () => {
  fc.assert(
    fc.property(programmes, ({ programme }) => {
      const free = new Int8Array(programme.count).fill(FREE)
      const all = allChoices(programme, free)
      const { better } = dominanceAmong(programme, [...free.keys()])
      const ordered = all.filter((chosen) =>
        [...better].every(([at, above]) => !chosen[at] || above.every((one) => chosen[one])),
      )
      const bestOf = (some: Uint8Array[]) =>
        Math.max(-Infinity, ...some.map((one) => worthOfChosen(programme, one)))
      expect(bestOf(ordered)).toBeGreaterThanOrEqual(bestOf(all) - 1e-9)
    }),
  )
})

test('a heap gives the highest first', () => {
  fc.assert(
    fc.property(fc.array(whole(0, 20)), (bounds) => {
      const heap: { bound: number }[] = []
      for (const bound of bounds) put(heap, { bound })
      const taken = bounds.map(() => takeHighest(heap)!.bound)
      expect(taken).toEqual(bounds.toSorted((a, b) => b - a))
      expect(takeHighest(heap)).toBeNull()
    }),
  )
})

/** Hours drawn by themselves; with `scale` 2 and an odd limit sums of even hours can't fill it. */
function aProblem(count: number, { seed, scale }: { seed: number; scale: number }) {
  const next = wholeNumbers(seed)
  const upTo = (most: number) => 1 + (next() % most)
  const candidates = Array.from({ length: count }, (_, at) => {
    const hours = [scale * upTo(20), scale * upTo(20), scale * upTo(20)]
    const strategic = scale === 1 ? upTo(500) / 100 : hours[0]!
    return aCandidate({ key: `C${at}`, strategic, financial: upTo(500) / 100, hours })
  })
  const resources = [83, 91, 101].map((available, at) => ({ name: `R${at}`, available }))
  return { candidates, limits: { resources, most: 20, least: [], financialShare: 0.9 } }
}

test('sixty candidates are proven as HiGHS proves them, also where only whole numbers tell', async () => {
  for (const [seed, scale] of [
    [1, 1],
    [2, 1],
    [3, 2],
  ] as const) {
    const problem = aProblem(60, { seed, scale })
    const [ours, highs] = [await openSolver(problem), await openHighs(problem)]
    const found = ours.solve({ aim: 'strategic' })!
    expect(found.gap).toBe(0)
    expect(found.value).toBeCloseTo(highs.solve({ aim: 'strategic' })!.value, 5)
    expect(
      keepsRows(programmeOf(problem, { aim: 'strategic' }), Uint8Array.from(found.chosen, Number)),
    ).toBe(true)
    ours.close()
    highs.close()
  }
})

test('four hundred candidates drawn by themselves are within 1 % of the bound, the same each time', () => {
  const problem = aProblem(400, { seed: 4, scale: 1 })
  const programme = programmeOf(problem, { aim: 'strategic' })
  const wanted = { fixed: fixedOf(problem)!, gap: 0.01, isOver: never }
  const [one, other] = [firstChoice(programme, wanted), firstChoice(programme, wanted)]
  expect(one.value).toBeGreaterThan(0.99 * one.bound)
  expect(other).toEqual(one)
})
