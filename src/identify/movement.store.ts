/** Movements in PostgreSQL: pairs of month ends, and the months of one account. */
import { z } from 'zod'
import { allIn } from '../accounts/account.store.ts'
import { wordsOf } from '../accounts/accountFilter.ts'
import type { Day } from '../kernel/day.ts'
import { offsetOf } from '../kernel/list.ts'
import { toCents } from '../kernel/money.ts'
import { type Db, many, one } from '../platform/db.ts'
import {
  AccountMonth,
  type By,
  Flow,
  levelOf,
  MonthCount,
  MovedAccount,
  type MovedList,
  type MovedPage,
  Mover,
  NOT_THERE,
  stepsOf,
} from './movement.ts'

export type Between = { from: Day; to: Day; by: By }

/** `was` and `is` of every account in either month; with no line yet, or none any more, it is null. */
function pairs(db: Db, { from, to, by }: Between) {
  const step = by === 'abc' ? db`abc` : db`segment`
  const at = (month: Day) => db`(
    select account_id, rank, sales_last_12, ${step} as step from account_snapshot
    where firm_id = ${db.firm} and month = ${month}
  )`
  return db`
    select account_id, t.step as was, n.step as "is", t.rank as rank_then, n.rank as rank_now,
      coalesce(t.sales_last_12, 0) as sales_then, coalesce(n.sales_last_12, 0) as sales_now
    from ${at(from)} t full join ${at(to)} n using (account_id)
  `
}

/** All flows, and who lost most of those that stand worse, or gained most of those that stand better. */
export async function movedBetween(db: Db, between: Between) {
  const { flows, faller, riser } = await one(
    z.object({ flows: z.array(Flow), faller: Mover.nullable(), riser: Mover.nullable() }),
    db`
    with pair as materialized (${pairs(db, between)}), flow as (
      select was, "is", count(*)::int as accounts, sum(sales_then) as "salesThen", sum(sales_now) as "salesNow"
      from pair group by was, "is"
    )
    select (select coalesce(jsonb_agg(to_jsonb(flow)), '[]') from flow) as flows,
      (${mover(db, between, 'worse')}) as faller, (${mover(db, between, 'better')}) as riser
  `,
  )
  const place = (step: string | null) => (step === null ? -1 : stepsOf(between.by).indexOf(step))
  return {
    flows: flows
      .map((flow) => ({
        ...flow,
        salesThen: toCents(flow.salesThen),
        salesNow: toCents(flow.salesNow),
      }))
      .toSorted(
        (one, other) => place(one.was) - place(other.was) || place(one.is) - place(other.is),
      ),
    ...(faller ? { faller } : {}),
    ...(riser ? { riser } : {}),
  }
}

function mover(db: Db, { by }: Between, way: 'worse' | 'better') {
  const level = (column: 'was' | 'is') => db`(${db.json(levels(by))}::jsonb -> ${db(column)})::int`
  const worse = way === 'worse'
  return db`
    select jsonb_build_object('accountId', p.account_id, 'name', a.name, 'was', p.was, 'is', p."is",
      'salesThen', p.sales_then, 'salesNow', p.sales_now)
    from pair p join account a on a.firm_id = ${db.firm} and a.account_id = p.account_id
    where p.was <> p."is" and ${level('is')} ${worse ? db`>` : db`<`} ${level('was')}
      and a.archived_at is null
    order by p.sales_now - p.sales_then ${worse ? db`` : db`desc`}, p.account_id
    limit 1
  `
}

function levels(by: By) {
  return Object.fromEntries(stepsOf(by).map((step) => [step, levelOf(by, step)]))
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
