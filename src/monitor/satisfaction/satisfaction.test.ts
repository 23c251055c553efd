import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Answered,
  correction,
  countsOf,
  coverageOf,
  estimateOf,
  FORMS,
  formsOf,
  type Heard,
  npsGroup,
  perceivedOf,
  pointsOf,
  silentOf,
} from './satisfaction.ts'

const of = (n: number, value: number) => Array.from({ length: n }, () => value)
const said = (values: readonly number[], accountId = 'a', role: string | null = null) =>
  values.map((value) => ({ accountId, role, value }))
const alike = (kind: 'nps' | 'csat' | 'ces', values: readonly number[], population?: number) =>
  estimateOf(
    values.map((value) => ({ points: pointsOf(kind, value), weight: 1 })),
    population,
  )

test('who recommends, who does not, and what is between', () => {
  expect([0, 6, 7, 8, 9, 10].map(npsGroup)).toEqual([
    'detractor',
    'detractor',
    'passive',
    'passive',
    'promoter',
    'promoter',
  ])
})

test('NPS as published: half promoters, a third passive, a sixth detractors is 33.3 with a standard error of 4.1 in 324', () => {
  // stats.stackexchange.com/questions/18603, answer of W. Huber: variance 5/9.
  const { score, margin } = alike('nps', [...of(162, 9), ...of(108, 7), ...of(54, 3)])
  expect(score).toBeCloseTo(100 / 3, 10)
  expect(margin! / 1.96).toBeCloseTo(100 * Math.sqrt(5 / 9 / 324), 10)
  expect(margin! / 1.96).toBeCloseTo(4.1, 1)
})

test('margin as models.md says it, with the correction where those who may answer are few', () => {
  const [p, d, n, N] = [0.5, 0.2, 40, 60]
  const values = [...of(20, 10), ...of(12, 8), ...of(8, 2)]
  const plain = 196 * Math.sqrt((p + d - (p - d) ** 2) / n)
  expect(alike('nps', values).margin).toBeCloseTo(plain, 10)
  expect(alike('nps', values, N).margin).toBeCloseTo(plain * Math.sqrt(20 / 59), 10)
  expect(alike('nps', values, 40).margin).toBe(0)
  // More answers than were counted there: it isn't a population of these.
  expect(correction(40, 30)).toBe(1)
  expect(correction(1, 1)).toBe(1)
})

test('the corrected error of a share as in a textbook: 30 % of 100 in 1,000 is 0.0437', () => {
  // Anderson, Sweeney, Williams, Statistics for Business and Economics, chapter 22, with n-1 below: 0.0437.
  const { margin } = alike('csat', [...of(30, 5), ...of(70, 2)], 1000)
  expect(margin! / 196).toBeCloseTo(0.0437, 3)
})

test('CSAT is the share of 4 and 5, CES the mean', () => {
  expect(alike('csat', [...of(3, 5), ...of(3, 4), ...of(4, 3)]).score).toBeCloseTo(60, 10)
  expect(alike('ces', [...of(5, 7), ...of(5, 4)]).score).toBeCloseTo(5.5, 10)
})

test('under ten answers there are counts and no score', () => {
  expect(alike('nps', of(9, 10))).toEqual({ n: 9, score: null, margin: null })
  expect(alike('nps', of(10, 10))).toEqual({ n: 10, score: 100, margin: 0 })
  expect(perceivedOf(Array.from({ length: 9 }, () => 'better' as const)).share).toBeNull()
})

