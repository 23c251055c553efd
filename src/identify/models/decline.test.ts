import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  fitModel,
  isBelieved,
  MODELS,
  predict,
  type Believed,
  type ModelName,
} from './candidates.ts'
import { declineProbabilities } from './decline.ts'
import { expectedSpend, fitGammaGamma } from './gammaGamma.ts'
import { simulateLedger } from './ledger.testing.ts'
import { boughtWithin, purchaseDaysOf } from './purchaseDays.ts'
import { evenly, gamma } from './simulate.testing.ts'
import { customerSummary } from './summary.ts'

const ACCOUNTS = 6000
const made = (k: number, accounts = ACCOUNTS) => {
  const ledger = simulateLedger(
    { r: 1.5, alpha: 60 / k, a: 0.8, b: 10 },
    { k, canEndAtStart: true },
    { accounts, days: 1465, arriving: 300, seed: 7 },
  )
  const summary = customerSummary(ledger, { accounts, asOf: 1100 })
  const days = purchaseDaysOf(ledger, accounts)
  const last12 = boughtWithin(days, { after: 735, to: 1100 }).money
  const next12 = boughtWithin(days, { after: 1100, to: 1465 }).money
  return { summary, last12, next12, spend: fitGammaGamma(summary) }
}
const few = made(1, 400)

function fitted(model: ModelName, summary = few.summary): Believed {
  const found = fitModel(model, summary)
  if (!isBelieved(found)) throw new Error(`${model}: ${found.fit.refused}`)
  return found
}

function moneyOf({ spend }: { spend: ReturnType<typeof fitGammaGamma> }) {
  if (spend.refused) throw new Error(spend.refused)
  return spend.parameters
}

test.each([1, 4])(
  'in ten groups of rising probability, as many fell as were said (k = %i)',
  (k) => {
    const { summary, last12, next12, spend } = made(k)
    const found = declineProbabilities(fitted('cnbd', summary), moneyOf({ spend }), summary, {
      last12,
      unitDays: 1,
    })
    const rows = Uint32Array.from(found.keys()).filter((row) => last12[row]! > 0)
    rows.sort((one, other) => found[one]! - found[other]!)
    const size = Math.floor(rows.length / 10)
    for (let group = 0; group < 10; group += 1) {
      const part = rows.subarray(group * size, (group + 1) * size)
      const mean = (of: (row: number) => number) =>
        part.reduce((sum, row) => sum + of(row), 0) / part.length
      const said = mean((row) => found[row]!)
      const fell = mean((row) => (next12[row]! < 0.8 * last12[row]! ? 1 : 0))
      // Three standard errors, and two points for parameters that are estimates.
      expect(Math.abs(said - fell)).toBeLessThan(3 * Math.sqrt((said * (1 - said)) / size) + 0.02)
    }
    expect(found[rows.at(-1)!]! - found[rows[0]!]!).toBeGreaterThan(0.6)
  },
)

test('it is what drawing purchases and their worth one by one gives', () => {
  const { summary, last12 } = few
  const model = fitted('mbgnbd')
  const { p, q, gamma: scale } = moneyOf(few)
  const found = declineProbabilities(model, moneyOf(few), summary, { last12, unitDays: 1 })
  const { r, alpha, a, b } = model.fit.parameters as Record<'r' | 'alpha' | 'a' | 'b', number>
  const { probabilityAlive } = predict(model, summary, 365)
  const next = evenly(3)
  const draws = 4000
  for (const row of [0, 3, 17, 101, 250]) {
    const x = summary.x[row]!
    let fell = 0
    for (let draw = 0; draw < draws; draw += 1) {
      let worth = 0
      let alive = next() < probabilityAlive[row]!
      const rate = gamma(r + x, next) / (alpha + summary.T[row]!)
      const one = gamma(a, next)
      const end = one / (one + gamma(b + x + 1, next))
      const money = (scale + x * summary.meanSpend[row]!) / gamma(q + p * x, next)
      for (let time = -Math.log(next()) / rate; alive && time <= 365;) {
        worth += gamma(p, next) * money
        time -= Math.log(next()) / rate
        alive = next() >= end
      }
      if (worth < 0.8 * last12[row]!) fell += 1
    }
    const said = last12[row]! > 0 ? found[row]! : 0
    expect(Math.abs(said - fell / draws)).toBeLessThan(4 * Math.sqrt(0.25 / draws))
  }
})

