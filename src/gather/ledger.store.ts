/**
 * A ledger in DuckDB. `readLedger` passes over the files once and leaves
 *   ledger_client (client_id, code, name)                       who buys
 *   ledger_order  (client_id, day, currency, invoice,           the accepted lines, added up by client, day,
 *                  lines, purchase_lines, amount, cost,         currency, invoice (a hash, null where blank), sign
 *                  costed_amount)                               of the amount and whether the cost is known
 * and what the check needs. Millions of lines fit because only ledger_order is kept; the lines themselves
 * are left beside the files (checked.store.ts) where someone will publish them.
 */
import { z } from 'zod'
import { type Duck, quoted } from '../platform/duck.ts'
import { heed } from '../platform/problem.ts'
import { decideManner } from './decide.store.ts'
import type { Field } from './field.ts'
import { type OpenedFile, ROWS_SHOWN } from './opened.store.ts'
import { type Mapping, whyNotRead } from './mapping.ts'
import { addingPass } from './addingPass.store.ts'
import { keepingPass } from './keepingPass.store.ts'
import type { Pass } from './pass.store.ts'
import {
  cellOf,
  cellsSql,
  costSql,
  currencyCode,
  dateSql,
  type FilePart,
  type Lookup,
  lookupSql,
  numberSql,
  rawCurrencySql,
  textSql,
} from './ledgerSql.store.ts'
import type { Question } from './reading.ts'
import { jsonLinesSql } from './source.store.ts'

export type LedgerWanted = {
  /** Of one header; later ones are appended. */
  files: OpenedFile[]
  mapping: Mapping
  lookups?: Lookup[]
  /** What a line without a currency is in. */
  home?: string | null
  /** Whether lines are added up on the way; decided by the first records where it is left open. */
  adds?: boolean
  /** Called some times a second with the share of the bytes that were read, 0..1. */
  onProgress?: ((share: number) => void) | undefined
}

export type Ledger = {
  parts: LedgerPart[]
  mapping: Mapping
  lookups: Lookup[]
  home: string
  /** What the columns leave open, and is assumed until someone answers. */
  questions: Question[]
}

export type LedgerPart = FilePart & {
  /** Added to the lines of this file, so that a number means one line of the whole ledger. */
  firstLine: number
  /** Records of the right width. */
  lines: number
  /** Those of them without a day, an amount or a client. */
  unreadable: number
  /** Records of a wrong width; their lines are in ledger_broken. */
  brokenCells: number
}

export async function readLedger(duck: Duck, wanted: LedgerWanted): Promise<Ledger> {
  const { files, mapping, lookups = [] } = wanted
  for (const { source } of files) heed(whyNotRead(mapping, source.columns, lookups))
  for (const [at, lookup] of lookups.entries()) {
    await duck.run(`create or replace temp table lookup_${at} as ${lookupSql(lookup)}`)
  }
  const questions: Question[] = []
  const looked: FilePart[] = []
  for (const file of files) {
    const decided = await decideManner(duck, file, mapping)
    questions.push(...decided.questions)
    looked.push({ file, manner: decided.manner })
  }
  const telling = { parts: looked, mapping, lookups, home: wanted.home ?? null }
  const adds = wanted.adds ?? isWorthAdding(telling)
  const pass = adds ? addingPass(duck, telling) : keepingPass(duck, telling)
  await dropPass(duck)
  await pass.prepare()
  const parts: LedgerPart[] = []
  for (const part of looked) {
    const counted = await watched(duck, wanted, part.file, () =>
      passOver(duck, part, pass, parts.length),
    )
    const last = parts.at(-1)
    parts.push({ ...part, firstLine: last ? last.firstLine + linesOf(last) : 0, ...counted })
  }
  const home = await pass.settle()
  return { parts, mapping, lookups, home, questions }
}

/** Above this share of rows that stand alone, adding up costs more than it saves. */
const MOST_ALONE = 0.6

/** What the first records say: whether those of one client, day and invoice stand together. */
function isWorthAdding({ parts, mapping }: { parts: FilePart[]; mapping: Mapping }): boolean {
  const [first] = parts
  if (!first || first.manner.currencyBeside) return true
  const { rows, source } = first.file
  const keys = [mapping.clientCode ?? mapping.clientName, mapping.day, mapping.invoice].filter(
    (name) => name !== undefined,
  )
  const places = keys.map((name) => source.columns.indexOf(name)).filter((place) => place >= 0)
  const together = new Set(rows.map((cells) => places.map((place) => cells[place]).join('\u001f')))
  return together.size <= rows.length * MOST_ALONE || rows.length < ROWS_SHOWN
}

