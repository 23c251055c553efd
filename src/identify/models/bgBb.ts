/**
 * BG/BB: buying or not in each of a row of occasions (years, campaigns), until an end of one's own.
 * models.md §4; docs/methods/value.md.
 */
import { fitOf, type Fit, type Prior } from './fit.ts'
import type { Objective } from './minimise.ts'
import { checkHorizon, type Prediction } from './rhythmPrediction.ts'
import { digamma, logBeta, logSumExp } from './special.ts'

export const BG_BB_PARAMETERS = ['alpha', 'beta', 'gamma', 'delta'] as const
export type BgBbParameter = (typeof BG_BB_PARAMETERS)[number]

/** One entry per kind of customer, all whole and equally long. */
export type Occasions = {
  /** Occasions with a purchase, 0..tx. */
  x: Float64Array
  /** The last occasion with one, 0..n; 0 where x = 0. */
  tx: Float64Array
  /** Occasions so far, >= 0. */
  n: Float64Array
  /** Customers of that kind, >= 0; 1 each where absent. */
  weight?: Float64Array | undefined
}

/**
 * Fits by maximum likelihood: chances to buy at an occasion are beta(alpha, beta), chances to end before one
 * beta(gamma, delta). Refuses, and takes a weak prior, as fitRhythm does. Throws a RangeError for rows that
 * are no history. Source: Fader, Hardie & Shang (2010), Marketing Science 29(6), eq. 4.
 */
export function fitBgBb(
  occasions: Occasions,
  { prior = 'none' as Prior } = {},
): Fit<BgBbParameter> {
  checkOccasions(occasions)
  const weight = occasions.weight ?? occasions.x.map(() => 1)
  const customers = weight.reduce((sum, one) => sum + one, 0)
  if (!(customers > 0)) return { refused: 'no-data', prior }
  if (!occasions.n.some((one, row) => one > 0 && weight[row]! > 0))
    return { refused: 'no-time', prior }
  if (!occasions.x.some((one, row) => one > 0 && weight[row]! > 0))
    return { refused: 'no-repeat-purchases', prior }
  return fitOf({
    names: BG_BB_PARAMETERS,
    objective: bgBbObjective(kindsOf(occasions, weight), customers),
    customers,
    start: [1, 1, 0.7, 2],
    prior,
    scale: { alpha: 1, beta: 1, gamma: 1, delta: 1 },
    shift: 0,
    dropout: ['gamma', 'delta'],
  })
}

/**
 * Predicts the next `occasions` (whole, >= 0): P(alive) at the next one, P(no purchase in them), expected
 * purchases in them. P(no purchase) is the likelihood of having waited through them, over that of now.
 */
export function predictBgBb(
  { alpha, beta, gamma, delta }: Record<BgBbParameter, number>,
  given: Occasions,
  occasions: number,
): Prediction {
  checkOccasions(given)
  checkHorizon(occasions)
  if (!Number.isInteger(occasions)) throw new RangeError(`${occasions} occasions`)
  const point = [alpha, beta, gamma, delta] as const
  const { x, tx, n } = given
  const prediction = {
    probabilityAlive: new Float64Array(x.length),
    probabilityQuiet: new Float64Array(x.length),
    expectedPurchases: new Float64Array(x.length),
  }
  for (let row = 0; row < x.length; row += 1) {
    const [count, last, so] = [x[row]!, tx[row]!, n[row]!]
    const now = logSumExp(terms(point, count, last, so))
    const later = logSumExp(terms(point, count, last, so + occasions))
    const lnBuys = logBeta(alpha + count, beta + so - count)
    const buying = (alpha + count) / (alpha + beta + so)
    // The chance to be alive still at the j-th next occasion, by the ratio of one beta to the next.
    let alive = Math.exp(lnBuys + logBeta(gamma, delta + so + 1) - now)
    prediction.probabilityAlive[row] = Math.min(1, alive)
    prediction.probabilityQuiet[row] = Math.min(1, Math.exp(later - now))
    for (let next = 1; next <= occasions; next += 1) {
      prediction.expectedPurchases[row]! += alive * buying
      alive *= (delta + so + next) / (gamma + delta + so + next)
    }
  }
  return prediction
}

