/**
 * A run taken back, table by table, the last first: rows that are as it left them become what they
 * were, or go. A thing on which someone has worked since stays, with all that the run said of it.
 */
import { z } from 'zod'
import type { CrmKind } from '../kernel/crm.ts'
import type { CrmTable } from '../platform/crm.ts'
import { type Db, many } from '../platform/db.ts'
import type { Stays } from './crm.ts'
import { type Undo, writtenColumns } from './crmWrite.store.ts'

export type CrmUndone = { restored: number; removed: number; kept: number; stays: Stays[] }

/** So many of those that stay are told. */
const MOST_TOLD = 200

type Given = {
  /** As they were made. */
  undos: readonly Undo[]
  tables: ReadonlyMap<string, CrmTable>
  /** Whose rows a table holds. */
  kindOf: ReadonlyMap<string, CrmKind>
  crmImportId: string
  takenAt: Date
}
/** What `file_undo` keeps of one table, laid out in temporary tables: as a join, JSON would be read for each row. */
type Laid = { table: CrmTable; undoId: string; before: string; after: string }

export async function undoRun(
  db: Db,
  { undos, tables, kindOf, ...about }: Given,
): Promise<CrmUndone> {
  await db`create temporary table held (id uuid primary key) on commit drop`
  await db`create temporary table other_since (id uuid, merged boolean) on commit drop`
  const laid: Laid[] = []
  for (const [at, { table, undoId }] of undos.entries()) {
    laid.push(await layOut(db, { table: tables.get(table)!, undoId, at }))
  }
  const backwards = laid.toReversed()
  for (const one of backwards) await holdWorkedOn(db, one, { laid, tables, ...about })
  for (const one of laid) await noteChanged(db, one)
  const undone: CrmUndone = { restored: 0, removed: 0, kept: 0, stays: [] }
  for (const one of backwards) {
    const { restored, removed } = await turnBack(db, one)
    undone.restored += restored
    undone.removed += removed
  }
  return { ...undone, ...(await thoseThatStay(db, laid, kindOf)) }
}

/** Things of which a row is no longer as the run left it: it stays so. */
async function noteChanged(db: Db, { table: { name, keys, root }, after }: Laid) {
  const merged =
    name === 'account' || name === 'contact' ? db`t.merged_into_id is not null` : db`false`
  await db`
    insert into other_since
    select f.${db(root)}, ${merged} from ${db(after)} f
      join ${db(name)} t on t.firm_id = ${db.firm} and ${alike(db, keys, 't', 'f')}
    where t is distinct from f
  `
}

async function thoseThatStay(db: Db, laid: readonly Laid[], kindOf: Given['kindOf']) {
  const stays: Stays[] = []
  let kept = 0
  for (const kind of new Set(kindOf.values())) {
    const things = laid
      .filter(({ table }) => kindOf.get(table.name) === kind)
      .map(({ table, after }) => db`select ${db(table.root)} as id from ${db(after)}`)
    if (things.length === 0) continue
    const told = await many(
      z.object({ id: z.guid(), why: z.enum(['edited', 'used', 'merged']) }),
      db`
      select t.id,
        case when bool_or(o.merged) then 'merged' when bool_or(o.id is not null) then 'edited' else 'used' end as why
      from (${things.reduce((all, next) => db`${all} union ${next}`)}) t
        left join other_since o using (id)
      where o.id is not null or t.id in (select id from held)
      group by 1 order by 1
    `,
    )
    kept += told.length
    const room = Math.max(0, MOST_TOLD - stays.length)
    stays.push(...told.slice(0, room).map((one) => ({ kind, ...one })))
  }
  return { kept, stays }
}

async function layOut(
  db: Db,
  { table, undoId, at }: { table: CrmTable; undoId: string; at: number },
): Promise<Laid> {
  const names = { before: `run_before_${at}`, after: `run_after_${at}` }
  for (const which of ['before', 'after'] as const) {
    await db`
      create temporary table ${db(names[which])} on commit drop as
      select told.*
      from file_undo u, jsonb_populate_recordset(null::${db(table.name)}, u.${db(which)}) as told
      where u.firm_id = ${db.firm} and u.undo_id = ${undoId}
    `
    await db`analyze ${db(names[which])}`
  }
  return { table, undoId, ...names }
}

