import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MODELS, predict } from './candidates.ts'
import { Choice } from './choice.ts'
import { chooseModel, LEAST_REPEAT_BUYERS } from './choose.ts'
import { simulateLedger } from './ledger.testing.ts'
import { MBG_NBD, BG_NBD } from './rhythm.ts'
import { predictRhythm } from './rhythmPrediction.ts'
import { customerSummary, type Purchases } from './summary.ts'
import { cdnowLines, REFERENCE } from './testing.ts'

const SHOP = { r: 1, alpha: 40, a: 0.8, b: 6 }
const aLedger = (k: number, seed: number, accounts = 1500) =>
  simulateLedger(
    { ...SHOP, alpha: SHOP.alpha / k },
    { k, canEndAtStart: true },
    { accounts, days: 1100, arriving: 400, seed },
  )
const settings = { accounts: 1500, asOf: 1100 }

/** Plain and finite: text and back gives the same, which NaN and infinity would not survive. */
function isPlain(choice: Choice) {
  expect(JSON.parse(JSON.stringify(choice))).toEqual(choice)
  expect(Choice.parse(choice)).toEqual(choice)
}

test.skipIf(!REFERENCE)('CDNOW: forecasts of the second 39 weeks from the first', () => {
  const { choice } = chooseModel(cdnowLines(), {
    accounts: 2357,
    asOf: 545,
    unitDays: 7,
    origins: [{ day: 272, holdoutDays: 273 }],
  })
  isPlain(choice)
  // 1,882 purchases came; the published fit of BG/NBD says how many were expected.
  const days = customerSummary(cdnowLines(), { accounts: 2357, asOf: 272, unitDays: 7 })
  const published = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
  const expected = predictRhythm(published, BG_NBD, days, 39).expectedPurchases
  const score = choice.models[0]!.scores[0]!
  expect(score.actual).toBe(1882)
  expect(score.expected / expected.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 3)
  // All four are close there, and each halves the error of "the same again".
  expect(choice.tied).toEqual([...MODELS])
  expect([choice.chosen, choice.basis]).toEqual(['mbgnbd', 'likelihood-of-tied'])
  for (const { againstNaive } of choice.models) {
    expect(againstNaive!.absolute).toBeLessThan(0.5)
    expect(againstNaive!.squared).toBeLessThan(0.5)
  }
  // More bought so far, more to come, and the table adds up to the whole.
  const { calibration, tracking } = choice
  expect(calibration.map(({ purchases }) => purchases)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  expect(calibration.reduce((sum, row) => sum + row.accounts * row.actual, 0)).toBeCloseTo(1882, 6)
  for (let at = 1; at < calibration.length; at += 1)
    expect(calibration[at]!.expected).toBeGreaterThan(calibration[at - 1]!.expected)
  const last = tracking!.points.at(-1)!
  expect(last.day).toBe(545)
  expect(Math.abs(last.expected / last.actual - 1)).toBeLessThan(0.1)
  const atOrigin = tracking!.points.find(({ day }) => day === 272)!
  expect(last.actual - atOrigin.actual).toBe(1882)
})

test('the rhythm that made a ledger forecasts it best', () => {
  const regular = chooseModel(aLedger(4, 3), settings).choice
  expect([regular.chosen, regular.basis]).toEqual(['cnbd', 'holdout'])
  expect(regular.models.find(({ model }) => model === 'cnbd')!.k).toBe(4)
  expect(regular.origins.map(({ day, holdoutDays }) => [day, holdoutDays])).toEqual([
    [735, 365],
    [552, 365],
    [369, 365],
  ])
  isPlain(regular)
  const chance = chooseModel(aLedger(1, 3), settings).choice
  expect(chance.tied).toContain('mbgnbd')
  expect(chance.tied).toContain('cnbd')
  expect(chance.chosen).not.toBe('cnbd')
})

test('what is expected of each group and in all comes true where the model is', () => {
  const { choice } = chooseModel(aLedger(1, 8), { ...settings, models: ['mbgnbd'] })
  expect(choice.basis).toBe('only')
  for (const { accounts, expected, actual } of choice.calibration)
    expect(Math.abs(expected - actual)).toBeLessThan(
      4 * Math.sqrt((expected + expected ** 2) / accounts),
    )
  const { expected, actual } = choice.models[0]!.scores[0]!
  expect(Math.abs(expected / actual - 1)).toBeLessThan(0.1)
})

test('a young ledger is fitted without a hold-out, and says so', () => {
  const young = simulateLedger({ ...SHOP, alpha: 10 }, MBG_NBD, {
    accounts: 400,
    days: 150,
    seed: 2,
  })
  const { choice, believed, summary } = chooseModel(young, { accounts: 400, asOf: 150 })
  expect(choice.noHoldout).toBe('ledger-too-short')
  expect(choice.basis).toBe('likelihood')
  const likelihoods = choice.models.flatMap(({ logLikelihood }) => logLikelihood ?? [])
  const best = choice.models.find(({ model }) => model === choice.chosen)!
  expect(best.logLikelihood).toBeGreaterThanOrEqual(Math.max(...likelihoods) - 1e-6)
  expect(choice.origins).toEqual([])
  expect(choice.calibration).toEqual([])
  expect(choice.tracking!.origin).toBe(150)
  expect(summary.x.length).toBe(400)
  expect(believed!.model).toBe(choice.chosen)
  isPlain(choice)
})

test('too few who come back carry no model', () => {
  const few = aLedger(1, 4, LEAST_REPEAT_BUYERS - 1)
  const { choice, believed } = chooseModel(few, settings)
  expect([choice.chosen, choice.refused, choice.basis]).toEqual([
    null,
    'too-few-repeat-buyers',
    null,
  ])
  expect(believed).toBeNull()
  expect(choice.tracking).toBeNull()
  isPlain(choice)
  const once = { account: Uint32Array.from({ length: 50 }, (_, at) => at), day: new Int32Array(50) }
  expect(chooseModel(once, { accounts: 50, asOf: 900 }).choice.refused).toBe('no-repeat-purchases')
  const none = { account: new Uint32Array(0), day: new Int32Array(0) }
  expect(chooseModel(none, { accounts: 0, asOf: 900 }).choice.refused).toBe('no-data')
})

test('lines in any order, and two of one day, change nothing', () => {
  const ledger = aLedger(1, 6, 300)
  const order = Uint32Array.from(ledger.day, (_, at) => at).reverse()
  const twice = Uint32Array.from([...order, ...order])
  const mixed = {
    account: Uint32Array.from(twice, (at) => ledger.account[at]!),
    day: Int32Array.from(twice, (at) => ledger.day[at]!),
    value: Float64Array.from(twice, (at) => ledger.value[at]!),
  }
  const given = { accounts: 300, asOf: 1100, models: ['mbgnbd'] as const }
  const straight = chooseModel(ledger, given).choice
  const found = chooseModel(mixed, given).choice
  expect(found.origins).toEqual(straight.origins)
  expect(found.models[0]!.logLikelihood).toBeCloseTo(straight.models[0]!.logLikelihood!, 6)
})

const extreme: fc.Arbitrary<{ purchases: Purchases; accounts: number; asOf: number }> = fc
  .record({
    accounts: fc.constantFrom(1, 2, 40, 200),
    lines: fc.constantFrom(1, 50, 600, 3000),
    span: fc.constantFrom(0, 1, 30, 400, 1500, 40_000),
    // All on one day, all alike, at random, one account that buys nearly every day.
    kind: fc.constantFrom('one-day', 'alike', 'random', 'daily', 'once'),
    least: fc.constantFrom(-1000, 0, 1e-9, 1e12),
    seed: fc.nat(1e6),
  })
  .map(({ accounts, lines, span, kind, least, seed }) => {
    const count = kind === 'once' ? accounts : kind === 'daily' ? 10_000 : lines
    const chance = (at: number, size: number) => (((at + 1) * 7919 + seed) % 104_729) % size
    const account = Uint32Array.from({ length: count }, (_, at) =>
      kind === 'daily' ? (at < 9000 ? 0 : at % accounts) : at % accounts,
    )
    const day = Int32Array.from({ length: count }, (_, at) => {
      if (kind === 'one-day') return 0
      if (kind === 'daily') return at
      if (kind === 'alike') return Math.floor(at / accounts) * 30
      return chance(at, span + 1)
    })
    const value = Float64Array.from({ length: count }, (_, at) => least + chance(at, 2000))
    return {
      purchases: { account, day, value },
      accounts,
      asOf: Math.max(span, 10_000 * +(kind === 'daily')),
    }
  })

test('extreme ledgers give a model or a reason, and finite forecasts at any horizon', () => {
  fc.assert(
    fc.property(extreme, fc.constantFrom(1, 7, 30.4), ({ purchases, accounts, asOf }, unitDays) => {
      const { choice, believed, summary } = chooseModel(purchases, { accounts, asOf, unitDays })
      isPlain(choice)
      expect(choice.chosen === null).toBe(choice.refused !== null)
      if (!believed) return
      for (const horizon of [0, 1e-9, 52, 1e9]) {
        const found = predict(believed, summary, horizon)
        expect(found.expectedPurchases.every((one) => Number.isFinite(one) && one >= 0)).toBe(true)
        for (const share of [found.probabilityAlive, found.probabilityQuiet])
          expect(share.every((one) => one >= 0 && one <= 1)).toBe(true)
      }
    }),
    { numRuns: 60 },
  )
}, 60_000)
