/** Kept portfolios in PostgreSQL. */
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import { type Db, many, maybe } from '../platform/db.ts'
import { Problem } from '../platform/problem.ts'
import { FirmFigures, KeptPortfolio } from './kept.ts'
import { SLICED } from './mix.ts'

type Which = { asOf?: Day | undefined; valuation?: string | undefined }

/** The portfolio asked for, or the current one; undefined where there is none. */
export function portfolioAt(db: Db, { asOf, valuation }: Which) {
  return maybe(
    KeptPortfolio,
    db`
    select as_of, valuation, current, valued, value_made_by, place, converted, accounts, class_a, class_b, ledger_from, ledger_to,
      made_from, made_with, made_at, missing
    from portfolio
    where firm_id = ${db.firm}
      and ${asOf ? db`as_of = ${asOf}` : db`current`}
      and ${valuation ? db`valuation = ${valuation}` : db`place = 1`}
  `,
  )
}

/** The same; a day that isn't kept must be made first. Null where the firm has no ledger. */
export async function portfolioMeant(db: Db, which: Which): Promise<KeptPortfolio | null> {
  const found = await portfolioAt(db, which)
  if (found) return found
  if (which.asOf) {
    throw new Problem(409, 'identify/not-kept', { values: { day: which.asOf } })
  }
  // A currency that was an address long ago, and isn't told any more, is not insisted on.
  return which.valuation ? ((await portfolioAt(db, {})) ?? null) : null
}

/** All that are kept of a day: one, or one per currency. */
export function portfoliosOf(db: Db, asOf: Day) {
  return many(
    KeptPortfolio,
    db`
    select as_of, valuation, current, valued, value_made_by, place, converted, accounts, class_a, class_b, ledger_from, ledger_to,
      made_from, made_with, made_at, missing
    from portfolio
    where firm_id = ${db.firm} and as_of = ${asOf}
    order by place
  `,
  )
}

/** Undefined for who may not see every account. */
export async function firmFiguresOf(
  db: Db,
  { asOf, valuation }: Pick<KeptPortfolio, 'asOf' | 'valuation'>,
) {
  const [row] = await db`
    select figures from portfolio_figures
    where firm_id = ${db.firm} and as_of = ${asOf} and valuation = ${valuation}
  `
  return row ? FirmFigures.parse(row['figures']) : undefined
}

/** The names that lines say, by dimension, those of most accounts first; of the accounts that one may see. */
export function slicesOf(db: Db, { asOf, valuation }: Pick<KeptPortfolio, 'asOf' | 'valuation'>) {
  return many(
    z.object({ by: z.enum(SLICED), name: z.string(), accounts: z.number() }),
    db`
    select s.dimension as by, s.name, counted.accounts
    from portfolio_slice s, lateral (
      select case when (select sees_all()) then cardinality(s.ranks) else (
        select count(*) from account_metric m
        where m.firm_id = s.firm_id and m.as_of = s.as_of and m.valuation = s.valuation
          and m.rank = any(s.ranks)
      ) end as accounts
    ) counted
    where s.firm_id = ${db.firm} and s.as_of = ${asOf} and s.valuation = ${valuation}
      and counted.accounts > 0
    order by s.dimension, counted.accounts desc, s.name
  `,
  )
}
