import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concentrationOf } from './concentration.ts'
import { concentrationFrom, dimensionOf, mostHanging, sumsOf } from './dependency.ts'
import { hitsOf, monthsToReplace, newClientSpan, wonPerMonth } from './loss.ts'
import { expectedLoss, simulateLosses } from './revenueAtRisk.ts'

const page = readFileSync('docs/methods/dependency.md', 'utf8')
const percent = (share: number) => (100 * share).toFixed(1)

test('the worked example of losing one, as docs/methods/dependency.md has it', () => {
  const perMonth = wonPerMonth({ sales: 240, months: 12 })
  expect(page).toContain(`${perMonth.toFixed(2)} a month`)
  const accounts = [
    { name: 'Arandia', sales: 500 },
    { name: 'Levante', sales: 300 },
    { name: 'Nervión', sales: 200 },
  ]
  const zones = [
    { name: 'Norte', sales: 700 },
    { name: 'Sur', sales: 300 },
  ]
  const lost = hitsOf('zone', accounts, new Map([['Arandia', 500]]))
  const { before, after, names } = lost
  expect(page).toContain(`takes 500, which is ${percent(names[0]!.lost / 1000)} % of the sales`)
  const hit = hitsOf(
    'zone',
    zones,
    new Map([
      ['Norte', 400],
      ['Sur', 100],
    ]),
  )
  expect(page).toContain(`${percent(hit.names[0]!.share!)} % of Norte`)
  expect(page).toContain(`from ${before.hhi.toFixed(0)} to ${after.hhi.toFixed(0)}`)
  expect(page).toContain(`from ${before.effective.toFixed(2)} to ${after.effective.toFixed(2)}`)
  expect(page).toContain(`Months to replace: ${monthsToReplace(500, perMonth)!.toFixed(1)}`)
})

test('the worked example of revenue at risk', () => {
  const weights = {
    sales: Float64Array.of(500, 300, 200),
    probability: Float64Array.of(0.1, 0.2, 0.5),
  }
  expect(page).toContain(`= ${expectedLoss(weights)}.`)
  const found = simulateLosses(weights, { seed: 5 })
  expect(page).toContain(`the median is ${found.p50} `)
  const upTo = (money: number) =>
    found.histogram.reduce((sum, { from, draws }) => sum + (from <= money ? draws : 0), 0) / 10_000
  // Four standard errors of a share of 10,000.
  expect(Math.abs(upTo(0) - 0.36)).toBeLessThan(0.02)
  expect(Math.abs(upTo(200) - 0.72)).toBeLessThan(0.02)
  expect(Math.abs(upTo(500) - 0.94)).toBeLessThan(0.02)
})

test('concentration from sums is that from the values', () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true })
  fc.assert(
    fc.property(fc.array(value), (values) => {
      const positive = values.filter((one) => one > 0)
      const found = concentrationFrom({
        keys: positive.length,
        positive: positive.reduce((sum, one) => sum + one, 0),
        squares: positive.reduce((sum, one) => sum + one ** 2, 0),
        largest: positive.toSorted((a, b) => b - a).slice(0, 10),
      })
      const whole = concentrationOf(Float64Array.from(values))
      fc.pre(positive.length === 0 || Math.max(...positive) > 1e-100)
      expect(found.keys).toBe(whole.keys)
      for (const figure of ['hhi', 'effective', 'top1Share', 'top5Share', 'top10Share'] as const) {
        expect(Math.abs(found[figure] - whole[figure])).toBeLessThanOrEqual(
          1e-9 * (1 + whole[figure]),
        )
      }
    }),
  )
})

test('what is lost of the names is what is lost, and no share passes one', () => {
  const row = fc.record({
    name: fc.string({ maxLength: 3 }),
    sales: fc.double({ min: 0, max: 1e6, noNaN: true }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.uniqueArray(row, { selector: ({ name }) => name, maxLength: 12 }), (rows) => {
      const lost = new Map(rows.map(({ name, sales, part }) => [name, sales * part]))
      const { names, before, after } = hitsOf('zone', rows, lost)
      const sum = (values: number[]) => values.reduce((all, one) => all + one, 0)
      expect(sum(names.map((one) => one.lost))).toBeCloseTo(sum([...lost.values()]), 4)
      for (const { share } of names) expect(share === null || (share >= 0 && share <= 1)).toBe(true)
      expect(after.keys).toBeLessThanOrEqual(before.keys)
    }),
  )
})

test('months to replace: none lost, none won', () => {
  expect(monthsToReplace(0, 0)).toBe(0)
  expect(monthsToReplace(100, 0)).toBeNull()
  expect(wonPerMonth({ sales: -5, months: 12 })).toBe(0)
})

test('who counts as new, by how far the ledger goes back', () => {
  expect(newClientSpan('2026-11-15', '2020-01-01')).toEqual({
    from: '2024-11-16',
    to: '2025-11-15',
    months: 12,
  })
  expect(newClientSpan('2026-11-15', '2024-02-16')).toEqual({
    from: '2025-02-16',
    to: '2025-11-15',
    months: 9,
  })
  expect(newClientSpan('2026-11-15', '2024-09-01')).toBeNull()
})

test('a division that hangs on one client is found; one that a single client has to itself is not', () => {
  const most = { accountId: 'a', sales: 300 }
  const sums = sumsOf([
    { name: 'Tubos', sales: 400, accounts: 9, most },
    { name: 'Chapa', sales: 500, accounts: 40, most },
    { name: 'Cobre', sales: 100, accounts: 1, most: { accountId: 'a', sales: 100 } },
    { name: '', sales: 50, accounts: 2, most: null },
  ])
  const settings = { one: 0.1, five: 0.25 }
  const division = dimensionOf('division', sums, { settings, nameOf: () => 'Arandia' })
  expect(division).toMatchObject({ unsaid: 50, hanging: 2, high: null })
  expect(division.names.map(({ name, share }) => [name, share])).toEqual([
    ['Chapa', 0.5],
    ['Tubos', 0.4],
    ['Cobre', 0.1],
  ])
  const found = mostHanging({ dimensions: [division], sales: 1050 })!
  expect([found.by, found.one.name, found.one.most?.name]).toEqual(['division', 'Tubos', 'Arandia'])
})
