/**
 * The one pass over the files of a ledger, in two ways with the same outcome. Lines of an invoice
 * usually follow each other: adding them up on the way leaves a third of the rows. Where hardly any
 * belong together, adding up would cost more than it saves, and each line is kept in a few bytes.
 *
 * Both leave `ledger_client`, `ledger_order` (ledger.store.ts says of what) and, for the check,
 * `ledger_read` (day, sign, costed, coined, is_client, currency, lines, amount): all records of the
 * right width, the unreadable too.
 */
import { z } from 'zod'
import { type Duck, quoted } from '../platform/duck.ts'
import type { Field } from './field.ts'
import {
  cellOf,
  cellsSql,
  costSql,
  currencyCode,
  dateSql,
  type FilePart,
  type Lookup,
  numberSql,
  rawCurrencySql,
  sameName,
} from './ledgerSql.store.ts'
import type { Mapping } from './mapping.ts'
import { NO_CURRENCY } from './check.ts'
import type { Scan } from './source.store.ts'

export type Pass = {
  prepare: () => Promise<void>
  /** What is kept of one file, for the table ledger_group. */
  rows: (part: FilePart) => string
  /** Of what was kept so far. */
  count: () => Promise<{ lines: number; unreadable: number }>
  /** Makes the tables that others read; returns the currency of lines that name none. */
  settle: () => Promise<string>
}

export type Telling = {
  parts: FilePart[]
  mapping: Mapping
  lookups: Lookup[]
  /** null: the only currency that the ledger names, if it is the only one. */
  home: string | null
}

/** The cells that count, by name; `client` is the code, or else the name. */
export function toldSql(part: FilePart, { mapping, lookups }: Telling, scan: Scan): string {
  const cell = (field: Field) => cellOf(field, part, mapping, lookups)
  const [code, name, invoice] = [cell('clientCode'), cell('clientName'), cell('invoice')]
  const key = code && name ? `coalesce(${code.sql}, ${name.sql})` : (code ?? name)!.sql
  return `
    select ${key} as client, ${(name ?? code)!.sql} as name,
      ${dateSql(cell('day'), part)} as day, ${numberSql(cell('amount'), part.manner)} as amount,
      ${costSql(cell, part.manner)} as cost,
      ${rawCurrencySql(cell('currency'), cell('amount'), part.manner)} as currency,
      ${invoice ? `case when ${invoice.sql} is not null then hash(${invoice.sql}) end` : 'null::ubigint'} as invoice
    from (${cellsSql(part, lookups, scan)})`
}

export function hasCost({ mapping, lookups }: Telling): boolean {
  const has = (one: { mapping: Mapping }) =>
    one.mapping.cost !== undefined || one.mapping.margin !== undefined
  return [{ mapping }, ...lookups].some(has)
}

/** Above, at or below zero; null for no amount. */
export const SIGN =
  'case when amount > 0 then 1 when amount < 0 then -1 when amount = 0 then 0 end::tinyint'

export async function counted(duck: Duck, isUnreadable: string, lines: string) {
  const [found] = await duck.rows(
    z.object({ lines: z.coerce.number(), unreadable: z.coerce.number() }),
    `select coalesce(${lines}, 0)::varchar as lines,
       coalesce(${lines} filter (day is null or sign is null or ${isUnreadable}), 0)::varchar as unreadable
     from ledger_group`,
  )
  return found!
}

/**
 * Clients get a number. `told` is a query of (client, name, last, renamed), one row for each way in
 * which a client is written; `latest` finds (client, name) of the latest day for those renamed.
 */
export async function keyClients(
  duck: Duck,
  { mapping, lookups }: Telling,
  { told, latest }: { told: string; latest: (renamed: string) => string },
): Promise<void> {
  const isCoded = [{ mapping }, ...lookups].some((one) => one.mapping.clientCode !== undefined)
  await duck.run(`
    create or replace temp table ledger_told as
    select *, ${isCoded ? 'trim(client)' : sameName('client')} as identity
    from (${told}) where trim(client) <> ''`)
  // Looking for the latest name costs, and nearly all clients have one only.
  const [renamed] = await duck.rows(
    z.object({ any: z.boolean().nullable() }),
    'select bool_or(renamed) as any from ledger_told',
  )
  if (renamed!.any) {
    await duck.run(`
      update ledger_told set name = latest.name
      from (${latest('select client from ledger_told where renamed')}) as latest
      where latest.client = ledger_told.client`)
  }
  await duck.run(`
    create or replace temp table ledger_client as
    select row_number() over (order by identity)::int as client_id,
      ${isCoded ? 'identity' : 'name'} as code, name, identity
    from (select identity, trim(arg_max(name, (last, name))) as name from ledger_told group by identity)`)
  await duck.run(`
    create or replace temp table ledger_key as
    select t.client, c.client_id from ledger_told as t join ledger_client as c using (identity)`)
}

/** Keeps `ledger_currency` (raw, currency), in the order of the codes; lines that name none are in `home`. */
export async function keyCurrencies(duck: Duck, raws: string, home: string | null) {
  await duck.run(`
    create or replace temp table ledger_currency as
    select raw, ${currencyCode('raw', NO_CURRENCY)} as currency from (select distinct raw from (${raws}))`)
  const [only] = await duck.rows(
    z.object({ currency: z.string().nullable() }),
    `select case when count(distinct currency) = 1 then min(currency) end as currency
     from ledger_currency where currency <> '${NO_CURRENCY}'`,
  )
  const settled = home ?? only!.currency ?? NO_CURRENCY
  await duck.run(
    `update ledger_currency set currency = ${quoted(settled)} where currency = '${NO_CURRENCY}'`,
  )
  const codes = await duck.rows(
    z.object({ raw: z.string().nullable(), currency: z.string() }),
    'select raw, currency from ledger_currency order by currency, raw',
  )
  return { home: settled, codes }
}
