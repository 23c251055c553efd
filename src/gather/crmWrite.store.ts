/** A planned run into its tables: what is new, what changes, and what to take it back by. */
import { z } from 'zod'
import type { CrmKind, CrmSystem } from '../kernel/crm.ts'
import type { CrmAbout, CrmTable, CrmTarget } from '../platform/crm.ts'
import { type Db, many } from '../platform/db.ts'
import type { KindPlan } from './crmPlan.store.ts'
import { mergeFile, stageFile } from './fileUndo.store.ts'

/** Under which id of which program a thing is known. */
export const EXTERNAL_ID: CrmTable = {
  name: 'external_id',
  keys: ['system', 'kind', 'external_id'],
  columns: ['system', 'kind', 'external_id', 'thing_id'],
  root: 'thing_id',
}

export type Undo = { table: string; undoId: string }
type Row = Record<string, unknown>
export type Written = {
  added: number
  changed: number
  same: number
  undos: Undo[]
  /** Accounts of which something is new or changed, and how many things. */
  touched: Map<string, number>
}

/** So many change what the planner should know before others point to them. */
const MANY_ROWS = 1000

type Given = { target: CrmTarget; plan: KindPlan; system: CrmSystem; about: CrmAbout }

export async function writeKind(db: Db, { target, plan, system, about }: Given): Promise<Written> {
  const byTable = new Map<string, Map<string, Row>>()
  const keysOf = new Map([...target.tables, EXTERNAL_ID].map(({ name, keys }) => [name, keys]))
  // Two lines may mean one thing, such as two companies that were merged here: what the first says stays.
  const put = (table: string, rows: readonly Row[]) => {
    const those = byTable.get(table) ?? new Map<string, Row>()
    byTable.set(table, those)
    for (const row of rows) {
      const key = JSON.stringify(keysOf.get(table)!.map((name) => row[name]))
      those.set(key, { ...row, ...those.get(key) })
    }
  }
  for (const thing of plan.things) {
    for (const [table, rows] of Object.entries(target.rows(thing, about))) put(table, rows)
    if (thing.externalId !== null)
      put('external_id', [idRow(system, plan.kind, thing.externalId, thing.knownId)])
  }
  const differing = new Set<string>()
  const undos: Undo[] = []
  for (const table of [...target.tables, EXTERNAL_ID]) {
    const rows = [...(byTable.get(table.name)?.values() ?? [])]
    if (rows.length === 0) continue
    const staged = await stageRows(db, table, rows)
    for (const id of staged.differing) differing.add(id)
    const undoId = await mergeFile(db, { id: about.actorId }, { ...table, columns: staged.all })
    if (rows.length > MANY_ROWS) await db`select analyze_crm(${table.name})`
    if (undoId) undos.push({ table: table.name, undoId })
  }
  const added = plan.things.filter(({ standing }) => standing === null).length
  const changed = plan.things.filter(({ id, standing }) => standing && differing.has(id)).length
  const touched = new Map<string, number>()
  for (const { id, accountId, standing } of plan.things) {
    const account = accountId ?? standing?.accountIds[0]
    if (account && differing.has(id)) touched.set(account, (touched.get(account) ?? 0) + 1)
  }
  return { added, changed, same: plan.things.length - added - changed, undos, touched }
}

function idRow(system: CrmSystem, kind: CrmKind, externalId: string, thingId: string) {
  return { system, kind, external_id: externalId, thing_id: thingId }
}

/**
 * Waits in `told_file`: of a row that stands what isn't told stays, of a new one it is what is usual.
 * The things whose rows are new or other.
 */
async function stageRows(db: Db, table: CrmTable, rows: readonly Record<string, unknown>[]) {
  const { name, keys, columns, root } = table
  const alike = (one: string, other: string) =>
    db.unsafe(keys.map((key) => `${one}.${key} = ${other}.${key}`).join(' and '))
  const listed = (those: readonly string[], from: string) =>
    db.unsafe(those.map((column) => `${from}${column}`).join(', '))
  const told = db`
    from jsonb_array_elements(${db.json(rows as never)}) e,
      jsonb_populate_record(null::${db(name)}, e) k
      left join ${db(name)} t on t.firm_id = ${db.firm} and ${alike('t', 'k')}
  `
  await stageFile(db, table, db`select ${listed(columns, 'k.')} ${told} where t.firm_id is null`)
  const all = await writtenColumns(db, name)
  await db`
    insert into told_file (${listed(all, '')})
    select ${listed(all, 'r.')} ${told}, jsonb_populate_record(t, e) r where t.firm_id is not null
  `
  const differing = await many(
    z.object({ root: z.guid() }),
    db`
    select distinct f.${db(root)} as root from told_file f
      left join ${db(name)} t on t.firm_id = ${db.firm} and ${alike('t', 'f')}
    where t is distinct from f
  `,
  )
  return { all, differing: differing.map((one) => one.root) }
}

/** All that isn't generated, but the firm: also what later rooms have added to a table. */
export async function writtenColumns(db: Db, name: string): Promise<string[]> {
  const columns = await many(
    z.object({ attname: z.string() }),
    db`
    select attname from pg_attribute
    where attrelid = ${name}::regclass and attnum > 0 and not attisdropped and attgenerated = ''
      and attname <> 'firm_id'
    order by attnum
  `,
  )
  return columns.map(({ attname }) => attname)
}
