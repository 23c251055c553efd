/**
 * What BG/NBD, MBG/NBD and MBG/CNBD-k expect of customers: alive, quiet, how many purchases.
 * models.md §4; docs/methods/value.md.
 */
import { betaNodes, type BetaNodes } from './betaNodes.ts'
import { checkHistories, type Histories } from './histories.ts'
import { staysOf, type Rhythm, type RhythmParameter } from './rhythmLikelihood.ts'
import { logBeta, logGamma } from './special.ts'
import { nextPurchases, stagesOf } from './stages.ts'
import { stagedPurchases } from './stageTables.ts'

/** One entry per customer, in the order of the histories. */
export type Prediction = {
  /** P(not yet ended for good at T), 0..1. No risk figure: BG/NBD gives every one-time buyer 1. */
  probabilityAlive: Float64Array
  /** P(no purchase in the horizon), 0..1. */
  probabilityQuiet: Float64Array
  /** Expected purchases in the horizon, >= 0. */
  expectedPurchases: Float64Array
}

/**
 * Predicts the `horizon` (finite, >= 0, in the unit of the histories) after each customer's T.
 *
 * P(quiet) = 1 - P(alive) [1 - S(τ+H, α+T+H) / S(τ, α+T)] with S(u, v) = Σ_{j<k} u^j/j! Γ(R+j)/v^(R+j),
 * R = r + kx; for k = 1 it is 1 - P(alive) [1 - ((α+T)/(α+T+H))^(r+x)]. Expected purchases = P(alive)
 * times the mean of (1 - (1 + pH/(α+T))^-R) / p over p ~ beta(a, b + stays), which equals the 2F1 form of
 * Fader, Hardie & Lee (2005), eq. 10, and has no pole at a = 1; for k > 1 see stages.ts.
 * Throws a RangeError for rows that are no history and for another horizon.
 */
export function predictRhythm(
  parameters: Record<RhythmParameter, number>,
  rhythm: Rhythm,
  histories: Histories,
  horizon: number,
): Prediction {
  checkHistories(histories)
  checkHorizon(horizon)
  const { r, alpha, a, b } = parameters
  const { k } = rhythm
  const { x, tx, T } = histories
  const prediction = {
    probabilityAlive: new Float64Array(x.length),
    probabilityQuiet: new Float64Array(x.length),
    expectedPurchases: new Float64Array(x.length),
  }
  const nodesOf = new Map<number, BetaNodes>()
  const stage = new Float64Array(k)
  for (let row = 0; row < x.length; row += 1) {
    const stays = staysOf(x[row]!, rhythm)
    const R = r + k * x[row]!
    const later = alpha + T[row]!
    const quiet = T[row]! - tx[row]!
    const waits = stagesOf(stage, quiet / later, R)
    const lnEnded =
      stays === 0
        ? -Infinity
        : Math.log(a / (b + stays - 1)) + R * Math.log(later / (alpha + tx[row]!)) - Math.log(waits)
    const alive = 1 / (1 + Math.exp(lnEnded))

    const waitsThen = k === 1 ? 1 : stagesSum(k, (quiet + horizon) / (later + horizon), R)
    const still = -R * Math.log1p(horizon / later) + Math.log(waitsThen / waits)
    prediction.probabilityAlive[row] = alive
    prediction.probabilityQuiet[row] = Math.min(
      1,
      Math.max(0, 1 + alive * Math.expm1(Math.min(0, still))),
    )
    if (k > 1 || horizon === 0 || alive === 0) continue
    let nodes = nodesOf.get(stays)
    if (!nodes) nodesOf.set(stays, (nodes = betaNodes(a, b + stays)))
    const expected = nextPurchases(nodes, R, horizon / later, stage)
    prediction.expectedPurchases[row] = alive * Math.max(0, expected)
  }
  if (k === 1 || horizon === 0) return prediction
  const { probabilityAlive, expectedPurchases } = prediction
  const isAlive = (row: number) => probabilityAlive[row]! > 0
  const next = stagedPurchases(parameters, rhythm, histories, horizon, isAlive)
  for (let row = 0; row < x.length; row += 1)
    expectedPurchases[row] = probabilityAlive[row]! * Math.max(0, next[row]!)
  return prediction
}

/** Expected purchases of a new customer in the time `t` (>= 0) after the first one. */
export function newcomersPurchases(
  parameters: Record<RhythmParameter, number>,
  rhythm: Rhythm,
  t: number,
): number {
  const none = { x: new Float64Array(1), tx: new Float64Array(1), T: new Float64Array(1) }
  return predictRhythm(parameters, rhythm, none, t).expectedPurchases[0]!
}

/**
 * P(a new customer of BG/NBD buys n times in the time t), n whole and >= 0, t >= 0.
 * Source: Fader, Hardie & Lee (2005), eq. 8.
 */
export function bgNbdCountProbability(
  { r, alpha, a, b }: Record<RhythmParameter, number>,
  n: number,
  t: number,
): number {
  checkHorizon(t)
  if (t === 0) return n === 0 ? 1 : 0
  const lnStay = r * Math.log(alpha / (alpha + t))
  const lnBuy = Math.log(t / (alpha + t))
  const count = (j: number) =>
    Math.exp(logGamma(r + j) - logGamma(r) - logGamma(j + 1) + lnStay + j * lnBuy)
  const alive = Math.exp(logBeta(a, b + n) - logBeta(a, b)) * count(n)
  if (n === 0) return alive
  let fewer = 0
  for (let j = 0; j < n; j += 1) fewer += count(j)
  return alive + Math.exp(logBeta(a + 1, b + n - 1) - logBeta(a, b)) * Math.max(0, 1 - fewer)
}

export function checkHorizon(horizon: number): void {
  if (!(horizon >= 0 && Number.isFinite(horizon))) throw new RangeError(`horizon ${horizon}`)
}

function stagesSum(k: number, share: number, R: number): number {
  return stagesOf(new Float64Array(k), share, R)
}
