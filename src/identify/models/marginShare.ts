/** What share of an account's sales is margin, where its own ledger says little: drawn towards its family's. models.md §4. */

/** One entry per account. */
export type Costed = {
  /** Margin of the lines whose cost is known; may be below 0. NaN where none is. */
  margin: Float64Array
  /** Sales of those lines. */
  costedSales: Float64Array
  /** What the account mostly buys, as any whole number >= 0. */
  family: Uint32Array
}

/**
 * Margin over sales per account: (margin + w · rate of the family) / (costed sales + w), with w the mean costed
 * sales of an account of the family: an account of usual size counts half. A family without a known cost takes
 * the firm's rate; all are NaN where no cost is known at all. Rates are kept within -1..1.
 * Source: Bühlmann (1967), ASTIN Bulletin 4(3), with a fixed weight.
 */
export function marginShares({ margin, costedSales, family }: Costed): Float64Array {
  const firm = { margin: 0, sales: 0, accounts: 0 }
  const families = new Map<number, typeof firm>()
  margin.forEach((own, at) => {
    const sales = costedSales[at]!
    if (Number.isNaN(own) || !(sales > 0)) return
    const mine = families.get(family[at]!) ?? { margin: 0, sales: 0, accounts: 0 }
    families.set(family[at]!, mine)
    for (const sum of [firm, mine]) {
      sum.margin += own
      sum.sales += sales
      sum.accounts += 1
    }
  })
  if (firm.sales === 0) return margin.map(() => NaN)
  return margin.map((own, at) => {
    const group = families.get(family[at]!) ?? firm
    const rate = group.margin / group.sales
    const weight = group.sales / group.accounts
    const isKnown = !Number.isNaN(own) && costedSales[at]! > 0
    const shrunk = isKnown ? (own + weight * rate) / (costedSales[at]! + weight) : rate
    return Math.max(-1, Math.min(1, shrunk))
  })
}
