/** A snapshot into its tables: a new one whole, an older one only where it differs. */
import type { Day } from '../kernel/day.ts'
import { copyOut } from '../platform/copy.ts'
import type { Db } from '../platform/db.ts'
import { linesOf, NULL } from './copied.store.ts'
import type { Names } from './monthFigures.store.ts'
import { ABC, type Abc } from './pareto.ts'
import { dayOfNumber, numberOfDay, portfolioOf, type PortfolioSettings } from './portfolio.ts'
import { type Segment, segmentOf } from './rfm.ts'
import { accountFiguresOf, type MonthFigures } from './snapshot.ts'
import { insertRows, type Row } from './writing.store.ts'

const COLUMNS =
  'account_id, month, rank, sales, sales_last_12, last_day, frequency, money, r, f, m, segment, abc, value, risk'

/** The rows of a month by account, as COPY takes them. */
export type Ranked = Map<string, Row>

/** Ranks, scores and classes of a month, by the rules of the portfolio. */
export function rankedMonth(month: Day, found: MonthFigures, settings: PortfolioSettings): Ranked {
  const figures = accountFiguresOf(found)
  const { scores, pareto, figures: settled } = portfolioOf(figures, { asOf: month, settings })
  const rows: Ranked = new Map()
  // In the order of their index, so that a month is read from few places.
  const order = found.keys.map((_, at) => at)
  order.sort((a, b) => (found.keys[a]! < found.keys[b]! ? -1 : 1))
  for (const at of order) {
    const key = found.keys[at]!
    const [r, f, m] = [scores.r[at]!, scores.f[at]!, scores.m[at]!]
    rows.set(key, [
      key,
      month,
      pareto.rank[at]!,
      settled.sales[at]!,
      settled.salesLast12[at]!,
      dayOfNumber(found.lastDay[at]!),
      found.frequency[at]!,
      settled.windowSales[at]!,
      r || null,
      f || null,
      m || null,
      segmentOf(r, f, m),
      ABC[pareto.abc[at]!]!,
      null,
      null,
    ])
  }
  return rows
}

export async function writeRows(db: Db, month: Day, rows: Ranked): Promise<void> {
  await db`delete from account_snapshot where firm_id = ${db.firm} and month = ${month}`
  await insertRows(db, 'account_snapshot', COLUMNS, rows.values())
  await writeCounts(db, month, rows)
}

/** Value and risk stay what they were; rows that are the same are not touched. */
export async function mendRows(db: Db, month: Day, rows: Ranked, before: Ranked): Promise<number> {
  const differing: Row[] = []
  for (const [key, row] of rows) {
    const old = before.get(key)
    if (old && same(old, row)) continue
    differing.push(expecting(row, old))
  }
  const gone = [...before.keys()].filter((key) => !rows.has(key))
  const changed = [...differing.map(([key]) => key as string), ...gone]
  if (changed.length > rows.size / MOST) {
    await writeRows(
      db,
      month,
      new Map([...rows].map(([key, row]) => [key, expecting(row, before.get(key))])),
    )
    return changed.length
  }
  if (changed.length > 0) {
    await db`
      delete from account_snapshot
      where firm_id = ${db.firm} and month = ${month} and account_id = any(${changed}::uuid[])
    `
    await insertRows(db, 'account_snapshot', COLUMNS, differing)
  }
  await writeCounts(db, month, rows)
  return changed.length
}

/** From this share on, all of a month is written faster than what differs: one more in rank moves many. */
const MOST = 3

/** With the value and risk that were kept. */
function expecting(row: Row, old: Row | undefined): Row {
  return old ? [...row.slice(0, EXPECTED), ...old.slice(EXPECTED)] : row
}

/** Value and risk are the last two. */
const EXPECTED = COLUMNS.split(', ').indexOf('value')

function same(one: Row, other: Row): boolean {
  for (let at = 0; at < EXPECTED; at += 1) if (one[at] !== other[at]) return false
  return true
}

const RANK = 2
const SALES_LAST_12 = 4
const SEGMENT = 11
const CLASS = 12

async function writeCounts(db: Db, month: Day, rows: Ranked): Promise<void> {
  const counts = new Map<string, { segment: Segment; abc: Abc; accounts: number; sales: number }>()
  for (const row of rows.values()) {
    const [segment, abc] = [row[SEGMENT] as Segment, row[CLASS] as Abc]
    const key = `${segment} ${abc}`
    let count = counts.get(key)
    if (!count) counts.set(key, (count = { segment, abc, accounts: 0, sales: 0 }))
    count.accounts += 1
    count.sales += row[SALES_LAST_12] as number
  }
  await db`delete from snapshot_count where firm_id = ${db.firm} and month = ${month}`
  await db`
    insert into snapshot_count (month, segment, abc, accounts, sales_last_12)
    select ${month}, segment, abc, accounts, sales
    from jsonb_to_recordset(${db.json([...counts.values()])})
      as told (segment text, abc text, accounts int, sales float8)
  `
}

/** The rows that are kept of a month. */
export async function keptRows(db: Db, month: Day): Promise<Ranked> {
  const rows: Ranked = new Map()
  const copied = await copyOut(
    db,
    `copy (select ${COLUMNS} from account_snapshot where firm_id = '${db.firm}' and month = '${month}') to stdout`,
  )
  for await (const lines of linesOf(copied)) {
    for (const line of lines) {
      const cells = line.split('\t')
      rows.set(
        cells[0]!,
        cells.map((cell, at) => (cell === NULL ? null : WORDS.has(at) ? cell : Number(cell))),
      )
    }
  }
  return rows
}

/** Account, month, last day, segment and class; the rest are numbers. */
const WORDS = new Set([0, 1, 5, SEGMENT, CLASS])

/** Kept rows as the rules want them, those of `fresh` in the place of theirs; `gone` have no line left. */
export function figuresOfRows(
  kept: Ranked,
  { fresh, due, names }: { fresh: MonthFigures; due: ReadonlySet<string>; names: Names },
): MonthFigures {
  const others = [...kept.values()].filter(
    ([key]) => !due.has(key as string) && names.has(key as string),
  )
  const column = (at: number, more: Float64Array) =>
    Float64Array.from([...others.map((row) => (row[at] as number | null) ?? NaN), ...more])
  const days = others.map((row) => (row[5] === null ? NaN : numberOfDay(row[5] as Day)))
  const keys = others.map(([key]) => key as string)
  return {
    keys: [...keys, ...fresh.keys],
    codes: [...keys.map((key) => names.get(key)!.code ?? key), ...fresh.codes],
    sales: column(RANK + 1, fresh.sales),
    salesLast12: column(SALES_LAST_12, fresh.salesLast12),
    lastDay: Float64Array.from([...days, ...fresh.lastDay]),
    frequency: column(6, fresh.frequency),
    money: column(7, fresh.money),
  }
}
