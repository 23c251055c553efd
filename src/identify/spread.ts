/** How sales spread over the names of a dimension, from their sums. */
import { concentratedBy, concentrationOf, type ConcentrationSettings } from './concentration.ts'
import type { Dimension } from './findings.ts'
import { BARS, type Spread } from './picture.ts'

export type NamedSum = { name: string; accountId: string | null; sales: number; accounts: number }

/** What no line says ('') is no name: it has its bar, and counts in no concentration. */
export function spreadOf(
  by: Dimension,
  sums: readonly NamedSum[],
  settings: ConcentrationSettings,
): Spread {
  const named = sums.filter(({ name }) => name !== '')
  const unsaid = sums.filter(({ name }) => name === '')
  const inOrder = named.toSorted((a, b) => b.sales - a.sales || (a.name < b.name ? -1 : 1))
  const concentration = concentrationOf(Float64Array.from(named, ({ sales }) => sales))
  const positive = sums.reduce((sum, { sales }) => sum + Math.max(0, sales), 0)
  const share = (sales: number) => (positive > 0 ? sales / positive : 0)
  const rest = inOrder.slice(BARS)
  const restSales = rest.reduce((sum, { sales }) => sum + sales, 0)
  return {
    by,
    concentration,
    // The limits are meant for clients: a third of the sales in one of three zones is no news.
    high: by === 'group' && named.length > 1 ? concentratedBy(concentration, settings) : null,
    total: sums.reduce((sum, { sales }) => sum + sales, 0),
    bars: [...inOrder.slice(0, BARS), ...unsaid].map((bar) => ({
      ...bar,
      share: share(bar.sales),
    })),
    others: { names: rest.length, sales: restSales, share: share(restSales) },
  }
}
