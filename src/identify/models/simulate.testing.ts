/** Simulated buyers whose truth is known; the same ones for the same seed. */
import type { Histories } from './histories.ts'
import type { Rhythm, RhythmParameter } from './rhythmLikelihood.ts'

/** Even numbers in 0..1 from a seed (Steele, Lea & Flood's SplitMix, 32 bits). */
export function evenly(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return (((mixed ^ (mixed >>> 15)) >>> 0) + 0.5) / 2 ** 32
  }
}

/** A gamma variate of any shape > 0 and rate 1 (Marsaglia & Tsang 2000). */
export function gamma(shape: number, next: () => number): number {
  if (shape < 1) return gamma(shape + 1, next) * next() ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next())
    const v = (1 + normal / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(next()) < (normal * normal) / 2 + d - d * v + d * Math.log(v))
      return d * v
  }
}

export function beta(a: number, b: number, next: () => number): number {
  const one = gamma(a, next)
  return one / (one + gamma(b, next))
}

/** Histories up to an age of `least`..`most`, and the purchases of each in the `horizon` after it. */
export function simulateRhythm(
  { r, alpha, a, b }: Record<RhythmParameter, number>,
  { k, canEndAtStart }: Rhythm,
  {
    customers,
    least,
    most,
    horizon,
    seed,
  }: {
    customers: number
    least: number
    most: number
    horizon: number
    seed: number
  },
): Required<Histories> & { later: Float64Array } {
  const next = evenly(seed)
  const column = () => new Float64Array(customers)
  const made = { x: column(), tx: column(), T: column(), sumLogGaps: column(), later: column() }
  for (let row = 0; row < customers; row += 1) {
    const rate = gamma(r, next) / alpha
    const end = beta(a, b, next)
    const T = least + (most - least) * next()
    let time = 0
    let alive = !canEndAtStart || next() >= end
    while (alive) {
      const gap = gamma(k, next) / rate
      time += gap
      if (time > T + horizon) break
      if (time <= T) {
        made.x[row]! += 1
        made.tx[row] = time
        made.sumLogGaps[row]! += Math.log(gap)
      } else made.later[row]! += 1
      alive = next() >= end
    }
    made.T[row] = T
  }
  return made
}
