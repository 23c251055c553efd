/** The rows of a small table's file beside what stands: which are new, which change something, and what. */
import { z } from 'zod'
import type { SheetRow } from '../kernel/sheet.ts'
import { type Db, many, one } from '../platform/db.ts'
import type { SheetTarget } from '../platform/sheet.ts'
import { keysAlike } from './sheet.store.ts'
import type { SheetChange } from './sheet.ts'

export type Accepted = { line: number; row: SheetRow }
/** A row that changes what stands, with every column as text before and after. */
type Change = Accepted & { was: Told; now: Told; moves: boolean }
type Told = (string | null)[]

const Compared = z.object({
  /** How many are there already. */
  standing: z.number(),
  differing: z.array(
    z.object({
      place: z.int(),
      was: z.array(z.string().nullable()),
      now: z.array(z.string().nullable()),
    }),
  ),
})

const Standing = z.object({
  place: z.int(),
  stands: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})

/** Nothing is written. */
export async function comparedWith(db: Db, target: SheetTarget, accepted: readonly Accepted[]) {
  const { name, columns } = target.table
  const all = Object.keys(columns)
  const texts = (from: string) =>
    db.unsafe(`jsonb_build_array(${all.map((column) => asText(target, from, column)).join(', ')})`)
  const { standing, differing } = await one(
    Compared,
    db`
    with f as materialized (${told(db, target, accepted, all)})
    select count(*) as standing, coalesce(
        jsonb_agg(
          jsonb_build_object('place', f.place, 'was', ${texts('t')}, 'now', ${texts('f')})
          order by f.place
        ) filter (
          where (${db.unsafe(listed('t', all))}) is distinct from (${db.unsafe(listed('f', all))})
        ), '[]') as differing
    from f join ${db(name)} t on t.firm_id = ${db.firm} and ${keysAlike(db, target)}
  `,
  )
  const ownerAt = Object.values(columns).findIndex((field) => field === target.owner)
  const changes = differing.map(({ place, was, now }): Change => {
    const moves = was[ownerAt] !== now[ownerAt]
    return { ...accepted[place - 1]!, was, now, moves }
  })
  return {
    added: accepted.length - standing,
    changed: changes.length,
    same: standing - changes.length,
    changes,
  }
}

/** By line, what stands in some fields of the rows that are there already; locked where it is to be written. */
export async function standingIn(
  db: Db,
  target: SheetTarget,
  accepted: readonly Accepted[],
  { fields, isLocked }: { fields: readonly string[]; isLocked: boolean },
) {
  const { name, id, columns } = target.table
  const all = Object.entries(columns)
  const keys = all.filter(([, field]) => target.key.includes(field)).map(([column]) => column)
  const pairs = all
    .filter(([, field]) => fields.includes(field))
    .map(([column, field]) => `'${field}', ${exactly(target, column)}`)
  const found = await many(
    Standing,
    db`
    with f as materialized (${told(db, target, accepted, keys)})
    select f.place, jsonb_build_object(${db.unsafe(pairs.join(', '))}) as stands
    from f join ${db(name)} t on t.firm_id = ${db.firm} and ${keysAlike(db, target)}
    order by t.${db(id)} ${isLocked ? db`for update of t` : db``}
  `,
  )
  return new Map(found.map(({ place, stands }) => [accepted[place - 1]!.line, stands]))
}

/** The lines of those that stand under another owner than the file says. */
export async function movingLines(db: Db, target: SheetTarget, accepted: readonly Accepted[]) {
  const { name, columns } = target.table
  const [owner] = Object.keys(columns).filter((column) => columns[column] === target.owner)
  if (owner === undefined) return new Set<number>()
  const needed = Object.keys(columns).filter(
    (column) => column === owner || target.key.includes(columns[column]!),
  )
  const moving = await many(
    z.object({ place: z.int() }),
    db`
    with f as materialized (${told(db, target, accepted, needed)})
    select f.place
    from f join ${db(name)} t on t.firm_id = ${db.firm} and ${keysAlike(db, target)}
    where t.${db(owner)} is distinct from f.${db(owner)}
  `,
  )
  return new Set(moving.map(({ place }) => accepted[place - 1]!.line))
}

/** The rows with their place, from 1, in some columns of their table. */
function told(
  db: Db,
  { table }: SheetTarget,
  accepted: readonly Accepted[],
  columns: readonly string[],
) {
  const rows = accepted.map(({ row }) =>
    columns.map((column) => [column, row[table.columns[column]!]!]),
  )
  return db`
    select e.place::int, ${db.unsafe(listed('f', columns))}
    from jsonb_array_elements(${db.json(rows.map((row) => Object.fromEntries(row)))})
        with ordinality as e (told, place),
      jsonb_populate_record(null::${db(table.name)}, e.told) f
  `
}

function listed(from: string, columns: readonly string[]): string {
  return columns.map((column) => `${from}.${column}`).join(', ')
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

function asText(target: SheetTarget, from: string, column: string): string {
  return isAmount(target, column)
    ? `trim_scale(${from}.${column})::text`
    : `${from}.${column}::text`
}

/** As a row of a file has it: numbers as such, but amounts as text. */
function exactly(target: SheetTarget, column: string): string {
  return isAmount(target, column) ? asText(target, 't', column) : `t.${column}`
}

function isAmount({ fields, table }: SheetTarget, column: string): boolean {
  return fields.find(({ field }) => field === table.columns[column])?.kind === 'amount'
}
