/** The inverse of a small dense basis, by its rows: from scratch, and after one exchange. */
import { cellOf, type Programme } from './programme.ts'

const TINY = 1e-9

/** By Gauss and Jordan with pivots; false where the basis has none. */
export function invert(programme: Programme, basis: Int32Array, inverse: Float64Array): boolean {
  const { rows } = programme
  const square = new Float64Array(rows * rows)
  for (let row = 0; row < rows; row += 1) {
    for (let place = 0; place < rows; place += 1) {
      square[row * rows + place] = cellOf(programme, basis[place]!, row)
    }
  }
  for (let cell = 0; cell < inverse.length; cell += 1) {
    inverse[cell] = cell % (rows + 1) === 0 ? 1 : 0
  }
  for (let step = 0; step < rows; step += 1) {
    let largest = step
    for (let row = step + 1; row < rows; row += 1) {
      if (Math.abs(square[row * rows + step]!) > Math.abs(square[largest * rows + step]!)) {
        largest = row
      }
    }
    const pivot = square[largest * rows + step]!
    if (Math.abs(pivot) < TINY) return false
    swap(square, rows, step, largest)
    swap(inverse, rows, step, largest)
    for (let at = 0; at < rows; at += 1) {
      square[step * rows + at]! /= pivot
      inverse[step * rows + at]! /= pivot
    }
    for (let row = 0; row < rows; row += 1) {
      const times = square[row * rows + step]!
      if (row === step || times === 0) continue
      for (let at = 0; at < rows; at += 1) {
        square[row * rows + at]! -= times * square[step * rows + at]!
        inverse[row * rows + at]! -= times * inverse[step * rows + at]!
      }
    }
  }
  return true
}

/** The same inverse with another column in this place; `column` is the new one in terms of the old basis. */
export function exchange(inverse: Float64Array, rows: number, place: number, column: Float64Array) {
  const pivot = column[place]!
  for (let row = 0; row < rows; row += 1) inverse[place * rows + row]! /= pivot
  for (let other = 0; other < rows; other += 1) {
    const times = column[other]!
    if (other === place || times === 0) continue
    for (let row = 0; row < rows; row += 1) {
      inverse[other * rows + row]! -= times * inverse[place * rows + row]!
    }
  }
}

function swap(square: Float64Array, rows: number, one: number, other: number) {
  if (one === other) return
  for (let at = 0; at < rows; at += 1) {
    const kept = square[one * rows + at]!
    square[one * rows + at] = square[other * rows + at]!
    square[other * rows + at] = kept
  }
}
