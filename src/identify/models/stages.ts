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
export function nextPurchases(
  { p, rest, weight }: BetaNodes,
  R: number,
  u: number,
  stage: Float64Array,
): number {
  const k = stage.length
  let sum = 0
  for (let at = 0; at < p.length; at += 1) {
    if (k === 1) {
      sum += (weight[at]! * -Math.expm1(-R * Math.log1p(p[at]! * u))) / p[at]!
      continue
    }
    // ln(1 - p) from whichever of both is exact.
    const lnStay = p[at]! < 0.5 ? Math.log1p(-p[at]!) : Math.log(rest[at]!)
    const root = Math.exp(lnStay / k)
    let inner = realRoot(-Math.expm1(lnStay / k), root, R, u, stage)
    for (let m = 1; 2 * m <= k; m += 1) {
      const part = complexRoot(root, (2 * Math.PI * m) / k, R, u, stage)
      inner += 2 * m === k ? part : 2 * part
    }
    sum += (weight[at]! * inner) / (k * rest[at]!)
  }
  return sum
}

/** m = 0: ζ = root, `fall` = 1 - ζ. */
function realRoot(fall: number, root: number, R: number, u: number, stage: Float64Array): number {
  const ln = Math.log1p(u * fall)
  let power = root
  let sum = 0
  for (let j = 0; j < stage.length; j += 1) {
    sum -= stage[j]! * power * Math.expm1(-(R + j) * ln)
    power *= root
  }
  return sum / fall
}

/** The real part of the term of ζ = root · e^(i·angle). */
function complexRoot(
  root: number,
  angle: number,
  R: number,
  u: number,
  stage: Float64Array,
): number {
  const zetaRe = root * Math.cos(angle)
  const zetaIm = root * Math.sin(angle)
  const fallRe = 1 - zetaRe
  const fallIm = -zetaIm
  // c = 1 + u (1 - ζ); kept is c^-(R+j).
  const cRe = 1 + u * fallRe
  const cIm = u * fallIm
  const size = Math.sqrt(cRe * cRe + cIm * cIm)
  const length = Math.exp(-R * Math.log(size))
  const turn = -R * Math.atan2(cIm, cRe)
  let keptRe = length * Math.cos(turn)
  let keptIm = length * Math.sin(turn)
  let powerRe = zetaRe
  let powerIm = zetaIm
  let sumRe = 0
  let sumIm = 0
  for (let j = 0; j < stage.length; j += 1) {
    sumRe += stage[j]! * (powerRe * (1 - keptRe) + powerIm * keptIm)
    sumIm += stage[j]! * (powerIm * (1 - keptRe) - powerRe * keptIm)
    const nextRe = (keptRe * cRe + keptIm * cIm) / size / size
    keptIm = (keptIm * cRe - keptRe * cIm) / size / size
    keptRe = nextRe
    const nextPowerRe = powerRe * zetaRe - powerIm * zetaIm
    powerIm = powerRe * zetaIm + powerIm * zetaRe
    powerRe = nextPowerRe
  }
  const fall = fallRe * fallRe + fallIm * fallIm
  return (sumRe * fallRe + sumIm * fallIm) / fall
}
