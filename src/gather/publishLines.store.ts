/** The lines themselves: given their keys in DuckDB, stored in batches, in the place of those that they replace. */
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import { type Both, inBatches } from './duckPostgres.store.ts'
import type { PublishWanted } from './publish.store.ts'
import { WORD_KINDS } from './publishWords.store.ts'

/** `line_told` becomes `line_out`, with keys for words. A number that stands twice in the files is told apart by its turn. */
export async function keyLines({ duck }: Both, sourceId: number) {
  const joins = WORD_KINDS.map(
    (kind) =>
      `left join word ${kind}_word on ${kind}_word.kind = '${kind}' and ${kind}_word.name = l.${kind}`,
  )
  await duck.run(`
    create or replace temp table twin as
    select line_no,
      (row_number() over (partition by invoice, invoice_line order by line_no) - 1)::int as twin
    from line_told semi join (
      select invoice, invoice_line from line_told
      where invoice is not null and invoice_line is not null
      group by 1, 2 having count(*) > 1
    ) twice using (invoice, invoice_line)
  `)
  await duck.run(`
    create or replace temp table line_out as
    select client.client_no, l.line_no, l.day, ${sourceId} as source_id,
      ware.product_id,
      ${WORD_KINDS.map((kind) => `${kind}_word.label_id as ${kind}_id`).join(', ')},
      coalesce(twin.twin, 0) as twin, l.currency, l.amount, l.cost, l.quantity, l.invoice,
      l.invoice_line
    from line_told l
    join client using (client_key)
    left join twin using (line_no)
    left join ware on ware.code = coalesce(l.product_code, l.product_name)
    ${joins.join('\n    ')}
  `)
}

const COLUMNS = `account_id, line_no, day, product_id, family_id, division_id, zone_id, country_id,
  salesperson_id, twin, currency, amount, cost, quantity, invoice, invoice_line`

type StoreWanted = Pick<PublishWanted, 'importId' | 'onLines'> & {
  sourceId: number
  meanwhile: () => Promise<unknown>
}

/**
 * Lines stand in the order of the file, which most of the indexes follow: days pass, numbers grow.
 * In the order of accounts it took half as long again.
 */
export async function storeLines(
  both: Both,
  { importId, sourceId, onLines, meanwhile }: StoreWanted,
): Promise<number> {
  const { db } = both
  const mayReplace = (await areNumbered(both)) && (await hasNumbers(db, sourceId))
  await db.unsafe(
    `create temporary table incoming on commit drop as select ${COLUMNS} from sale_line limit 0`,
  )
  onLines(0)
  return inBatches(both, {
    from: 'line_out',
    select: (some) =>
      `select ${COLUMNS} from ${some} join client_account using (client_no) order by line_no`,
    through: 'incoming',
    columns: COLUMNS,
    meanwhile,
    async each(done) {
      if (mayReplace) await replaceByNumber(db, { importId, sourceId })
      await db.unsafe(`
        insert into sale_line (firm_id, import_id, source_id, ${COLUMNS})
        select '${db.firm}', ${importId}, ${sourceId}, ${COLUMNS} from incoming
      `)
      onLines(done)
    },
  })
}

async function areNumbered({ duck }: Both): Promise<boolean> {
  const [found] = await duck.rows(
    z.object({ numbered: z.boolean() }),
    `select exists (
      from line_out where invoice is not null and invoice_line is not null
    ) as numbered`,
  )
  return found!.numbered
}

async function hasNumbers(db: Db, sourceId: number): Promise<boolean> {
  const [older] = await db`
    select from sale_line
    where firm_id = ${db.firm} and source_id = ${sourceId} and invoice is not null
      and replaced_by is null
    limit 1
  `
  return Boolean(older)
}

/** One source's invoice and line number is one line: the newer takes the place of the older. */
async function replaceByNumber(
  db: Db,
  { importId, sourceId }: { importId: number; sourceId: number },
) {
  await db`analyze incoming (invoice)`
  await db`
    with replaced as (
      update sale_line l set replaced_by = ${importId}
      from incoming i
      where l.firm_id = ${db.firm} and l.source_id = ${sourceId} and l.invoice = i.invoice
        and l.invoice_line = i.invoice_line and l.twin = i.twin
        and l.replaced_by is null and l.invoice is not null
      returning l.*
    )
    insert into gone select * from replaced
  `
}

export async function replacePeriod(
  db: Db,
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
