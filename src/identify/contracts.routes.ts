/** What contracts come to, over HTTP: worked out when asked, from all contracts that one may see. */
import { homeCurrencyOf } from '../access/firm.store.ts'
import { accountOf } from '../accounts/account.store.ts'
import type { ListedContract } from '../accounts/contract.ts'
import { allContracts } from '../accounts/contract.store.ts'
import { factorsOn } from '../gather/factorOn.store.ts'
import type { Day } from '../kernel/day.ts'
import { choiceOf } from '../platform/choice.ts'
import type { Db } from '../platform/db.ts'
import { found } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { readAccountContracts, readContracts } from './contracts.api.ts'
import { contractsTold, meantContract, totalsOf } from './contracts.ts'
import { valueChoice } from './value.store.ts'

export const contractsRoutes: Route[] = [
  route(readContracts, async ({ db, today }) => {
    const contracts = await allContracts(db, today)
    const { home, factorOf } = await factorsOf(db, contracts, today)
    const { yearlyDiscount: discount } = await choiceOf(db, valueChoice)
    return contractsTold({ contracts, today, home, factorOf, discount })
  }),

  route(readAccountContracts, async ({ input, db, today }) => {
    found(await accountOf(db, input.accountId))
    const contracts = await allContracts(db, today, input.accountId)
    const { home, factorOf } = await factorsOf(db, contracts, today)
    return {
      contracts: contracts.map((one) => meantContract(one, { today, factorOf })),
      totals: totalsOf({ contracts, today, home, factorOf }),
      home,
    }
  }),
]

/** At today's rates: what recurs is told as it stands now. */
async function factorsOf(db: Db, contracts: readonly ListedContract[], today: Day) {
  const home = await homeCurrencyOf(db)
  const currencies = [...new Set(contracts.map(({ currency }) => currency))]
  const foreign = currencies.filter((currency) => currency !== home)
  const factors =
    home && foreign.length > 0 ? await factorsOn(db, { home, day: today, currencies: foreign }) : []
  const factorOf = new Map(factors.map(({ currency, factor }) => [currency, Number(factor)]))
  if (home) factorOf.set(home, 1)
  return { home, factorOf }
}
