/** The grid of white space, from its rows. */
import { sharesOf } from './wallet.ts'
import { type GridCell, type WhiteSpace, whiteSpaceOf } from './whiteSpace.ts'

type Row = {
  accountId: string
  unit: string
  path: string[]
  family: string | null
  sales: number
  cellId: string | null
  potential: string | null
  currency: string | null
  competitor: string | null
  source: string | null
  seenOn: string | null
  confidence: 'assumed' | 'confirmed' | null
  year: number | null
  spend: string | null
  spendCurrency: string | null
  place: number | null
  suppliers: number | null
  rivals: Rival[]
}
type Rival = { accountId: string; name: string; share: number | null }

/** So many units side by side are still looked at. */
const MOST_UNITS = 24

type About = Pick<WhiteSpace, 'currency' | 'from' | 'to'> & { worth: ReadonlyMap<string, number> }

/** Without the units that have least to tell, where there are too many; the account itself stays. */
export function whiteGrid(rows: readonly Row[], { worth, ...about }: About): WhiteSpace {
  const units = [...new Map(rows.map((row) => [row.accountId, row])).values()]
  const parents = new Set(units.flatMap(({ path }) => path.slice(0, -1)))
  const cells = rows
    .filter(({ family }) => family !== null)
    .map((row) => cellOf(row, { worth, isLeaf: !parents.has(row.accountId) }))
  const weighs = new Map<string, number>()
  for (const { accountId, sales, left } of cells) {
    weighs.set(accountId, (weighs.get(accountId) ?? 0) + Math.max(0, sales) + (left ?? 0))
  }
  const weightOf = ({ accountId, path }: Row) =>
    path.length === 1 ? Infinity : (weighs.get(accountId) ?? 0)
  const shown = new Set(
    units
      .toSorted((a, b) => weightOf(b) - weightOf(a))
      .slice(0, MOST_UNITS)
      .map((one) => one.accountId),
  )
  const isShown = ({ accountId }: { accountId: string }) => shown.has(accountId)
  const told = cells.filter(isShown)
  return {
    ...about,
    families: familiesOf(told),
    units: units.filter(isShown).map(({ accountId, unit, path, rivals }) => ({
      accountId,
      name: unit,
      depth: path.length - 1,
      rivals: rivals
        .filter((one) => one.accountId === accountId)
        .map(({ name, share }) => ({ name, share })),
    })),
    hidden: units.length - shown.size,
    cells: told,
  }
}

/** What weighs most comes first. */
function familiesOf(cells: readonly GridCell[]): string[] {
  const weighs = new Map<string, number>()
  for (const { family, sales, potential } of cells) {
    weighs.set(family, (weighs.get(family) ?? 0) + Math.max(sales, potential ?? 0))
  }
  return [...weighs].toSorted(([a, x], [b, y]) => y - x || a.localeCompare(b)).map(([name]) => name)
}

type Told = { worth: ReadonlyMap<string, number>; isLeaf: boolean }

function cellOf(row: Row, { worth, isLeaf }: Told): GridCell {
  const { accountId, family, sales, competitor } = row
  const { potential, origin, year } = potentialOf(row, { worth, isLeaf })
  return {
    accountId,
    family: family!,
    sales,
    potential,
    origin,
    year,
    left: whiteSpaceOf(potential, sales),
    competitor: competitor ?? '',
    competitorShare: competitor ? shareThere(row) : null,
    said:
      row.cellId === null
        ? null
        : {
            cellId: row.cellId,
            accountId,
            family: family!,
            potential: row.potential,
            currency: row.currency,
            competitor: competitor ?? '',
            source: row.source ?? '',
            seenOn: row.seenOn!,
            confidence: row.confidence!,
          },
  }
}

/** A line of the wallet tells of all below its unit too: it says the potential of a unit alone where nothing is below. */
function potentialOf(
  row: Row,
  { worth, isLeaf }: Told,
): Pick<GridCell, 'potential' | 'origin' | 'year'> {
  const inMoney = (amount: string, currency: string | null) => {
    const factor = currency === null ? undefined : worth.get(currency)
    return factor === undefined ? null : Number(amount) * factor
  }
  if (row.potential !== null) {
    return { potential: inMoney(row.potential, row.currency), origin: 'said', year: null }
  }
  if (row.year === null || !isLeaf) return { potential: null, origin: null, year: null }
  if (row.spend !== null) {
    return { potential: inMoney(row.spend, row.spendCurrency), origin: 'wallet', year: row.year }
  }
  const { place, suppliers, sales } = row
  const { worth: potential } = sharesOf(
    { basis: 'place', place, suppliers },
    { sales, spend: null },
  )
  return { potential, origin: potential === null ? null : 'place', year: row.year }
}

/** As its own unit's profile has it, else the nearest above. */
function shareThere({ path, rivals, competitor }: Row): number | null {
  const same = (name: string) => name.trim().toLocaleLowerCase() === competitor!.toLocaleLowerCase()
  for (const unit of path.toReversed()) {
    const found = rivals.find(
      (one) => one.accountId === unit && same(one.name) && one.share !== null,
    )
    if (found) return found.share
  }
  return null
}
