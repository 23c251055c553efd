import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCoverageGap, threadsOf, weightedSupport, type Weighed } from './deciderFigures.ts'

const orUnknown = (min: number, max: number) => fc.option(fc.integer({ min, max }), { nil: null })
const people: fc.Arbitrary<Weighed[]> = fc
  .array(
    fc.record({
      influence: orUnknown(1, 5),
      support: orUnknown(-2, 2),
      coverage: orUnknown(0, 4),
      ours: fc.uniqueArray(fc.constantFrom('marta', 'luis', 'ana'), { maxLength: 3 }),
    }),
    { maxLength: 12 },
  )
  .map((all) => all.map((one, at) => ({ ...one, contactId: String(at) })))
const ties = fc.array(fc.record({ fromId: fc.nat(11).map(String), toId: fc.nat(11).map(String) }), {
  maxLength: 20,
})

test('the worked example of docs/methods/deciders.md', () => {
  const pilar = { contactId: 'p', influence: 5, support: -1, coverage: 0, ours: [] }
  const emilio = { contactId: 'e', influence: 4, support: 2, coverage: 3, ours: ['marta', 'luis'] }
  const rosa = { contactId: 'r', influence: 2, support: 1, coverage: 2, ours: ['marta'] }
  const all = [pilar, emilio, rosa]
  expect(weightedSupport(all)).toBeCloseTo(5 / 11, 10)
  expect(all.filter(isCoverageGap)).toEqual([pilar])
  const threads = threadsOf(all, [{ fromId: 'r', toId: 'p' }])!
  expect(threads).toMatchObject({ several: 4 / 11, oneOfOurs: 2 / 11, oneOfTheirs: 5 / 11 })
  expect(threads.risk).toBeCloseTo(7 / 11, 10)
  // Pilar weighs and is reached through Rosa only; Rosa, whom Marta alone knows, weighs little.
  expect(threads.alone).toEqual(['p'])
  expect(threads.most).toEqual({ side: 'theirs', id: 'r', share: 5 / 11 })
})

test('weighted support lies between the least and the most of those who weigh; who is unknown moves nothing', () => {
  fc.assert(
    fc.property(people, (all) => {
      const known = all.filter(({ influence, support }) => influence !== null && support !== null)
      const found = weightedSupport(all)
      expect(found === null).toBe(known.length === 0)
      if (found === null) return
      const supports = known.map(({ support }) => support!)
      expect(found).toBeGreaterThanOrEqual(Math.min(...supports) - 1e-12)
      expect(found).toBeLessThanOrEqual(Math.max(...supports) + 1e-12)
      expect(weightedSupport(known)).toBe(found)
      // Twice the weight for everyone is the same weight.
      const doubled = known.map((one) => ({ ...one, influence: one.influence! * 2 }))
      expect(weightedSupport(doubled)).toBeCloseTo(found, 12)
    }),
  )
})

test('a gap is closed by knowing them better, and only heavy people have one', () => {
  const levels = [null, 0, 1, 2, 3, 4]
  for (const coverage of levels) {
    expect(isCoverageGap({ influence: 3, coverage })).toBe(false)
    expect(isCoverageGap({ influence: null, coverage })).toBe(false)
    expect(isCoverageGap({ influence: 4, coverage })).toBe((coverage ?? 0) < 2)
  }
})

test('the shares of all influence add up to one, whoever is joined to whom', () => {
  fc.assert(
    fc.property(people, ties, (all, lines) => {
      const found = threadsOf(all, lines)
      const weight = all.reduce((sum, { influence }) => sum + (influence ?? 0), 0)
      expect(found === null).toBe(weight === 0)
      if (!found) return
      const { several, oneOfOurs, oneOfTheirs, severalOfTheirs, unreached, risk, most } = found
      expect(several + oneOfOurs + oneOfTheirs + severalOfTheirs + unreached).toBeCloseTo(1, 10)
      expect(risk).toBeCloseTo(oneOfOurs + oneOfTheirs, 12)
      expect(most === null).toBe(risk === 0)
      if (most) expect(most.share).toBeLessThanOrEqual(risk + 1e-12)
    }),
  )
})

test('another of us who gets to know everyone leaves nothing hanging on one of us', () => {
  fc.assert(
    fc.property(people, ties, (all, lines) => {
      const joined = all.map((one) => ({ ...one, ours: [...one.ours, 'new'] }))
      const alone = all.filter(({ ours, influence }) => ours.length === 0 && influence !== null)
      const found = threadsOf(joined, lines)
      if (!found) return
      expect(found.unreached + found.oneOfTheirs + found.severalOfTheirs).toBe(0)
      expect(found.oneOfOurs > 0).toBe(alone.length > 0)
    }),
  )
})