test('four forms of the same answers: by hand', () => {
  // A: 8 promoters of 8, sales 100. B: 2 detractors of 2, one of them decides, sales 300.
  const answers: Answered[] = [
    ...said(of(8, 10), 'A'),
    ...said([3], 'B'),
    ...said([3], 'B', 'decider'),
  ]
  const heard = [
    { accountId: 'A', sales: 100, contacts: 20 },
    { accountId: 'B', sales: 300, contacts: 30 },
  ]
  const forms = formsOf('nps', answers, heard)
  expect(forms.respondent.score).toBeCloseTo(60, 10)
  expect(forms.account.score).toBeCloseTo(0, 10)
  expect(forms.role.score).toBeCloseTo((800 - 100 - 400) / 13, 10)
  expect(forms.revenue.score).toBeCloseTo(-50, 10)
})

test('perceived difference by Wilson, as Newcombe (1998) publishes: 81 of 263 is 0.2553 to 0.3662', () => {
  const { share, low, high, n } = perceivedOf([
    ...Array.from({ length: 81 }, () => 'better' as const),
    ...Array.from({ length: 150 }, () => 'same' as const),
    ...Array.from({ length: 32 }, () => 'worse' as const),
    'new',
  ])
  expect(n).toBe(263)
  expect(share).toBeCloseTo(0.308, 3)
  expect([low, high].map((one) => one.toFixed(4))).toEqual(['0.2553', '0.3662'])
})

test('coverage is of sales, and the silent come by what they buy', () => {
  const heard = [
    { accountId: 'a', sales: 10, contacts: 1 },
    { accountId: 'b', sales: 60, contacts: 1 },
    { accountId: 'c', sales: 30, contacts: 1 },
  ]
  const answered = new Set(['a'])
  expect(coverageOf(answered, heard)).toEqual({ accounts: 3, heard: 1, revenue: 0.1 })
  expect(silentOf(answered, heard).map(({ accountId }) => accountId)).toEqual(['b', 'c'])
  expect(coverageOf(answered, []).revenue).toBeNull()
})

const answer = fc.record({
  accountId: fc.constantFrom('a', 'b', 'c', 'd'),
  role: fc.constantFrom('decider', 'user', null, 'unknown'),
  value: fc.integer({ min: 0, max: 10 }),
})
const heardOf = fc
  .array(fc.nat(1_000_000), { minLength: 4, maxLength: 4 })
  .map((sales): Heard[] =>
    ['a', 'b', 'c', 'd'].map((accountId, at) => ({ accountId, sales: sales[at]!, contacts: 50 })),
  )

test('every form lies within the scale, and its margin is never less than nothing', () => {
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 60 }), heardOf, (answers, heard) => {
      const forms = formsOf('nps', answers, heard)
      for (const form of FORMS) {
        const { score, margin, n } = forms[form]
        expect(n).toBe(answers.length)
        if (score === null) continue
        expect(Math.abs(score)).toBeLessThanOrEqual(100 + 1e-9)
        expect(margin).toBeGreaterThanOrEqual(0)
      }
    }),
  )
})

test('who has equal weights has equal forms; the order of answers moves nothing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 10, maxLength: 40 }),
      (values) => {
        // One answer per account, all alike in sales and role.
        const answers = values.map((value, at) => ({ accountId: `${at}`, role: null, value }))
        const heard = answers.map(({ accountId }) => ({ accountId, sales: 7, contacts: 3 }))
        const { respondent, ...others } = formsOf('nps', answers, heard)
        for (const form of Object.values(others)) {
          expect(form.score).toBeCloseTo(respondent.score!, 8)
          expect(form.margin).toBeCloseTo(respondent.margin!, 8)
        }
        const turned = formsOf('nps', answers.toReversed(), heard)
        expect(turned.respondent.score).toBeCloseTo(respondent.score!, 8)
      },
    ),
  )
})

test('one more who recommends never lowers the NPS, and counts hold every answer', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 10, maxLength: 40 }),
      (values) => {
        const before = alike('nps', values).score!
        expect(alike('nps', [...values, 10]).score!).toBeGreaterThanOrEqual(before - 1e-9)
        expect(countsOf('nps', values).reduce((sum, one) => sum + one, 0)).toBe(values.length)
      },
    ),
  )
})
