/**
 * Publishing: the checked lines, in DuckDB as `ledger_line`, become the firm's ledger. All of it in
 * the one transaction that is handed in, so that it is there whole or not at all.
 */
import { rm } from 'node:fs/promises'
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import { duckToPostgres, fileToPostgres, toFile } from './duckPostgres.store.ts'
import {
  type Both,
  nameAccounts,
  nameProducts,
  nameWords,
  WORD_KINDS,
} from './publishWords.store.ts'
import { mendRollups, noteChanged, watchChanges } from './rollup.store.ts'
import {
  DAY_COLUMNS,
  daysWithOrders,
  daySums,
  firstPurchases,
  MONTH_COLUMNS,
  monthSums,
} from './rollup.ts'

export type PublishWanted = {
  importId: number
  source: string
  /** The older lines of this period and source give way, those without numbers too. */
  replaces: { from: Day; to: Day } | null
  /** Called with the lines stored so far, between batches: throwing ends it all. */
  onLines: (done: number) => void
}

export type Published = { lines: number; accounts: number; made: number; replaced: number }

const LINES_AT_ONCE = 100_000

export async function publishLines(both: Both, wanted: PublishWanted): Promise<Published> {
  const { db, duck } = both
  const { importId, source } = wanted
  await db`set local work_mem = '128MB'`
  const { accounts, made } = await nameAccounts(both, importId)
  const sourceId = await nameWords(both, source)
  await nameProducts(both)
  await orderLines(both, sourceId)
  await db.unsafe(INCOMING)
  await db`create temporary table gone (like sale_line) on commit drop`
  await watchChanges(db)
  if (wanted.replaces) await replacePeriod(both, { importId, sourceId, ...wanted.replaces })
  const lines = await storeLines(both, sourceId, wanted)
  const replaced = await countGone(both)
  await noteChanged(db, 'gone', -1)
  await noteIncoming(both)
  await storeFreshRollups(both)
  await mendRollups(db)
  return { lines, accounts, made, replaced }
}

/** Lines as they will be kept, neighbours in the index side by side: an account's lines, by day. */
async function orderLines({ duck }: Both, sourceId: number) {
  const joins = WORD_KINDS.map(
    (kind) =>
      `left join word ${kind}_word on ${kind}_word.kind = '${kind}' and ${kind}_word.name = l.${kind}`,
  )
  await duck.run(`
    create or replace temp table line_out as
    select a.account_id, a.place, a.known, l.line_no, l.day, ${sourceId} as source_id, ware.product_id,
      ${WORD_KINDS.map((kind) => `${kind}_word.label_id as ${kind}_id`).join(', ')},
      case when l.invoice is null or l.invoice_line is null then 0
        else row_number() over (partition by l.invoice, l.invoice_line order by l.line_no) - 1
      end::int as twin,
      l.currency, l.amount, l.cost, l.quantity,
      left(l.invoice, 200) as invoice, left(l.invoice_line, 60) as invoice_line
    from ledger_line l
    join client c on c.code is not distinct from l.client_code
      and c.alone is not distinct from case when l.client_code is null then l.client_name end
    join client_account a using (client_no)
    left join ware on ware.code = coalesce(l.product_code, l.product_name)
    ${joins.join('\n    ')}
    order by a.place, l.day, l.line_no
  `)
}

const LINE_COLUMNS = `account_id, line_no, day, source_id, product_id, family_id, division_id, zone_id,
  country_id, salesperson_id, twin, currency, amount, cost, quantity, invoice, invoice_line`

const INCOMING = `
  create temporary table incoming on commit drop as
  select ${LINE_COLUMNS} from sale_line limit 0
`

