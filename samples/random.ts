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
  const pick = <T>(list: readonly T[]): T => list[whole(0, list.length - 1)]!
  return { next, between, whole, normal, pick }
}
