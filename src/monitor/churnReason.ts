/** Why a loss is likely: what each feature adds to the log-odds against what is usual among accounts of its class. */
import { z } from 'zod'
import { CHURN_FEATURES, rawOf } from './churnFeature.ts'
import type { Learnt } from './churnModel.ts'

export const ChurnReason = z.object({
  feature: z.enum(CHURN_FEATURES),
  /** As it came: days, times, purchases, money, a change as a share. */
  value: z.number(),
  /** The median of its class. */
  usual: z.number(),
  /** Log-odds: slope times what it differs by; above 0 a loss is likelier. */
  adds: z.number(),
})
export type ChurnReason = z.infer<typeof ChurnReason>

export const REASONS_TOLD = 3
/** A class of fewer tells no median. */
const LEAST_OF_CLASS = 10

/**
 * beta · (x - median of the class) for each account and feature, the three that add most to a loss first, then those that take
 * most away. `classOf` by row; a class of fewer than ten is compared with all.
 */
export function reasonsFor(
  x: Float64Array,
  { ridge, features }: Pick<Learnt, 'ridge' | 'features'>,
  classOf: readonly string[],
): ChurnReason[][] {
  const columns = features.length
  const rows = classOf.length
  const all = mediansOf(
    x,
    columns,
    Array.from({ length: rows }, (_, row) => row),
  )
  const byClass = Map.groupBy(
    Array.from({ length: rows }, (_, row) => row),
    (row) => classOf[row]!,
  )
  const medians = new Map(
    [...byClass].map(([name, own]) => [
      name,
      own.length < LEAST_OF_CLASS ? all : mediansOf(x, columns, own),
    ]),
  )
  return classOf.map((name, row) => {
    const usual = medians.get(name)!
    return features
      .map((feature, at) => {
        const value = x[row * columns + at]!
        return {
          feature,
          value: rawOf(feature, value),
          usual: rawOf(feature, usual[at]!),
          adds: ridge.slopes[at]! * (value - usual[at]!),
        }
      })
      .toSorted((a, b) => b.adds - a.adds)
      .slice(0, REASONS_TOLD)
      .filter(({ adds }) => adds > 0)
  })
}

function mediansOf(x: Float64Array, columns: number, rows: readonly number[]): number[] {
  return Array.from({ length: columns }, (_, at) => {
    const own = Float64Array.from(rows, (row) => x[row * columns + at]!).sort()
    const middle = own.length >> 1
    if (own.length === 0) return 0
    return own.length % 2 === 1 ? own[middle]! : (own[middle - 1]! + own[middle]!) / 2
  })
}
