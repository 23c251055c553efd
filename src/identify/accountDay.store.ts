/**
 * The figures of every account at a day, out of the roll-up by account and day: exact decimal sums
 * in PostgreSQL, one row per account, then columns for the pure rules.
 */
import { z } from 'zod'
import { type Day, Day as DayShape } from '../kernel/day.ts'
import { copyOut } from '../platform/copy.ts'
import { type Db, many, one } from '../platform/db.ts'
import { linesOf } from './copied.store.ts'
import { exactSum } from './exact.ts'
import type { DayFigures } from './making.ts'
import { Missing, monthStarts, type Valuing } from './valuing.ts'
import { type Spans, usualGap } from './purchase.ts'
import { valuedDay } from './valuedDay.ts'

export type LedgerSpan = { from: Day; to: Day }

/** First and last day of the ledger; null where it is empty. */
export async function ledgerSpan(db: Db): Promise<LedgerSpan | null> {
  const { from, to } = await one(
    z.object({ from: DayShape.nullable(), to: DayShape.nullable() }),
    db`select min(day) as "from", max(day) as "to" from ledger_day where firm_id = ${db.firm}`,
  )
  return from && to ? { from, to } : null
}

/** The currencies of the ledger up to a day, the one with most lines first. */
export function ledgerCurrencies(db: Db, asOf: Day) {
  return many(
    z.object({ currency: z.string(), lines: z.number() }),
    db`
    select currency, sum(lines) as lines from ledger_day
    where firm_id = ${db.firm} and day <= ${asOf}
    group by currency
    order by 2 desc, 1
  `,
  )
}

/** Where no rate gives a factor: the days per currency up to the as-of day. */
export function missingRates(db: Db, asOf: Day, home: string | null): Promise<Missing[]> {
  return many(
    z.object({ currency: z.string(), days: z.number(), from: DayShape, to: DayShape }),
    db`
    select d.currency, count(*) as days, min(d.day) as "from", max(d.day) as "to"
    from ledger_day d left join day_factor f using (firm_id, currency, day)
    where d.firm_id = ${db.firm} and d.day <= ${asOf} and f.factor is null
      and d.currency is distinct from ${home}
    group by d.currency
    order by d.currency
  `,
  )
}

/** One place per account that has a line up to the day. */
export async function dayFigures(db: Db, valuing: Valuing, spans: Spans): Promise<DayFigures> {
  const names = await accountNames(db)
  const found: { cells: string[]; code: string; name: string }[] = []
  for await (const lines of linesOf(await copyOut(db, statement(db.firm, valuing, spans)))) {
    for (const line of lines) {
      const cells = line.split('\t')
      const account = names.get(cells[0]!)
      // It may have been removed since its lines were rolled up.
      if (account) found.push({ cells, code: account.code ?? cells[0]!, name: account.name })
    }
  }
  // Sums of doubles depend on their order, so accounts have one.
  found.sort((a, b) => (a.code < b.code ? -1 : 1))
  const rows = found.map(({ cells }) => cells)
  const number = (at: number) => Float64Array.from(rows, (cells) => figure(cells[at]!))
  const sum = (at: number) => rows.reduce((all, cells) => all + Number(cells[at]), 0)
  const known = (costed: number, cost: number) =>
    Float64Array.from(rows, (cells) => marginOf(cells[costed]!, cells[cost]!))
  const days = rows.map((cells) => purchaseDays(cells[13]!))
  const windowFrom = Date.parse(spans.window.from) / MS_PER_DAY
  const of = (value: (days: Int32Array) => number) => Float64Array.from(days, value)
  return {
    figures: {
      keys: rows.map(([accountId]) => accountId!),
      codes: found.map(({ code }) => code),
      names: found.map(({ name }) => name),
      sales: number(1),
      margin: known(2, 3),
      salesLast12: number(4),
      salesPrevious12: number(5),
      windowSales: number(6),
      windowMargin: known(7, 8),
      orders: number(9),
      windowOrders: number(10),
      purchaseDays: of((all) => all.length),
      windowPurchaseDays: of((all) => all.length - countBefore(all, windowFrom)),
      firstDay: of((all) => all[0] ?? NaN),
      lastDay: of((all) => all.at(-1) ?? NaN),
      usualGapDays: of((all) => usualGap(all) ?? NaN),
    },
    costedSales: number(2),
    months: rows.map((cells) => `{${cells.slice(14).join(',')}}`),
    total: exactSum(rows.map((cells) => cells[1]!)),
    hasForeign: sum(11) > 0,
    unvalued: sum(12),
  }
}

export async function accountNames(db: Db) {
  const rows = await db`
    select account_id, code, name from account where firm_id = ${db.firm}
  `.values()
  return new Map(
    rows.map(([id, code, name]) => [
      id as string,
      { code: code as string | null, name: name as string },
    ]),
  )
}

/** COPY takes no parameters: what stands in the text is a checked firm, checked days and currencies. */
function statement(firm: string, { asOf, currency, converted }: Valuing, spans: Spans): string {
  const { value, join, only } = valuedDay({ currency, converted })
  const within = (from: Day, to: Day) => `d.day >= '${from}' and d.day <= '${to}'`
  const total = (column: Parameters<typeof value>[0], when?: string) =>
    `coalesce(sum(${value(column)})${when ? ` filter (where ${when})` : ''}, 0)`
  const { last12, previous12, window } = spans
  const inWindow = within(window.from, window.to)
  const months = monthStarts(asOf)
  const ofMonths = months.map(
    (from, at) =>
      `(${total('amount', `d.day >= '${from}'${months[at + 1] ? ` and d.day < '${months[at + 1]}'` : ''}`)})::real`,
  )
  const foreign = `d.currency <> '${currency}'`
  return `copy (
    select d.account_id,
      ${total('amount')}, ${total('costed_amount')}, ${total('cost')},
      ${total('amount', within(last12.from, last12.to))},
      ${total('amount', within(previous12.from, previous12.to))},
      ${total('amount', inWindow)}, ${total('costed_amount', inWindow)}, ${total('cost', inWindow)},
      sum(d.orders), coalesce(sum(d.orders) filter (where ${inWindow}), 0),
      count(*) filter (where ${foreign}),
      ${converted ? `count(*) filter (where ${foreign} and f.factor is null)` : '0'},
      array_to_string(array_agg(d.day - date '1970-01-01') filter (where d.purchases > 0), ' '),
      ${ofMonths.join(', ')}
    from account_day d
    ${join}
    where d.firm_id = '${firm}' and d.day <= '${asOf}'
      ${only}
    group by d.account_id
  ) to stdout`
}

const NULL = '\\N'
const MS_PER_DAY = 86_400_000

function figure(cell: string): number {
  return cell === NULL ? NaN : Number(cell)
}

/** Where neither a cost nor sales with a cost are known, there is no margin. */
function marginOf(costed: string, cost: string): number {
  const isKnown = Number(costed) !== 0 || Number(cost) !== 0
  return isKnown
    ? Number(exactSum([costed, cost.startsWith('-') ? cost.slice(1) : `-${cost}`]))
    : NaN
}

/** Distinct and in order: a day with two currencies stands twice in the roll-up. */
function purchaseDays(cell: string): Int32Array {
  if (cell === NULL || cell === '') return new Int32Array()
  const days = Int32Array.from(cell.split(' '), Number).sort()
  return days.filter((day, at) => at === 0 || day !== days[at - 1])
}

function countBefore(days: Int32Array, limit: number): number {
  const at = days.findIndex((day) => day >= limit)
  return at === -1 ? days.length : at
}
