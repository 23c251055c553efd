/** Sales targets in PostgreSQL, and what was sold in their periods. */
import type postgres from 'postgres'
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import { type Db, many, maybe } from '../platform/db.ts'
import type { KeptPortfolio } from './kept.ts'
import { SalesTarget, spanOf, type TargetKey } from './target.ts'
import { valuedParts } from './valuedParts.store.ts'
import { valuedDay } from './valuedDay.ts'

/**
 * Targets `t`, under the account that is kept: what was meant of accounts that are one is meant of the one. In two
 * currencies they stay apart.
 */
const joined = (db: Db, only: postgres.Fragment) => db`
  select min(t.target_id::text)::uuid as target_id, t.period,
    coalesce(k.kept_id, t.account_id) as account_id, t.salesperson,
    trim_scale(sum(t.amount))::text as amount, t.currency
  from sales_target t
  left join account_kept k on k.firm_id = t.firm_id and k.account_id = t.account_id
  where t.firm_id = ${db.firm} and ${only}
  group by t.period, coalesce(k.kept_id, t.account_id), t.salesperson, t.currency
`
const Kept = SalesTarget.extend({ targetId: z.guid(), account: z.string().nullable() })
export type KeptTarget = z.infer<typeof Kept>

export function targetsOf(db: Db, year: number, q = '') {
  return many(
    Kept,
    db`
    select t.*, a.name as account
    from (${joined(db, db`t.period like ${`${year}%`}`)}) t
    left join account a on a.firm_id = ${db.firm} and a.account_id = t.account_id
    where true
      ${q ? db`and position(fold(${q}) in fold(coalesce(a.name, t.salesperson, ''))) > 0` : db``}
    order by t.period, t.account_id, t.salesperson
  `,
  )
}

export async function targetYears(db: Db): Promise<number[]> {
  const rows = await many(
    z.object({ year: z.int() }),
    db`
    select distinct left(period, 4)::int as year from sales_target
    where firm_id = ${db.firm} order by year desc
  `,
  )
  return rows.map(({ year }) => year)
}

const ofKey = (db: Db, { period, accountId, salesperson }: TargetKey) => db`
  t.period = ${period} and t.salesperson is not distinct from ${salesperson}::text
  and ${accountId === null ? db`t.account_id is null` : db`t.account_id = any(account_and_merged(${accountId}))`}
`

/** Of several currencies, which only accounts that were merged have, one after the other. */
export function targetAt(db: Db, key: TargetKey) {
  return maybe(SalesTarget, db`${joined(db, ofKey(db, key))} order by t.currency limit 1`)
}

export async function keepTarget(db: Db, target: SalesTarget) {
  const { period, accountId, salesperson, amount, currency } = target
  await db`
    insert into sales_target (period, account_id, salesperson, amount, currency)
    values (${period}, ${accountId}, ${salesperson}, ${amount}, ${currency})
    on conflict (firm_id, period, account_id, salesperson) do update
    set amount = excluded.amount, currency = excluded.currency
  `
}

/** With what was said of accounts that were merged into the one. */
export async function takeTarget(db: Db, target: SalesTarget) {
  await db`
    delete from sales_target t
    where t.firm_id = ${db.firm} and ${ofKey(db, target)} and t.currency = ${target.currency}
  `
}

/** Whether the firm's own target and those of all accounts are shown. */
export async function seesAll(db: Db): Promise<boolean> {
  const [row] = await db`select sees_all() as sees`
  return z.object({ sees: z.boolean() }).parse(row).sees
}

const Sold = z.object({ key: z.string(), sold: z.string().transform(Number) })

/** What was sold of each target up to the as-of day, by its id: exact sums in the portfolio's currency. */
export async function soldOf(
  db: Db,
  portfolio: KeptPortfolio,
  targets: readonly KeptTarget[],
): Promise<Map<string, number>> {
  const sold = new Map<string, number>()
  const keep = (rows: z.output<typeof Sold>[]) => {
    for (const row of rows) sold.set(row.key, row.sold)
  }
  const spans = targets
    .filter(({ salesperson }) => salesperson === null)
    .map((one) => ({ key: one.targetId, account: one.accountId, ...spanOf(one.period) }))
  const ofAccounts = spans.filter(({ account }) => account !== null)
  if (ofAccounts.length > 0) keep(await daySums(db, portfolio, ofAccounts))
  const ofFirm = spans.filter(({ account }) => account === null)
  if (ofFirm.length > 0) keep(await daySums(db, portfolio, ofFirm))
  const people = targets.filter(({ salesperson }) => salesperson !== null)
  if (people.length > 0) keep(await salespersonSums(db, portfolio, people))
  return sold
}

type Span = { key: string; account: string | null; from: Day; to: Day }

/** A span of the firm is summed over all accounts, one of an account over its own. */
function daySums(db: Db, { asOf, valuation, converted }: KeptPortfolio, spans: Span[]) {
  const isFirm = spans[0]!.account === null
  const { value, join, only } = valuedDay({ currency: valuation, converted })
  return many(
    Sold,
    db`
    select s.key, coalesce(sum(${db.unsafe(value('amount'))}), 0)::text as sold
    from jsonb_to_recordset(${db.json(spans)}) s(key text, account uuid, "from" date, "to" date)
    join account_day d on d.firm_id = ${db.firm} and d.day between s."from" and s."to"
      and d.day <= ${asOf} ${isFirm ? db`` : db`and d.account_id = s.account`}
      ${db.unsafe(only)}
    ${db.unsafe(join)}
    group by s.key
  `,
  )
}

/** By the roll-up of months, as the parts of accounts are valued; salespeople by their name. */
function salespersonSums(db: Db, portfolio: KeptPortfolio, targets: readonly KeptTarget[]) {
  const { asOf, valuation: currency, converted, ledgerTo } = portfolio
  const spans = targets.map(({ targetId: key, salesperson, period }) => ({
    key,
    salesperson,
    ...spanOf(period),
  }))
  const from = spans.map((one) => one.from).toSorted()[0]!
  const to = spans
    .map((one) => one.to)
    .toSorted()
    .at(-1)!
  const about = { asOf, currency, converted, ledgerTo, hasForeign: true }
  return many(
    Sold,
    db`
    ${db.unsafe(valuedParts(db.firm, about))}, summed as (
      select salesperson_id, month, sum(amount) as amount from valued
      where salesperson_id > 0 and month between ${from} and ${to}
      group by salesperson_id, month
    )
    select s.key, coalesce(sum(m.amount), 0)::text as sold
    from jsonb_to_recordset(${db.json(spans)})
      s(key text, salesperson text, "from" date, "to" date)
    join label l on l.firm_id = ${db.firm} and l.kind = 'salesperson'
      and same_name(l.name) = same_name(s.salesperson)
    join summed m on m.salesperson_id = l.label_id and m.month between s."from" and s."to"
    group by s.key
  `,
  )
}
