/** The units of a client, and what each bought of each family: one statement each, however many there are. */
import { z } from 'zod'
import type { KeptPortfolio } from '../identify/kept.ts'
import { valuedParts } from '../identify/valuedParts.store.ts'
import type { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'

const Unit = z.object({
  accountId: z.guid(),
  name: z.string(),
  /** From the account down to it. */
  path: z.array(z.guid()),
})
export type Unit = z.output<typeof Unit>

/** The account and all below it on a day that one may see, each after what it stands below. */
export function unitsOf(db: Db, accountId: string, day: Day): Promise<Unit[]> {
  return many(
    Unit,
    db`
    select b.account_id, a.name, b.path
    from tree_below(array[account_kept_of(${accountId})], ${day}) b
    join account a on a.firm_id = ${db.firm} and a.account_id = b.account_id
    order by cardinality(b.path), a.search_text, b.account_id
  `,
  )
}

/** The ledger of an account and all below it, in the portfolio's money, as `valued`: how a statement begins. */
export function valuedBelow(db: Db, accountId: string, portfolio: KeptPortfolio) {
  const { asOf, valuation: currency, converted, ledgerTo } = portfolio
  const about = { asOf, currency, converted, ledgerTo, hasForeign: true, accountId, below: asOf }
  return db.unsafe(valuedParts(db.firm, about))
}

/** Stands for the span instead of a year. */
export const SPAN = 0

const Sold = z.object({
  accountId: z.guid(),
  family: z.string(),
  /** How names are compared. */
  key: z.string(),
  year: z.int(),
  sales: z.number(),
})

/** By unit, family and year, and under the year `SPAN` what the months `from` up to before `until` come to. */
export function soldByFamily(
  db: Db,
  accountId: string,
  { portfolio, span }: { portfolio: KeptPortfolio; span: { from: Day; until: Day } },
) {
  return many(
    Sold,
    db`
    ${valuedBelow(db, accountId, portfolio)}
    select v.account_id, coalesce(l.name, '') as family, same_name(coalesce(l.name, '')) as key,
      y.year, sum(v.amount)::float8 as sales
    from valued v
    cross join lateral (
      select extract(year from v.month)::int as year
      union all
      select ${SPAN} where v.month >= ${span.from} and v.month < ${span.until}
    ) y
    left join label l on l.firm_id = ${db.firm} and l.label_id = v.family_id
    group by 1, 2, 4
  `,
  )
}
