/** Movements in PostgreSQL: pairs of month ends, and the months of one account. */
import { z } from 'zod'
import { allIn } from '../accounts/account.store.ts'
import { wordsOf } from '../accounts/accountFilter.ts'
import type { Day } from '../kernel/day.ts'
import { offsetOf } from '../kernel/list.ts'
import { toCents } from '../kernel/money.ts'
import { type Db, many, maybe } from '../platform/db.ts'
import {
  AccountMonth,
  type By,
  Flow,
  MonthCount,
  MovedAccount,
  type MovedList,
  type MovedPage,
  Mover,
  NOT_THERE,
  stepsOf,
  wayOf,
} from './movement.ts'

export type Between = { from: Day; to: Day; by: By }

/** `was` and `is` of every account in either month; with no line yet, or none any more, it is null. */
function pairs(db: Db, { from, to, by }: Between) {
  return db`
    select account_id, t.step as was, n.step as "is", t.rank as rank_then, n.rank as rank_now,
      coalesce(t.sales_last_12, 0) as sales_then, coalesce(n.sales_last_12, 0) as sales_now
    from ${at(db, from, by)} t full join ${at(db, to, by)} n using (account_id)
  `
}

function at(db: Db, month: Day, by: By) {
  return db`(
    select account_id, rank, sales_last_12, ${by === 'abc' ? db`abc` : db`segment`} as step
    from account_snapshot where firm_id = ${db.firm} and month = ${month}
  )`
}

/** With the largest loss and gain of one account that isn't archived. */
const FlowFound = Flow.extend({ loss: z.number().nullable(), gain: z.number().nullable() })
type FlowFound = z.output<typeof FlowFound>

/** All flows, and who lost most of those that stand worse; where nobody did, who gained most of those that stand better. */
export async function movedBetween(db: Db, between: Between) {
  const { by } = between
  const kept = db`filter (where account_id not in (
    select a.account_id from account a
    where a.firm_id = ${db.firm} and (a.archived_at is not null or a.merged_into_id is not null)))`
  const found = await many(
    FlowFound,
    db`
    select was, "is", count(*)::int as accounts, sum(sales_then) as sales_then, sum(sales_now) as sales_now,
      min(sales_now - sales_then) ${kept} as loss, max(sales_now - sales_then) ${kept} as gain
    from (${pairs(db, between)}) pair group by was, "is"
  `,
  )
  const ways = (way: 'worse' | 'better') => found.filter((flow) => wayOf(by, flow) === way)
  const lost = ways('worse').toSorted((a, b) => (a.loss ?? 0) - (b.loss ?? 0))[0]
  const gained = ways('better').toSorted((a, b) => (b.gain ?? 0) - (a.gain ?? 0))[0]
  const faller = lost && (lost.loss ?? 0) < 0 ? await mover(db, between, lost, 'loss') : undefined
  const riser = gained && !faller ? await mover(db, between, gained, 'gain') : undefined
  const place = (step: string | null) => (step === null ? -1 : stepsOf(by).indexOf(step))
  const flows = found
    .map(({ loss: _loss, gain: _gain, ...flow }): Flow => ({
      ...flow,
      salesThen: toCents(flow.salesThen),
      salesNow: toCents(flow.salesNow),
    }))
    .toSorted((a, b) => place(a.was) - place(b.was) || place(a.is) - place(b.is))
  return { flows, ...(faller ? { faller } : {}), ...(riser ? { riser } : {}) }
}

/** The account of a flow that lost or gained most. */
function mover(db: Db, { from, to, by }: Between, flow: FlowFound, most: 'loss' | 'gain') {
  return maybe(
    Mover,
    db`
    select account_id, a.name, t.step as was, n.step as "is", t.sales_last_12 as sales_then,
      n.sales_last_12 as sales_now
    from ${at(db, to, by)} n join ${at(db, from, by)} t using (account_id)
      join account a using (account_id)
    where n.step = ${flow.is} and t.step = ${flow.was} and a.firm_id = ${db.firm}
      and a.archived_at is null and a.merged_into_id is null
    order by n.sales_last_12 - t.sales_last_12 ${most === 'gain' ? db`desc` : db``}, account_id
    limit 1
  `,
  )
}

/** How many were what in each month; who sees only their accounts counts those alone. */
export function countsOf(db: Db, by: By, seesAll: boolean) {
  const step = by === 'abc' ? db`abc` : db`segment`
  const rows = seesAll
    ? db`select month, ${step} as step, accounts from snapshot_count where firm_id = ${db.firm}`
    : db`
      select s.month, ${step} as step, 1 as accounts from account_snapshot s
      where s.firm_id = ${db.firm} and s.account_id = any(array(
        select c.account_id from account_carer c
        where c.firm_id = ${db.firm} and c.person_id = current_setting('clave.actor_id')::uuid
      ))`
  return many(
    MonthCount,
    db`
    select month, step, sum(accounts)::int as accounts from (${rows}) told
    group by month, step order by month, step
  `,
  )
}

/** Those that moved, or those of one flow. */
export async function movedPage(
  db: Db,
  list: MovedList,
  between: Between,
): Promise<z.output<typeof MovedPage>> {
  const { was, is, q, sort, dir } = list
  const words = wordsOf(q)
  const step = (column: 'was' | 'is', wanted: string | undefined) =>
    wanted === undefined
      ? db``
      : db`and p.${db(column)} is not distinct from ${wanted === NOT_THERE ? null : wanted}`
  const by = {
    change: db`p.sales_now - p.sales_then`,
    salesNow: db`p.sales_now`,
    salesThen: db`p.sales_then`,
    name: db`account.search_text`,
  }[sort]
  const found = await many(
    MovedAccount.extend({ total: z.number() }),
    db`
    with hit as materialized (
      select p.*, account.code, account.name, ${by} as key
      from (${pairs(db, between)}) p join account on account.firm_id = ${db.firm}
        and account.account_id = p.account_id
      where true ${step('was', was)} ${step('is', is)}
        ${was === undefined && is === undefined ? db`and p.was is distinct from p."is"` : db``}
        ${words.length > 0 ? db`and ${allIn(db, words)}` : db``}
    )
    select account_id, code, name, was, "is", rank_then, rank_now, sales_then, sales_now,
      (select count(*) from hit) as total
    from hit
    order by key ${dir === 'asc' ? db`asc` : db`desc`}, account_id
    limit ${list.size} offset ${offsetOf(list)}
  `,
  )
  if (found.length === 0 && list.page > 1) {
    const { total } = await movedPage(db, { ...list, page: 1, size: 1 }, between)
    return { rows: [], total }
  }
  const rows = found.map(({ total: _total, ...row }) => ({
    ...row,
    salesThen: toCents(row.salesThen),
    salesNow: toCents(row.salesNow),
  }))
  return { rows, total: found[0]?.total ?? 0 }
}

/** The oldest first. */
export async function monthsOfAccount(db: Db, accountId: string) {
  const rows = await many(
    AccountMonth,
    db`
    select s.month, s.segment, s.abc, s.rank, s.sales_last_12 as "salesLast12", s.value, s.risk, h.valuation
    from account_snapshot s join portfolio_snapshot h using (firm_id, month)
    where s.firm_id = ${db.firm} and s.account_id = ${accountId}
    order by s.month
  `,
  )
  return rows.map((row) => ({ ...row, salesLast12: toCents(row.salesLast12) }))
}
