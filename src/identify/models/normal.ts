/** The standard normal distribution: its share below a point, the point of a share, and chance from a seed. */

/** Share of a standard normal below `z`, to about 15 decimals (Hart 1968, as in West 2005). */
export function normalShare(z: number): number {
  const size = Math.abs(z)
  if (size > 37) return z > 0 ? 1 : 0
  const density = Math.exp((-size * size) / 2)
  const tail =
    size < 7.07106781186547
      ? (density * ratio(size, NUMERATOR)) / ratio(size, DENOMINATOR)
      : density / (2.506628274631 * fraction(size))
  return z > 0 ? 1 - tail : tail
}

const NUMERATOR = [
  0.0352624965998911, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871,
  221.213596169931, 220.206867912376,
]
const DENOMINATOR = [
  0.0883883476483184, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674,
  637.333633378831, 793.826512519948, 440.413735824752,
]

function ratio(at: number, coefficients: number[]): number {
  let sum = 0
  for (const coefficient of coefficients) sum = sum * at + coefficient
  return sum
}

function fraction(at: number): number {
  return at + 1 / (at + 2 / (at + 3 / (at + 4 / (at + 0.65))))
}

/** The point below which this share (0..1) of a standard normal lies: by halving, to the last digit that matters. */
export function normalPoint(share: number): number {
  if (share <= 0) return -Infinity
  if (share >= 1) return Infinity
  let low = -38
  let high = 38
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (normalShare(middle) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Whole numbers below 2^32 from a seed, evenly (Steele, Lea & Flood's SplitMix, 32 bits). */
export function wholeNumbers(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
}

/** A standard normal variate from two even ones (Box & Muller 1958). */
export function normalFrom(next: () => number): number {
  const even = () => (next() + 0.5) / 2 ** 32
  return Math.sqrt(-2 * Math.log(even())) * Math.cos(2 * Math.PI * even())
}
