/** The optimiser: BFGS with a guarded line search, and the Hessian at what it finds. */
import { dot, times } from './matrix.ts'

/** The value at a point; fills `gradient` (same length). May give NaN or infinity: the step is then cut. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number

export type Minimum = {
  point: Float64Array
  value: number
  gradient: Float64Array
  /** Row by row; where the search ended, so it can start another. */
  inverseHessian: Float64Array
  iterations: number
  evaluations: number
  /** Every part of the gradient is below the tolerance. */
  converged: boolean
}

/** No single step moves a parameter by more than this: on logarithms, some sevenfold. */
const LONGEST_STEP = 2
const MOST_TRIALS = 40
/** A search that has been lost for so many steps does not come back. */
const LOST_STEPS = 5
const NEVER: (point: Float64Array) => boolean = () => false

/**
 * Minimises a smooth function of a few variables, well scaled (here: mean negative log-likelihood of
 * the logarithms of parameters), from `start`, with a known inverse Hessian where there is one.
 *
 * BFGS with weak Wolfe conditions by bisection; near the optimum, where values no longer differ by
 * more than rounding, the slope alone decides. Never throws and never loops: at most `rounds` steps of
 * 40 trials, fewer where `isLost` holds for five steps in a row: what comes of them is of no use. Source: Nocedal & Wright, Numerical Optimization (2006), 3.1 and 6.1; Hager & Zhang (2005), 4.
 */
export function minimise(
  objective: Objective,
  start: Float64Array,
  {
    inverseHessian: given = null as Float64Array | null,
    tolerance = 1e-7,
    rounds = 200,
    isLost = NEVER,
  } = {},
): Minimum {
  const size = start.length
  let point = start.slice()
  let gradient = new Float64Array(size)
  let value = objective(point, gradient)
  let evaluations = 1
  let inverse = given?.slice() ?? identity(size)
  let isFresh = !given
  let iterations = 0
  let lost = 0
  const steepest = () => gradient.reduce((top, one) => Math.max(top, Math.abs(one)), 0)

  while (iterations < rounds && steepest() > tolerance && Number.isFinite(value)) {
    let direction = times(inverse, gradient).map((one) => -one)
    if (!(dot(direction, gradient) < 0)) {
      inverse = identity(size)
      isFresh = true
      direction = gradient.map((one) => -one)
    }
    const longest = direction.reduce((top, one) => Math.max(top, Math.abs(one)), 0)
    const cap = isFresh ? 0.5 / longest : LONGEST_STEP / longest
    if (cap < 1) direction = direction.map((one) => one * cap)
    const slope = dot(direction, gradient)
    const noise = 1e-11 * Math.abs(value)

    let step = 1
    let low = 0
    let high = Infinity
    let next = point
    let nextGradient = gradient
    let nextValue = value
    for (let trial = 0; trial < MOST_TRIALS; trial += 1) {
      const tried = point.map((one, at) => one + step * direction[at]!)
      const triedGradient = new Float64Array(size)
      const triedValue = objective(tried, triedGradient)
      evaluations += 1
      const triedSlope = dot(triedGradient, direction)
      const isLower = triedValue <= value + 1e-4 * step * slope
      const isFlatter = triedValue <= value + noise && triedSlope <= -0.9998 * slope
      const isFinite = Number.isFinite(triedValue) && triedGradient.every(Number.isFinite)
      if (!isFinite || !(isLower || isFlatter)) high = step
      else {
        next = tried
        nextGradient = triedGradient
        nextValue = triedValue
        if (triedSlope >= 0.9 * slope) break
        low = step
      }
      step = high === Infinity ? 2 * step : (low + high) / 2
    }
    iterations += 1
    if (next === point) {
      if (isFresh) break
      inverse = identity(size)
      isFresh = true
      continue
    }
    const moved = next.map((one, at) => one - point[at]!)
    const turned = nextGradient.map((one, at) => one - gradient[at]!)
    inverse = updated(inverse, moved, turned, isFresh)
    isFresh = false
    point = next
    gradient = nextGradient
    value = nextValue
    lost = isLost(point) ? lost + 1 : 0
    if (lost >= LOST_STEPS) break
  }
  const converged = Number.isFinite(value) && steepest() <= tolerance
  return { point, value, gradient, inverseHessian: inverse, iterations, evaluations, converged }
}

/** BFGS's inverse update; unchanged where the curvature isn't positive. A first one is scaled to the step. */
function updated(
  inverse: Float64Array,
  moved: Float64Array,
  turned: Float64Array,
  isFresh: boolean,
): Float64Array {
  const size = moved.length
  const curvature = dot(moved, turned)
  if (!(curvature > 1e-14 * Math.sqrt(dot(moved, moved) * dot(turned, turned)))) return inverse
  const before = isFresh ? inverse.map((one) => (one * curvature) / dot(turned, turned)) : inverse
  const carried = times(before, turned)
  const scale = (1 + dot(turned, carried) / curvature) / curvature
  return before.map((one, at) => {
    const row = Math.floor(at / size)
    const column = at % size
    return (
      one +
      scale * moved[row]! * moved[column]! -
      (carried[row]! * moved[column]! + moved[row]! * carried[column]!) / curvature
    )
  })
}

/**
 * The Hessian at a point, row by row, symmetric, by differences of the gradient: central ones at two
 * evaluations a variable, relative error some 1e-6; with the gradient at the point given, forward ones at
 * one evaluation, some 1e-4.
 */
export function hessianAt(
  objective: Objective,
  point: Float64Array,
  gradient: Float64Array | null = null,
): Float64Array {
  const size = point.length
  const step = gradient ? 1e-4 : 1e-3
  const hessian = new Float64Array(size * size)
  const above = new Float64Array(size)
  const below = gradient ?? new Float64Array(size)
  for (let row = 0; row < size; row += 1) {
    const moved = point.slice()
    moved[row] = point[row]! + step
    objective(moved, above)
    moved[row] = point[row]! - step
    if (!gradient) objective(moved, below)
    for (let column = 0; column < size; column += 1) {
      const slope = (above[column]! - below[column]!) / (gradient ? step : 2 * step)
      hessian[row * size + column]! += slope / 2
      hessian[column * size + row]! += slope / 2
    }
  }
  return hessian
}

function identity(size: number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, at) => (at % (size + 1) === 0 ? 1 : 0))
}
