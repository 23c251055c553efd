/** Pareto/NBD: fitting it, and what it expects. models.md §4; docs/methods/value.md. */
import { fitOf, isWorthASample, SAMPLE_STEP, type Fit, type Prior } from './fit.ts'
import { checkHistories, meanAge, mergeHistories, type Histories } from './histories.ts'
import {
  livedOf,
  nobodyLived,
  PARETO_NBD_PARAMETERS,
  paretoNbdObjective,
  type ParetoNbdParameter,
} from './paretoNbdLikelihood.ts'
import { checkHorizon, type Prediction } from './rhythmPrediction.ts'

/** Usual values, in mean ages: they only have to be in the valley. */
const START = [0.5, 0.3, 0.6, 0.4]

/**
 * Fits by maximum likelihood: purchase rates are gamma(r, alpha), ends of life at rates gamma(s, beta),
 * alpha and beta in the unit of the histories. Refuses, and takes a weak prior, as fitRhythm does.
 * Throws a RangeError for rows that are no history.
 */
export function fitParetoNbd(
  histories: Histories,
  { prior = 'none' as Prior } = {},
): Fit<ParetoNbdParameter> {
  checkHistories(histories)
  const scale = meanAge(histories.T)
  if (histories.x.length === 0) return { refused: 'no-data', prior }
  if (scale === 0) return { refused: 'no-time', prior }
  const full = mergeHistories(histories, scale)
  if (full.repeats === 0) return { refused: 'no-repeat-purchases', prior }
  const sample = isWorthASample(full.customers)
    ? mergeHistories(histories, scale, SAMPLE_STEP)
    : null
  return fitOf({
    names: PARETO_NBD_PARAMETERS,
    objective: paretoNbdObjective(full),
    sample: sample && sample.repeats > 0 ? paretoNbdObjective(sample) : undefined,
    customers: full.customers,
    start: START,
    prior,
    scale: { r: 1, alpha: scale, s: 1, beta: scale },
    shift: -full.repeats * Math.log(scale),
    dropout: ['s', 'beta'],
  })
}

/**
 * Predicts the `horizon` (finite, >= 0, in the unit of the histories) after each customer's T.
 *
 * Who is alive buys nothing in H with the probability that livedOf gives for a life that goes on from T
 * to T + H without a purchase. Expected purchases = P(alive) (r+x)/(α+T) (β+T) (1 - e^(-(s-1)L))/(s-1) with
 * L = ln((β+T+H)/(β+T)); it is L at s = 1. Throws a RangeError for rows that are no history and for
 * another horizon. Source: Schmittlein, Morrison & Colombo (1987); Fader & Hardie (2005), note 9.
 */
export function predictParetoNbd(
  { r, alpha, s, beta }: Record<ParetoNbdParameter, number>,
  histories: Histories,
  horizon: number,
): Prediction {
  checkHistories(histories)
  checkHorizon(horizon)
  const { x, tx, T } = histories
  const prediction = {
    probabilityAlive: new Float64Array(x.length),
    probabilityQuiet: new Float64Array(x.length),
    expectedPurchases: new Float64Array(x.length),
  }
  const lived = nobodyLived()
  for (let row = 0; row < x.length; row += 1) {
    const age = T[row]!
    const R = r + x[row]!
    livedOf(lived, [R, alpha, s, beta], tx[row]!, age)
    const alive = lived.alive / (lived.alive + s * lived.died)
    livedOf(lived, [R, alpha, s, beta], age, age + horizon)
    const quiet = Math.min(1, (lived.alive + s * lived.died) / (beta + age))
    const log = Math.log1p(horizon / (beta + age))
    const bend = (s - 1) * log
    const span = Math.abs(bend) < 1e-12 ? log : (-Math.expm1(-bend) / bend) * log
    prediction.probabilityAlive[row] = alive
    prediction.probabilityQuiet[row] = 1 - alive * (1 - quiet)
    prediction.expectedPurchases[row] = alive * ((R * (beta + age)) / (alpha + age)) * span
  }
  return prediction
}