/**
 * ln of each way to have been seen so, up to B(α,β) B(γ,δ): alive through n, or ended after tx + i, i < n - tx.
 */
function terms(
  [alpha, beta, gamma, delta]: readonly [number, number, number, number],
  x: number,
  tx: number,
  n: number,
): Float64Array {
  const ways = new Float64Array(n - tx + 1)
  ways[0] = logBeta(alpha + x, beta + n - x) + logBeta(gamma, delta + n)
  for (let i = 0; i < n - tx; i += 1)
    ways[i + 1] = logBeta(alpha + x, beta + tx - x + i) + logBeta(gamma + 1, delta + tx + i)
  return ways
}

type Kinds = Occasions & { weight: Float64Array }

/** Equal rows once, by their weight: of a few occasions there are a few dozen kinds, however many customers. */
function kindsOf({ x, tx, n }: Occasions, weight: Float64Array): Kinds {
  const kinds = new Map<string, [x: number, tx: number, n: number, weight: number]>()
  x.forEach((count, row) => {
    const key = `${count} ${tx[row]} ${n[row]}`
    const kind = kinds.get(key) ?? [count, tx[row]!, n[row]!, 0]
    kind[3] += weight[row]!
    kinds.set(key, kind)
  })
  const all = [...kinds.values()]
  const column = (at: 0 | 1 | 2 | 3) => Float64Array.from(all, (kind) => kind[at])
  return { x: column(0), tx: column(1), n: column(2), weight: column(3) }
}

function bgBbObjective({ x, tx, n, weight: weights }: Kinds, customers: number): Objective {
  return (point, gradient) => {
    const natural = point.map(Math.exp) as unknown as [number, number, number, number]
    const [alpha, beta, gamma, delta] = natural
    const start = logBeta(alpha, beta) + logBeta(gamma, delta)
    const psi = [alpha, beta, alpha + beta, gamma, delta, gamma + delta].map(digamma)
    let value = 0
    gradient.fill(0)
    for (let row = 0; row < x.length; row += 1) {
      const weight = weights[row]! / customers
      if (weight === 0) continue
      const ways = terms(natural, x[row]!, tx[row]!, n[row]!)
      const all = logSumExp(ways)
      value += weight * (all - start)
      ways.forEach((way, at) => {
        const share = weight * Math.exp(way - all)
        const seen = at === 0 ? n[row]! : tx[row]! + at - 1
        const ended = at === 0 ? 0 : 1
        const both = digamma(alpha + beta + seen) - psi[2]!
        const life = digamma(gamma + delta + seen + ended) - psi[5]!
        gradient[0]! += share * alpha * (digamma(alpha + x[row]!) - psi[0]! - both)
        gradient[1]! += share * beta * (digamma(beta + seen - x[row]!) - psi[1]! - both)
        gradient[2]! += share * gamma * (digamma(gamma + ended) - psi[3]! - life)
        gradient[3]! += share * delta * (digamma(delta + seen) - psi[4]! - life)
      })
    }
    return value
  }
}

function checkOccasions({ x, tx, n, weight }: Occasions): void {
  if (tx.length !== x.length || n.length !== x.length || (weight && weight.length !== x.length))
    throw new RangeError('columns differ in length')
  for (let row = 0; row < x.length; row += 1) {
    const areWhole = [x[row], tx[row], n[row]].every(Number.isInteger)
    const isOrdered = x[row]! >= 0 && x[row]! <= tx[row]! && tx[row]! <= n[row]!
    const isWeighed = (weight?.[row] ?? 1) >= 0 && Number.isFinite(weight?.[row] ?? 1)
    if (!areWhole || !isOrdered || (x[row] === 0 && tx[row] !== 0) || !isWeighed)
      throw new RangeError(`row ${row}: x ${x[row]}, tx ${tx[row]}, n ${n[row]} is no history`)
  }
}
