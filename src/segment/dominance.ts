/** Accounts that make others needless: worth no less, and taking no more of any row. */
import type { Programme } from './programme.ts'

export type Dominance = {
  /** By account those without which it needn't be chosen, and those that needn't be chosen without it. */
  better: ReadonlyMap<number, readonly number[]>
  worse: ReadonlyMap<number, readonly number[]>
}

/** Among equals the first stands above the later ones: some best choice keeps to that. */
export function dominanceAmong(programme: Programme, accounts: ArrayLike<number>): Dominance {
  const better = new Map<number, number[]>()
  const worse = new Map<number, number[]>()
  for (let one = 0; one < accounts.length; one += 1) {
    for (let other = one + 1; other < accounts.length; other += 1) {
      const [first, second] = [accounts[one]!, accounts[other]!]
      if (dominates(programme, first, second)) note(first, second)
      else if (dominates(programme, second, first)) note(second, first)
    }
  }
  return { better, worse }

  function note(above: number, below: number) {
    if (!worse.get(above)?.push(below)) worse.set(above, [below])
    if (!better.get(below)?.push(above)) better.set(below, [above])
  }
}

function dominates({ worth, columns, rows }: Programme, above: number, below: number): boolean {
  if (worth[above]! < worth[below]!) return false
  for (let row = 0; row < rows; row += 1) {
    if (columns[above * rows + row]! > columns[below * rows + row]!) return false
  }
  return true
}
