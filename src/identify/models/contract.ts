/**
 * Shifted-beta-geometric: how long customers under contract stay, each with a chance of their own to leave
 * at every renewal. models.md §12; docs/methods/value.md.
 */
import { fitOf, type Fit, type Prior } from './fit.ts'
import type { Objective } from './minimise.ts'
import { digamma, logGamma } from './special.ts'

export const CONTRACT_PARAMETERS = ['alpha', 'beta'] as const
export type ContractParameter = (typeof CONTRACT_PARAMETERS)[number]

/**
 * Fits by maximum likelihood: chances to leave at a renewal are beta(alpha, beta) over customers. Each
 * cohort lists how many were left at its start and after each renewal since, never rising.
 *
 * Refuses where nobody left (or nobody stayed), and what fitOf refuses. Throws a RangeError for a cohort
 * that rises or holds a number below 0. Source: Fader & Hardie (2007), J. Interactive Marketing 21(1), 76-90.
 */
export function fitContracts(
  cohorts: readonly ArrayLike<number>[],
  { prior = 'none' as Prior } = {},
): Fit<ContractParameter> {
  const periods = Math.max(1, ...cohorts.map((one) => one.length)) - 1
  const left = new Float64Array(periods + 1)
  const stayed = new Float64Array(periods + 1)
  let customers = 0
  let gone = 0
  for (const cohort of cohorts) {
    for (let at = 0; at < cohort.length; at += 1) {
      const before = at === 0 ? cohort[0]! : cohort[at - 1]!
      if (!(cohort[at]! >= 0 && cohort[at]! <= before && Number.isFinite(before)))
        throw new RangeError(`cohort ${Array.from(cohort).join(' ')} is none`)
      left[at]! += before - cohort[at]!
    }
    if (cohort.length < 2) continue
    customers += cohort[0]!
    gone += cohort[0]! - cohort[cohort.length - 1]!
    stayed[cohort.length - 1]! += cohort[cohort.length - 1]!
  }
  if (customers === 0) return { refused: 'no-data', prior }
  if (gone === 0 && prior === 'none') return { refused: 'dropout-not-identified', prior }
  return fitOf({
    names: CONTRACT_PARAMETERS,
    objective: contractObjective(left, stayed, customers),
    customers,
    start: [0.7, 2],
    prior,
    scale: { alpha: 1, beta: 1 },
    shift: 0,
    dropout: CONTRACT_PARAMETERS,
  })
}

/** Share of a cohort that is left after 0, 1 .. `periods` renewals: S(t) = B(α, β+t) / B(α, β). */
export function survival(
  { alpha, beta }: Record<ContractParameter, number>,
  periods: number,
): Float64Array {
  const share = new Float64Array(periods + 1)
  share[0] = 1
  for (let t = 1; t <= periods; t += 1)
    share[t] = (share[t - 1]! * (beta + t - 1)) / (alpha + beta + t - 1)
  return share
}

/** P(renewing next time | renewed `renewals` times so far, >= 0): rises with every renewal. */
export function renewalProbability(
  { alpha, beta }: Record<ContractParameter, number>,
  renewals: number,
): number {
  return (beta + renewals) / (alpha + beta + renewals)
}

/** Leaving at renewal t has ln P = ln B(α+1, β+t-1) - ln B(α, β); having stayed t, ln S(t). */
function contractObjective(left: Float64Array, stayed: Float64Array, customers: number): Objective {
  return (point, gradient) => {
    const [alpha, beta] = point.map(Math.exp) as unknown as [number, number]
    const both = alpha + beta
    const start = logGamma(both) - logGamma(beta)
    const psiBoth = digamma(both)
    const psiBeta = digamma(beta)
    let value = 0
    let byAlpha = 0
    let byBeta = 0
    for (let t = 0; t < left.length; t += 1) {
      if (left[t]! > 0) {
        const psi = digamma(both + t)
        value += left[t]! * (point[0]! + start + logGamma(beta + t - 1) - logGamma(both + t))
        byAlpha += left[t]! * (1 / alpha + psiBoth - psi)
        byBeta += left[t]! * (psiBoth - psiBeta + digamma(beta + t - 1) - psi)
      }
      if (stayed[t]! > 0) {
        const psi = digamma(both + t)
        value += stayed[t]! * (start + logGamma(beta + t) - logGamma(both + t))
        byAlpha += stayed[t]! * (psiBoth - psi)
        byBeta += stayed[t]! * (psiBoth - psiBeta + digamma(beta + t) - psi)
      }
    }
    gradient[0] = (byAlpha * alpha) / customers
    gradient[1] = (byBeta * beta) / customers
    return value / customers
  }
}
