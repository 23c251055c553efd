import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CardScores } from './card.ts'
import { fitLogistic, logisticAt } from './logistic.ts'
import { riskScores, type Forecasts } from './riskScores.ts'
import { evenly } from './simulate.testing.ts'

function forecasts(given: number[], outcome: number[], recency = given): Forecasts {
  return {
    account: Uint32Array.from(given.keys()),
    accounts: given.length,
    given: Float64Array.from(given),
    recency: Float64Array.from(recency),
    outcome: Uint8Array.from(outcome),
    sales: new Float64Array(given.length).fill(1),
  }
}

test('figures of a handful, by hand', () => {
  // Pairs of one that came true and one that didn't: .8>.4, .8>.2, .4=.4 (half), .4>.2: 3.5 of 4.
  const found = riskScores(forecasts([0.8, 0.4, 0.4, 0.2], [1, 1, 0, 0], [0.5, 0.5, 0.5, 0.5]), {
    seed: 1,
    resamples: 50,
  })
  expect(found.auc.value).toBe(3.5 / 4)
  expect(found.brier.value).toBeCloseTo((0.04 + 0.36 + 0.16 + 0.04) / 4, 12)
  expect(found.skillOverBase.value).toBeCloseTo(1 - 0.15 / 0.25, 12)
  expect(found.skillOverRecency.value).toBeCloseTo(1 - 0.15 / 0.25, 12)
  const loss = -(Math.log(0.8) + Math.log(0.4) + Math.log(0.6) + Math.log(0.8)) / 4
  expect(found.logLoss.value).toBeCloseTo(loss, 12)
  // The top tenth is four tenths of the first: all of it came true, and half of all did.
  expect(found.lift.value).toBeCloseTo(2, 12)
  expect(found.salesCaptured!.value).toBeCloseTo(0.4 / 2, 12)
  expect(found.recency.auc).toBe(0.5)
})

const someForecasts = fc
  .array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), fc.nat(5)), {
    minLength: 2,
    maxLength: 60,
  })
  .filter((rows) => new Set(rows.map(([, came]) => came)).size === 2)

test('figures stay in their ranges, plain and within their intervals, whatever is given', () => {
  fc.assert(
    fc.property(someForecasts, fc.nat(100), (rows, seed) => {
      const given = rows.map(([p]) => p)
      const made = forecasts(
        given,
        rows.map(([, came]) => (came ? 1 : 0)),
        rows.map(([p]) => 1 - p),
      )
      // Several forecasts of one account, and some without sales.
      made.account.forEach((_, at) => (made.account[at] = at % 7))
      made.sales.set(rows.map(([, , sales]) => sales))
      const found = riskScores(
        { ...made, accounts: Math.min(7, rows.length) },
        { seed, resamples: 20 },
      )
      expect(CardScores.parse(JSON.parse(JSON.stringify(found)))).toEqual(found)
      for (const one of [found.auc, found.brier, found.lift, found.skillOverBase, found.logLoss]) {
        expect(one.low).toBeLessThanOrEqual(one.value)
        expect(one.high).toBeGreaterThanOrEqual(one.value)
      }
      expect(found.auc.value >= 0 && found.auc.value <= 1).toBe(true)
      expect(found.brier.value >= 0 && found.brier.value <= 1).toBe(true)
      expect(found.lift.value).toBeLessThanOrEqual(10 + 1e-9)
      expect(found.bins.reduce((sum, { forecasts: many }) => sum + many, 0)).toBe(rows.length)
      const again = riskScores(
        { ...made, accounts: Math.min(7, rows.length) },
        { seed, resamples: 20 },
      )
      expect(again).toEqual(found)
    }),
  )
})

test('the truth has skill, and is calibrated; a coin and a constant have none', () => {
  const next = evenly(4)
  const truth = Array.from({ length: 20_000 }, () => next())
  const outcome = truth.map((p) => (next() < p ? 1 : 0))
  const coin = truth.map(() => next())
  const known = riskScores(forecasts(truth, outcome, coin), { seed: 2, resamples: 100 })
  // Brier of the truth is the mean of p (1-p) = 1/6 against 1/4; its AUC is 5/6.
  expect(known.skillOverBase.value).toBeCloseTo(1 / 3, 1)
  expect(known.auc.value).toBeCloseTo(5 / 6, 2)
  expect(known.calibrationError).toBeLessThan(0.015)
  expect(known.lift.value).toBeCloseTo(1.9, 1)
  const guess = riskScores(forecasts(coin, outcome, truth), { seed: 2, resamples: 100 })
  expect(guess.auc.low).toBeLessThan(0.5)
  expect(guess.auc.high).toBeGreaterThan(0.5)
  expect(guess.skillOverRecency.high).toBeLessThan(0)
  const flat = riskScores(
    forecasts(
      truth.map(() => 0.5),
      outcome,
      truth,
    ),
    { seed: 2, resamples: 100 },
  )
  expect(flat.auc.value).toBe(0.5)
  expect(flat.skillOverBase.value).toBeCloseTo(0, 3)
})

test('intervals by account cover the truth of fresh samples', () => {
  let covered = 0
  const samples = 60
  for (let sample = 0; sample < samples; sample += 1) {
    const next = evenly(100 + sample)
    // Three forecasts of each account with one fate: as good as one.
    const p = Array.from({ length: 200 }, () => next())
    const came = p.map((one) => (next() < one ? 1 : 0))
    const made = forecasts([...p, ...p, ...p], [...came, ...came, ...came])
    made.account.forEach((_, at) => (made.account[at] = at % 200))
    const { auc } = riskScores({ ...made, accounts: 200 }, { seed: sample, resamples: 200 })
    if (auc.low <= 5 / 6 && 5 / 6 <= auc.high) covered += 1
  }
  expect(covered / samples).toBeGreaterThanOrEqual(0.85)
})

test('a logistic regression finds what made the data, and stays finite where one cut parts them', () => {
  const next = evenly(8)
  const x = Float64Array.from({ length: 20_000 }, () => 6 * next())
  const y = Uint8Array.from(x, (one) => (next() < 1 / (1 + Math.exp(2 - 0.8 * one)) ? 1 : 0))
  const found = fitLogistic(x, y)
  expect(found.intercept).toBeCloseTo(-2, 0)
  expect(found.slope).toBeCloseTo(0.8, 1)
  const parted = fitLogistic(
    x,
    Uint8Array.from(x, (one) => (one > 3 ? 1 : 0)),
  )
  expect(Number.isFinite(parted.slope) && parted.slope > 5).toBe(true)
  for (const sure of [0, 1]) {
    const same = fitLogistic(x, new Uint8Array(x.length).fill(sure))
    expect(Math.abs(logisticAt(same, 3) - sure)).toBeLessThan(1e-4)
    expect(same.slope).toBe(0)
  }
  expect(logisticAt(fitLogistic(new Float64Array(0), new Uint8Array(0)), 9)).toBe(0.5)
  expect(
    fitLogistic(new Float64Array(9).fill(2), Uint8Array.of(1, 1, 1, 0, 0, 0, 0, 0, 0)).slope,
  ).toBe(0)
})
