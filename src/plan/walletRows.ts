/** The rows of a wallet, from what was said and what was sold. */
import { addDays, type Day, firstOfMonth } from '../kernel/day.ts'
import { monthsOfYear, sharesOf, type Wallet, type WalletLine, type WalletRow } from './wallet.ts'

type Unit = { accountId: string; name: string; path: string[] }
type Sold = { accountId: string; family: string; key: string; year: number; sales: number }

type Given = {
  /** `key` is how names of families are compared. */
  lines: readonly (WalletLine & { key: string })[]
  units: readonly Unit[]
  /** `year` 0 is the twelve months that stand for a year that isn't over. */
  sold: { rows: readonly Sold[]; asOf: Day; ledgerFrom: Day; currency: string } | null
  /** By currency, what one unit of it is worth in that of `sold`. */
  worth: ReadonlyMap<string, number>
}

/** The twelve months that stand for the year of the day while it isn't over. */
export function salesWithin(asOf: Day) {
  return monthsOfYear(Number(asOf.slice(0, 4)), asOf)
}

export function walletRows({ lines, units, sold, worth }: Given): Wallet {
  const names = new Map(units.map(({ accountId, name }) => [accountId, name]))
  const paths = new Map(units.map(({ accountId, path }) => [accountId, path]))
  const seen = lines.filter(({ accountId }) => names.has(accountId))
  const told = new Set(seen.map(({ accountId, key, year }) => `${accountId} ${year} ${key}`))
  const rows = seen.map(({ key, ...line }): WalletRow => {
    const { accountId, year, spend, currency } = line
    const months = sold && monthsOfYear(year, sold.asOf)
    const isTold =
      months && !isAhead(year, sold.asOf) && months.from >= firstOfMonth(sold.ledgerFrom)
    const mine = isTold
      ? sum(
          sold.rows,
          (one) =>
            one.key === key &&
            one.year === (months.isWhole ? year : 0) &&
            (paths.get(one.accountId)?.includes(accountId) ?? false),
        )
      : null
    const factor = currency === null ? undefined : worth.get(currency)
    const inMoney = spend === null || factor === undefined ? null : Number(spend) * factor
    const above = (paths.get(accountId) ?? []).slice(0, -1)
    return {
      ...line,
      unit: names.get(accountId)!,
      within: above.some((one) => told.has(`${one} ${year} ${key}`)),
      sales: mine,
      from: mine === null ? null : months!.from,
      to: mine === null ? null : addDays(months!.until, -1),
      ...sharesOf(line, { sales: mine, spend: inMoney }),
    }
  })
  const families = new Set([
    ...(sold?.rows ?? []).map(({ family }) => family).filter((family) => family !== ''),
    ...seen.map(({ family }) => family),
  ])
  return {
    figures: sold && { asOf: sold.asOf, currency: sold.currency },
    rows,
    families: [...families].toSorted((a, b) => a.localeCompare(b)),
    units: units.map(({ accountId, name }) => ({ accountId, name })),
  }
}

/** Of a year that hasn't begun nothing can be told. */
function isAhead(year: number, asOf: Day): boolean {
  return year > Number(asOf.slice(0, 4))
}

function sum(rows: readonly Sold[], isMeant: (row: Sold) => boolean): number {
  return rows.reduce((all, row) => (isMeant(row) ? all + row.sales : all), 0)
}
