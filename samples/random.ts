/** Chance that repeats itself: the same seed gives the same company on every machine. */

export type Random = ReturnType<typeof randomFrom>

/** The generator called mulberry32: 32 bits of state, plenty for a sample. */
export function randomFrom(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number) => low + (high - low) * next()
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1))
  /** A normal draw (Box and Muller), mean 0 and deviation 1. */
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  /** A gamma draw of whole shape, mean 1: the larger `k`, the more regular. */
  const gamma = (k: number) => {
    let sum = 0
    for (let stage = 0; stage < k; stage += 1) sum -= Math.log(1 - next())
    return sum / k
  }
  const pick = <T>(list: readonly T[]): T => list[whole(0, list.length - 1)]!
  /** The place of one of the weights, drawn by its weight. */
  const weighed = (weights: readonly number[]): number => {
    let at = next() * weights.reduce((sum, one) => sum + one, 0)
    const found = weights.findIndex((weight) => (at -= weight) < 0)
    return found < 0 ? weights.length - 1 : found
  }
  return { next, between, whole, normal, gamma, pick, weighed }
}

/** A chance of its own for each thing, so that what is drawn for one moves no other. */
export function strand(seed: number, ...names: (string | number)[]): Random {
  let hash = seed | 0
  for (const letter of names.join('/')) {
    hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193)
    hash ^= hash >>> 15
  }
  const random = randomFrom(hash)
  random.next()
  return random
}
