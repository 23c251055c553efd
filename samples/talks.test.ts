import { expect, test } from 'vitest'
import { strand } from './random.ts'
import { earlierTalks, sentimentAt } from './talks.ts'

const told = (story: string | null) =>
  earlierTalks({ client: { code: 'C-1', story: story as never }, asOf: '2026-11-20', seed: 7 })

const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length

test('what came before the CRM reaches back to five years, the same for the same seed', () => {
  const talks = told(null)
  expect(talks.length).toBeGreaterThan(25)
  expect(talks[0]!.happenedOn < '2025-06-01').toBe(true)
  expect(talks.at(-1)!.happenedOn > '2021-11-20').toBe(true)
  expect(told(null)).toEqual(talks)
})

test('who is leaving feels worse from talk to talk; where the champion left, all of a sudden; the star better', () => {
  const around = (story: string, age: number) => {
    const random = strand(1, story, age)
    return mean(Array.from({ length: 200 }, () => sentimentAt(story, age, random)))
  }
  for (const age of [600, 400, 200]) {
    expect(around('leaving', age)).toBeGreaterThan(around('leaving', age - 200))
  }
  expect(around('leaving', 0)).toBeLessThan(-1)
  expect(around('oneDivision', 120)).toBeGreaterThan(1)
  expect(around('oneDivision', 10)).toBeLessThan(0)
  expect(around('star', 0)).toBeGreaterThan(around('star', 800))
})
