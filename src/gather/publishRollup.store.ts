/** Roll-ups of what is published: made whole for accounts without a live line before, else noted for mending. */
import type { Db } from '../platform/db.ts'
import { duckToPostgres, fileToPostgres, toFile } from './duckPostgres.store.ts'
import type { Both } from './publishWords.store.ts'
import {
  DAY_COLUMNS,
  daysWithOrders,
  daySums,
  firstPurchases,
  MONTH_COLUMNS,
  monthSums,
} from './rollup.ts'

/** Of accounts that had live lines before; all days, since each wants its rate. */
export async function noteIncoming(both: Both) {
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

/** DuckDB adds up some five times as fast, and while PostgreSQL is busy with the lines. */
export async function writeFreshRollups({ duck, folder }: Both) {
  await duck.run('create or replace temp view fresh as from line_out where not known')
  const days = await toFile(duck, folder, daysWithOrders(daySums('fresh'), firstPurchases('fresh')))
  const months = await toFile(duck, folder, `${monthSums('fresh')} order by 1, 2, 3, 4, 5, 6, 7, 8`)
  return { days, months }
}

export async function storeFreshRollups(
  db: Db,
  { days, months }: { days: string; months: string },
) {
  await store(db, { table: 'account_day', columns: DAY_COLUMNS, path: days })
  await store(db, { table: 'account_month', columns: MONTH_COLUMNS, path: months })
}

async function store(
  db: Db,
  { table, columns, path }: { table: string; columns: string; path: string },
) {
  await db.unsafe(`
    create temporary table fresh_${table} on commit drop as select ${columns} from ${table} limit 0
  `)
  await fileToPostgres(db, path, `fresh_${table} (${columns})`)
  await db.unsafe(`
    insert into ${table} (firm_id, ${columns}) select '${db.firm}', ${columns} from fresh_${table}
  `)
}
