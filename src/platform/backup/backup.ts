/** Writes everything, or one firm, to one file, while the server goes on serving. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type DatabaseOptions, openRoof } from '../database.ts'
import { connect, type Sql } from '../db.ts'
import { ROOT } from '../root.ts'
import { copyOut } from '../copy.ts'
import { type Archive, writeArchive } from './archive.ts'
import { filesIn } from './files.ts'
import { type Ending, FORMAT, INSTALLATION, type Manifest } from './manifest.ts'
import { BackupProblem } from './problem.ts'
import { queuedWork } from './queue.ts'
import { rowsOfFirm, type Table, tablesOf } from './tables.ts'

export type Summary = { firms: string[]; rows: number; files: number }

type Given = DatabaseOptions & {
  file: string
  /** A firm's id or name; without it, everything. */
  firm?: string | undefined
}

/** Fails rather than replace a file. */
export async function backup({ file, firm, ...options }: Given): Promise<Summary> {
  const path = resolve(file)
  if (existsSync(path)) throw new BackupProblem('exists', { file: path })
  const roof = await openRoof(options)
  const sql = connect(roof.owner, { connections: 1 })
  try {
    // One look at the whole: what is written meanwhile is not in it.
    return (await sql.begin('isolation level repeatable read read only', async (db) => {
      const manifest = await manifestOf(db, firm)
      return writeArchive(path, (archive) => writeAll(archive, db, manifest, options.dataFolder))
    })) as Summary
  } finally {
    await sql.end()
    await roof.stop()
  }
}

type Reads = Pick<Sql, 'unsafe'>

async function manifestOf(db: Reads, firm: string | undefined): Promise<Manifest> {
  const [made] = await db.unsafe(`select to_regclass('access.firm') is not null as made`)
  if (!made?.['made']) throw new BackupProblem('nothing-yet')
  const all = await db.unsafe<{ firmId: string; name: string }[]>(
    'select firm_id, name from access.firm order by made_at, firm_id',
  )
  const firms = firm ? all.filter(({ firmId, name }) => firmId === firm || name === firm) : [...all]
  if (firm && firms.length !== 1) {
    const names = (firms.length > 1 ? firms : all).map(({ firmId, name }) => `${name} (${firmId})`)
    throw new BackupProblem('no-such-firm', { firm, firms: names.join(', ') })
  }
  const [server] = await db.unsafe(`select current_setting('server_version') as version`)
  const migrations = await db.unsafe<{ name: string }[]>('select name from migration order by id')
  const tables = await tablesOf(db)
  return {
    format: FORMAT,
    madeAt: new Date().toISOString(),
    program: (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string })
      .version,
    server: String(server!['version']),
    scope: firm ? 'firm' : 'all',
    migrations: migrations.map(({ name }) => name),
    firms: firms.map(({ firmId, name }) => ({ firmId, name })),
    tables: tables.map(({ name, columns }) => ({ name, columns })),
  }
}

async function writeAll(archive: Archive, db: Reads, manifest: Manifest, dataFolder: string) {
  await archive.text('manifest.json', manifest)
  const only = manifest.scope === 'firm' ? manifest.firms[0]!.firmId : undefined
  const rows: Ending['rows'] = {}
  const tables = await tablesOf(db)

  async function write(whose: string, table: Table, where: string) {
    const columns = table.columns.join(', ')
    const from = `select ${columns} from ${table.name} where ${where}`
    const name = `${whose}/${table.name}`
    const count = await archive.rows(`data/${name}`, await copyOut(db, `copy (${from}) to stdout`))
    if (count > 0) rows[name] = count
  }

  for (const table of tables.filter(({ ofFirm }) => !ofFirm)) {
    const where = only ? rowsOfFirm(table, only, (name) => name) : 'true'
    if (where) await write(INSTALLATION, table, where)
  }
  for (const { firmId } of manifest.firms) {
    await actForAll(db, firmId)
    for (const table of tables.filter(({ ofFirm }) => ofFirm)) {
      await write(firmId, table, `firm_id = '${firmId}'`)
    }
  }
  const firmIds = manifest.firms.map(({ firmId }) => firmId)
  await archive.text('queued.json', await queuedWork(db, firmIds))
  const files = await filesIn(dataFolder, only)
  for (const file of files) await archive.file(`files/${file.path}`, join(dataFolder, file.path))
  await archive.text('end.json', { rows, files: files.length } satisfies Ending)
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0)
  return { firms: manifest.firms.map(({ name }) => name), rows: total, files: files.length }
}

/** The policies let through what is this firm's, and all of it. */
export async function actForAll(db: Reads, firmId: string): Promise<void> {
  await db.unsafe(
    `set local clave.firm_id = '${firmId}'; set local clave.sees = 'all'; set local clave.actor_id = '${firmId}'`,
  )
}
