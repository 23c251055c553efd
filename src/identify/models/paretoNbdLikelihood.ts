/** The likelihood of Pareto/NBD: purchases by chance at one's own rate, until one's own life ends. */
import type { Merged } from './histories.ts'
import type { Objective } from './minimise.ts'
import { digamma, gaussLegendre, logGamma } from './special.ts'

export const PARETO_NBD_PARAMETERS = ['r', 'alpha', 's', 'beta'] as const
export type ParetoNbdParameter = (typeof PARETO_NBD_PARAMETERS)[number]

const FEW = gaussLegendre(12)
const MORE = gaussLegendre(16)
/** What has fallen by e^-this no longer counts in an integral. */
const NEGLIGIBLE = 30
const BLOCK = 1024

/** M and its parts, and what the gradient needs of the integral. */
export type Lived = {
  /** M = alive + s · died. */
  alive: number
  died: number
  diedByR: number
  diedByAlpha: number
  diedByS: number
  diedByBeta: number
}

/**
 * The likelihood of having lived as seen, up to Γ(R)/Γ(r) α^r β^s (α+tx)^-R (β+tx)^-(s+1), R = r + x:
 * alive = (β+tx) ((α+T)/(α+tx))^-R ((β+T)/(β+tx))^-s and died = ∫ over the day of the end y, tx..T, of
 * ((α+y)/(α+tx))^-R ((β+y)/(β+tx))^-(s+1) dy.
 *
 * The integral is Gauss-Legendre in ln(min(α, β) + y), 12 or 16 nodes a panel, one panel where the
 * integrand is tame, and it ends where the integrand has. No 2F1, so nothing cancels.
 */
export function livedOf(
  lived: Lived,
  [R, alpha, s, beta]: readonly [R: number, alpha: number, s: number, beta: number],
  tx: number,
  T: number,
): void {
  const a0 = alpha + tx
  const b0 = beta + tx
  lived.alive = b0 * Math.exp(-R * Math.log((alpha + T) / a0) - s * Math.log((beta + T) / b0))
  let died = 0
  let byR = 0
  let byAlpha = 0
  let byS = 0
  let byBeta = 0
  const length = Math.min(
    T - tx,
    a0 * Math.expm1(NEGLIGIBLE / R),
    b0 * Math.expm1(NEGLIGIBLE / (s + 1)),
  )
  if (length > 0) {
    const isAlphaLess = alpha <= beta
    const least = isAlphaLess ? a0 : b0
    const other = isAlphaLess ? b0 - a0 : a0 - b0
    const lnA0 = Math.log(a0)
    const lnB0 = Math.log(b0)
    const range = Math.log1p(length / least)
    const fall = R * Math.log1p(length / a0) + (s + 1) * Math.log1p(length / b0)
    const panels = Math.max(1, Math.ceil(fall / 25), Math.ceil(range / 7))
    const { at, weight } = fall < 8 && range < 5 ? FEW : MORE
    const half = range / panels / 2
    const count = at.length
    for (let panel = 0; panel < panels; panel += 1) {
      const middle = (isAlphaLess ? lnA0 : lnB0) + (2 * panel + 1) * half
      const center = Math.exp(middle)
      // Nodes come in pairs around the middle, and so share an exponential.
      for (let node = 0; 2 * node < count; node += 1) {
        const spread = Math.exp(half * at[node]!)
        for (let side = 0; side < 2; side += 1) {
          const here = side === 0 ? center * spread : center / spread
          const lnHere = middle + (side === 0 ? half : -half) * at[node]!
          const there = here + other
          const lnThere = Math.log(there)
          const lnA = (isAlphaLess ? lnHere : lnThere) - lnA0
          const lnB = (isAlphaLess ? lnThere : lnHere) - lnB0
          const part = weight[node]! * half * here * Math.exp(-R * lnA - (s + 1) * lnB)
          died += part
          byR += part * lnA
          byAlpha += part / (isAlphaLess ? here : there)
          byS += part * lnB
          byBeta += part / (isAlphaLess ? there : here)
        }
      }
    }
  }
  lived.died = died
  lived.diedByR = -byR
  lived.diedByAlpha = -R * (byAlpha - died / a0)
  lived.diedByS = -byS
  lived.diedByBeta = -(s + 1) * (byBeta - died / b0)
}

export function nobodyLived(): Lived {
  return { alive: 0, died: 0, diedByR: 0, diedByAlpha: 0, diedByS: 0, diedByBeta: 0 }
}

/**
 * Mean log-likelihood of histories and its gradient, by ln r, ln alpha, ln s, ln beta.
 * Source: Schmittlein, Morrison & Colombo (1987); written as an integral over the end of life.
 */
export function paretoNbdObjective(data: Merged): Objective {
  const { counts, countWeight, customers } = data
  const lived = nobodyLived()
  const given: [number, number, number, number] = [0, 0, 0, 0]
  return (point, gradient) => {
    const [r, alpha, s, beta] = point.map(Math.exp) as unknown as [number, number, number, number]
    const atR = logGamma(r)
    const psiR = digamma(r)
    let value = customers * (r * point[1]! + s * point[3]!)
    let byR = customers * point[1]!
    let byAlpha = (customers * r) / alpha
    let byS = customers * point[3]!
    let byBeta = (customers * s) / beta
    for (let at = 0; at < counts.length; at += 1) {
      const R = r + counts[at]!
      value += countWeight[at]! * (logGamma(R) - atR)
      byR += countWeight[at]! * (digamma(R) - psiR)
    }
    for (let from = 0; from < data.rows; from += BLOCK) {
      const to = Math.min(from + BLOCK, data.rows)
      const block = new Float64Array(5)
      for (let row = from; row < to; row += 1) {
        const weight = data.weight[row]!
        const tx = data.tx[row]!
        const T = data.T[row]!
        const R = r + counts[data.count[row]!]!
        const a0 = alpha + tx
        const b0 = beta + tx
        given[0] = R
        given[1] = alpha
        given[2] = s
        given[3] = beta
        livedOf(lived, given, tx, T)
        const { alive } = lived
        const M = alive + s * lived.died
        const lnA0 = Math.log(a0)
        const lnB0 = Math.log(b0)
        const aliveByAlpha = -alive * R * (1 / (alpha + T) - 1 / a0)
        const aliveByBeta = alive * (1 / b0 - s * (1 / (beta + T) - 1 / b0))
        const aliveByR = -alive * (Math.log(alpha + T) - lnA0)
        const aliveByS = -alive * (Math.log(beta + T) - lnB0)
        block[0]! += weight * (Math.log(M) - R * lnA0 - (s + 1) * lnB0)
        block[1]! += weight * ((aliveByR + s * lived.diedByR) / M - lnA0)
        block[2]! += weight * ((aliveByAlpha + s * lived.diedByAlpha) / M - R / a0)
        block[3]! += weight * ((aliveByS + lived.died + s * lived.diedByS) / M - lnB0)
        block[4]! += weight * ((aliveByBeta + s * lived.diedByBeta) / M - (s + 1) / b0)
      }
      value += block[0]!
      byR += block[1]!
      byAlpha += block[2]!
      byS += block[3]!
      byBeta += block[4]!
    }
    gradient[0] = (byR * r) / customers
    gradient[1] = (byAlpha * alpha) / customers
    gradient[2] = (byS * s) / customers
    gradient[3] = (byBeta * beta) / customers
    return value / customers
  }
}
