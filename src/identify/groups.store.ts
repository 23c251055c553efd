/** Sales by what the lines say besides the client: country, family, salesperson. Reads the files once more. */
import type { DuckDBValue } from '@duckdb/node-api'
import { dayWithin } from '../gather/cell.store.ts'
import type { Field } from '../gather/field.ts'
import type { Ledger } from '../gather/ledger.store.ts'
import {
  cellOf,
  cellsSql,
  currencyCode,
  dateSql,
  numberSql,
  rawCurrencySql,
} from '../gather/ledgerSql.store.ts'
import type { Day } from '../kernel/day.ts'
import type { Duck } from '../platform/duck.ts'
import type { Dimension } from './findings.ts'

export type GroupSum = { key: string; value: number }
export type Groups = Partial<Record<Dimension, GroupSum[]>>

const FIELD_OF = {
  group: 'parentGroup',
  country: 'country',
  zone: 'zone',
  division: 'division',
  family: 'family',
  currency: 'currency',
  salesperson: 'salesperson',
} as const satisfies Record<Dimension, Field>
const DIMENSIONS = Object.keys(FIELD_OF) as Dimension[]
const FIELDS = Object.values(FIELD_OF).filter((field) => field !== 'currency')

/** By each dimension that the ledger has a column for, the largest first; needs the factors that figures.store.ts keeps. */
export async function salesByGroup(
  duck: Duck,
  ledger: Ledger,
  { asOf, home }: { asOf: Day; home: string },
): Promise<Groups> {
  const by = DIMENSIONS.filter((dimension) =>
    ledger.parts.some((part) => cellOf(FIELD_OF[dimension], part, ledger.mapping, ledger.lookups)),
  )
  if (by.length === 0) return {}
  const code = currencyCode('currency', home)
  const keys = by.map((_, place) => `key_${place}`)
  const told = by.map((dimension, place) =>
    dimension === 'currency'
      ? `${code} as ${keys[place]}`
      : `nullif(trim(${FIELD_OF[dimension]}), '') as ${keys[place]}`,
  )
  // The lines are added up once, by their cells as written; what is dear is done to the few sums.
  const found = await duck.columns(`
    with written as (
      select ${FIELDS.join(', ')}, currency,
        case when currency is distinct from '${home}' then ${dayWithin('day')} end as day,
        sum(amount) as amount
      from (${ledger.parts.map((part) => partSql(part, ledger)).join(' union all ')})
      where ${dayWithin('day')} <= '${asOf}' and amount is not null and trim(client) <> ''
      group by all
    ), part as (
      select ${told.join(', ')}, ${code} as of_currency, day as on_day, amount from written
    )
    select ${keys.join(', ')},
      sum(amount * case when of_currency = '${home}' then 1::decimal(20, 15) else factor end)::text as sales,
      grouping(${keys.join(', ')})::int as left_out
    from part left join factor on currency = of_currency and day = on_day
    group by grouping sets (${keys.map((key) => `(${key})`).join(', ')})
  `)
  return Object.fromEntries(by.map((dimension, place) => [dimension, sumsAt(place, found)]))
}

/** The lines without their numbers, which would have to be given out one after the other. */
function partSql(part: Ledger['parts'][number], { mapping, lookups }: Ledger): string {
  const cell = (field: Field) => cellOf(field, part, mapping, lookups)
  const client = [cell('clientCode'), cell('clientName')].flatMap((one) => one?.sql ?? [])
  const said = FIELDS.map((field) => `${cell(field)?.sql ?? 'null'}::varchar as ${field}`)
  return `
    select ${said.join(', ')}, coalesce(${client.join(', ')}) as client,
      ${rawCurrencySql(cell('currency'), cell('amount'), part.manner)} as currency,
      ${dateSql(cell('day'), part)} as day, ${numberSql(cell('amount'), part.manner)} as amount
    from (${cellsSql(part, lookups, {})})`
}

/** The rows that are grouped by the key at this place: its bit is not set; the first key has the highest. */
function sumsAt(place: number, found: DuckDBValue[][]): GroupSum[] {
  const count = found.length - 2
  const [keys = [], sales = [], leftOut = []] = [found[place], found[count], found[count + 1]]
  const own = ((1 << count) - 1) & ~(1 << (count - 1 - place))
  const sums: GroupSum[] = []
  for (const [at, value] of sales.entries()) {
    if (leftOut[at] === own) sums.push({ key: (keys[at] ?? '') as string, value: Number(value) })
  }
  return sums.toSorted((a, b) => b.value - a.value || (a.key < b.key ? -1 : 1))
}
