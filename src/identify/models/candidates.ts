/** The purchase models side by side: each fitted under its name, and asked in one way. docs/methods/value.md. */
import type { Fit, Fitted } from './fit.ts'
import { type Histories, mergeHistories } from './histories.ts'
import { fitParetoNbd, predictParetoNbd } from './paretoNbd.ts'
import {
  PARETO_NBD_PARAMETERS,
  paretoNbdObjective,
  type ParetoNbdParameter,
} from './paretoNbdLikelihood.ts'
import { BG_NBD, fitRegularRhythm, fitRhythm, MBG_NBD, type RhythmFit } from './rhythm.ts'
import { RHYTHM_PARAMETERS, rhythmObjective, type RhythmParameter } from './rhythmLikelihood.ts'
import { predictRhythm, type Prediction } from './rhythmPrediction.ts'

export const MODELS = ['bgnbd', 'mbgnbd', 'cnbd', 'pareto'] as const
export type ModelName = (typeof MODELS)[number]

export type ModelFit =
  | { model: 'bgnbd' | 'mbgnbd' | 'cnbd'; fit: RhythmFit }
  | { model: 'pareto'; fit: Fit<ParetoNbdParameter> }

/** A fit that was not refused. */
export type Believed =
  | {
      model: 'bgnbd' | 'mbgnbd' | 'cnbd'
      fit: Fitted<RhythmParameter> & Pick<RhythmFit, 'rhythm'>
    }
  | { model: 'pareto'; fit: Fitted<ParetoNbdParameter> }

/**
 * Fits one model by maximum likelihood; where the ledger leaves dropout or rate open, once more with a
 * weak prior, which `fit.prior` then says. `cnbd` takes the likeliest k of 1..12 and needs `sumLogGaps`.
 * Throws a RangeError for rows that are no history.
 */
export function fitModel(model: ModelName, histories: Histories): ModelFit {
  const found = fitOnce(model, histories, 'none')
  const { refused } = found.fit
  const isOpen = refused === 'dropout-not-identified' || refused === 'rate-not-identified'
  if (!isOpen && refused !== 'not-converged') return found
  const helped = fitOnce(model, histories, 'weak')
  return helped.fit.refused ? found : helped
}

function fitOnce(model: ModelName, histories: Histories, prior: 'none' | 'weak'): ModelFit {
  switch (model) {
    case 'bgnbd':
      return { model, fit: fitRhythm(histories, BG_NBD, { prior }) }
    case 'mbgnbd':
      return { model, fit: fitRhythm(histories, MBG_NBD, { prior }) }
    case 'cnbd':
      return { model, fit: fitRegularRhythm(histories, { prior }).best }
    case 'pareto':
      return { model, fit: fitParetoNbd(histories, { prior }) }
  }
}

export function isBelieved(found: ModelFit): found is Believed {
  return found.fit.refused === undefined
}

/** What a fitted model expects of each history in the `horizon` after its T; see Prediction. */
export function predict(
  { model, fit }: Believed,
  histories: Histories,
  horizon: number,
  parameters: Record<string, number> = fit.parameters,
): Prediction {
  return model === 'pareto'
    ? predictParetoNbd(parameters as never, histories, horizon)
    : predictRhythm(parameters as never, fit.rhythm, histories, horizon)
}

/**
 * Mean log-likelihood of histories under a model's parameters, per account: what it fell to or rose to
 * since the fit says whether the model still holds. NaN for no account.
 */
export function meanLogLikelihood({ model, fit }: Believed, histories: Histories): number {
  const data = mergeHistories(histories, 1)
  const objective =
    model === 'pareto' ? paretoNbdObjective(data) : rhythmObjective(data, fit.rhythm)
  const names: readonly string[] = model === 'pareto' ? PARETO_NBD_PARAMETERS : RHYTHM_PARAMETERS
  const parameters: Record<string, number> = fit.parameters
  const point = Float64Array.from(names, (name) => Math.log(parameters[name]!))
  return objective(point, new Float64Array(names.length))
}
