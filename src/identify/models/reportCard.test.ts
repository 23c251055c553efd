import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ReportCard } from './card.ts'
import { simulateLedger } from './ledger.testing.ts'
import { declineCard, reportCard } from './reportCard.ts'
import { MBG_NBD } from './rhythm.ts'
import { cdnowLines, REFERENCE } from './testing.ts'

const shop = simulateLedger({ r: 1, alpha: 40, a: 0.8, b: 6 }, MBG_NBD, {
  accounts: 1500,
  days: 1100,
  arriving: 400,
  seed: 3,
})
const wanted = { accounts: 1500, asOf: 1100, horizonDays: 90, model: 'mbgnbd' } as const

test('a model that is true is worth showing: calibrated, and better than recency alone', () => {
  const card = reportCard(shop, wanted)
  expect(ReportCard.parse(JSON.parse(JSON.stringify(card)))).toEqual(card)
  expect(card.origins.map(({ day }) => day)).toEqual([1010, 920, 830, 740])
  expect([card.isWorthShowing, card.whyNot]).toEqual([true, null])
  const { scores } = card
  expect(scores!.auc.low).toBeGreaterThan(scores!.recency.auc)
  expect(scores!.skillOverRecency.low).toBeGreaterThan(0)
  expect(scores!.calibrationError).toBeLessThan(0.03)
  for (const { predicted, actual, forecasts } of scores!.bins)
    expect(Math.abs(predicted - actual)).toBeLessThan(4 * Math.sqrt(0.25 / forecasts))
  expect(reportCard(shop, wanted)).toEqual(card)
})

test.skipIf(!REFERENCE)('CDNOW: buyers of disks too', () => {
  const card = reportCard(cdnowLines(), { ...wanted, accounts: 2357, asOf: 545 })
  expect(card.origins.map(({ accounts }) => accounts)).toEqual([933, 2348, 2357, 2357])
  expect(card.isWorthShowing).toBe(true)
  expect(card.scores!.auc.value).toBeGreaterThan(0.75)
  expect(card.scores!.calibrationError).toBeLessThan(0.03)
})

test('a decline can be foreseen from three years on, and is calibrated', () => {
  const four = simulateLedger({ r: 1.5, alpha: 60, a: 0.8, b: 10 }, MBG_NBD, {
    accounts: 2000,
    days: 1500,
    arriving: 300,
    seed: 7,
  })
  const given = { accounts: 2000, asOf: 1500, model: 'mbgnbd' } as const
  const card = declineCard(four, given)
  expect(ReportCard.parse(JSON.parse(JSON.stringify(card)))).toEqual(card)
  expect([card.isWorthShowing, card.whyNot]).toEqual([true, null])
  expect(card.origins.map(({ day }) => day)).toEqual([1135, 770])
  for (const { predicted, actual, forecasts } of card.scores!.bins)
    expect(Math.abs(predicted - actual)).toBeLessThan(4 * Math.sqrt(0.25 / forecasts))
  expect(declineCard(shop, { ...wanted, asOf: 1000 }).whyNot).toBe('ledger-too-short')
  const { account, day } = four
  expect(declineCard({ account, day }, given).whyNot).toBe('no-model')
})

test('where all buy alike nothing tells who will be quiet, and the card says so', () => {
  const alike = simulateLedger({ r: 500, alpha: 500 * 80, a: 1, b: 500 }, MBG_NBD, {
    accounts: 800,
    days: 1100,
    arriving: 100,
    seed: 3,
  })
  const card = reportCard(alike, { ...wanted, accounts: 800 })
  expect([card.isWorthShowing, card.whyNot]).toEqual([false, 'no-better-than-base'])
  expect(card.scores!.auc.low).toBeLessThan(0.5)
})

test('where nothing but recency tells, the model is not shown', () => {
  // Every account buys every seven days, until a day of its own; recency alone says who has ended.
  const account: number[] = []
  const day: number[] = []
  for (let at = 0; at < 400; at += 1) {
    const end = (at * 7919) % 1500
    for (let on = at % 7; on <= Math.min(end, 1100); on += 7) {
      account.push(at)
      day.push(on)
    }
  }
  const card = reportCard(
    { account: Uint32Array.from(account), day: Int32Array.from(day) },
    { ...wanted, accounts: 400, model: 'bgnbd' },
  )
  expect(card.isWorthShowing).toBe(false)
  expect(card.scores!.skillOverRecency.low).toBeLessThanOrEqual(0)
  expect(card.whyNot).toBe('no-better-than-recency')
  expect(card.scores!.salesCaptured).toBeNull()
})

test('too young, too few, too sure: no card, and why', () => {
  const young = { ...shop, day: shop.day.map((one) => Math.floor(one / 10)) }
  expect(reportCard(young, { ...wanted, asOf: 110 }).whyNot).toBe('ledger-too-short')
  const first = (accounts: number) => {
    const lines = shop.account.findLastIndex((one) => one < accounts) + 1
    const { account, day, value } = shop
    return {
      account: account.subarray(0, lines),
      day: day.subarray(0, lines),
      value: value.subarray(0, lines),
    }
  }
  expect(reportCard(first(20), wanted).whyNot).toBe('no-model')
  expect(reportCard(first(20), wanted).origins[0]!.refused).toBe('too-few-repeat-buyers')
  const daily = {
    account: Uint32Array.from({ length: 40 * 1100 }, (_, at) => at % 40),
    day: Int32Array.from({ length: 40 * 1100 }, (_, at) => Math.floor(at / 40)),
  }
  const sure = reportCard(daily, { ...wanted, accounts: 40, asOf: 1099 })
  expect(sure.isWorthShowing).toBe(false)
  expect(sure.scores).toBeNull()
  expect(() => reportCard(shop, { ...wanted, horizonDays: 0 })).toThrow(RangeError)
})

test('extreme ledgers give a card or a reason', () => {
  const some = fc.record({
    accounts: fc.constantFrom(1, 60, 150),
    lines: fc.constantFrom(0, 200, 2000),
    span: fc.constantFrom(0, 200, 900, 9000),
    horizonDays: fc.constantFrom(1, 90, 400, 1e9),
    seed: fc.nat(1e6),
  })
  fc.assert(
    fc.property(some, ({ accounts, lines, span, horizonDays, seed }) => {
      const column = (size: number, by: number) =>
        Array.from({ length: lines }, (_, at) => ((at * by + seed) % 104_729) % size)
      const purchases = {
        account: Uint32Array.from(column(accounts, 7919)),
        day: Int32Array.from(column(span + 1, 104_651)),
        value: Float64Array.from(column(500, 31), (one) => one - 50),
      }
      const card = reportCard(purchases, { ...wanted, accounts, asOf: span, horizonDays })
      expect(ReportCard.parse(JSON.parse(JSON.stringify(card)))).toEqual(card)
      expect(card.isWorthShowing).toBe(card.whyNot === null)
    }),
    { numRuns: 60 },
  )
}, 30_000)
