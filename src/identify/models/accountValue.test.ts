import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accountValues } from './accountValue.ts'
import { fitModel, isBelieved, MODELS, type Believed } from './candidates.ts'
import { fitGammaGamma } from './gammaGamma.ts'
import { evenly, gamma, simulateRhythm } from './simulate.testing.ts'
import { MBG_NBD } from './rhythm.ts'

const made = simulateRhythm({ r: 0.8, alpha: 60, a: 0.9, b: 3 }, MBG_NBD, {
  customers: 600,
  least: 200,
  most: 900,
  horizon: 0,
  seed: 5,
})
const next = evenly(9)
const meanSpend = made.x.map((x) => (x === 0 ? 0 : (100 * gamma(5 * x, next)) / gamma(4, next) / x))
const histories = { ...made, meanSpend }
const spend = fitGammaGamma(histories)
const wanted = { horizonDays: 365, yearlyDiscount: 0.1, unitDays: 1 }

function believed(model: (typeof MODELS)[number]): Believed {
  const found = fitModel(model, histories)
  if (!isBelieved(found)) throw new Error(`${model}: ${found.fit.refused}`)
  return found
}

test.each(MODELS)('%s: intervals hold the forecast, and the total is the sum', (model) => {
  if (spend.refused) throw new Error(spend.refused)
  const found = accountValues(believed(model), spend, histories, wanted)
  const { expectedPurchases, clv, total } = found
  for (const { value, low, high } of [expectedPurchases, clv!]) {
    expect(value.every((one, row) => low[row]! <= one && one <= high[row]!)).toBe(true)
  }
  const sum = clv!.value.reduce((all, one) => all + one, 0)
  expect(total.clv!.value).toBeCloseTo(sum, 6)
  expect(total.clv!.low).toBeLessThan(sum)
  expect(total.clv!.high).toBeGreaterThan(sum)
  // Errors of accounts go together, but none is surer than the parameters allow.
  expect(total.clv!.high / sum).toBeLessThan(2)
  // Discounting takes some, at most that of a whole year.
  const plain = expectedPurchases.value.reduce(
    (all, one, at) => all + one * found.expectedSpend![at]!,
    0,
  )
  expect(sum).toBeLessThan(plain)
  expect(sum).toBeGreaterThan(plain / 1.1)
})

test('nothing is expected of no time, and without spend there is no value', () => {
  const model = believed('mbgnbd')
  const none = accountValues(model, null, histories, { ...wanted, horizonDays: 0 })
  expect(none.expectedPurchases.value.every((one) => one === 0)).toBe(true)
  expect(none.probabilityQuiet.every((one) => one === 1)).toBe(true)
  expect(none.clv).toBeNull()
  expect(none.total).toEqual({ expectedPurchases: { value: 0, low: 0, high: 0 }, clv: null })
})

test('value follows money, and grows with the horizon', () => {
  if (spend.refused) throw new Error(spend.refused)
  const model = believed('mbgnbd')
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 700 }),
      fc.integer({ min: 1, max: 700 }),
      (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)]
        const at = (horizonDays: number) =>
          accountValues(model, spend, histories, { ...wanted, horizonDays }).clv!.value
        const [early, late] = [at(less), at(more)]
        expect(early.every((value, row) => value <= late[row]! * (1 + 1e-9))).toBe(true)
      },
    ),
    { numRuns: 10 },
  )
  const dearer = {
    ...spend,
    parameters: { ...spend.parameters, gamma: spend.parameters.gamma * 3 },
  }
  const base = accountValues(model, spend, histories, wanted).clv!.value
  const triple = accountValues(
    model,
    dearer,
    { ...histories, meanSpend: meanSpend.map((money) => 3 * money) },
    wanted,
  ).clv!.value
  expect(triple.every((value, row) => Math.abs(value - 3 * base[row]!) <= 1e-9 * value)).toBe(true)
})

test('nineteen of twenty accounts come to between the ends that were told', () => {
  const parameters = { r: 1.2, alpha: 40, a: 0.8, b: 7 }
  const rhythm = { k: 2, canEndAtStart: true }
  const seen = simulateRhythm(parameters, rhythm, {
    customers: 4000,
    least: 300,
    most: 900,
    horizon: 365,
    seed: 21,
  })
  const chance = evenly(22)
  const scales = seen.x.map(() => 1 / gamma(6, chance))
  const spent = (count: number, scale: number) =>
    count === 0 ? 0 : 500 * gamma(3 * count, chance) * scale
  const money = seen.x.map((x, row) => (x === 0 ? 0 : spent(x, scales[row]!) / x))
  const later = seen.later.map((count, row) => spent(count, scales[row]!))
  const rows = { ...seen, meanSpend: money }
  const [model, worth] = [fitModel('cnbd', rows), fitGammaGamma(rows)]
  if (!isBelieved(model) || worth.refused) throw new Error('no fit')
  const found = accountValues(model, worth, rows, { ...wanted, yearlyDiscount: 0 })
  const inside = (come: Float64Array, { low, high }: { low: Float64Array; high: Float64Array }) =>
    come.filter((one, row) => low[row]! <= one && one <= high[row]!).length / come.length
  for (const share of [inside(later, found.clv!), inside(seen.later, found.expectedPurchases)]) {
    expect(share).toBeGreaterThan(0.93)
    expect(share).toBeLessThan(0.995)
  }
  const total = later.reduce((all, one) => all + one, 0)
  expect(found.total.clv!.low).toBeLessThan(total)
  expect(found.total.clv!.high).toBeGreaterThan(total)
})