test.each(MODELS)('%s: the limits, and what makes a decline likelier', (name) => {
  const { summary } = few
  const model = fitted(name)
  const spend = moneyOf(few)
  const at = (sales: number, horizonDays = 365) =>
    declineProbabilities(model, spend, summary, {
      last12: summary.x.map(() => sales),
      unitDays: 1,
      horizonDays,
    })
  const quiet = predict(model, summary, 365).probabilityQuiet
  const levels = [1e-9, 10, 300, 2000, 1e5, 1e12].map((sales) => at(sales))
  summary.x.forEach((_, row) => {
    expect(levels[0]![row]).toBeCloseTo(quiet[row]!, 6)
    expect(levels.at(-1)![row]).toBeCloseTo(1, 6)
    for (let level = 1; level < levels.length; level += 1)
      expect(levels[level]![row]).toBeGreaterThanOrEqual(levels[level - 1]![row]! - 1e-6)
  })
  // More time can only bring more; no time brings nothing; and money has no unit.
  const [short, long] = [at(500, 200), at(500, 400)]
  short.forEach((one, row) => expect(long[row]).toBeLessThanOrEqual(one + 1e-6))
  expect(at(500, 0).every((one) => one === 1)).toBe(true)
  expect(at(0).every((one) => one === 0)).toBe(true)
  expect(at(-5).every((one) => one === 0)).toBe(true)
  const inCents = declineProbabilities(
    model,
    { ...spend, gamma: 100 * spend.gamma },
    { ...summary, meanSpend: summary.meanSpend.map((one) => 100 * one) },
    { last12: summary.x.map(() => 50_000), unitDays: 1 },
  )
  at(500).forEach((one, row) => expect(inCents[row]).toBeCloseTo(one, 9))
})

test('who spends more a purchase is less likely to fall below the same amount', () => {
  const { summary } = few
  const model = fitted('mbgnbd')
  const last12 = summary.x.map(() => 800)
  const with_ = (factor: number) =>
    declineProbabilities(
      model,
      moneyOf(few),
      { ...summary, meanSpend: summary.meanSpend.map((one) => factor * one) },
      { last12, unitDays: 1 },
    )
  const [less, more] = [with_(1), with_(2)]
  const rich = expectedSpend(moneyOf(few), summary)
  less.forEach((one, row) => {
    expect(rich[row]).toBeGreaterThan(0)
    expect(more[row]).toBeLessThanOrEqual(one + 1e-9)
  })
})

test('extreme histories give probabilities', () => {
  const history = fc.tuple(
    fc.constantFrom(0, 1, 30, 10_000),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom(0, 1, 400, 20_000),
    fc.constantFrom(-3, 0, 1e-6, 100, 1e12),
    fc.constantFrom(-1e9, 0, 1e-6, 1000, 1e15),
  )
  const models = MODELS.map((name) => fitted(name))
  fc.assert(
    fc.property(
      history,
      fc.constantFrom(...models),
      fc.constantFrom(0, 1, 365, 1e9),
      (given, model, horizonDays) => {
        const [x, share, T, money, sales] = given
        const one = {
          x: Float64Array.of(T === 0 ? 0 : x),
          tx: Float64Array.of(x === 0 ? 0 : share * T),
          T: Float64Array.of(T),
          meanSpend: Float64Array.of(money),
        }
        const [found] = declineProbabilities(model, moneyOf(few), one, {
          last12: Float64Array.of(sales),
          unitDays: 1,
          horizonDays,
        })
        expect(found! >= 0 && found! <= 1).toBe(true)
      },
    ),
  )
  expect(() =>
    declineProbabilities(models[0]!, moneyOf(few), few.summary, {
      last12: new Float64Array(1),
      unitDays: 1,
    }),
  ).toThrow(RangeError)
}, 30_000)
