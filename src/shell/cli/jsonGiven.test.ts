/** The place where a text stops being JSON. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brokenAt } from './jsonGiven.ts'

test('the first sign that can’t stand there, or the end where something is lacking', () => {
  const cases: [string, number][] = [
    ['', 0],
    ['{"a": [}', 7],
    ['{"a": 1,}', 8],
    ['[1 2]', 3],
    ['{a: 1}', 1],
    ['["x\ny"]', 1],
    ['[1, 2', 5],
    ['{} {}', 3],
    ['[tru]', 1],
    ['[01]', 1],
    ["{'a': 1}", 1],
  ]
  for (const [text, at] of cases) expect([text, brokenAt(text)]).toEqual([text, at])
})

test('whatever is JSON is followed to its end; a sign too many is found where it was put', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (json, place) => {
      expect(brokenAt(json)).toBe(json.length)
      const at = place % (json.length + 1)
      const broken = `${json.slice(0, at)}\u0001${json.slice(at)}`
      expect(brokenAt(broken)).toBeLessThanOrEqual(at)
    }),
  )
})
