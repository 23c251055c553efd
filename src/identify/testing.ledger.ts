/** A ledger for tests, from lines as one would tell them: kept as publishing keeps it. */
import type { Day } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import { rebuildRollups } from '../gather/rollup.store.ts'
import type { ListedAccount } from './accountList.ts'
import { LABELLED, type Labelled } from './mix.ts'

export type ToldLine = {
  code: string
  day: Day
  amount: number | string
  cost?: number | string
  currency?: string
  invoice?: string
  product?: string
} & { [K in Labelled]?: string }

export type ToldFactor = { currency: string; day: Day; factor: string }

/** Replaces the firm's whole ledger. Accounts are named after their codes. */
export async function tellLedger(
  db: Db,
  lines: ToldLine[],
  { home = 'EUR' as string | null, factors = [] as ToldFactor[] } = {},
) {
  await db`update access.firm set home_currency = ${home} where firm_id = ${db.firm}`
  await db`delete from sale_line where firm_id = ${db.firm}`
  await db`
    insert into import (import_id, state, publication_no, made_by, published_at)
    select coalesce(max(import_id), 0) + 1, 'published', coalesce(max(import_id), 0) + 1,
      gen_random_uuid(), now()
    from import where firm_id = ${db.firm}
  `
  await db`
    insert into account (code, name)
    select code, 'Cuenta ' || code from unnest(${[...new Set(lines.map(({ code }) => code))]}::text[]) code
    on conflict do nothing
  `
  const words = LABELLED.flatMap((kind) =>
    [...new Set(lines.flatMap((line) => line[kind] ?? []))].map((name) => ({ kind, name })),
  )
  await db`
    insert into label (label_id, kind, name)
    select (select coalesce(max(label_id), 0) from label where firm_id = ${db.firm})
      + row_number() over (), w.kind, w.name
    from jsonb_to_recordset(${db.json(words)}) w(kind text, name text)
    where not exists (
      select from label l where l.firm_id = ${db.firm} and l.kind = w.kind and l.name = w.name
    )
  `
  await db`
    insert into product (product_id, code, name)
    select (select coalesce(max(product_id), 0) from product where firm_id = ${db.firm})
      + row_number() over (), code, 'Producto ' || code
    from unnest(${[...new Set(lines.flatMap(({ product }) => product ?? []))]}::text[]) code
    on conflict do nothing
  `
  const told = lines.map((line, at) => ({ ...line, at: at + 1 }))
  await db`
    insert into sale_line (account_id, import_id, line_no, day, currency, amount, cost, invoice,
      invoice_line, product_id, country_id, zone_id, division_id, family_id, salesperson_id)
    select a.account_id, i.import_id, t.at, t.day, coalesce(t.currency, 'EUR'), t.amount, t.cost,
      t.invoice, t.at::text, p.product_id, c.label_id, z.label_id, d.label_id, f.label_id, s.label_id
    from jsonb_to_recordset(${db.json(told as never)}) t(at int, code text, day date, currency text,
        amount numeric, cost numeric, invoice text, product text, country text, zone text,
        division text, family text, salesperson text)
      join account a on a.firm_id = ${db.firm} and a.code = t.code
      join (select max(import_id) as import_id from import where firm_id = ${db.firm}) i on true
      left join product p on p.firm_id = ${db.firm} and p.code = t.product
      left join label c on c.firm_id = ${db.firm} and c.kind = 'country' and c.name = t.country
      left join label z on z.firm_id = ${db.firm} and z.kind = 'zone' and z.name = t.zone
      left join label d on d.firm_id = ${db.firm} and d.kind = 'division' and d.name = t.division
      left join label f on f.firm_id = ${db.firm} and f.kind = 'family' and f.name = t.family
      left join label s on s.firm_id = ${db.firm} and s.kind = 'salesperson' and s.name = t.salesperson
  `
  await rebuildRollups(db)
  await db`delete from day_factor where firm_id = ${db.firm}`
  await db`
    insert into day_factor (currency, day, factor, rate_day)
    select currency, day, factor, day
    from jsonb_to_recordset(${db.json(factors)}) t(currency text, day date, factor numeric)
  `
}

/** A row of the list in the shape that `clave analyze` prints. */
export function asAnalysed(row: ListedAccount) {
  const { code, name, sales, orders, purchaseDays, first, last, recencyDays } = row
  const { r, f, m, segment, abc, share, cumulativeShare } = row
  const bought = { code, name, total: sales, orders, purchaseDays, first, last, recencyDays }
  return { ...bought, r, f, m, segment, abc, share, cumulativeShare }
}
