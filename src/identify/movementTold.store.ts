/** What the page of movements tells: the months that are kept, with what they were made, and what moved. */
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import { Day } from '../kernel/day.ts'
import { choiceOf } from '../platform/choice.ts'
import { type Db, many } from '../platform/db.ts'
import { ledgerSpan } from './accountDay.store.ts'
import { portfolioChoice } from './keeping.store.ts'
import { type By, type Movements, movementSentences, type ToldMonth } from './movement.ts'
import { type Between, countsOf, movedBetween } from './movement.store.ts'
import { PortfolioSettings } from './portfolio.ts'
import { portfolioAt } from './portfolio.store.ts'
import { monthsBefore } from './snapshot.ts'
import { wantedMonths } from './snapshot.store.ts'

type Asked = { from?: Day | undefined; to?: Day | undefined; by: By }

type Known = Pick<ToldMonth, 'month' | 'valuation'>

/**
 * The months meant: the last one against a year before, or against the oldest there is. Both are told in
 * one currency: a firm that changed its own compares only what it was told in since.
 */
export function meant(months: readonly Known[], { by, ...asked }: Asked): Between | null {
  const { from, to } = inOrder(asked)
  const known = months.toSorted((a, b) => (a.month < b.month ? -1 : 1))
  const near = (some: Known[], day: Day) => some.findLast(({ month }) => month <= day) ?? some[0]
  const last = to ? near(known, to) : known.at(-1)
  if (!last) return null
  const alike = known.filter(({ valuation }) => valuation === last.valuation)
  const first = near(alike, from ?? monthsBefore(last.month, 12))!
  return { from: first.month, to: last.month, by }
}

/** An address can name the months the wrong way round; time runs one way. */
function inOrder({ from, to }: Pick<Asked, 'from' | 'to'>): Pick<Asked, 'from' | 'to'> {
  return from && to && from > to ? { from: to, to: from } : { from, to }
}

export async function movementsTold(
  db: Db,
  { actor, today, ...asked }: Asked & { actor: Actor; today: Day },
): Promise<Movements> {
  const months = await toldMonths(db)
  const wanted = await wantedMonths(db, today)
  const ready = new Set(months.filter(({ outdated }) => !outdated).map(({ month }) => month))
  const total = new Set([...wanted, ...months.map(({ month }) => month)]).size
  const progress = { done: ready.size, total }
  const between = meant(months, asked)
  if (!between) {
    const hasLedger = (await ledgerSpan(db)) !== null
    const empty = { from: null, to: null, valuation: null, flows: [], counts: [], sentences: [] }
    return { state: hasLedger ? 'making' : 'none', progress, months, ...empty }
  }
  const moved = await movedBetween(db, between)
  return {
    state: 'ready',
    progress,
    months,
    from: between.from,
    to: between.to,
    valuation: months.find(({ month }) => month === between.to)?.valuation ?? null,
    flows: moved.flows,
    counts: await countsOf(db, asked.by, actor.sees === 'all'),
    sentences: movementSentences({ ...between, ...moved }),
  }
}

const Row = z.object({
  month: Day,
  accounts: z.int(),
  valuation: z.string(),
  converted: z.boolean(),
  frozen: z.boolean(),
  outdated: z.boolean(),
  madeAt: z.date(),
  madeWith: PortfolioSettings,
  imports: z.int(),
  ratesOf: z.date().nullable(),
  otherRates: z.boolean(),
  remade: z.boolean(),
})

/** The newest first. */
export async function toldMonths(db: Db): Promise<ToldMonth[]> {
  const now = JSON.stringify(await choiceOf(db, portfolioChoice))
  const current = await portfolioAt(db, {})
  const rows = await many(
    Row,
    db`
    with rates as (
      select base, currency, day, version, made_at,
        version > min(version) over (partition by base, currency, day) as later
      from frozen_factor where firm_id = ${db.firm}
    )
    select s.month, s.accounts, s.valuation, s.converted, s.frozen, s.outdated is not null as outdated,
      s.made_at, s.made_with, cardinality(s.made_from) as imports, s.before is not null as remade,
      (select max(r.made_at) from rates r
       where r.base = s.valuation and r.day <= s.month and r.version <= s.rates_version) as rates_of,
      exists (select from rates r where s.converted and r.base = s.valuation and r.day <= s.month
        and r.version > s.rates_version and r.later) as other_rates
    from portfolio_snapshot s
    where s.firm_id = ${db.firm}
    order by s.month desc
  `,
  )
  return rows.map(({ madeAt, ratesOf, ...row }) => ({
    ...row,
    madeAt: madeAt.toISOString(),
    ratesOf: ratesOf?.toISOString() ?? null,
    // Another home currency is another rate for everything.
    otherRates: row.otherRates || (current !== undefined && row.valuation !== current.valuation),
    otherCriteria: JSON.stringify(row.madeWith) !== now,
  }))
}