type About = Omit<Given, 'undos' | 'kindOf'> & { laid: readonly Laid[] }

/** The things that this table's rows are: those changed since, and those that others point to. */
async function holdWorkedOn(db: Db, one: Laid, { laid, tables, crmImportId, takenAt }: About) {
  const { table, before, after } = one
  if (table.keys.length !== 1 || table.keys[0] !== table.root) return
  const { name, root } = table
  const added = db`(
    select f.${db(root)} as id from ${db(after)} f
    where not exists (select from ${db(before)} b where b.${db(root)} = f.${db(root)})
  )`
  const hold = (ids: ReturnType<Db>) =>
    db`insert into held select id from (${ids}) h (id) on conflict do nothing`
  await hold(db`
    select f.${db(root)} from ${db(after)} f
      join ${db(name)} t on t.firm_id = ${db.firm} and t.${db(root)} = f.${db(root)}
      join ${added} a on a.id = f.${db(root)}
    where t is distinct from f
  `)
  if (name === 'account') {
    await hold(db`
      select h.account_id from happening h join ${added} a on a.id = h.account_id
      where h.firm_id = ${db.firm} and h.happened_at > ${takenAt}
        and h.about->>'crmImportId' is distinct from ${crmImportId}
        and not exists (
          select from crm_import i
          where i.firm_id = h.firm_id and i.crm_import_id::text = h.about->>'crmImportId' and i.state = 'reversed'
        )
    `)
  }
  for (const { other, column, cascades } of await pointingTo(db, name)) {
    const theirs = tables.get(other)
    // What goes with it is work of ours only where a person wrote it, which the history tells of accounts.
    if (!theirs && cascades && name === 'account') continue
    const isOurs = (rows: Laid) => db`
      and not exists (
        select from ${db(rows.after)} f
        where ${alike(db, rows.table.keys, 't', 'f')}
          and not exists (select from held where held.id = f.${db(rows.table.root)})
      )`
    const own = laid.filter((rows) => rows.table.name === other).map(isOurs)
    await hold(db`
      select t.${db(column)} from ${db(other)} t join ${added} a on a.id = t.${db(column)}
      where t.firm_id = ${db.firm} ${own.reduce((all, next) => db`${all} ${next}`, db``)}
    `)
  }
}

/** The tables whose rows point to this one's, but for what is found by itself or follows each change. */
function pointingTo(db: Db, name: string) {
  return many(
    z.object({ other: z.string(), column: z.string(), cascades: z.boolean() }),
    db`
    select c.conrelid::regclass::text as other, a.attname as column, c.confdeltype = 'c' as cascades
    from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
    where c.contype = 'f' and c.confrelid = ${name}::regclass and a.attname <> 'firm_id'
      and c.conrelid::regclass::text !~ '_(twin(_due)?|move)$'
    order by 1, 2
  `,
  )
}

async function turnBack(db: Db, { table, undoId, before, after }: Laid) {
  const { name, keys, root } = table
  const columns = await writtenColumns(db, name)
  const others = columns.filter((column) => !keys.includes(column))
  const back = db.unsafe(others.map((column) => `${column} = b.${column}`).join(', '))
  const restored =
    others.length === 0
      ? { count: 0 }
      : await db`
    update ${db(name)} t set ${back}
    from ${db(before)} b join ${db(after)} f on ${alike(db, keys, 'b', 'f')}
    where t.firm_id = ${db.firm} and ${alike(db, keys, 't', 'f')} and t is not distinct from f
  `
  const removed = await db`
    delete from ${db(name)} t using ${db(after)} f
    where t.firm_id = ${db.firm} and ${alike(db, keys, 't', 'f')} and t is not distinct from f
      and not exists (select from ${db(before)} b where ${alike(db, keys, 'b', 'f')})
      and not exists (select from held where held.id = t.${db(root)})
  `
  await db`update file_undo set undone_at = now() where firm_id = ${db.firm} and undo_id = ${undoId}`
  return { restored: restored.count, removed: removed.count }
}

function alike(db: Db, keys: readonly string[], one: string, other: string) {
  return db.unsafe(keys.map((key) => `${one}.${key} = ${other}.${key}`).join(' and '))
}
