/** The worked examples of docs/methods/model-choice.md and report-card.md, recomputed. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Believed } from './candidates.ts'
import { purchaseCounts } from './counts.ts'
import { declineProbabilities } from './decline.ts'
import { devianceOf, errorRatio, pairedDifference, scoreOf } from './holdout.ts'
import { MBG_NBD } from './rhythm.ts'
import { riskScores } from './riskScores.ts'
import { incompleteBeta } from './special.ts'

/** Numbers as a page writes them, side by side in its own words. */
function says(page: string, text: string, ...numbers: [number, number][]) {
  const written = numbers.map(([number, digits]) => number.toFixed(digits))
  let place = 0
  expect(readFileSync(`docs/methods/${page}.md`, 'utf8')).toContain(
    text.replaceAll('#', () => written[place++]!),
  )
}

test('the choice', () => {
  const actual = [3, 0, 4, 1]
  const [a, b] = [
    [2, 0.5, 4, 0.8],
    [1.5, 1, 5, 0.7],
  ]
  const [ofA, ofB, naive] = [a!, b!, [4, 1, 2, 2]].map((one) => scoreOf(one, actual))
  const page = 'model-choice'
  says(page, '2 (3 ln(3/2) − 1) = #', [devianceOf(2, 3), 4])
  says(page, 'of A #, of B #.', [ofA!.deviance, 4], [ofB!.deviance, 4])
  const deviances = (expected: number[]) =>
    Float64Array.from(expected, (one, at) => devianceOf(one, actual[at]!))
  const { mean, standardError } = pairedDifference(
    [deviances(b!)],
    [deviances(a!)],
    [Uint32Array.of(0, 1, 2, 3)],
  )
  says(page, 'behind A by #, with a standard error of #', [mean, 4], [standardError, 4])
  says(
    page,
    'Mean absolute error of A #, of the naive forecast #',
    [ofA!.meanAbsoluteError, 4],
    [naive!.meanAbsoluteError, 4],
  )
  const ratio = errorRatio([ofA!], [naive!])!
  says(page, 'A has # of its error, and in squares #.', [ratio.absolute, 2], [ratio.squared, 2])
})

test('the report card', () => {
  const scores = riskScores(
    {
      account: Uint32Array.of(0, 1, 2, 3),
      accounts: 4,
      given: Float64Array.of(0.8, 0.4, 0.4, 0.2),
      recency: Float64Array.of(0.6, 0.5, 0.5, 0.3),
      outcome: Uint8Array.of(1, 1, 0, 0),
      sales: new Float64Array(4),
    },
    { seed: 1, resamples: 20 },
  )
  const page = 'report-card'
  says(page, 'AUC # (3.5 of 4 pairs). Brier #;', [scores.auc.value, 4], [scores.brier.value, 4])
  says(page, 'of the base rate 0.2500, so the skill is #', [scores.skillOverBase.value, 4])
  says(
    page,
    'of recency alone #, so the skill over it is #',
    [scores.recency.brier, 4],
    [scores.skillOverRecency.value, 4],
  )
  says(
    page,
    'Log-loss #. Lift of the highest tenth #',
    [scores.logLoss.value, 4],
    [scores.lift.value, 1],
  )
})

test('the decline', () => {
  const model: Believed = {
    model: 'mbgnbd',
    fit: {
      parameters: { r: 1.5, alpha: 12, a: 0.8, b: 5 },
      rhythm: MBG_NBD,
      standardErrors: { r: 0, alpha: 0, a: 0, b: 0 },
      covariance: new Float64Array(16),
      logLikelihood: 0,
      customers: 1,
      prior: 'none',
      diagnostics: {
        converged: true,
        gradient: 0,
        hessianPositive: true,
        atBound: [],
        unidentified: [],
        iterations: 0,
        evaluations: 0,
      },
    },
  }
  const history = {
    x: Float64Array.of(3),
    tx: Float64Array.of(13),
    T: Float64Array.of(25),
    meanSpend: Float64Array.of(500),
  }
  const chances: number[] = []
  purchaseCounts(model, history, { horizon: 52, most: 364 }, (_, chance) =>
    chances.push(...chance.subarray(0, 4)),
  )
  const page = 'report-card'
  says(
    page,
    'P(0 purchases) = #, P(1) = #, P(2) = #, P(3) = #',
    ...chances.map((one): [number, number] => [one, 4]),
  )
  const share = 1920 / (1920 + 200 + 3 * 500)
  says(
    page,
    'One purchase comes to less with #, three with #',
    [incompleteBeta(share, 6, 4 + 18), 4],
    [incompleteBeta(share, 18, 4 + 18), 4],
  )
  const [decline] = declineProbabilities(model, { p: 6, q: 4, gamma: 200 }, history, {
    last12: Float64Array.of(2400),
    unitDays: 7,
    horizonDays: 364,
  })
  says(page, 'P(decline) = #', [decline!, 4])
})
