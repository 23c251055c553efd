/** The wallet of an account with what was sold to it, as it stands today. */
import type { Day } from '../kernel/day.ts'
import { worthIn } from '../gather/factorOn.store.ts'
import { portfolioAt } from '../identify/portfolio.store.ts'
import type { Db } from '../platform/db.ts'
import { soldByFamily, unitsOf } from './units.store.ts'
import { walletBelow } from './wallet.store.ts'
import type { Wallet } from './wallet.ts'
import { salesWithin, walletRows } from './walletRows.ts'

export async function walletTold(db: Db, accountId: string, today: Day): Promise<Wallet> {
  const portfolio = (await portfolioAt(db, {})) ?? null
  const day = portfolio?.asOf ?? today
  const units = await unitsOf(db, accountId, day)
  const lines = await walletBelow(db, accountId, day)
  if (!portfolio) return walletRows({ lines, units, sold: null, worth: new Map() })
  const { asOf, ledgerFrom, valuation: currency } = portfolio
  const span = salesWithin(asOf)
  const sold = await soldByFamily(db, accountId, { portfolio, span })
  const currencies = lines.map((line) => line.currency)
  const worth = await worthIn(db, { home: currency, day: asOf, currencies })
  return walletRows({ lines, units, sold: { rows: sold, asOf, ledgerFrom, currency }, worth })
}
