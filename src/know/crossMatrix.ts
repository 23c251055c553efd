/** The cross matrix as sums and ranks: what moves most, inside and outside. docs/methods/swot.md */

export type Line = { itemId: string; weight: number }
export type Cell = { innerId: string; outerId: string; impact: number }

export type LineSum = {
  itemId: string
  /** Crossings that are marked. */
  crossed: number
  /** Σ impact of them. */
  impact: number
  /** Own weight times Σ (weight of what it is crossed with × impact). */
  weighted: number
  /** 1 moves most, whichever way; equal ones share it. Null where nothing is crossed. */
  rank: number | null
}

/**
 * Sums of every line of one side of the matrix, in the order of `lines`.
 * `cells` may name items that stand in neither side: they don't count. Weights 1 to 3, impacts -3 to 3.
 * Ranked by |weighted|, then by |impact|; lines equal in both share a rank, and the next one is skipped.
 */
export function sumsOf(
  lines: readonly Line[],
  across: readonly Line[],
  cells: readonly Cell[],
): LineSum[] {
  const other = new Map(across.map(({ itemId, weight }) => [itemId, weight]))
  const sums = lines.map(({ itemId, weight }) => {
    const mine = cells.flatMap(({ innerId, outerId, impact }) => {
      const opposite = innerId === itemId ? outerId : outerId === itemId ? innerId : null
      const its = opposite === null ? undefined : other.get(opposite)
      return its === undefined ? [] : [{ impact, weight: its }]
    })
    return {
      itemId,
      crossed: mine.length,
      impact: total(mine.map((one) => one.impact)),
      weighted: weight * total(mine.map((one) => one.weight * one.impact)),
    }
  })
  const before = (a: (typeof sums)[number], b: (typeof sums)[number]) =>
    Math.abs(a.weighted) - Math.abs(b.weighted) || Math.abs(a.impact) - Math.abs(b.impact)
  return sums.map((one) => ({
    ...one,
    rank:
      one.crossed === 0
        ? null
        : 1 + sums.filter((rival) => rival.crossed > 0 && before(rival, one) > 0).length,
  }))
}

function total(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0)
}
