import { expect, test } from 'vitest'
import { inverseOf, times } from './matrix.ts'
import { hessianAt, minimise, type Objective } from './minimise.ts'

/** Rosenbrock's valley: narrow, bent, its bottom at (1, 1). */
const valley: Objective = (point, gradient) => {
  const [x, y] = point as unknown as [number, number]
  gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x)
  gradient[1] = 200 * (y - x * x)
  return (1 - x) ** 2 + 100 * (y - x * x) ** 2
}

test('the bottom of a bent valley is found, and its curvature', () => {
  const found = minimise(valley, Float64Array.of(-1.2, 1))
  expect(found.converged).toBe(true)
  expect(found.point[0]).toBeCloseTo(1, 6)
  expect(found.point[1]).toBeCloseTo(1, 6)
  const hessian = hessianAt(valley, found.point)
  expect(hessian[0]).toBeCloseTo(802, 2)
  expect(hessian[1]).toBeCloseTo(-400, 2)
  expect(hessian[3]).toBeCloseTo(200, 6)
})

test('a known inverse Hessian saves evaluations', () => {
  const cold = minimise(valley, Float64Array.of(1.1, 1.2))
  const inverseHessian = inverseOf(hessianAt(valley, Float64Array.of(1, 1)), 2)!
  const warm = minimise(valley, Float64Array.of(1.1, 1.2), { inverseHessian })
  expect(warm.converged).toBe(true)
  expect(warm.evaluations).toBeLessThan(cold.evaluations)
})

test('where the function ends, steps are cut; without a bottom it stops and says so', () => {
  const root: Objective = ([x], gradient) => {
    gradient[0] = 1 - 1 / x!
    return x! - Math.log(x!) // NaN below 0
  }
  expect(minimise(root, Float64Array.of(8)).point[0]).toBeCloseTo(1, 6)
  const slide: Objective = ([x], gradient) => {
    gradient[0] = 1
    return x!
  }
  const lost = minimise(slide, Float64Array.of(0), { rounds: 50 })
  expect(lost).toMatchObject({ converged: false, iterations: 50 })
  const nothing: Objective = () => NaN
  expect(minimise(nothing, Float64Array.of(0)).converged).toBe(false)
})

test('a matrix times its inverse; one that is flat or a saddle has none', () => {
  const matrix = Float64Array.of(4, 1, 0.5, 1, 3, 0, 0.5, 0, 2)
  const inverse = inverseOf(matrix, 3)!
  expect(
    [...times(matrix, times(inverse, Float64Array.of(1, 2, 3)))].map((x) => x.toFixed(12)),
  ).toEqual(['1.000000000000', '2.000000000000', '3.000000000000'])
  expect(inverseOf(Float64Array.of(1, 1, 1, 1), 2)).toBe(null)
  expect(inverseOf(Float64Array.of(1, 0, 0, -1), 2)).toBe(null)
})
