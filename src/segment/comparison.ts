/**
 * Two lists beside each other: who enters, who leaves, and which criterion moved an account most.
 * docs/methods/review.md works an example.
 */
import { z } from 'zod'
import { AXES, type Criteria } from './criterion.ts'
import { MIDDLE } from './matrix.ts'

export type Compared<T> = { both: T[]; entering: T[]; leaving: T[] }

/** What the second list has that the first lacks enters; what it lacks leaves. */
export function comparedLists<T extends { accountId: string }>(
  first: readonly T[],
  second: readonly T[],
): Compared<T> {
  const before = new Set(first.map(({ accountId }) => accountId))
  const after = new Set(second.map(({ accountId }) => accountId))
  return {
    both: second.filter(({ accountId }) => before.has(accountId)),
    entering: second.filter(({ accountId }) => !before.has(accountId)),
    leaving: first.filter(({ accountId }) => !after.has(accountId)),
  }
}

/** How much a criterion moved the score of its axis, in points. */
export const Moved = z.object({
  key: z.string(),
  name: z.string(),
  axis: z.enum(AXES),
  by: z.number(),
})
export type Moved = z.infer<typeof Moved>

/** The points of an account by the criteria of its list, in their order; null where not known. */
export type Scored = { criteria: Criteria; points: readonly (number | null)[] }

/** Sums that differ by rounding alone stay below this. */
const ROUNDING = 1e-9

/**
 * What every criterion lifted its axis above the middle of the scale, or lowered it: weight x (point - 3) / known
 * weights of the axis, after less before. From the middle, so that more weight on a poor point lowers. One that a
 * list lacks, or whose point isn't known there, does neither. Over an axis they sum to how much its score moved.
 */
export function movesByCriterion(before: Scored, after: Scored): Moved[] {
  const [first, second] = [partsOf(before), partsOf(after)]
  return [...new Map([...first, ...second])].map(([place, { key, name, axis }]) => ({
    key,
    name,
    axis,
    by: (second.get(place)?.part ?? 0) - (first.get(place)?.part ?? 0),
  }))
}

/**
 * The criterion that moved an account most, up or down; of equals the first. `towards` asks for one
 * direction alone: what lifted it or what lowered it. Null where nothing moved.
 */
export function movedMost(
  before: Scored,
  after: Scored,
  towards: 'up' | 'down' | 'both' = 'both',
): Moved | null {
  const counts = ({ by }: Moved) =>
    Math.abs(by) > ROUNDING && (towards === 'both' || by > 0 === (towards === 'up'))
  const moves = movesByCriterion(before, after).filter(counts)
  return moves.toSorted((a, b) => Math.abs(b.by) - Math.abs(a.by))[0] ?? null
}

type Part = Omit<Moved, 'by'> & { part: number }

/** By axis and key: a criterion that changed its axis left one and came to the other. */
function partsOf({ criteria, points }: Scored): Map<string, Part> {
  const known = criteria.flatMap((criterion, at) => {
    const point = points[at] ?? null
    return point === null ? [] : [{ ...criterion, point }]
  })
  const weightOf = (axis: string) =>
    known.reduce((sum, one) => sum + (one.axis === axis ? one.weight : 0), 0)
  return new Map(
    known.map(({ key, name, axis, weight, point }) => [
      `${axis} ${key}`,
      { key, name, axis, part: (weight * (point - MIDDLE)) / weightOf(axis) },
    ]),
  )
}
