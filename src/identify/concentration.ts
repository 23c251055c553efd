/**
 * Concentration: how much hangs on how few, by account or by any other key.
 * models.md §3; docs/methods/concentration.md works an example.
 */
import { z } from 'zod'

export const ConcentrationSettings = z.object({
  /** From this share (0..1) on, one client is a high concentration. */
  one: z.number().gt(0).lte(1).default(0.1),
  /** The same for the five largest together. */
  five: z.number().gt(0).lte(1).default(0.25),
})
export type ConcentrationSettings = z.infer<typeof ConcentrationSettings>

export type Concentration = {
  /** Keys with a positive value. */
  keys: number
  /** Herfindahl-Hirschman: sum of squared percent shares, 0..10000. */
  hhi: number
  /** 10000 / HHI: so many equal clients would be as concentrated; 0 where nothing is sold. */
  effective: number
  top1Share: number
  top5Share: number
  top10Share: number
}

/** Concentration of any values (one per key, any order); negative ones don't count, shares are of the positive sum. */
export function concentrationOf(values: Float64Array): Concentration {
  const sorted = values
    .filter((value) => value > 0)
    .sort()
    .reverse()
  const total = sorted.reduce((sum, value) => sum + value, 0)
  const hhi = sorted.reduce((sum, value) => sum + ((100 * value) / total) ** 2, 0)
  const top = (count: number) =>
    total === 0
      ? 0
      : Math.min(1, sorted.subarray(0, count).reduce((sum, value) => sum + value, 0) / total)
  return {
    keys: sorted.length,
    hhi,
    effective: hhi === 0 ? 0 : 10_000 / hhi,
    top1Share: top(1),
    top5Share: top(5),
    top10Share: top(10),
  }
}

/**
 * Gini coefficient of any values (one per key, any order), 0..1: 0 where all are equal, near 1 where one has all.
 * Negative ones and zeros don't count; 0 where nothing is sold. Source: Gini (1912); Σ (2i - n - 1) x_i / (n Σ x).
 */
export function giniOf(values: Float64Array): number {
  const sorted = values.filter((value) => value > 0).sort()
  const many = sorted.length
  const total = sorted.reduce((sum, value) => sum + value, 0)
  const weighed = sorted.reduce((sum, value, at) => sum + (2 * at + 1 - many) * value, 0)
  return total === 0 ? 0 : weighed / (many * total)
}

/** Why a firm's sales are concentrated: one client, or five together; null where they are not. */
export function concentratedBy(
  { top1Share, top5Share }: Pick<Concentration, 'top1Share' | 'top5Share'>,
  { one, five }: ConcentrationSettings,
): 'one' | 'five' | null {
  if (top1Share >= one) return 'one'
  return top5Share >= five ? 'five' : null
}

/** Sums of `values` by key, the largest first, ties by key. A value without a key counts under ''. */
export function sumsBy(
  keys: readonly string[],
  values: Float64Array,
): { key: string; value: number }[] {
  const sums = new Map<string, number>()
  keys.forEach((key, at) => sums.set(key, (sums.get(key) ?? 0) + values[at]!))
  return [...sums]
    .map(([key, value]) => ({ key, value }))
    .toSorted((a, b) => b.value - a.value || (a.key < b.key ? -1 : 1))
}
