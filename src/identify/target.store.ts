/** Sales targets in PostgreSQL, and what was sold in their periods. */
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import { type Db, many, maybe } from '../platform/db.ts'
import type { KeptPortfolio } from './kept.ts'
import { SalesTarget, spanOf, type TargetKey } from './target.ts'
import { valuedParts } from './valuedParts.store.ts'
import { valuedDay } from './valuedDay.ts'

const COLUMNS =
  't.period, t.account_id, t.salesperson, trim_scale(t.amount)::text as amount, t.currency'
const Kept = SalesTarget.extend({ targetId: z.guid(), account: z.string().nullable() })
export type KeptTarget = z.infer<typeof Kept>

export function targetsOf(db: Db, year: number, q = '') {
  return many(
    Kept,
    db`
    select t.target_id, ${db.unsafe(COLUMNS)}, a.name as account
    from sales_target t
    left join account a on a.firm_id = t.firm_id and a.account_id = t.account_id
    where t.firm_id = ${db.firm} and t.period like ${`${year}%`}
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
  t.firm_id = ${db.firm} and t.period = ${period}
  and t.account_id is not distinct from ${accountId}::uuid
  and t.salesperson is not distinct from ${salesperson}::text
`

export function targetAt(db: Db, key: TargetKey) {
  return maybe(
    SalesTarget,
    db`select ${db.unsafe(COLUMNS)} from sales_target t where ${ofKey(db, key)}`,
  )
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

export async function takeTarget(db: Db, key: TargetKey) {
  await db`delete from sales_target t where ${ofKey(db, key)}`
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
