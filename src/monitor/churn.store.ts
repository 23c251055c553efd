/** Losses foretold, in PostgreSQL: what they are learnt from, what came out, and the list. */
import type postgres from 'postgres'
import { z } from 'zod'
import { allIn } from '../accounts/account.store.ts'
import { wordsOf } from '../accounts/accountFilter.ts'
import type { KeptPortfolio } from '../identify/kept.ts'
import { numberOfDay } from '../identify/portfolio.ts'
import { purchaseDaysOf } from '../identify/purchaseDay.store.ts'
import { studyOf } from '../identify/study.store.ts'
import { valueStudy } from '../identify/value.ts'
import { insertRows, type Row } from '../identify/writing.store.ts'
import { Day } from '../kernel/day.ts'
import { offsetOf } from '../kernel/list.ts'
import { type Db, many, maybe, one } from '../platform/db.ts'
import { AccountChurn, CHURN_HORIZON_DAYS, type ChurnList, ChurnRow } from './churn.ts'
import { type ChurnFound, ChurnTold } from './churnCard.ts'
import type { Events } from './churnFeature.ts'
import { reasonsFor } from './churnReason.ts'
import type { ChurnGiven } from './churnThread.store.ts'

/** All that is learnt from, up to the day of the portfolio. */
export async function readForChurn(
  db: Db,
  portfolio: KeptPortfolio,
): Promise<{ keys: string[]; given: ChurnGiven }> {
  const { asOf, valuation: currency, converted } = portfolio
  const { keys, purchases } = await purchaseDaysOf(db, { asOf, currency, converted })
  const value = await studyOf(db, portfolio, valueStudy)
  const events = (rows: postgres.PendingQuery<postgres.Row[]>) => eventsOf(rows, keys)
  const families = await events(db`
    select account_id, (month + interval '1 month')::date - 1 - date '1970-01-01' as day, family_id
    from account_month
    where firm_id = ${db.firm} and family_id <> 0 and amount > 0
      and (month + interval '1 month')::date - 1 <= ${asOf}
    order by account_id, month
  `)
  const talks = await events(db`
    select coalesce(k.kept_id, i.account_id) as account_id, i.happened_on - date '1970-01-01' as day
    from interaction i left join account_kept k using (firm_id, account_id)
    where i.firm_id = ${db.firm} and i.account_id is not null and i.state = 'held'
      and i.kind not in ('task', 'note') and i.happened_on <= ${asOf}
    order by 1, 2
  `)
  const requests = await events(db`
    select coalesce(k.kept_id, r.account_id) as account_id, r.opened_on - date '1970-01-01' as day
    from request r left join account_kept k using (firm_id, account_id)
    where r.firm_id = ${db.firm} and r.account_id is not null and r.opened_on <= ${asOf}
    order by 1, 2
  `)
  const wanted = {
    accounts: keys.length,
    horizonDays: CHURN_HORIZON_DAYS,
    model: value?.chosen ?? null,
    asOf: numberOfDay(asOf),
  }
  return { keys, given: { purchases, families, talks, requests, wanted } }
}

/** By the place of each account in `keys`; undefined where there is nothing. */
async function eventsOf(
  rows: postgres.PendingQuery<postgres.Row[]>,
  keys: readonly string[],
): Promise<Events | undefined> {
  const place = new Map(keys.map((key, at) => [key, at]))
  const known = (await rows.values()).filter(([key]) => place.has(key as string))
  if (known.length === 0) return undefined
  const sorted = known
    .map(([key, day, kind]) => [place.get(key as string)!, day as number, kind as number] as const)
    .toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
  const starts = new Uint32Array(keys.length + 1)
  for (const [at] of sorted) starts[at + 1]! += 1
  for (let at = 0; at < keys.length; at += 1) starts[at + 1]! += starts[at]!
  return {
    starts,
    day: Int32Array.from(sorted, ([, day]) => day),
    kind: Int32Array.from(sorted, ([, , kind]) => kind ?? 0),
  }
}

/** What came out takes the place of what was there. */
export async function writeChurn(
  db: Db,
  { asOf, valuation }: KeptPortfolio,
  { keys, found }: { keys: readonly string[]; found: ChurnFound },
): Promise<void> {
  const { told, now } = found
  await db`delete from churn_model where firm_id = ${db.firm}`
  await db`delete from account_churn where firm_id = ${db.firm}`
  await db`
    insert into churn_model (as_of, valuation, told)
    values (${asOf}, ${valuation}, ${db.json(ChurnTold.parse(told) as never)})
  `
  if (!now) return
  const classes = await db`
    select account_id, coalesce(abc, '') from account_metric
    where firm_id = ${db.firm} and as_of = ${asOf} and valuation = ${valuation}
  `.values()
  const classOf = new Map(classes.map(([id, abc]) => [id as string, abc as string]))
  const names = Array.from(now.account, (at) => classOf.get(keys[at]!) ?? '')
  const reasons = reasonsFor(now.x, now.learnt, names)
  const rows = function* (): Generator<Row> {
    for (const [row, at] of now.account.entries()) {
      const probability = told.isWorthShowing ? now.probability[row]! : null
      yield [keys[at]!, asOf, probability, JSON.stringify(reasons[row])]
    }
  }
  await insertRows(db, 'account_churn', 'account_id, as_of, probability, reasons', rows())
}

const Kept = z.object({ asOf: Day, valuation: z.string(), told: ChurnTold })

export function churnModel(db: Db) {
  return maybe(Kept, db`select as_of, valuation, told from churn_model where firm_id = ${db.firm}`)
}

export async function accountChurn(db: Db, accountId: string): Promise<AccountChurn | null> {
  const found = await maybe(
    AccountChurn,
    db`
    select c.as_of, (m.told->>'horizonDays')::int as horizon_days, c.probability,
      m.told->>'whyNot' as why_not, c.reasons
    from account_churn c join churn_model m using (firm_id)
    where c.firm_id = ${db.firm} and c.account_id = account_kept_of(${accountId})
  `,
  )
  return found ?? null
}

const SORTS = {
  probability: 'probability',
  expected: 'expected',
  overdue: 'overdue',
  sales: 'sales',
  name: 'search_text',
} as const

export async function churnPage(db: Db, list: z.output<typeof ChurnList>) {
  const { q, sort, dir, size } = list
  const those = db`those as (
    select c.account_id, a.name, a.search_text, c.probability, c.reasons, m.overdue_ratio as overdue,
      m.sales_last_12 as sales, c.probability * greatest(m.sales_last_12, 0) as expected
    from account_churn c join account a using (firm_id, account_id)
      left join portfolio p on p.firm_id = c.firm_id and p.current and p.place = 1
      left join account_metric m on m.firm_id = c.firm_id and m.as_of = p.as_of
        and m.valuation = p.valuation and m.account_id = c.account_id
    where c.firm_id = ${db.firm} and a.archived_at is null and a.merged_into_id is null
  )`
  const where = allIn(db, wordsOf(q))
  const order = `${SORTS[sort]} ${dir} nulls last`
  const rows = await many(
    ChurnRow,
    db`
    with ${those}
    select account_id, name, probability, expected, overdue, sales, reasons from those where ${where}
    order by ${db.unsafe(order)}, overdue desc nulls last, search_text, account_id
    limit ${size} offset ${offsetOf(list)}
  `,
  )
  const { total } = await one(
    z.object({ total: z.number() }),
    db`with ${those} select count(*) as total from those where ${where}`,
  )
  return { rows, total }
}
