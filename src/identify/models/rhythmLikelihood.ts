/**
 * The likelihood of the BG/NBD family: purchases at a rate that differs by customer (gamma), in a
 * rhythm of k stages (k = 1 is pure chance), ended for good after a purchase with a probability that
 * differs too (beta).
 */
import type { Merged } from './histories.ts'
import type { Objective } from './minimise.ts'
import { digamma, logGamma } from './special.ts'

export type Rhythm = {
  /** Stages of a gap, 1..12: its shape as an Erlang distribution. */
  k: number
  /** May a customer be lost right after the first purchase (MBG), or only after a repeat one (BG)? */
  canEndAtStart: boolean
}

export const RHYTHM_PARAMETERS = ['r', 'alpha', 'a', 'b'] as const
export type RhythmParameter = (typeof RHYTHM_PARAMETERS)[number]

/** Chances to stay that a customer with x repeat purchases has taken, if still alive. */
export function staysOf(x: number, { canEndAtStart }: Rhythm): number {
  return canEndAtStart ? x + 1 : x
}

/** Rows are summed in blocks, so that a million of them lose no digits. */
const BLOCK = 1024

/**
 * Mean log-likelihood of histories and its gradient, by ln r, ln alpha, ln a, ln b.
 *
 * With R = r + kx, τ = T - tx, n = stays, Q = Σ_{j<k} (τ/(α+T))^j Γ(R+j)/(Γ(R) j!), per customer:
 * Γ(R)/Γ(r) α^r B(a,b+n)/B(a,b) [ (α+T)^-R Q + a/(b+n-1) (α+tx)^-R ], the second term only where n > 0;
 * for k > 1 times Π gap^(k-1) / (k-1)!^x.
 *
 * Sources: Fader, Hardie & Lee (2005) for BG/NBD, Batislam et al. (2007) for MBG/NBD, Reutterer,
 * Platzer & Schröder (2021), IJRM 38(1), for k > 1.
 */
export function rhythmObjective(data: Merged, rhythm: Rhythm): Objective {
  const { k } = rhythm
  const { counts, countWeight, customers } = data
  const distinct = counts.length
  const lnEnd = new Float64Array(distinct)
  const inverseStays = new Float64Array(distinct)
  const fixed = k === 1 ? 0 : (k - 1) * data.logGaps - data.repeats * logGamma(k)
  const jet = new Float64Array(3)

  return (point, gradient) => {
    const [r, alpha, a, b] = point.map(Math.exp) as unknown as [number, number, number, number]
    const ab = a + b
    const atR = logGamma(r)
    const psiR = digamma(r)
    const atB = logGamma(b) - logGamma(ab)
    const psiB = digamma(b)
    const psiAb = digamma(ab)
    let value = fixed + customers * r * point[1]!
    let byR = customers * point[1]!
    let byAlpha = (customers * r) / alpha
    let byA = 0
    let byB = 0
    for (let at = 0; at < distinct; at += 1) {
      const x = counts[at]!
      const weight = countWeight[at]!
      const stays = staysOf(x, rhythm)
      const R = r + k * x
      value += weight * (logGamma(R) - atR + logGamma(b + stays) - logGamma(ab + stays) - atB)
      byR += weight * (digamma(R) - psiR)
      const psiLater = digamma(ab + stays)
      byA += weight * (psiAb - psiLater)
      byB += weight * (psiAb - psiLater + digamma(b + stays) - psiB)
      lnEnd[at] = stays === 0 ? -Infinity : Math.log(a / (b + stays - 1))
      inverseStays[at] = stays === 0 ? 0 : 1 / (b + stays - 1)
    }
    let ended = 0
    for (let from = 0; from < data.rows; from += BLOCK) {
      const to = Math.min(from + BLOCK, data.rows)
      let blockValue = 0
      let blockR = 0
      let blockAlpha = 0
      let blockEnded = 0
      let blockB = 0
      for (let row = from; row < to; row += 1) {
        const at = data.count[row]!
        const weight = data.weight[row]!
        const R = r + k * counts[at]!
        const later = alpha + data.T[row]!
        const lnLater = Math.log(later)
        let lnAlive = -R * lnLater
        let aliveR = -lnLater
        let aliveAlpha = -R / later
        if (k > 1) {
          stagesLeft(jet, data.T[row]! - data.tx[row]!, later, R, k)
          lnAlive += Math.log(jet[0]!)
          aliveR += jet[1]!
          aliveAlpha += jet[2]!
        }
        if (lnEnd[at]! === -Infinity) {
          blockValue += weight * lnAlive
          blockR += weight * aliveR
          blockAlpha += weight * aliveAlpha
          continue
        }
        const last = alpha + data.tx[row]!
        const lnLast = Math.log(last)
        const gap = lnEnd[at]! - R * lnLast - lnAlive
        const small = Math.exp(-Math.abs(gap))
        const share = (gap > 0 ? 1 : small) / (1 + small)
        blockValue += weight * (lnAlive + Math.max(gap, 0) + Math.log(1 + small))
        blockR += weight * (aliveR - share * (aliveR + lnLast))
        blockAlpha += weight * (aliveAlpha - share * (aliveAlpha + R / last))
        blockEnded += weight * share
        blockB -= weight * share * inverseStays[at]!
      }
      value += blockValue
      byR += blockR
      byAlpha += blockAlpha
      ended += blockEnded
      byB += blockB
    }
    byA += ended / a
    gradient[0] = (byR * r) / customers
    gradient[1] = (byAlpha * alpha) / customers
    gradient[2] = (byA * a) / customers
    gradient[3] = (byB * b) / customers
    return value / customers
  }
}

/** Q of the docstring above, and its logarithm's slopes by r and by alpha, into `jet`. */
function stagesLeft(jet: Float64Array, quiet: number, later: number, R: number, k: number): void {
  const share = quiet / later
  let term = 1
  let termByR = 0
  let sum = 1
  let byR = 0
  let weighted = 0
  for (let stage = 1; stage < k; stage += 1) {
    const factor = (share * (R + stage - 1)) / stage
    termByR = termByR * factor + (term * share) / stage
    term *= factor
    sum += term
    byR += termByR
    weighted += stage * term
  }
  jet[0] = sum
  jet[1] = byR / sum
  jet[2] = -weighted / (later * sum)
}