function linesOf({ file: { source }, lines, brokenCells }: LedgerPart): number {
  return source.lastLine ?? source.skip + lines + brokenCells
}

async function dropPass(duck: Duck): Promise<void> {
  // One way leaves a table and the other a view.
  const left = await duck.rows(
    z.object({ name: z.string(), kind: z.enum(['table', 'view']) }),
    `select table_name as name, 'table' as kind from duckdb_tables() where table_name in ('ledger_order', 'ledger_group')
     union all
     select view_name, 'view' from duckdb_views() where view_name in ('ledger_order', 'ledger_read')`,
  )
  for (const { name, kind } of left.toReversed()) await duck.run(`drop ${kind} ${name}`)
  await duck.run('create or replace temp table ledger_broken (part int, line int)')
}

const WATCHED_EVERY_MS = 250

async function watched<T>(
  duck: Duck,
  { files, onProgress }: LedgerWanted,
  file: OpenedFile,
  pass: () => Promise<T>,
): Promise<T> {
  if (!onProgress) return pass()
  const bytes = (some: OpenedFile[]) => some.reduce((sum, one) => sum + one.bytes, 0)
  const before = bytes(files.slice(0, files.indexOf(file)))
  const timer = setInterval(
    () => onProgress((before + (duck.share() ?? 0) * file.bytes) / bytes(files)),
    WATCHED_EVERY_MS,
  )
  try {
    return await pass()
  } finally {
    clearInterval(timer)
  }
}

async function passOver(duck: Duck, part: FilePart, pass: Pass, at: number) {
  const before = at === 0 ? { lines: 0, unreadable: 0 } : await pass.count()
  const rows = pass.rows(part)
  await duck.run('drop table if exists reject_error; drop table if exists reject_scan')
  // Sums don't care in which order lines come, and DuckDB is faster where it needn't either.
  await duck.run('set preserve_insertion_order = false')
  await duck.run(
    at === 0 ? `create temp table ledger_group as ${rows}` : `insert into ledger_group ${rows}`,
  )
  await duck.run('set preserve_insertion_order = true')
  const broken = brokenSql(part.file)
  if (broken) await duck.run(`insert into ledger_broken select ${at}, line from (${broken})`)
  const [found] = await duck.rows(
    z.object({ count: z.int() }),
    `select count(*)::int as count from ledger_broken where part = ${at}`,
  )
  const after = await pass.count()
  const lines = after.lines - before.lines
  return { lines, unreadable: after.unreadable - before.unreadable, brokenCells: found!.count }
}

/** The lines of records of a wrong width in the pass that just ended. */
function brokenSql({ source }: OpenedFile): string | null {
  if (source.form === 'parquet') return null
  if (source.form === 'jsonl') {
    return `select line_no as line from (${jsonLinesSql(source, true)}) where not json_valid(line_text)`
  }
  // DuckDB hands the record over with the line end before it, at times.
  const ownNumber = `try_cast(split_part(trim(csv_line, e' \r\n'), ${quoted(source.delimiter)}, 1) as int)`
  return `select distinct ${source.numbered ? ownNumber : 'line'} as line from reject_error`
}

/** Every record with its columns, readable or not, under its number in its own file unless that is left out. */
export function parsedSql(
  part: FilePart,
  { mapping, lookups, home }: Pick<Ledger, 'mapping' | 'lookups' | 'home'>,
  { more, numbered = true }: { more?: string; numbered?: boolean } = {},
): string {
  const cell = (field: Field) => cellOf(field, part, mapping, lookups)
  const text = (field: Field) => textSql(cell(field))
  return `
    select ${numbered ? 'line_no' : 'null::int as line_no'}, ${text('clientCode')} as client_code, ${text('clientName')} as client_name,
      ${dateSql(cell('day'), part)} as day, ${numberSql(cell('amount'), part.manner)} as amount,
      ${costSql(cell, part.manner)} as cost, ${numberSql(cell('quantity'), part.manner)} as quantity,
      ${currencyCode(rawCurrencySql(cell('currency'), cell('amount'), part.manner), home)} as currency,
      ${text('invoice')} as invoice, ${text('invoiceLine')} as invoice_line,
      ${text('productCode')} as product_code, ${text('productName')} as product_name,
      ${text('family')} as family, ${text('division')} as division, ${text('zone')} as zone,
      ${text('country')} as country, ${text('salesperson')} as salesperson,
      ${text('parentGroup')} as parent_group${more ? `, ${more}` : ''}
    from (${cellsSql(part, lookups, { numbered })})`
}
