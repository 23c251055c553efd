/** The lines themselves: given their keys in DuckDB, stored in batches, in the place of those that they replace. */
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import { fileToPostgres, toFile } from './duckPostgres.store.ts'
import type { PublishWanted } from './publish.store.ts'
import { type Both, WORD_KINDS } from './publishWords.store.ts'

/** `line_told` becomes `line_out`. A number that stands twice in the files is told apart by its turn. */
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
    select a.account_id, a.place, a.known, l.line_no, l.day, ${sourceId} as source_id,
      ware.product_id,
      ${WORD_KINDS.map((kind) => `${kind}_word.label_id as ${kind}_id`).join(', ')},
      coalesce(twin.twin, 0) as twin, l.currency, l.amount, l.cost, l.quantity, l.invoice,
      l.invoice_line
    from line_told l
    join client using (client_key)
    join client_account a using (client_no)
    left join twin using (line_no)
    left join ware on ware.code = coalesce(l.product_code, l.product_name)
    ${joins.join('\n    ')}
  `)
  await duck.run('drop table line_told')
}

/** Small enough for a temporary table to stay in memory. */
const LINES_AT_ONCE = 50_000

const COLUMNS = `account_id, line_no, day, source_id, product_id, family_id, division_id, zone_id,
  country_id, salesperson_id, twin, currency, amount, cost, quantity, invoice, invoice_line`

type StoreWanted = Pick<PublishWanted, 'importId' | 'onLines'> & {
  sourceId: number
  /** Begins what DuckDB can do while PostgreSQL is busy. */
  meanwhile: () => Promise<unknown>
}

/**
 * The next batch is written while PostgreSQL takes one in. Inside a batch the lines stand by
 * account: of the file's own order, which invoice numbers mostly follow, and the accounts' order,
 * that is what costs the indexes least.
 */
export async function storeLines(
  both: Both,
  { importId, sourceId, onLines, meanwhile }: StoreWanted,
): Promise<number> {
  const { db, duck, folder } = both
  const { lines, numbered } = await count(both)
  const mayReplace = numbered && (await hasNumbers(db, sourceId))
  await db.unsafe(
    `create temporary table incoming on commit drop as select ${COLUMNS} from sale_line limit 0`,
  )
  const batch = (from: number) =>
    from >= lines
      ? null
      : kept(
          toFile(
            duck,
            folder,
            `select ${COLUMNS} from line_out where rowid >= ${from} and rowid < ${from + LINES_AT_ONCE}
             order by line_no`,
          ),
        )
  let next = batch(0)
  onLines(0, lines)
  for (let done = 0; done < lines;) {
    const path = await next!
    next = batch(done + LINES_AT_ONCE)
    void kept(meanwhile())
    await db`truncate incoming`
    await fileToPostgres(db, path, `incoming (${COLUMNS})`)
    if (mayReplace) await replaceByNumber(db, importId)
    await db.unsafe(`
      insert into sale_line (firm_id, import_id, ${COLUMNS})
      select '${db.firm}', ${importId}, ${COLUMNS} from incoming
    `)
    done = Math.min(lines, done + LINES_AT_ONCE)
    onLines(done, lines)
  }
  return lines
}

/** Awaited later: until then a failure must not end the process. */
function kept<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}

const Counted = z.object({ lines: z.coerce.number(), numbered: z.boolean() })

async function count({ duck }: Both): Promise<z.infer<typeof Counted>> {
  const [counted] = await duck.rows(
    Counted,
    'select count(*) as lines, count(*) filter (invoice is not null and invoice_line is not null) > 0 as numbered from line_out',
  )
  return counted!
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
async function replaceByNumber(db: Db, importId: number) {
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
