/** What `clave analyze --json` tells of the models: their parameters, how far they are to be believed, and each account's forecast. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { toCents } from '../kernel/money.ts'
import type { ModelName } from './models/candidates.ts'
import { Choice } from './models/choice.ts'
import type { Tried } from './models/decide.ts'
import type { Diagnostics, Fit } from './models/fit.ts'
import type { ValuedLedger } from './models/valueLedger.ts'

/** Names of models as the JSON has them. */
export const MODEL_KEYS = {
  bgnbd: 'bgnbd',
  mbgnbd: 'mbgnbd',
  cnbd: 'cnbd',
  pareto: 'paretonbd',
} as const
type ModelKey = (typeof MODEL_KEYS)[ModelName]

const Parameter = z.number()
/** A fit that the data don't carry says why. */
const Refused = z.object({ refused: z.string() })
const told = <S extends z.ZodRawShape>(parameters: S) =>
  z.union([z.object({ ...parameters, logLikelihood: z.number() }), Refused])

const Rhythm = { r: Parameter, alpha: Parameter, a: Parameter, b: Parameter }

export const Models = z.object({
  /** The last day that fits and forecasts have seen: the as-of day, or an earlier one that was asked for. */
  fittedTo: Day,
  /** The one that forecasts were made with; null where none is to be believed. */
  chosen: z.enum(['bgnbd', 'mbgnbd', 'cnbd', 'paretonbd']).nullable(),
  horizonDays: z.number(),
  /** Yearly. */
  discount: z.number(),
  timeUnit: z.enum(['day', 'week']),
  bgnbd: told(Rhythm),
  mbgnbd: told(Rhythm),
  cnbd: told({ k: z.int(), ...Rhythm }),
  paretonbd: told({ r: Parameter, alpha: Parameter, s: Parameter, beta: Parameter }),
  gammagamma: z.union([
    z.object({
      p: Parameter,
      q: Parameter,
      gamma: Parameter,
      logLikelihood: z.number(),
      correlation: z.number().nullable(),
    }),
    Refused.extend({ correlation: z.number().nullable() }),
  ]),
  diagnostics: z.record(
    z.string(),
    z.object({
      prior: z.enum(['none', 'weak']),
      standardErrors: z.record(z.string(), z.number()).optional(),
      converged: z.boolean(),
      gradient: z.number(),
      hessianPositive: z.boolean(),
      atBound: z.array(z.string()),
      unidentified: z.array(z.string()),
      iterations: z.number(),
      evaluations: z.number(),
    }),
  ),
  /** How each would have forecast what came after earlier days; `chosen` there is the best, whatever was asked for. */
  holdout: Choice.omit({ tracking: true, calibration: true }),
  /** All accounts together, with the ends of the 95 % interval; null where no model was chosen. */
  total: z
    .object({
      expectedPurchases: z.object({ value: z.number(), low: z.number(), high: z.number() }),
      clv: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
    })
    .nullable(),
})
export type Models = z.infer<typeof Models>

/** Forecast of one account; null where no model was chosen, or the account has no purchase. */
export const Forecast = z.object({
  expectedPurchases: z.number().nullable(),
  probabilityQuiet: z.number().nullable(),
  probabilityAlive: z.number().nullable(),
  clv: z.number().nullable(),
  clvLow: z.number().nullable(),
  clvHigh: z.number().nullable(),
})
export type Forecast = z.infer<typeof Forecast>

export type ModelsAsked = { horizonDays: number; yearlyDiscount: number; unitDays: 1 | 7 }

export function modelsOf(valued: ValuedLedger, asked: ModelsAsked & { fittedTo: Day }): Models {
  const { chosen, fits, choice, spend, forecast } = valued
  const total = forecast?.values.total
  const fitted = Object.fromEntries(fits.map((one) => [MODEL_KEYS[one.model], parametersOf(one)]))
  const diagnosed = [
    ...fits.flatMap((one): [string, Fit<string>][] =>
      'fit' in one ? [[MODEL_KEYS[one.model], one.fit as Fit<string>]] : [],
    ),
    ['gammagamma', spend as Fit<string>] as [string, Fit<string>],
  ]
  const { tracking: _, calibration: __, ...holdout } = choice
  return {
    fittedTo: asked.fittedTo,
    chosen: chosen && MODEL_KEYS[chosen.model],
    horizonDays: asked.horizonDays,
    discount: asked.yearlyDiscount,
    timeUnit: asked.unitDays === 7 ? 'week' : 'day',
    ...(fitted as Pick<Models, ModelKey>),
    gammagamma: {
      ...(spend.refused
        ? { refused: spend.refused }
        : { ...spend.parameters, logLikelihood: spend.logLikelihood }),
      correlation: spend.correlation,
    },
    diagnostics: Object.fromEntries(
      diagnosed.flatMap(([name, fit]) =>
        fit.diagnostics ? [[name, diagnosticsOf(fit, fit.diagnostics)]] : [],
      ),
    ),
    holdout,
    total: total ?? null,
  }
}

function parametersOf(tried: Tried) {
  if (!('fit' in tried)) return { refused: tried.refused }
  if (tried.fit.refused) return { refused: tried.fit.refused }
  const { fit } = tried
  const k = tried.model === 'cnbd' ? { k: tried.fit.rhythm.k } : {}
  return { ...k, ...fit.parameters, logLikelihood: fit.logLikelihood }
}

function diagnosticsOf(fit: Fit<string>, diagnostics: Diagnostics<string>) {
  const errors = fit.refused ? {} : { standardErrors: fit.standardErrors }
  return { prior: fit.prior, ...errors, ...diagnostics }
}

/** By the account's place in the figures; accounts without a purchase have no row in the summary. */
export function forecastsOf(
  valued: ValuedLedger | null,
  accounts: number,
): (at: number) => Forecast {
  const place = new Int32Array(accounts).fill(-1)
  valued?.summary.account.forEach((account, row) => (place[account] = row))
  const values = valued?.forecast?.values
  return (at) => {
    const row = place[at]!
    if (!values || row < 0) return NONE
    const { expectedPurchases, probabilityQuiet, probabilityAlive, clv } = values
    return {
      expectedPurchases: expectedPurchases.value[row]!,
      probabilityQuiet: probabilityQuiet[row]!,
      probabilityAlive: probabilityAlive[row]!,
      clv: clv && toCents(clv.value[row]!),
      clvLow: clv && toCents(clv.low[row]!),
      clvHigh: clv && toCents(clv.high[row]!),
    }
  }
}

const NONE: Forecast = {
  expectedPurchases: null,
  probabilityQuiet: null,
  probabilityAlive: null,
  clv: null,
  clvLow: null,
  clvHigh: null,
}
