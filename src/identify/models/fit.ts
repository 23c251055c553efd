/** A maximum likelihood fit of positive parameters, and what has to be true before it is believed. */
import { inverseOf } from './matrix.ts'
import { hessianAt, minimise, type Objective } from './minimise.ts'

export type Prior = 'none' | 'weak'

/** Why a fit is refused; each is a fact about the data, not about the search. */
export type FitRefusal =
  /** No customer at all. */
  | 'no-data'
  /** Nobody bought twice: no rhythm to learn. */
  | 'no-repeat-purchases'
  /** All histories have length 0. */
  | 'no-time'
  /** The likelihood is flat, or best at a border, in the parameters of dropping out. */
  | 'dropout-not-identified'
  /** The same in the parameters of the rhythm of purchases, or of the spread of spend. */
  | 'rate-not-identified'
  /** The search did not reach a point where the gradient vanishes. */
  | 'not-converged'
  /** The mean over the population is infinite, so is any forecast. */
  | 'infinite-mean'

export type Diagnostics<P extends string> = {
  converged: boolean
  /** Largest part of the gradient of the mean log-likelihood by the parameters' logarithms. */
  gradient: number
  hessianPositive: boolean
  /** Parameters at a border of the search: e^±10 in the model's own scale. */
  atBound: P[]
  /** Parameters whose logarithm has a standard error above 3: a factor of 400 either way. */
  unidentified: P[]
  iterations: number
  evaluations: number
}

export type Fitted<P extends string> = {
  refused?: undefined
  parameters: Record<P, number>
  /** Of the parameters themselves, by the delta method. */
  standardErrors: Record<P, number>
  /** Covariance of the parameters' logarithms, in the order of `parameters`, row by row. */
  covariance: Float64Array
  /** Without the prior, in the units of the data. */
  logLikelihood: number
  customers: number
  prior: Prior
  diagnostics: Diagnostics<P>
}

export type Unfitted<P extends string> = {
  refused: FitRefusal
  prior: Prior
  diagnostics?: Diagnostics<P>
}

export type Fit<P extends string> = Fitted<P> | Unfitted<P>

/** The search stays within e^±this of 1. */
const BORDER = 10
const UNIDENTIFIED = 3
/** A weak prior: the logarithm is normal around 0, so 95 % lie within a factor of 50 of 1. */
const PRIOR_SD = 2
/** From so many customers on, every 20th begins. */
const SAMPLE_FROM = 20_000
export const SAMPLE_STEP = 20

export type Problem<P extends string> = {
  names: readonly P[]
  /** Mean log-likelihood by the logarithms of the parameters, all in a scale where 1 is usual. */
  objective: Objective
  /** The same over every 20th customer, where there are many. */
  sample?: Objective | undefined
  customers: number
  start: readonly number[]
  prior: Prior
  /** Factor from the scale of the search to the units of the data. */
  scale: Record<P, number>
  /** What the scale adds to the log-likelihood of all customers. */
  shift: number
  /** Parameters of dropping out: who is to blame where the likelihood is flat. */
  dropout: readonly P[]
}

export function isWorthASample(customers: number): boolean {
  return customers >= SAMPLE_FROM
}

/**
 * Maximises, and refuses where the gradient does not vanish, the Hessian is not positive definite, a
 * parameter stands at a border or is not identified. With a sample, its optimum and its inverse Hessian
 * start the full search. A weak prior is a log-normal one on each parameter, counted once over all
 * customers; then the standard errors are the posterior's (Laplace).
 */
export function fitOf<P extends string>(problem: Problem<P>): Fit<P> {
  const { names, customers, prior, scale } = problem
  let point: Float64Array = Float64Array.from(problem.start, Math.log)
  let inverseHessian: Float64Array | null = null
  let iterations = 0
  if (problem.sample) {
    const share = Math.ceil(customers / SAMPLE_STEP)
    const objective = guarded(problem.sample, prior, share)
    const found = minimise(objective, point, { tolerance: 1e-5, isLost })
    iterations += found.iterations
    if (found.converged) {
      point = found.point
      inverseHessian = inverseOf(hessianAt(objective, point), names.length)
    }
  }
  const objective = guarded(problem.objective, prior, customers)
  const found = minimise(objective, point, { inverseHessian, isLost })
  iterations += found.iterations
  const hessian = hessianAt(objective, found.point, problem.sample ? found.gradient : null)
  const evaluations = found.evaluations + (problem.sample ? 1 : 2) * names.length
  const inverse = inverseOf(hessian, names.length)
  const covariance = inverse?.map((one) => one / customers) ?? null
  const deviation = (at: number) => Math.sqrt(covariance![at * (names.length + 1)]!)
  const diagnostics: Diagnostics<P> = {
    converged: found.converged,
    gradient: found.gradient.reduce((top, one) => Math.max(top, Math.abs(one)), 0),
    hessianPositive: inverse !== null,
    atBound: names.filter((_, at) => Math.abs(found.point[at]!) > BORDER - 0.1),
    unidentified: covariance ? names.filter((_, at) => deviation(at) > UNIDENTIFIED) : [],
    iterations,
    evaluations,
  }
  const refused = refusalOf(diagnostics, problem)
  if (refused || !covariance) return { refused: refused ?? 'not-converged', prior, diagnostics }

  const byName = (value: (name: P, at: number) => number) =>
    Object.fromEntries(names.map((name, at) => [name, value(name, at)])) as Record<P, number>
  const parameters = byName((name, at) => Math.exp(found.point[at]!) * scale[name])
  const meanLogLikelihood = guardAt(found.point, prior, customers) - found.value
  return {
    parameters,
    standardErrors: byName((name, at) => parameters[name] * deviation(at)),
    covariance,
    logLikelihood: meanLogLikelihood * customers + problem.shift,
    customers,
    prior,
    diagnostics,
  }
}

function refusalOf<P extends string>(
  { converged, hessianPositive, atBound, unidentified }: Diagnostics<P>,
  { dropout }: Problem<P>,
): FitRefusal | null {
  const blamed = [...atBound, ...unidentified]
  const isRate = blamed.some((name) => !dropout.includes(name))
  if (blamed.length > 0)
    return isRate && !blamed.some((name) => dropout.includes(name))
      ? 'rate-not-identified'
      : 'dropout-not-identified'
  if (!hessianPositive) return dropout.length > 0 ? 'dropout-not-identified' : 'rate-not-identified'
  return converged ? null : 'not-converged'
}

/** The negative, with the prior where there is one, and a soft wall beyond the borders. */
function guarded(meanLogLikelihood: Objective, prior: Prior, customers: number): Objective {
  return (point, gradient) => {
    const value = -meanLogLikelihood(point, gradient)
    for (let at = 0; at < point.length; at += 1)
      gradient[at] = pullOf(prior, customers) * point[at]! + beyond(point[at]!) - gradient[at]!
    return value + guardAt(point, prior, customers)
  }
}

/** What the prior and the wall cost at a point. */
function guardAt(point: Float64Array, prior: Prior, customers: number): number {
  const pull = pullOf(prior, customers)
  return point.reduce((sum, one) => sum + (pull * one * one + beyond(one) ** 2) / 2, 0)
}

function pullOf(prior: Prior, customers: number): number {
  return prior === 'weak' ? 1 / (PRIOR_SD * PRIOR_SD * customers) : 0
}

/** Beyond a border a fit is refused wherever it ends. */
function isLost(point: Float64Array): boolean {
  return point.some((one) => Math.abs(one) > BORDER)
}

function beyond(one: number): number {
  return one - Math.max(-BORDER, Math.min(BORDER, one))
}
