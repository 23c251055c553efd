/** What accounts could buy, all in one money. */
import { potentialsOf } from '../accounts/potential.store.ts'
import { factorsOn } from '../gather/factorOn.store.ts'
import type { KeptPortfolio } from '../identify/kept.ts'
import type { Db } from '../platform/db.ts'

type Portfolio = Pick<KeptPortfolio, 'valuation' | 'asOf'>

/** In the money of the portfolio, at the rates of its day; what no rate reaches is not known. Of all accounts, or of one. */
export async function potentialsIn(
  db: Db,
  { valuation, asOf }: Portfolio,
  accountId?: string,
): Promise<Map<string, number>> {
  const said = await potentialsOf(db, accountId)
  const currencies = [...new Set([...said.values()].map(({ currency }) => currency))]
  const others = currencies.filter((one) => one !== valuation)
  const factors = await factorsOn(db, { home: valuation, day: asOf, currencies: others })
  const worth = new Map([
    [valuation, 1],
    ...factors.map(({ currency, factor }) => [currency, Number(factor)] as const),
  ])
  return new Map(
    [...said].flatMap(([key, { amount, currency }]) => {
      const factor = worth.get(currency)
      return factor === undefined ? [] : [[key, amount * factor] as const]
    }),
  )
}
