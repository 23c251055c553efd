/** Expected purchases of a living customer whose gaps have k stages, exactly. */
import type { BetaNodes } from './betaNodes.ts'

/**
 * Expected purchases in `u` units of (α + T), of a customer who is alive, whose rate of stages is
 * gamma(R + j, 1) with probability `stage[j]` of waiting in stage j (0..k-1; adds up to 1), and who ends
 * after each purchase with probability p, averaged over the nodes of p.
 *
 * For given rate λ and p the expectations f_j obey f_j' = λ (f_{j+1} - f_j), after the last stage with 1 more
 * and a chance 1 - p of a next gap. That matrix has the eigenvalues ζ_m = (1-p)^(1/k) e^(2πim/k), so
 * f_j(t) = Σ_m ζ_m^(j+1) / (k (1-p) (1 - ζ_m)) (1 - e^(-λt(1-ζ_m))), and the gamma turns the last exponential
 * into (1 + u (1-ζ_m))^-(R+j). For k = 1 it is (1 - (1+pu)^-R) / p.
 * Derived for this package; a simulation and the sum over negative-binomial counts check it.
 */
export function nextPurchases(nodes: BetaNodes, R: number, u: number, stage: Float64Array): number {
  if (stage.length === 1) return purchasesByChance(nodes, R, u)
  const byStage = nextByStage(nodes, R, u, new Float64Array(stage.length))
  return stage.reduce((sum, share, j) => sum + share * byStage[j]!, 0)
}

/** The same by the stage that is known to be waited in, into `found`, k > 1 long. */
export function nextByStage(
  { p, rest, weight }: BetaNodes,
  R: number,
  u: number,
  found: Float64Array,
): Float64Array {
  const k = found.length
  found.fill(0)
  for (let at = 0; at < p.length; at += 1) {
    // ln(1 - p) from whichever of both is exact.
    const lnStay = p[at]! < 0.5 ? Math.log1p(-p[at]!) : Math.log(rest[at]!)
    const root = Math.exp(lnStay / k)
    const share = weight[at]! / (k * rest[at]!)
    realRoot(-Math.expm1(lnStay / k), root, R, u, share, found)
    for (let m = 1; 2 * m <= k; m += 1)
      complexRoot(root, (2 * Math.PI * m) / k, R, u, 2 * m === k ? share : 2 * share, found)
  }
  return found
}

function purchasesByChance({ p, weight }: BetaNodes, R: number, u: number): number {
  let sum = 0
  for (let at = 0; at < p.length; at += 1)
    sum += (weight[at]! * -Math.expm1(-R * Math.log1p(p[at]! * u))) / p[at]!
  return sum
}

/** Q: the weights of the stages that a customer may wait in, made to add up to 1; gives their sum before that. */
export function stagesOf(stage: Float64Array, share: number, R: number): number {
  let term = 1
  let sum = 1
  stage[0] = 1
  for (let at = 1; at < stage.length; at += 1) {
    term *= (share * (R + at - 1)) / at
    stage[at] = term
    sum += term
  }
  for (let at = 0; at < stage.length; at += 1) stage[at]! /= sum
  return sum
}

/** m = 0: ζ = root, `fall` = 1 - ζ; adds `share` times its term. */
function realRoot(
  fall: number,
  root: number,
  R: number,
  u: number,
  share: number,
  found: Float64Array,
): void {
  const ln = Math.log1p(u * fall)
  let power = (share * root) / fall
  for (let j = 0; j < found.length; j += 1) {
    found[j]! -= power * Math.expm1(-(R + j) * ln)
    power *= root
  }
}

/** ζ = root · e^(i·angle): adds `share` times the real part of its term. */
function complexRoot(
  root: number,
  angle: number,
  R: number,
  u: number,
  share: number,
  found: Float64Array,
): void {
  const zetaRe = root * Math.cos(angle)
  const zetaIm = root * Math.sin(angle)
  const fallRe = 1 - zetaRe
  const fallIm = -zetaIm
  const scale = share / (fallRe * fallRe + fallIm * fallIm)
  // c = 1 + u (1 - ζ); kept is c^-(R+j).
  const cRe = 1 + u * fallRe
  const cIm = u * fallIm
  const square = cRe * cRe + cIm * cIm
  const length = Math.exp((-R / 2) * Math.log(square))
  const turn = -R * Math.atan2(cIm, cRe)
  let keptRe = length * Math.cos(turn)
  let keptIm = length * Math.sin(turn)
  let powerRe = zetaRe
  let powerIm = zetaIm
  for (let j = 0; j < found.length; j += 1) {
    const re = powerRe * (1 - keptRe) + powerIm * keptIm
    const im = powerIm * (1 - keptRe) - powerRe * keptIm
    found[j]! += scale * (re * fallRe + im * fallIm)
    const nextRe = (keptRe * cRe + keptIm * cIm) / square
    keptIm = (keptIm * cRe - keptRe * cIm) / square
    keptRe = nextRe
    const nextPowerRe = powerRe * zetaRe - powerIm * zetaIm
    powerIm = powerRe * zetaIm + powerIm * zetaRe
    powerRe = nextPowerRe
  }
}
