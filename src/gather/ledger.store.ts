/**
 * A ledger in DuckDB. `readLedger` passes over the files once and leaves
 *   ledger_client (client_id, code, name)                       who buys
 *   ledger_order  (client_id, day, currency, invoice,           the accepted lines, added up by client, day,
 *                  lines, purchase_lines, amount, cost,         currency, invoice (a hash, null where blank), sign
 *                  costed_amount)                               of the amount and whether the cost is known
 *   ledger_line   (line_no, client_code, ..., parent_group)     a view of the accepted lines, read anew
 * and what the check needs. Millions of lines fit because only ledger_order is kept.
 */
import { z } from 'zod'
import { type Duck, quoted } from '../platform/duck.ts'
import { heed } from '../platform/problem.ts'
import { NO_CURRENCY } from './check.ts'
import { decideManner } from './decide.store.ts'
import type { Field } from './field.ts'
import type { OpenedFile } from './opened.store.ts'
import { type Mapping, whyNotRead } from './mapping.ts'
import { dayWithin } from './cell.store.ts'
import { settle } from './settle.store.ts'
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
  const parts: LedgerPart[] = []
  await duck.run('drop view if exists ledger_raw; drop table if exists ledger_group')
  await duck.run('create or replace temp table ledger_broken (part int, line int)')
  let firstLine = 0
  for (const file of files) {
    const decided = await decideManner(duck, file, mapping)
    questions.push(...decided.questions)
    const part = { file, manner: decided.manner }
    const passing = { mapping, lookups, at: parts.length }
    const counted = await watched(duck, wanted, file, () => passOver(duck, part, passing))
    parts.push({ ...part, firstLine, ...counted })
    const { skip, lastLine } = file.source
    firstLine += lastLine ?? skip + counted.lines + counted.brokenCells
  }
  const ledger = { parts, mapping, lookups, home: wanted.home ?? NO_CURRENCY, questions }
  await duck.run(
    `create or replace temp view ledger_raw as select *, case when sign is null then 0 else lines end as valued_lines from ledger_group`,
  )
  await settle(duck, { isCoded: hasCode(ledger), home: ledger.home })
  await duck.run(`create or replace temp view ledger_line as ${linesSql(ledger)}`)
  return ledger
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

type Passing = { mapping: Mapping; lookups: Lookup[]; at: number }

async function passOver(duck: Duck, part: FilePart, { mapping, lookups, at }: Passing) {
  const before = at === 0 ? { lines: 0, unreadable: 0 } : await countLines(duck)
  const rows = rollUpSql(part, mapping, lookups)
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
  const after = await countLines(duck)
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

async function countLines(duck: Duck): Promise<{ lines: number; unreadable: number }> {
  const [found] = await duck.rows(
    z.object({ lines: z.coerce.number(), unreadable: z.coerce.number() }),
    `select coalesce(sum(lines), 0)::varchar as lines,
       coalesce(sum(lines) filter (day is null or sign is null or coalesce(trim(client), '') = ''), 0)::varchar as unreadable
     from ledger_group`,
  )
  return found!
}

/**
 * One pass: everything that any later figure needs. Whether an amount is above, at or below zero,
 * and whether its cost is known, are part of the key, which costs less than sums of their own.
 */
function rollUpSql(part: FilePart, mapping: Mapping, lookups: Lookup[]): string {
  const cell = (field: Field) => cellOf(field, part, mapping, lookups)
  const code = cell('clientCode')
  const name = cell('clientName')
  const invoice = cell('invoice')
  const key = code && name ? `coalesce(${code.sql}, ${name.sql})` : (code ?? name)!.sql
  const costed = cell('cost') !== null || cell('margin') !== null
  return `
    select client, any_value(name) as name, ${dayWithin('day')} as day, currency, invoice,
      case when amount > 0 then 1 when amount < 0 then -1 when amount = 0 then 0 end::tinyint as sign,
      ${costed ? 'cost is not null' : 'false'} as costed,
      count(*)::int as lines, sum(amount) as amount, ${costed ? 'sum(cost)' : 'null::decimal(38,4)'} as cost
    from (
      select ${key} as client, ${name ? name.sql : key} as name,
        ${dateSql(cell('day'), part)} as day, ${numberSql(cell('amount'), part.manner)} as amount,
        ${costSql(cell, part.manner)} as cost,
        ${rawCurrencySql(cell('currency'), cell('amount'), part.manner)} as currency,
        ${invoice ? `case when ${invoice.sql} is not null then hash(${invoice.sql}) end` : 'null::ubigint'} as invoice
      from (${cellsSql(part, lookups, { keepRejects: true })})
    )
    group by client, 3, currency, invoice, sign, costed`
}

function hasCode({ mapping, lookups }: Pick<Ledger, 'mapping' | 'lookups'>): boolean {
  return [mapping, ...lookups.map((one) => one.mapping)].some((one) => one.clientCode !== undefined)
}

/** Every accepted line with all its columns; made anew from the files each time it is read. */
function linesSql(ledger: Ledger): string {
  return ledger.parts
    .map(
      (part) => `
      select * replace (line_no + ${part.firstLine} as line_no, ${dayWithin('day')} as day)
      from (${parsedSql(part, ledger)})
      where ${dayWithin('day')} is not null and amount is not null
        and coalesce(client_code, client_name) is not null`,
    )
    .join(' union all ')
}

/** Every record with its columns, readable or not, under its number in its own file. */
export function parsedSql(
  part: FilePart,
  { mapping, lookups, home }: Pick<Ledger, 'mapping' | 'lookups' | 'home'>,
  more?: string,
): string {
  const cell = (field: Field) => cellOf(field, part, mapping, lookups)
  const text = (field: Field) => textSql(cell(field))
  return `
    select line_no, ${text('clientCode')} as client_code, ${text('clientName')} as client_name,
      ${dateSql(cell('day'), part)} as day, ${numberSql(cell('amount'), part.manner)} as amount,
      ${costSql(cell, part.manner)} as cost, ${numberSql(cell('quantity'), part.manner)} as quantity,
      ${currencyCode(rawCurrencySql(cell('currency'), cell('amount'), part.manner), home)} as currency,
      ${text('invoice')} as invoice, ${text('invoiceLine')} as invoice_line,
      ${text('productCode')} as product_code, ${text('productName')} as product_name,
      ${text('family')} as family, ${text('division')} as division, ${text('zone')} as zone,
      ${text('country')} as country, ${text('salesperson')} as salesperson,
      ${text('parentGroup')} as parent_group${more ? `, ${more}` : ''}
    from (${cellsSql(part, lookups, { numbered: true })})`
}
