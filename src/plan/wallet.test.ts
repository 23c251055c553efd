/** The rule against its published figures, the worked example of docs/methods/wallet.md, and what holds of any wallet. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  monthsOfYear,
  sharesOf,
  shareOfWallet,
  walletAllocation,
  walletTotal,
  WalletGiven,
  whyNotWallet,
} from './wallet.ts'
import { gridTotal, largestOpen, whiteSpaceOf, whyNotCell } from './whiteSpace.ts'

test('the rule gives the published shares of three suppliers', () => {
  const shares = [1, 2, 3].map((place) => walletAllocation(place, 3))
  expect(shares.map((share) => share.toFixed(3))).toEqual(['0.500', '0.333', '0.167'])
  expect(walletAllocation(1, 1)).toBe(1)
  for (const [place, suppliers] of [
    [0, 3],
    [4, 3],
    [1, 0],
    [1, 2.5],
  ] as const) {
    expect(() => walletAllocation(place, suppliers)).toThrow(RangeError)
  }
})

test('over all places the rule shares out the whole, and a better place has more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), (suppliers) => {
      const shares = Array.from({ length: suppliers }, (_, at) =>
        walletAllocation(at + 1, suppliers),
      )
      expect(shares.reduce((all, share) => all + share, 0)).toBeCloseTo(1, 12)
      expect(shares).toEqual(shares.toSorted((a, b) => b - a))
      for (const share of shares) expect(share).toBeGreaterThan(0)
    }),
  )
})

test('the table of the method page', () => {
  const table = readFileSync('docs/methods/wallet.md', 'utf8').match(/^\| \d.*$/gm)!
  for (const line of table) {
    const [suppliers, ...shares] = line
      .split('|')
      .map((cell) => cell.trim())
      .filter(Boolean)
    expect(shares).toHaveLength(Number(suppliers))
    for (const [at, share] of shares.entries()) {
      expect(walletAllocation(at + 1, Number(suppliers))).toBeCloseTo(Number(share), 3)
    }
  }
})

test('the worked example', () => {
  const text = readFileSync('docs/methods/wallet.md', 'utf8').split('**Worked example.**')[1]!
  const [plates, ours, share, aim, aimed, suppliers, place, byRule, tubes, worth, left, leftTubes] =
    text.match(/\d+(\.\d+)?/g)!.map(Number)
  const measured = sharesOf(
    { basis: 'spend', place: null, suppliers: null },
    { sales: ours!, spend: plates! },
  )
  expect(measured).toEqual({ worth: plates, share: share! / 100 })
  const ruled = sharesOf(
    { basis: 'place', place: place!, suppliers: suppliers! },
    { sales: tubes!, spend: null },
  )
  expect(ruled.share! * 100).toBeCloseTo(byRule!, 1)
  expect(ruled.worth).toBeCloseTo(worth!, 6)
  const total = walletTotal([
    { basis: 'spend', within: false, sales: ours!, worth: plates!, targetShare: aim! / 100 },
    { basis: 'place', within: false, sales: tubes!, worth: ruled.worth, targetShare: 0.5 },
  ])
  expect(total).toMatchObject({ rows: 1, left: 1, share: share! / 100, aimed: aim! / 100 })
  expect((aim! / 100) * plates!).toBe(aimed)
  expect(whiteSpaceOf(plates!, ours!)).toBe(left)
  expect(whiteSpaceOf(ruled.worth, tubes!)).toBeCloseTo(leftTubes!, 6)
})

test('a year that is over is compared with itself, one that isn’t with the last twelve whole months', () => {
  expect(monthsOfYear(2025, '2026-11-20')).toEqual({
    from: '2025-01-01',
    until: '2026-01-01',
    isWhole: true,
  })
  expect(monthsOfYear(2026, '2026-11-20')).toEqual({
    from: '2025-11-01',
    until: '2026-11-01',
    isWhole: false,
  })
  expect(monthsOfYear(2026, '2026-11-30')).toMatchObject({ from: '2025-12-01' })
  expect(monthsOfYear(2026, '2026-12-31')).toMatchObject({ from: '2026-01-01', isWhole: true })
})

test('a total counts what a unit above has said once, and no estimate', () => {
  const row = { basis: 'spend' as const, within: false, sales: 50, worth: 100, targetShare: null }
  expect(walletTotal([row, { ...row, within: true, sales: 20 }])).toMatchObject({
    spend: 100,
    share: 0.5,
    aimed: null,
    left: 0,
  })
  expect(walletTotal([row, { ...row, targetShare: 0.8 }])).toMatchObject({
    share: 0.5,
    aimed: 0.65,
  })
  expect(walletTotal([{ ...row, worth: null }])).toMatchObject({ rows: 0, left: 1, share: null })
  expect(shareOfWallet(-5, 100)).toBe(0)
  expect(shareOfWallet(5, 0)).toBeNull()
})

test('a line lacks nothing of its basis, and a target has its day', () => {
  const line = { family: 'Chapas', year: 2026, seenOn: '2026-10-01' }
  const why = (more: object) => whyNotWallet(WalletGiven.parse({ ...line, ...more }))?.code
  expect(why({ spend: '100', currency: 'EUR' })).toBeUndefined()
  expect(why({ spend: '0', currency: 'EUR' })).toBe('plan/wallet-lacks-spend')
  expect(why({ spend: '100' })).toBe('plan/wallet-lacks-spend')
  expect(why({ basis: 'place', place: 4, suppliers: 3 })).toBe('plan/wallet-lacks-place')
  expect(why({ basis: 'place', place: 3, suppliers: 3 })).toBeUndefined()
  expect(why({ spend: '100', currency: 'EUR', targetShare: 0.4 })).toBe(
    'plan/wallet-target-lacks-day',
  )
})

test('what is left is never below nothing, and unknown without a potential', () => {
  fc.assert(
    fc.property(fc.option(fc.nat(1e6)), fc.integer({ min: -1e6, max: 1e6 }), (potential, sales) => {
      const left = whiteSpaceOf(potential, sales)
      expect(left === null).toBe(potential === null)
      if (left !== null) expect(left).toBeGreaterThanOrEqual(0)
      if (left !== null && sales >= 0 && sales <= potential!) expect(left + sales).toBe(potential)
    }),
  )
})

test('the total of a grid has only what is known; the largest open cells come first', () => {
  const cells = [
    { sales: 10, potential: 100, left: 90 },
    { sales: 50, potential: 40, left: 0 },
    { sales: 70, potential: null, left: null },
    { sales: 0, potential: 300, left: 300 },
  ]
  expect(gridTotal(cells)).toEqual({ known: 3, open: 2, potential: 440, sales: 60, left: 390 })
  expect(largestOpen(cells, 5).map(({ left }) => left)).toEqual([300, 90])
  expect(whyNotCell({ potential: null, currency: null, competitor: '' })?.code).toBe(
    'plan/cell-says-nothing',
  )
  expect(whyNotCell({ potential: '1', currency: null, competitor: '' })?.code).toBe(
    'plan/cell-lacks-currency',
  )
})
