import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AlertChoice, precisionOf, RULE_CODES, ruleOf, ruleSetOf } from './alertRule.ts'

test('Wilson’s interval is that of the literature', () => {
  // Newcombe (1998), Statistics in Medicine 17, table I, method 3: 81/263, 15/148, 0/20, 1/29.
  const published = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const
  for (const [useful, judged, low, high] of published) {
    const found = precisionOf(useful, judged)!
    expect(found.low).toBeCloseTo(low, 4)
    expect(found.high).toBeCloseTo(high, 4)
  }
  expect(precisionOf(0, 0)).toBeNull()
  expect(() => precisionOf(3, 2)).toThrow(RangeError)
})

test('the share lies within its interval, which more judgements only narrow', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), (useful, useless) => {
      fc.pre(useful + useless > 0)
      const one = precisionOf(useful, useful + useless)!
      const more = precisionOf(4 * useful, 4 * (useful + useless))!
      expect(one.low).toBeLessThanOrEqual(one.share + 1e-12)
      expect(one.high).toBeGreaterThanOrEqual(one.share - 1e-12)
      expect(more.high - more.low).toBeLessThan(one.high - one.low)
    }),
  )
})

test('a rule begins with thresholds within its bounds, and takes none that lie outside', () => {
  for (const code of RULE_CODES) {
    const known = ruleOf(code).thresholds ?? {}
    const begins = ruleSetOf(code, AlertChoice.parse({}))
    expect(Object.keys(begins.thresholds)).toEqual(Object.keys(known))
    for (const [name, { value, min, max }] of Object.entries(known)) {
      expect(value).toBeGreaterThanOrEqual(min)
      expect(value).toBeLessThanOrEqual(max)
      const beyond = { rules: { [code]: { on: true, thresholds: { [name]: max + 1 } } } }
      expect(ruleSetOf(code, beyond)).toEqual(begins)
    }
  }
})
