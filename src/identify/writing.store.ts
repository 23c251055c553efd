/** A made portfolio into its tables: rows by COPY into a temporary table, then INSERT ... SELECT (COPY is refused under row-level security). */
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import { copyIn } from '../platform/copy.ts'
import { type Db, many } from '../platform/db.ts'
import { chunksOf } from './copied.store.ts'
import type { MadePortfolio, Story } from './making.ts'
import { LABELLED, type Labels } from './mix.ts'
import { abcCounts, type PortfolioSettings } from './portfolio.ts'
import type { Missing, Valuing } from './valuing.ts'

type About = {
  valuing: Valuing
  current: boolean
  place: number
  span: { from: Day; to: Day }
  madeFrom: number[]
  missing: Missing[]
  settings: PortfolioSettings
}

export async function writePortfolio(db: Db, made: MadePortfolio, about: About): Promise<void> {
  const { asOf, currency, converted } = about.valuing
  const accounts = made.portfolio.figures.keys.length
  const classes = abcCounts(made.portfolio)
  await db`
    insert into portfolio (as_of, valuation, current, place, converted, accounts, class_a, class_b,
      ledger_from, ledger_to, made_from, made_with, missing)
    values (${asOf}, ${currency}, ${about.current}, ${about.place}, ${converted}, ${accounts},
      ${classes.A}, ${classes.B},
      ${about.span.from}, ${about.span.to}, ${about.madeFrom}, ${db.json(about.settings)},
      ${db.json(about.missing)})
  `
  await db`
    insert into portfolio_figures (as_of, valuation, figures)
    values (${asOf}, ${currency}, ${db.json(made.figures as never)})
  `
  const key = { asOf, currency }
  await insertRows(db, 'account_metric', METRIC, metrics(made, key))
  await insertRows(db, 'account_story', STORY, stories(made, key))
  await insertRows(db, 'portfolio_slice', SLICE, slices(made, key))
  if (about.current) await addTheRest(db, key)
}

/** Accounts made by hand stand in the current list before their first line counts. */
async function addTheRest(db: Db, { asOf, currency }: Key) {
  await db`
    insert into account_metric (account_id, as_of, valuation)
    select a.account_id, ${asOf}, ${currency}
    from account a
    where a.firm_id = ${db.firm} and a.merged_into_id is null and not exists (
      select from account_metric m
      where m.firm_id = a.firm_id and m.as_of = ${asOf} and m.valuation = ${currency}
        and m.account_id = a.account_id
    )
  `
}

export async function labelsOf(db: Db): Promise<Labels> {
  const rows = await many(
    z.object({ labelId: z.number(), kind: z.enum(LABELLED), name: z.string() }),
    db`
    select label_id, kind, name from label
    where firm_id = ${db.firm} and kind = any(${[...LABELLED]})
  `,
  )
  return new Map(rows.map(({ labelId, kind, name }) => [labelId, { dimension: kind, name }]))
}

type Key = { asOf: Day; currency: string }
export type Row = (string | number | null)[]

const METRIC =
  'account_id, as_of, valuation, rank, sales, margin, costed_sales, sales_last_12, sales_previous_12, growth, orders, purchase_days, first_day, last_day, usual_gap_days, overdue_ratio, window_sales, window_margin, window_orders, window_purchase_days, r, f, m, segment, abc, share, cumulative_share'

function* metrics({ portfolio, costedSales, accountAt }: MadePortfolio, key: Key): Generator<Row> {
  const { figures } = portfolio
  for (let at = 0; at < figures.keys.length; at += 1) {
    const one = accountAt(at)
    yield [
      one.key,
      key.asOf,
      key.currency,
      one.rank,
      one.sales,
      one.margin,
      costedSales[at]!,
      one.salesLast12,
      one.salesPrevious12,
      one.growth,
      one.orders,
      one.purchaseDays,
      one.first,
      one.last,
      one.usualGapDays,
      one.overdueRatio,
      figures.windowSales[at]!,
      figures.windowMargin[at]!,
      figures.windowOrders[at]!,
      figures.windowPurchaseDays[at]!,
      one.r,
      one.f,
      one.m,
      one.segment,
      one.abc,
      one.share,
      one.cumulativeShare,
    ]
  }
}

const STORY =
  'account_id, as_of, valuation, reason, months, country, zone, division, family, salesperson, label_ids, label_sales, currencies, currency_sales'

function* stories({ portfolio, storyAt }: MadePortfolio, key: Key): Generator<Row> {
  for (const [at, accountId] of portfolio.figures.keys.entries()) {
    const { reason, months, mains, mix } = storyAt(at)
    const story = [accountId, key.asOf, key.currency, JSON.stringify(reason), months, ...mains]
    yield [...story, ...parts(mix)]
  }
}

function parts(mix: Story['mix']): Row {
  if (!mix) return ['{}', '{}', '{}', '{}']
  const { labels, currencies } = mix
  const list = (values: (string | number)[]) => `{${values.join(',')}}`
  const isSaid = (_: number, at: number) => labels.keys[at]! > 0
  return [
    list(labels.keys.filter(isSaid)),
    list(labels.sales.filter(isSaid)),
    list(currencies.keys),
    list(currencies.sales),
  ]
}

const SLICE = 'as_of, valuation, dimension, name, ranks'

function* slices(made: MadePortfolio, key: Key): Generator<Row> {
  for (const { dimension, name, ranks } of made.slices) {
    yield [key.asOf, key.currency, dimension, name, `{${ranks.join(',')}}`]
  }
}

export async function insertRows(db: Db, table: string, columns: string, rows: Iterable<Row>) {
  const into = `made_${table}`
  await db.unsafe(`drop table if exists ${into}`)
  await db.unsafe(
    `create temp table ${into} on commit drop as select ${columns} from ${table} with no data`,
  )
  await copyIn(db, `copy ${into} (${columns}) from stdin`, chunksOf(rows))
  await db.unsafe(`insert into ${table} (${columns}) select ${columns} from ${into}`)
}
