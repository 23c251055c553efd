/** What accounts could buy, all in one money. */
import { potentialsOf } from '../accounts/potential.store.ts'
import { worthIn } from '../gather/factorOn.store.ts'
import type { KeptPortfolio } from '../identify/kept.ts'
import type { Db } from '../platform/db.ts'

type Portfolio = Pick<KeptPortfolio, 'valuation' | 'asOf'>

/** In the money of the portfolio, at the rates of its day; what no rate reaches is not known. Of all accounts, or of these. */
export async function potentialsIn(
  db: Db,
  { valuation, asOf }: Portfolio,
  accountIds?: readonly string[],
): Promise<Map<string, number>> {
  const said = await potentialsOf(db, accountIds)
  const currencies = [...said.values()].map(({ currency }) => currency)
  const worth = await worthIn(db, { home: valuation, day: asOf, currencies })
  return new Map(
    [...said].flatMap(([key, { amount, currency }]) => {
      const factor = worth.get(currency)
      return factor === undefined ? [] : [[key, amount * factor] as const]
    }),
  )
}
