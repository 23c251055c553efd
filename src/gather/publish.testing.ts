/** Ledgers made of a few lines, published straight from DuckDB: what the tests of publishing tell their stories with. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDuck, quoted } from '../platform/duck.ts'
import type { aFirm } from '../platform/testing.ts'
import { sameName } from './ledgerSql.store.ts'
import { publishLines } from './publish.store.ts'
import { reverseLines } from './publishReversal.store.ts'

export type TestLine = {
  client?: string | null
  name?: string | null
  day: string
  amount: number
  currency?: string
  cost?: number | null | undefined
  invoice?: string | null | undefined
  line?: string | null | undefined
  product?: string
  family?: string
  zone?: string
  salesperson?: string
  group?: string
}

export type TestImport = {
  importId: number
  lines: TestLine[]
  source?: string
  replaces?: { from: string; to: string } | null
}

type Firm = Pick<ReturnType<typeof aFirm>, 'db'>

const folder = mkdtempSync(join(tmpdir(), 'clave-publish-'))

export async function publishTest(
  firm: Firm,
  { importId, lines, source = '', replaces }: TestImport,
) {
  const duck = await openDuck({ folder, threads: 1 })
  try {
    await duck.run(ledgerOf(lines))
    return await firm.db(async (db) => {
      await db`
        insert into import (import_id, state, source, made_by)
        values (${importId}, 'publishing', ${source}, gen_random_uuid())
        on conflict (firm_id, import_id) do nothing
      `
      const published = await publishLines(
        { db, duck, folder },
        { importId, source, replaces: replaces ?? null, onLines: () => {} },
      )
      await db`
        update import set state = 'published', replaces_from = ${replaces?.from ?? null},
          replaces_to = ${replaces?.to ?? null}, publication_no = 1 + (
            select coalesce(max(publication_no), 0) from import where firm_id = ${db.firm}
          )
        where firm_id = ${db.firm} and import_id = ${importId}
      `
      return published
    })
  } finally {
    duck.close()
  }
}

export function reverseTest(firm: Firm, importId: number) {
  return firm.db(async (db) => {
    const reversed = await reverseLines(db, importId)
    await db`
      update import set state = 'reversed', publication_no = null
      where firm_id = ${db.firm} and import_id = ${importId}
    `
    return reversed
  })
}

function ledgerOf(lines: TestLine[]): string {
  const text = (value: string | null | undefined) =>
    value === null || value === undefined ? 'null' : quoted(value)
  const rows = lines.map(
    (l, at) => `(${at + 2}, ${text(l.client === undefined ? 'C1' : l.client)}, ${text(l.name)},
      ${text(l.group)}, ${quoted(l.day)}, ${text(l.currency ?? 'EUR')}, ${l.amount}, ${l.cost ?? 'null'},
      1, ${text(l.invoice)}, ${text(l.line)}, ${text(l.product)}, null, ${text(l.family)}, null,
      ${text(l.zone)}, null, ${text(l.salesperson)}, ${l.client === null ? `'name ' || ${sameName(text(l.name))}` : quoted(`code ${l.client ?? 'C1'}`)})`,
  )
  return `
    create table line_told (line_no int, client_code varchar, client_name varchar,
      parent_group varchar, day date, currency varchar, amount decimal(18, 4), cost decimal(18, 4),
      quantity decimal(18, 4), invoice varchar, invoice_line varchar, product_code varchar,
      product_name varchar, family varchar, division varchar, zone varchar, country varchar,
      salesperson varchar, client_key varchar);
    ${rows.length > 0 ? `insert into line_told values ${rows.join(', ')}` : ''}`
}
