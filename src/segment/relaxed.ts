/**
 * The relaxed choice, in which an account may be chosen in part: a bound that no whole choice can be above.
 * The dual simplex method with bounds that flip, on a dense inverse, as there are few rows and many accounts:
 * each step lowers a bound that holds already, so it may be left at any.
 */
import { exchange, invert } from './inverse.ts'
import { along, cellOf, FREE, type Programme, takeFrom } from './programme.ts'

/** So near to whole is whole, and so near to a bound is inside. */
export const NEARLY = 1e-7
const TINY = 1e-9
const STEPS = 500

export type Relaxation = ReturnType<typeof relaxationOf>

export function relaxationOf(programme: Programme) {
  const { count, rows, most, worth } = programme
  /** By account 0, 1 or FREE. */
  const fixed = new Int8Array(count).fill(FREE)
  /** Worth, less what an account takes of the rows at their prices; 0 in the basis. */
  const reduced = new Float64Array(count)
  const prices = new Float64Array(rows)
  /** By place the account in it, or count + row for what is left of a row. */
  const basis = new Int32Array(rows)
  const shares = new Float64Array(rows)
  const isBasic = new Uint8Array(count)
  const isIn = new Uint8Array(count)
  const free = new Int32Array(count)
  const left = new Float64Array(rows)
  const inverse = new Float64Array(rows * rows)
  const moved = new Float64Array(rows)
  const column = new Float64Array(rows)
  const line = new Float64Array(rows)
  const cells = new Float64Array(count)
  const stops = new Int32Array(count + rows)
  const ratios = new Float64Array(count + rows)
  let frees = 0
  let settled = 0
  let bound = 0

  return { fixed, reduced, basis, shares, solve, drop, penalties, isChosen }

  /**
   * The bound under what is fixed, over the accounts listed; -Infinity where no choice keeps the rows. Starts
   * from a basis and ends early at the cutoff. What a choice above the cutoff can't do otherwise gets fixed.
   */
  function solve(listed: Int32Array, from: ArrayLike<number>, cutoff: number): number {
    begin(listed)
    basis.set(from)
    if (!price()) {
      for (let row = 0; row < rows; row += 1) basis[row] = count + row
      price()
    }
    for (let step = 0; step < STEPS && bound > cutoff; step += 1) {
      drop(cutoff)
      const place = outermost()
      if (place < 0) break
      if (!pivot(place)) return -Infinity
    }
    return bound
  }

  /** Fixes the accounts of which any change would take the bound to the cutoff. */
  function drop(cutoff: number) {
    const spare = bound - cutoff
    for (let one = frees - 1; one >= 0; one -= 1) {
      const at = free[one]!
      if (isBasic[at] || Math.abs(reduced[at]!) <= spare) continue
      free[one] = free[--frees]!
      fixed[at] = isIn[at]!
      if (isIn[at]) settle(at)
    }
  }

  /** By how much the bound falls at least where the account in this place goes out, or in. */
  function penalties(place: number): { out: number; in: number } {
    const share = shares[place]!
    return { out: share * firstStop(place, -1), in: (1 - share) * firstStop(place, 1) }
  }

  /** Whether an account that is not in the basis is chosen. */
  function isChosen(at: number): boolean {
    return fixed[at] === FREE ? isIn[at] === 1 : fixed[at] === 1
  }

  function begin(listed: Int32Array) {
    frees = 0
    settled = 0
    left.set(most)
    for (const at of listed) {
      if (fixed[at] === FREE) free[frees++] = at
      else if (fixed[at] === 1) settle(at)
    }
  }

  function settle(at: number) {
    settled += worth[at]!
    takeFrom(left, programme, at)
  }

  /** Prices, reduced worth and shares of the basis; false where none follow from it. */
  function price(): boolean {
    if (!invert(programme, basis, inverse)) return false
    isBasic.fill(0)
    prices.fill(0)
    for (const [place, at] of basis.entries()) {
      if (at >= count) continue
      isBasic[at] = 1
      for (let row = 0; row < rows; row += 1) {
        prices[row]! += worth[at]! * inverse[place * rows + row]!
      }
    }
    if (prices.some((one) => one < -NEARLY)) return false
    column.set(left)
    for (let one = 0; one < frees; one += 1) {
      const at = free[one]!
      const rest = isBasic[at] ? 0 : worth[at]! - along(programme, prices, at)
      reduced[at] = rest
      isIn[at] = rest > 0 ? 1 : 0
      if (rest > 0) takeFrom(column, programme, at)
    }
    for (let place = 0; place < rows; place += 1) shares[place] = across(place)
    measure()
    return true
  }

  /** By weak duality, so that it holds whatever was rounded. */
  function measure() {
    bound = settled
    for (let row = 0; row < rows; row += 1) bound += Math.max(0, prices[row]!) * left[row]!
    for (let one = 0; one < frees; one += 1) bound += Math.max(0, reduced[free[one]!]!)
  }

  /** `column` in terms of the basis, in one place. */
  function across(place: number): number {
    let sum = 0
    for (let row = 0; row < rows; row += 1) sum += inverse[place * rows + row]! * column[row]!
    return sum
  }

  function upperOf(place: number): number {
    const at = basis[place]!
    if (at >= count) return Infinity
    return fixed[at] === FREE ? 1 : 0
  }

  /** The place furthest outside its bounds; -1 where all are inside. */
  function outermost(): number {
    let [found, worst] = [-1, NEARLY]
    for (let place = 0; place < rows; place += 1) {
      const outside = Math.max(-shares[place]!, shares[place]! - upperOf(place))
      if (outside > worst) [worst, found] = [outside, place]
    }
    return found
  }

  /** One step: what is in this place goes to its bound; false where nothing can make room for it. */
  function pivot(place: number): boolean {
    const isBelow = shares[place]! < 0
    const goal = isBelow ? 0 : upperOf(place)
    const sign = isBelow ? 1 : -1
    let outside = Math.abs(shares[place]! - goal)
    const reach = stopsAlong(place, sign)
    let entering = -1
    let step = 0
    while (entering < 0) {
      const nearest = nearestOf(reach)
      if (nearest < 0) return false
      const at = stops[nearest]!
      step = ratios[nearest]!
      ratios[nearest] = Infinity
      if (at < count) outside -= Math.abs(cells[at]!)
      if (at >= count || outside < NEARLY) entering = at
      else flip(at)
    }
    for (let row = 0; row < rows; row += 1) prices[row]! += step * line[row]!
    for (let one = 0; one < frees; one += 1) {
      const at = free[one]!
      if (!isBasic[at]) reduced[at]! -= step * cells[at]!
    }
    const leaving = basis[place]!
    if (leaving < count) {
      isBasic[leaving] = 0
      reduced[leaving] = -sign * step
      isIn[leaving] = goal
    }
    enter(entering, place, goal)
    measure()
    return true
  }

  function firstStop(place: number, sign: number): number {
    const nearest = nearestOf(stopsAlong(place, sign))
    return nearest < 0 ? Infinity : ratios[nearest]!
  }

  function nearestOf(reach: number): number {
    let [nearest, step] = [-1, Infinity]
    for (let one = 0; one < reach; one += 1) {
      if (ratios[one]! < step) [nearest, step] = [one, ratios[one]!]
    }
    return nearest
  }

  /** Where something outside the basis changes sides, when this place goes up (1) or down (-1). */
  function stopsAlong(place: number, sign: number): number {
    let found = 0
    for (let row = 0; row < rows; row += 1) line[row] = sign * inverse[place * rows + row]!
    for (let one = 0; one < frees; one += 1) {
      const at = free[one]!
      if (isBasic[at]) continue
      const cell = along(programme, line, at)
      cells[at] = cell
      if (isIn[at] ? cell <= TINY : cell >= -TINY) continue
      stops[found] = at
      ratios[found++] = Math.abs(reduced[at]! / cell)
    }
    for (let row = 0; row < rows; row += 1) {
      if (line[row]! >= -TINY) continue
      stops[found] = count + row
      ratios[found++] = Math.abs(prices[row]! / line[row]!)
    }
    return found
  }

  function flip(at: number) {
    column.fill(0)
    takeFrom(column, programme, at)
    const change = isIn[at] ? -1 : 1
    for (let place = 0; place < rows; place += 1) shares[place]! += change * across(place)
    isIn[at] = isIn[at] ? 0 : 1
  }

  function enter(at: number, place: number, goal: number) {
    for (let row = 0; row < rows; row += 1) column[row] = cellOf(programme, at, row)
    for (let other = 0; other < rows; other += 1) moved[other] = across(other)
    const change = (shares[place]! - goal) / moved[place]!
    for (let other = 0; other < rows; other += 1) {
      if (other !== place) shares[other]! -= moved[other]! * change
    }
    shares[place] = change + (at < count ? isIn[at]! : 0)
    basis[place] = at
    if (at < count) {
      isBasic[at] = 1
      isIn[at] = 0
      reduced[at] = 0
    }
    exchange(inverse, rows, place, moved)
  }
}
