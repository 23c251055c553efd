/** How likely an account is to buy clearly less in the next year than in the last. docs/methods/report-card.md. */
import type { Believed } from './candidates.ts'
import { purchaseCounts } from './counts.ts'
import type { GammaGammaParameter, Spending } from './gammaGamma.ts'
import type { Histories } from './histories.ts'
import { incompleteBeta } from './special.ts'

/** Less than this share of last year's sales is a decline. models.md §12. */
export const DECLINE_BELOW = 0.8
const YEAR_DAYS = 365
/** A remainder that no longer counts. */
const NEGLIGIBLE = 1e-7

export type DeclineWanted = {
  /** Sales of the last 12 months of each history, in the money of the spend. */
  last12: Float64Array
  /** Days of one unit of the histories. */
  unitDays: number
  /** Days from now; a year, unless another is compared. */
  horizonDays?: number
  /** Share of `last12` below which it is a decline, >= 0. */
  below?: number
}

/**
 * P(sales of the next 12 months < 80 % of those of the last 12) per history, 0..1; 0 where those were not
 * above 0: what wasn't there can't fall. No simulation: the sum over n of P(n purchases) times the
 * chance that n of them come to less, which under Gamma-Gamma is I_w(pn, q + px) with w = c / (c + γ + x z̄), c the
 * limit. Purchases are at most one a day. Parameters count as known, purchases and spend as independent, and
 * no season and no price rise is foreseen. Throws a RangeError for columns of different length or settings out of range.
 * Source: Fader & Hardie (2013) for the posterior of spend; the counts of counts.ts.
 */
export function declineProbabilities(
  model: Believed,
  { p, q, gamma }: Record<GammaGammaParameter, number>,
  histories: Histories & Spending,
  { last12, unitDays, horizonDays = YEAR_DAYS, below = DECLINE_BELOW }: DeclineWanted,
): Float64Array {
  const { x, meanSpend } = histories
  if (last12.length !== x.length || meanSpend.length !== x.length)
    throw new RangeError('columns differ in length')
  if (!(unitDays > 0 && horizonDays >= 0 && below >= 0))
    throw new RangeError(`unit ${unitDays}, horizon ${horizonDays}, below ${below}`)
  const found = new Float64Array(x.length)
  const most = Math.max(1, Math.ceil(Math.min(horizonDays, MOST_DAYS)))
  const settings = { horizon: horizonDays / unitDays, most }
  purchaseCounts(model, histories, settings, (row, chance, last) => {
    const limit = below * last12[row]!
    if (!(limit > 0)) return
    const seen = meanSpend[row]! > 0 ? x[row]! : 0
    const shape = q + p * seen
    const share = limit / (limit + gamma + seen * meanSpend[row]!)
    let sum = chance[0]!
    for (let n = 1; n <= last; n += 1) {
      // More purchases are less likely to come to less.
      const less = incompleteBeta(share, p * n, shape)
      sum += chance[n]! * less
      if (less < NEGLIGIBLE) break
    }
    found[row] = Math.min(1, sum)
  })
  return found
}

/** Ten years of daily purchases: no horizon needs more counts. */
const MOST_DAYS = 3650
