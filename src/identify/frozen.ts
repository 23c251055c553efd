/** Months in a row that were made with the same, so that they are told in one line. */
import type { ToldMonth } from './movement.ts'

/** In the order given; equal are state, criteria, rates and money, whenever each was made. */
export function runsOf(months: readonly ToldMonth[]): ToldMonth[][] {
  const runs: ToldMonth[][] = []
  for (const month of months) {
    const run = runs.at(-1)
    if (run && sameness(run[0]!) === sameness(month)) run.push(month)
    else runs.push([month])
  }
  return runs
}

function sameness(month: ToldMonth): string {
  const { frozen, outdated, valuation, converted, madeWith, otherRates, imports } = month
  return JSON.stringify([frozen, outdated, valuation, converted, madeWith, otherRates, imports])
}
