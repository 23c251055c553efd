/** Expected purchases of many living customers whose gaps have k > 1 stages: few exact values, and between them. */
import { betaNodes, type BetaNodes } from './betaNodes.ts'
import type { Histories } from './histories.ts'
import { staysOf, type Rhythm, type RhythmParameter } from './rhythmLikelihood.ts'
import { nextByStage, stagesOf } from './stages.ts'

const NODES = 24
/** By ln u: the function is smooth on the scale of 1. */
const LONGEST_SPAN = 2
/** What a table may be off, of its largest entry, where it is tried. */
const TOLERANCE = 1e-10
const TRIED_AT = [0.03, 0.37, 0.71]

/**
 * Expected purchases in the horizon of each row for which `isWanted`, alive for sure; 0 for the others.
 *
 * By stage they depend on x and u = H/(α+T) alone: rows of one x share a table over ln u at Chebyshev's
 * points, which is tried off them against nextByStage; where that shows, or where rows are few, it is
 * halved, and the last few are exact themselves. Source: Berrut & Trefethen (2004), SIAM Review 46(3), eq. 4.2.
 */
export function stagedPurchases(
  { r, alpha, a, b }: Record<RhythmParameter, number>,
  rhythm: Rhythm,
  { x, tx, T }: Histories,
  horizon: number,
  isWanted: (row: number) => boolean,
): Float64Array {
  const { k } = rhythm
  const found = new Float64Array(x.length)
  const stage = new Float64Array(k)
  const u = (row: number) => horizon / (alpha + T[row]!)
  const rows = Uint32Array.from(x.keys()).filter((row) => isWanted(row))
  rows.sort((one, other) => x[one]! - x[other]! || T[one]! - T[other]!)

  const fill = (part: Uint32Array, R: number, nodes: BetaNodes): void => {
    const table =
      part.length > 2 * NODES ? tableOf(nodes, R, k, [u(part.at(-1)!), u(part[0]!)]) : exact
    if (!table) {
      const middle = part.length >> 1
      fill(part.subarray(0, middle), R, nodes)
      fill(part.subarray(middle), R, nodes)
      return
    }
    const byStage = new Float64Array(k)
    for (const row of part) {
      stagesOf(stage, (T[row]! - tx[row]!) / (alpha + T[row]!), R)
      table(u(row), byStage, nodes, R)
      for (let j = 0; j < k; j += 1) found[row]! += stage[j]! * byStage[j]!
    }
  }
  for (let from = 0; from < rows.length;) {
    const count = x[rows[from]!]!
    let to = from + 1
    while (to < rows.length && x[rows[to]!] === count) to += 1
    fill(rows.subarray(from, to), r + k * count, betaNodes(a, b + staysOf(count, rhythm), 0.15))
    from = to
  }
  return found
}

/** Fills expected purchases by stage at `u`. */
type Table = (u: number, byStage: Float64Array, nodes: BetaNodes, R: number) => void

const exact: Table = (u, byStage, nodes, R) => void nextByStage(nodes, R, u, byStage)

/** From `least` to `most`, ends within; null where it would be off. */
function tableOf(
  nodes: BetaNodes,
  R: number,
  k: number,
  [least, most]: [number, number],
): Table | null {
  const low = Math.log(least)
  const half = (Math.log(most) - low) / 2
  if (!(half <= LONGEST_SPAN / 2)) return null
  // All alike: one value serves.
  if (half < 1e-9) {
    const one = nextByStage(nodes, R, least, new Float64Array(k))
    return (_, byStage) => byStage.set(one)
  }
  const place = Float64Array.from({ length: NODES }, (_, at) =>
    Math.cos((Math.PI * at) / (NODES - 1)),
  )
  const uAt = (t: number) => Math.exp(low + half * (t + 1))
  const values = Array.from(place, (t) => nextByStage(nodes, R, uAt(t), new Float64Array(k)))
  const table: Table = (u, byStage) => {
    const t = (Math.log(u) - low) / half - 1
    let sum = 0
    byStage.fill(0)
    for (let at = 0; at < NODES; at += 1) {
      const off = t - place[at]!
      if (Math.abs(off) < 1e-14) {
        byStage.set(values[at]!)
        return
      }
      const weight = ((at % 2 === 0 ? 1 : -1) * (at === 0 || at === NODES - 1 ? 0.5 : 1)) / off
      sum += weight
      for (let j = 0; j < k; j += 1) byStage[j]! += weight * values[at]![j]!
    }
    for (let j = 0; j < k; j += 1) byStage[j]! /= sum
  }
  const largest = values.reduce((top, row) => Math.max(top, ...row), 0)
  const tried = new Float64Array(k)
  const truth = new Float64Array(k)
  const isRight = TRIED_AT.every((share) => {
    const u = uAt(2 * share - 1)
    table(u, tried, nodes, R)
    nextByStage(nodes, R, u, truth)
    return truth.every((one, j) => Math.abs(one - tried[j]!) <= TOLERANCE * largest)
  })
  return isRight ? table : null
}
