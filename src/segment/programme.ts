/** The choice as rows of numbers: what is added up, and what the sums may be at most. */
import { type Problem, TOLERANCE, whyNotProposed } from './selection.ts'

/** The sum of worth is to be as large as possible, and the sum of each row at most so much. */
export type Programme = {
  count: number
  rows: number
  /** By account, its value in each row. */
  columns: Float64Array
  most: Float64Array
  worth: Float64Array
}

/** In `fixedOf`: neither in nor out. */
export const FREE = -1

export type Aim = 'strategic' | 'financial'
export type Scored = { [aim in Aim]: number }
export const AIMS: Aim[] = ['strategic', 'financial']

type Asked = { aim: Aim; atLeast?: Partial<Scored> }

/** Scored anew, where the scores aren't those of the problem. */
export function programmeOf(
  { candidates, limits }: Problem,
  { aim, atLeast = {} }: Asked,
  scored: readonly Scored[] = candidates,
): Programme {
  type Row = { most: number; of: (at: number) => number }
  const atMost: Row[] = [{ most: limits.most, of: () => 1 }]
  for (const [resource, { available }] of limits.resources.entries()) {
    const most = available + Math.abs(available) * TOLERANCE
    atMost.push({ most, of: (at) => candidates[at]!.hours[resource]! })
  }
  for (const { by, name, accounts } of limits.least) {
    atMost.push({ most: -accounts, of: (at) => (candidates[at]![by] === name ? -1 : 0) })
  }
  for (const [name, wanted] of Object.entries(atLeast) as [Aim, number][]) {
    atMost.push({ most: -wanted, of: (at) => -worthOf(scored[at]!, name) })
  }
  const rows = atMost.length
  return {
    count: candidates.length,
    rows,
    columns: Float64Array.from({ length: candidates.length * rows }, (_, cell) =>
      atMost[cell % rows]!.of(Math.floor(cell / rows)),
    ),
    most: Float64Array.from(atMost, ({ most }) => most + TOLERANCE),
    worth: Float64Array.from(scored, (one) => worthOf(one, aim)),
  }
}

/** By account 1, 0 or FREE; null where one is to be in that can't be. */
export function fixedOf({ candidates }: Problem): Int8Array | null {
  const isTorn = candidates.some((one) => one.force === 'in' && whyNotProposed(one) !== null)
  if (isTorn) return null
  return Int8Array.from(candidates, (one) => {
    if (one.force === 'in') return 1
    return whyNotProposed(one) === null ? FREE : 0
  })
}

/** An axis that isn't known adds nothing. */
export function worthOf(one: Scored, aim: Aim): number {
  return one[aim] || 0
}

/** After the accounts come what the rows have left. */
export function cellOf({ count, rows, columns }: Programme, at: number, row: number): number {
  if (at < count) return columns[at * rows + row]!
  return row === at - count ? 1 : 0
}

/** What an account takes of the rows, at these prices. */
export function along({ rows, columns }: Programme, prices: Float64Array, at: number): number {
  let sum = 0
  const from = at * rows
  for (let row = 0; row < rows; row += 1) sum += prices[row]! * columns[from + row]!
  return sum
}

export function takeFrom(left: Float64Array, { rows, columns }: Programme, at: number) {
  for (let row = 0; row < rows; row += 1) left[row]! -= columns[at * rows + row]!
}

export function keepsRows(programme: Programme, chosen: Uint8Array): boolean {
  const left = programme.most.slice()
  for (const [at, isChosen] of chosen.entries()) if (isChosen) takeFrom(left, programme, at)
  return left.every((one) => one >= -TOLERANCE)
}

export function worthOfChosen({ worth }: Programme, chosen: Uint8Array): number {
  return worth.reduce((sum, one, at) => (chosen[at] ? sum + one : sum), 0)
}
