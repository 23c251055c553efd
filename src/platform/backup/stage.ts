/**
 * The way in: COPY is refused under row-level security, so rows reach a temporary table first and
 * are inserted from there, as the tables' owner, for one firm at a time.
 */
import type { Sql } from '../db.ts'
import { BackupProblem } from './problem.ts'
import { rowsOfFirm, type Table } from './tables.ts'

type Writes = Pick<Sql, 'unsafe'>

export function stage({ name }: Pick<Table, 'name'>): string {
  return `pg_temp.${name.replaceAll(/\W/g, '_')}`
}

export async function prepareStages(db: Writes, tables: Table[]): Promise<void> {
  // Parents come first anyway; and a table with deferred keys can't be altered.
  await db.unsafe('set constraints all immediate')
  for (const table of tables) {
    await db.unsafe(`drop table if exists ${stage(table)}`)
    await db.unsafe(
      `create temp table ${stage(table).slice('pg_temp.'.length)} on commit drop as
        select ${table.columns.join(', ')} from ${table.name} with no data`,
    )
  }
}

/** From its stage into the table; of sign-in only what belongs to `firmId`, where one is given. */
export async function insertion(db: Writes, table: Table, firmId: string | undefined) {
  const where = table.ofFirm || !firmId ? 'true' : newRowsOfFirm(table, firmId)
  if (!where) return 0
  const columns = table.columns.join(', ')
  // The second factor is sealed with the installation's secret: it does not move with a firm.
  const cells = firmId ? columns.replace('two_factor_enabled', 'false') : columns
  if (table.triggers) await db.unsafe(`alter table ${table.name} disable trigger user`)
  const { count } = await db
    .unsafe(
      `insert into ${table.name} (${columns}) overriding system value
        select ${cells} from ${stage(table)} where ${where}`,
    )
    .catch(explained)
  if (table.triggers) await db.unsafe(`alter table ${table.name} enable trigger user`)
  for (const statement of table.sequences) await db.unsafe(statement)
  if (table.ofFirm) await db.unsafe(`drop table ${stage(table)}`)
  return count
}

/** People who are here already stay as they are, with the password that they have here. */
function newRowsOfFirm(table: Table, firmId: string): string | null {
  const where = rowsOfFirm(table, firmId, (name) => stage({ name }))
  const person = { 'access.person': 'id', 'access.credential': 'person_id' }[table.name]
  const here = 'select id from pg_temp.person_here'
  return where && person ? `${where} and ${person} not in (${here})` : where
}

export async function rememberPeople(db: Writes): Promise<void> {
  await db.unsafe('create temp table person_here on commit drop as select id from access.person')
}

function explained(error: Error & { constraint_name?: string; detail?: string }): never {
  if (error.constraint_name === 'person_email_key') {
    const email = /\(([^()]*@[^()]*)\)/.exec(error.detail ?? '')?.[1] ?? '?'
    throw new BackupProblem('person-differs', { email })
  }
  throw error
}
