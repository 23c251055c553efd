/** Roll-ups of what is published: made whole for accounts without a live line before, else noted for mending. */
import { type Both, duckToPostgres, inBatches } from './duckPostgres.store.ts'
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
  const known = `(from line_out join client_account using (client_no) where known)`
  await duckToPostgres(both, {
    select: `select distinct account_id, day from ${known}`,
    into: 'changed_day',
  })
  await duckToPostgres(both, {
    select: `select distinct account_id, source_id, invoice from ${known} where invoice is not null`,
    into: 'changed_invoice',
  })
  await duckToPostgres(both, {
    select: 'select currency, day, count(*) from line_out group by currency, day',
    into: 'changed_count',
  })
}

/** DuckDB adds up some five times as fast, and while PostgreSQL is busy with the lines. */
export async function addUpFresh({ duck }: Both): Promise<void> {
  await duck.run(`
    create or replace temp view fresh as
    from line_out join client_account using (client_no) where not known
  `)
  const days = daysWithOrders(daySums('fresh'), firstPurchases('fresh'))
  await duck.run(`create or replace temp table fresh_day as ${days}`)
  await duck.run(`create or replace temp table fresh_month as ${monthSums('fresh')}`)
}

export async function storeFresh(both: Both) {
  await store(both, { from: 'fresh_day', into: 'account_day', columns: DAY_COLUMNS })
  await store(both, { from: 'fresh_month', into: 'account_month', columns: MONTH_COLUMNS })
}

async function store(
  both: Both,
  { from, into, columns }: { from: string; into: string; columns: string },
) {
  const { db } = both
  const through = `incoming_${into}`
  await db.unsafe(`
    create temporary table ${through} on commit drop as select ${columns} from ${into} limit 0
  `)
  await inBatches(both, {
    from,
    select: (some) => `select ${columns} from ${some}`,
    through,
    columns,
    async each() {
      await db.unsafe(`
        insert into ${into} (firm_id, ${columns}) select '${db.firm}', ${columns} from ${through}
      `)
    },
  })
}
