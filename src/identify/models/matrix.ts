/** Small symmetric matrices, row by row in one array: what an optimum needs to be believed. */

/**
 * The inverse of a symmetric positive definite matrix (size x size, row by row), by Cholesky;
 * null where it isn't positive definite, which is how a saddle or a flat ridge shows.
 */
export function inverseOf(matrix: Float64Array, size: number): Float64Array | null {
  const root = new Float64Array(size * size)
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let rest = matrix[row * size + column]!
      for (let at = 0; at < column; at += 1)
        rest -= root[row * size + at]! * root[column * size + at]!
      if (row === column) {
        // Relative, so that what is flat but for rounding counts as flat.
        if (!(rest > 1e-13 * Math.abs(matrix[row * size + row]!))) return null
        root[row * size + row] = Math.sqrt(rest)
      } else root[row * size + column] = rest / root[column * size + column]!
    }
  }
  const inverse = new Float64Array(size * size)
  for (let column = 0; column < size; column += 1) {
    const solution = new Float64Array(size)
    for (let row = 0; row < size; row += 1) {
      let rest = row === column ? 1 : 0
      for (let at = 0; at < row; at += 1) rest -= root[row * size + at]! * solution[at]!
      solution[row] = rest / root[row * size + row]!
    }
    for (let row = size - 1; row >= 0; row -= 1) {
      let rest = solution[row]!
      for (let at = row + 1; at < size; at += 1) rest -= root[at * size + row]! * solution[at]!
      solution[row] = rest / root[row * size + row]!
      inverse[row * size + column] = solution[row]!
    }
  }
  return inverse
}

/** matrix · vector, `size` long. */
export function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length
  return Float64Array.from({ length: size }, (_, row) => {
    let sum = 0
    for (let at = 0; at < size; at += 1) sum += matrix[row * size + at]! * vector[at]!
    return sum
  })
}

/** Σ left · right. */
export function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0
  for (let at = 0; at < left.length; at += 1) sum += left[at]! * right[at]!
  return sum
}
