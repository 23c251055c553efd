/** Special functions that the value models need: gamma's logarithm and its slope, and quadrature nodes. */

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI)
/** From here on the asymptotic series is exact to a double's last digits; smaller arguments are lifted. */
const LIFT_TO = 10

/**
 * ln Γ(x) for finite x > 0; relative error some 1e-15 away from the zeros at 1 and 2.
 *
 * Recurrence up to 10, then Stirling's series. Source: NIST DLMF 5.5.1 and 5.11.1.
 */
export function logGamma(x: number): number {
  let product = 1
  let at = x
  while (at < LIFT_TO) {
    product *= at
    at += 1
  }
  const inverse = 1 / at
  const square = inverse * inverse
  const series =
    inverse *
    (1 / 12 +
      square *
        (-1 / 360 +
          square *
            (1 / 1260 +
              square *
                (-1 / 1680 + square * (1 / 1188 + square * (-691 / 360360 + square * (1 / 156)))))))
  return (at - 0.5) * Math.log(at) - at + HALF_LOG_TWO_PI + series - Math.log(product)
}

/** ψ(x) = d ln Γ(x) / dx for finite x > 0. Source: NIST DLMF 5.5.2 and 5.11.2. */
export function digamma(x: number): number {
  let lifted = 0
  let at = x
  while (at < LIFT_TO) {
    lifted -= 1 / at
    at += 1
  }
  const square = 1 / (at * at)
  const series =
    square *
    (1 / 12 +
      square *
        (-1 / 120 +
          square *
            (1 / 252 +
              square *
                (-1 / 240 + square * (1 / 132 + square * (-691 / 32760 + square * (1 / 12)))))))
  return lifted + Math.log(at) - 0.5 / at - series
}

/** ln B(a, b) for a, b > 0. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b)
}

/** ln Σ exp(value); -Infinity for none. */
export function logSumExp(values: ArrayLike<number>): number {
  let top = -Infinity
  for (let at = 0; at < values.length; at += 1) top = Math.max(top, values[at]!)
  if (top === -Infinity) return top
  let sum = 0
  for (let at = 0; at < values.length; at += 1) sum += Math.exp(values[at]! - top)
  return top + Math.log(sum)
}

export type Nodes = { at: Float64Array; weight: Float64Array }

/**
 * Gauss-Legendre nodes and weights on -1..1, ascending, `count` >= 1 of them; exact for polynomials
 * up to degree 2·count - 1. Newton on the Legendre recurrence. Source: NIST DLMF 3.5(v).
 */
export function gaussLegendre(count: number): Nodes {
  const at = new Float64Array(count)
  const weight = new Float64Array(count)
  for (let place = 0; place < count; place += 1) {
    let x = -Math.cos((Math.PI * (place + 0.75)) / (count + 0.5))
    let slope = 1
    for (let round = 0; round < 100; round += 1) {
      let before = 1
      let now = x
      for (let degree = 2; degree <= count; degree += 1) {
        const next = ((2 * degree - 1) * x * now - (degree - 1) * before) / degree
        before = now
        now = next
      }
      slope = (count * (x * now - before)) / (x * x - 1)
      const step = now / slope
      x -= step
      if (Math.abs(step) < 1e-15) break
    }
    at[place] = x
    weight[place] = 2 / ((1 - x * x) * slope * slope)
  }
  return { at, weight }
}

/** An incomplete beta ends here, whatever it was given. */
const MOST_FRACTIONS = 10_000

/**
 * The regularised incomplete beta I_x(a, b), a and b > 0: the share of a beta(a, b) below x, 0..1; some 1e-13
 * where a and b are usual, 1e-10 where they are ten thousands. The continued fraction by Lentz's method, on the side where
 * it converges. Source: NIST DLMF 8.17.22 and 8.17.4.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(x > 0)) return 0
  if (x >= 1) return 1
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b))
  return x < (a + 1) / (a + b + 2)
    ? Math.min(1, (front * betaFraction(x, a, b)) / a)
    : Math.max(0, 1 - (front * betaFraction(1 - x, b, a)) / b)
}

function betaFraction(x: number, a: number, b: number): number {
  const least = 1e-300
  const safe = (one: number) => (Math.abs(one) < least ? least : one)
  let c = 1
  let d = 1 / safe(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m <= MOST_FRACTIONS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / safe(1 + even * d)
    c = safe(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / safe(1 + odd * d)
    c = safe(1 + odd / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return fraction
}
