/** How likely each number of purchases is, account by account: exactly, from what the models say of rates and ends. */
import { predict, type Believed } from './candidates.ts'
import type { Histories } from './histories.ts'
import { staysOf } from './rhythmLikelihood.ts'
import { gaussLegendre } from './special.ts'
import { stagesOf } from './stages.ts'

const LIVES = gaussLegendre(16)
/** What is left beyond, of probability. */
const NEGLIGIBLE = 1e-12
/** Below this a double is 0. */
const LN_LEAST = -700

/**
 * Calls `each(row, chance, last)` for every history: chance[n] = P(n purchases in the `horizon` after T), n
 * from 0 to `last`; what lies beyond `most` counts as `most`. `chance` is used again for the next row.
 *
 * Given alive, in stage j, the number of stages M in the horizon is negative-binomial (R + j, H/(α+T)) and
 * independent of G, the purchase at which the account ends, which is beta-geometric; purchases are
 * min(⌊(j+M)/k⌋, G), so P(n or more) = P(M >= nk - j) P(G >= n). For Pareto/NBD they are negative-binomial
 * over what is left of life, a Lomax time up to the horizon, by Gauss-Legendre in ln(1 + t/(β+T)).
 * Their mean and P(0) are those of `predict`. Throws a RangeError as `predict` does.
 */
export function purchaseCounts(
  model: Believed,
  histories: Histories,
  { horizon, most }: { horizon: number; most: number },
  each: (row: number, chance: Float64Array, last: number) => void,
): void {
  const { probabilityAlive } = predict(model, histories, 0)
  const room = most + 1
  // P(n or more), of who is alive.
  const tail = new Float64Array(room + 1)
  const chance = new Float64Array(room)
  const fill = model.model === 'pareto' ? byLives(model, histories) : byStages(model, histories)
  for (let row = 0; row < histories.x.length; row += 1) {
    tail.fill(0)
    fill(row, horizon, tail)
    const alive = probabilityAlive[row]!
    tail[0] = 1
    tail[room] = 0
    let last = 0
    for (let n = 0; n < room; n += 1) {
      const upwards = alive * Math.max(0, tail[n]! - tail[n + 1]!)
      chance[n] = n === 0 ? 1 - alive + upwards : upwards
      if (tail[n]! > 0) last = n
    }
    each(row, chance, last)
  }
}

/** Fills `tail` from 1 on; its last place is beyond what is told. */
type Fill = (row: number, horizon: number, tail: Float64Array) => void

function byStages({ fit }: Exclude<Believed, { model: 'pareto' }>, { x, tx, T }: Histories): Fill {
  const { r, alpha, a, b } = fit.parameters
  const { k } = fit.rhythm
  const stage = new Float64Array(k)
  return (row, horizon, tail) => {
    const later = alpha + T[row]!
    const R = r + k * x[row]!
    stagesOf(stage, (T[row]! - tx[row]!) / later, R)
    for (let j = 0; j < k; j += 1)
      if (stage[j]! > NEGLIGIBLE)
        addTail(tail, stage[j]!, { shape: R + j, odds: horizon / later, k, j })
    const stay = b + staysOf(x[row]!, fit.rhythm)
    let going = 1
    for (let n = 2; n < tail.length - 1; n += 1) {
      going *= (stay + n - 2) / (a + stay + n - 2)
      tail[n]! *= going
    }
  }
}

function byLives({ fit }: Extract<Believed, { model: 'pareto' }>, { x, T }: Histories): Fill {
  const { r, alpha, s, beta } = fit.parameters
  return (row, horizon, tail) => {
    const [age, shape] = [T[row]!, r + x[row]!]
    const add = (share: number, time: number) =>
      addTail(tail, share, { shape, odds: time / (alpha + age), k: 1, j: 0 })
    const whole = Math.log1p(horizon / (beta + age))
    const lives = Math.exp(-s * whole)
    add(lives, horizon)
    // Beyond this hardly anybody lives.
    const half = Math.min(whole, 30 / s) / 2
    LIVES.at.forEach((at, node) => {
      const y = half * (1 + at)
      add(LIVES.weight[node]! * half * s * Math.exp(-s * y), (beta + age) * Math.expm1(y))
    })
  }
}

/** Adds share · P(M >= nk - j) to tail[n], n from 1 on, M negative-binomial of this shape and mean shape · odds. */
function addTail(
  tail: Float64Array,
  share: number,
  { shape, odds, k, j }: { shape: number; odds: number; k: number; j: number },
): void {
  if (odds === 0) return
  const ratio = odds / (1 + odds)
  let ln = -shape * Math.log1p(odds)
  let p = Math.exp(ln)
  let left = 1
  let n = 1
  for (let m = 0; n < tail.length - 1; m += 1) {
    // `left` is P(M >= m), p is P(M = m).
    if (m === n * k - j) {
      tail[n]! += share * left
      n += 1
    }
    left -= p
    if (left < NEGLIGIBLE) return
    const step = ((shape + m) / (m + 1)) * ratio
    if (ln < LN_LEAST) {
      ln += Math.log(step)
      p = Math.exp(ln)
    } else p *= step
  }
}