/** In batches: the next is written while PostgreSQL takes one in. */
async function storeLines(
  both: Both,
  sourceId: number,
  { importId, onLines }: PublishWanted,
): Promise<number> {
  const { db, duck, folder } = both
  const [counted] = await duck.rows(
    z.object({ lines: z.coerce.number(), numbered: z.boolean() }),
    `select count(*) as lines, count(invoice_line) filter (invoice is not null) > 0 as numbered from line_out`,
  )
  const { lines, numbered } = counted!
  const mayReplace = numbered && (await hasNumbers(both, sourceId))
  const batch = (from: number) =>
    from < lines
      ? toFile(
          duck,
          folder,
          `select ${LINE_COLUMNS} from line_out where rowid >= ${from} and rowid < ${from + LINES_AT_ONCE}`,
        )
      : null
  let next = batch(0)
  try {
    for (let done = 0; done < lines;) {
      const path = await next!
      next = batch(done + LINES_AT_ONCE)
      // Awaited in the next round; until then a failure must not end the process.
      next?.catch(() => {})
      await db`truncate incoming`
      await fileToPostgres(db, path, `incoming (${LINE_COLUMNS})`)
      if (mayReplace) await replaceByNumber(both, importId)
      await db.unsafe(`
        insert into sale_line (firm_id, import_id, ${LINE_COLUMNS})
        select '${db.firm}', ${importId}, ${LINE_COLUMNS} from incoming
      `)
      done = Math.min(lines, done + LINES_AT_ONCE)
      onLines(done)
    }
  } finally {
    const left = await next?.catch(() => null)
    if (left) await rm(left, { force: true })
  }
  return lines
}

async function hasNumbers({ db }: Both, sourceId: number): Promise<boolean> {
  const [older] = await db`
    select from sale_line
    where firm_id = ${db.firm} and source_id = ${sourceId} and invoice is not null
      and replaced_by is null
    limit 1
  `
  return Boolean(older)
}

/** One source's invoice and line number is one line: the newer takes the place of the older. */
async function replaceByNumber({ db }: Both, importId: number) {
  await db`analyze incoming (invoice)`
  await db`
    with replaced as (
      update sale_line l set replaced_by = ${importId}
      from incoming i
      where l.firm_id = ${db.firm} and l.source_id = i.source_id and l.invoice = i.invoice
        and l.invoice_line = i.invoice_line and l.twin = i.twin
        and l.replaced_by is null and l.invoice is not null
      returning l.*
    )
    insert into gone select * from replaced
  `
}

async function replacePeriod(
  { db }: Both,
  { importId, sourceId, from, to }: { importId: number; sourceId: number; from: Day; to: Day },
) {
  await db`
    with replaced as (
      update sale_line set replaced_by = ${importId}
      where firm_id = ${db.firm} and source_id = ${sourceId} and replaced_by is null
        and day between ${from} and ${to}
      returning sale_line.*
    )
    insert into gone select * from replaced
  `
}

async function countGone({ db }: Both): Promise<number> {
  const [counted] = await db`select count(*)::int as lines from gone`
  return counted!['lines'] as number
}

/** Of accounts that had live lines before; the others' roll-ups are made whole. */
async function noteIncoming(both: Both) {
  await duckToPostgres(both, {
    select: 'select distinct account_id, day from line_out where known',
    into: 'changed_day',
  })
  await duckToPostgres(both, {
    select: `select distinct account_id, source_id, invoice from line_out
      where known and invoice is not null`,
    into: 'changed_invoice',
  })
  await duckToPostgres(both, {
    select: 'select currency, day, count(*) from line_out group by currency, day',
    into: 'changed_count',
  })
}

/** Accounts without a live line before: DuckDB adds their lines up, much faster. */
async function storeFreshRollups(both: Both) {
  const { db, duck } = both
  await duck.run('create or replace temp view fresh as from line_out where not known')
  await db.unsafe(
    `create temporary table fresh_day on commit drop as select ${DAY_COLUMNS} from account_day limit 0`,
  )
  await db.unsafe(
    `create temporary table fresh_month on commit drop as select ${MONTH_COLUMNS} from account_month limit 0`,
  )
  await duckToPostgres(both, {
    select: daysWithOrders(daySums('fresh'), firstPurchases('fresh')),
    into: `fresh_day (${DAY_COLUMNS})`,
  })
  await db.unsafe(`
    insert into account_day (firm_id, ${DAY_COLUMNS})
    select '${db.firm}', ${DAY_COLUMNS} from fresh_day
  `)
  await duckToPostgres(both, {
    select: `${monthSums('fresh')} order by 1, 2, 3, 4, 5, 6, 7, 8`,
    into: `fresh_month (${MONTH_COLUMNS})`,
  })
  await db.unsafe(`
    insert into account_month (firm_id, ${MONTH_COLUMNS})
    select '${db.firm}', ${MONTH_COLUMNS} from fresh_month
  `)
}
