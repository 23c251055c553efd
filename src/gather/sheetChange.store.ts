/** The rows of a small table's file beside what stands: which are new, which change something, and what. */
import { z } from 'zod'
import type { SheetRow } from '../kernel/sheet.ts'
import { type Db, many } from '../platform/db.ts'
import type { SheetTarget } from '../platform/sheet.ts'
import { keysAlike, rowsToWrite } from './sheet.store.ts'
import type { SheetChange } from './sheet.ts'

export type Accepted = { line: number; row: SheetRow }
/** A row that changes what stands, with every column as text before and after. */
type Change = Accepted & { was: Told; now: Told }
type Told = (string | null)[]

const Differing = z.object({
  place: z.int(),
  /** Null of a row that is new. */
  was: z.array(z.string().nullable()).nullable(),
  now: z.array(z.string().nullable()),
})

/** Nothing is written. */
export async function comparedWith(db: Db, target: SheetTarget, accepted: readonly Accepted[]) {
  const { name, id, columns } = target.table
  const texts = (from: string) =>
    db.unsafe(
      `jsonb_build_array(${Object.keys(columns).map((column) => asText(target, from, column))})`,
    )
  const all = (from: string) =>
    db.unsafe(
      Object.keys(columns)
        .map((column) => `${from}.${column}`)
        .join(', '),
    )
  const told = rowsToWrite(
    target,
    accepted.map(({ row }) => row),
  )
  const differing = await many(
    Differing,
    db`
    with f as materialized (
      select e.place::int, ${all('f')}
      from jsonb_array_elements(${db.json(told)}) with ordinality as e (told, place),
        jsonb_populate_record(null::${db(name)}, e.told) f
    )
    select f.place, case when t.${db(id)} is null then null else ${texts('t')} end as was,
      ${texts('f')} as now
    from f left join ${db(name)} t on t.firm_id = ${db.firm} and ${keysAlike(db, target)}
    where t.${db(id)} is null or (${all('t')}) is distinct from (${all('f')})
    order by f.place
  `,
  )
  const changes = differing.flatMap(({ place, was, now }): Change[] =>
    was === null ? [] : [{ ...accepted[place - 1]!, was, now }],
  )
  return {
    added: differing.length - changes.length,
    changed: changes.length,
    same: accepted.length - differing.length,
    changes,
  }
}

/** In the words of a person: accounts by their names. */
export async function toldChanges(
  db: Db,
  { fields, key, table }: SheetTarget,
  changes: readonly Change[],
): Promise<SheetChange[]> {
  const columns = Object.values(table.columns)
  const isAccount = new Set(
    fields.filter(({ kind }) => kind === 'account').map(({ field }) => field),
  )
  const ids = changes.flatMap(({ was, now }) =>
    columns.flatMap((field, at) => (isAccount.has(field) ? [was[at]!, now[at]!] : [])),
  )
  const names = await namesOf(db, [...new Set(ids.filter(Boolean))])
  const spoken = (field: string, text: string | null) =>
    text !== null && isAccount.has(field) ? (names.get(text) ?? text) : text
  return changes.map(({ line, was, now }) => {
    const all = columns.map((field, at) => ({
      field,
      was: spoken(field, was[at]!),
      now: spoken(field, now[at]!),
    }))
    return {
      line,
      key: key.flatMap((field) => {
        const value = all.find((one) => one.field === field)!.now
        return value === null ? [] : [{ field, value }]
      }),
      fields: all.filter((_, at) => was[at] !== now[at]),
    }
  })
}

async function namesOf(db: Db, ids: string[]) {
  const rows = await many(
    z.object({ accountId: z.guid(), name: z.string() }),
    db`
    select account_id, name || coalesce(' (' || code || ')', '') as name from account
    where firm_id = ${db.firm} and account_id = any(${ids}::uuid[])
  `,
  )
  return new Map(rows.map(({ accountId, name }) => [accountId, name]))
}

function asText({ fields, table }: SheetTarget, from: string, column: string): string {
  const kind = fields.find(({ field }) => field === table.columns[column])?.kind
  return kind === 'amount' ? `trim_scale(${from}.${column})::text` : `${from}.${column}::text`
}
