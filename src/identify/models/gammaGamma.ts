/** Gamma-Gamma: what a purchase is worth, account by account. models.md §4; docs/methods/value.md. */
import { fitOf, isWorthASample, SAMPLE_STEP, type Fit, type Prior } from './fit.ts'
import type { Objective } from './minimise.ts'
import { digamma, logGamma } from './special.ts'

export const GAMMA_GAMMA_PARAMETERS = ['p', 'q', 'gamma'] as const
export type GammaGammaParameter = (typeof GAMMA_GAMMA_PARAMETERS)[number]

/** One entry per customer; those without a repeat purchase, or with spend at or below 0, are left out of fits. */
export type Spending = {
  /** Repeat purchases, >= 0. */
  x: Float64Array
  /** Mean money of the repeat purchases, in one currency. */
  meanSpend: Float64Array
}

export type GammaGammaFit = Fit<GammaGammaParameter> & {
  /** Of purchase count and mean spend over the customers used, -1..1: the model takes it for 0; null where either never varies. */
  correlation: number | null
}

/** From this correlation on, either way, value by count and spend apart misleads. */
export const HIGH_CORRELATION = 0.3

/** Who buys more often spends `more` or `less` each time, so much that it misleads; null where they hardly go together. */
export function correlatedWay(correlation: number | null): 'more' | 'less' | null {
  if (correlation === null || Math.abs(correlation) < HIGH_CORRELATION) return null
  return correlation > 0 ? 'more' : 'less'
}

/**
 * Fits by maximum likelihood: single purchases are gamma(p, ν), ν is gamma(q, gamma) over customers; gamma is
 * money. The mean of the population is p·gamma / (q - 1), so q <= 1 is refused as `infinite-mean`.
 * Throws a RangeError for columns of different length or values that aren't finite.
 * Source: Fader & Hardie (2013), "The Gamma-Gamma Model of Monetary Value", eq. 1a and 5.
 */
export function fitGammaGamma(
  { x, meanSpend }: Spending,
  { prior = 'none' as Prior } = {},
): GammaGammaFit {
  if (x.length !== meanSpend.length) throw new RangeError('columns differ in length')
  if (!x.every(Number.isFinite) || !meanSpend.every(Number.isFinite))
    throw new RangeError('counts and spend must be finite')
  const used = (_: number, row: number) => x[row]! > 0 && meanSpend[row]! > 0
  const counts = x.filter(used)
  const spend = meanSpend.filter(used)
  const correlation = correlationOf(counts, spend)
  if (counts.length === 0) return { refused: 'no-data', prior, correlation }
  // The geometric mean: one huge order must not make all others small.
  const scale = Math.exp(spend.reduce((sum, one) => sum + Math.log(one), 0) / spend.length)
  const money = spend.map((one) => one / scale)
  const every = (_: number, row: number) => row % SAMPLE_STEP === 0
  const fit = fitOf({
    names: GAMMA_GAMMA_PARAMETERS,
    objective: gammaGammaObjective(counts, money),
    sample: isWorthASample(counts.length)
      ? gammaGammaObjective(counts.filter(every), money.filter(every))
      : undefined,
    customers: counts.length,
    start: [3, 3, 1],
    prior,
    scale: { p: 1, q: 1, gamma: scale },
    shift: -counts.length * Math.log(scale),
    dropout: [],
  })
  if (!fit.refused && fit.parameters.q <= 1)
    return { refused: 'infinite-mean', prior, diagnostics: fit.diagnostics, correlation }
  return { ...fit, correlation }
}

/**
 * Expected money of a purchase per customer: p (gamma + x z) / (p x + q - 1), the customer's own mean z
 * drawn towards the population's; the population's own where x = 0 or z <= 0. Needs q > 1.
 */
export function expectedSpend(
  { p, q, gamma }: Record<GammaGammaParameter, number>,
  { x, meanSpend }: Spending,
): Float64Array {
  if (!(q > 1)) throw new RangeError(`q ${q}: the mean is infinite`)
  return x.map((count, row) => {
    const seen = meanSpend[row]! > 0 ? count : 0
    return (p * (gamma + seen * meanSpend[row]!)) / (p * seen + q - 1)
  })
}

/** Pearson's correlation; null for fewer than two rows or where either column never varies. */
export function correlationOf(left: Float64Array, right: Float64Array): number | null {
  const mean = (column: Float64Array) => column.reduce((sum, one) => sum + one, 0) / column.length
  const [middle, center] = [mean(left), mean(right)]
  let both = 0
  let lefts = 0
  let rights = 0
  left.forEach((one, row) => {
    both += (one - middle) * (right[row]! - center)
    lefts += (one - middle) ** 2
    rights += (right[row]! - center) ** 2
  })
  if (!(lefts > 1e-20 * middle * middle && rights > 1e-20 * center * center)) return null
  return Math.max(-1, Math.min(1, both / Math.sqrt(lefts * rights)))
}

/** Per customer: ln Γ(px+q)/(Γ(px) Γ(q)) + q ln γ + (px-1) ln z + px ln x - (px+q) ln(γ+xz). */
function gammaGammaObjective(x: Float64Array, z: Float64Array): Objective {
  const customers = x.length
  const weights = new Map<number, number>()
  let fixed = 0
  let logs = 0
  x.forEach((count, row) => {
    weights.set(count, (weights.get(count) ?? 0) + 1)
    fixed -= Math.log(z[row]!)
    logs += count * Math.log(z[row]! * count)
  })
  return (point, gradient) => {
    const [p, q, gamma] = point.map(Math.exp) as unknown as [number, number, number]
    let value = fixed + p * logs + customers * (q * point[2]! - logGamma(q))
    let byP = logs
    let byQ = customers * (point[2]! - digamma(q))
    let byGamma = (customers * q) / gamma
    for (const [count, weight] of weights) {
      const psi = digamma(p * count + q)
      value += weight * (logGamma(p * count + q) - logGamma(p * count))
      byP += weight * count * (psi - digamma(p * count))
      byQ += weight * psi
    }
    for (let row = 0; row < customers; row += 1) {
      const total = gamma + x[row]! * z[row]!
      const ln = Math.log(total)
      const shape = p * x[row]! + q
      value -= shape * ln
      byP -= x[row]! * ln
      byQ -= ln
      byGamma -= shape / total
    }
    gradient[0] = (byP * p) / customers
    gradient[1] = (byQ * q) / customers
    gradient[2] = (byGamma * gamma) / customers
    return value / customers
  }
}
