/** Brings back what a backup holds: everything into an empty Clave, or one firm beside others. */
import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type pg from 'pg'
import { type DatabaseOptions, openRoof, pool } from '../database.ts'
import { connect } from '../db.ts'
import { type Guard, standGuard } from '../guard.ts'
import { knownMigrations, migrate, migrationsDone } from '../migrate.ts'
import { readArchive, textOf } from './archive.ts'
import { backup, type Summary } from './backup.ts'
import { load } from './load.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { BackupProblem } from './problem.ts'
import { isEmpty, wipe } from './wipe.ts'

type Given = DatabaseOptions & {
  file: string
  /** A firm's id or name: this one, beside those that are there. */
  firm?: string | undefined
  /** Replace what is there; a backup of it is made first. */
  overwrite?: boolean | undefined
  /** Hears where that backup lies, before anything is replaced. */
  kept?: (file: string) => void
}

export type Restored = Summary & { /** Of what was there before. */ backup: string | null }

export async function restore({
  file,
  firm,
  overwrite,
  kept,
  ...options
}: Given): Promise<Restored> {
  const path = resolve(file)
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isFile()) throw new BackupProblem('no-such-file', { file: path })
  const manifest = await manifestIn(path)
  const firmId = chosen(manifest, firm)
  if (!startsWith(knownMigrations(), manifest.migrations)) {
    throw new BackupProblem('newer', { program: manifest.program })
  }
  const roof = await openRoof(options)
  const owner = pool(roof.owner, 3)
  const sql = connect(roof.owner, { connections: 1 })
  let room: Room | null = null
  try {
    room = await makeRoom(owner, { manifest, firmId, overwrite, kept, options })
    const { dataFolder } = options
    const summary = await load(sql, { path, manifest, firmId, dataFolder })
    await migrate(owner)
    await sql`analyze`
    return { ...summary, backup: room.backup }
  } finally {
    await room?.guard?.release()
    await sql.end()
    await owner.end()
    await roof.stop()
  }
}

async function manifestIn(path: string): Promise<Manifest> {
  for await (const entry of readArchive(path)) {
    if (entry.header.name !== 'manifest.json') break
    return readManifest(await textOf(entry))
  }
  throw new BackupProblem('not-a-backup')
}

/** The firm to restore alone; undefined for everything. */
function chosen({ scope, firms }: Manifest, firm: string | undefined): string | undefined {
  if (!firm) return scope === 'firm' ? firms[0]!.firmId : undefined
  const found = firms.filter(({ firmId, name }) => firmId === firm || name === firm)
  if (found.length === 1) return found[0]!.firmId
  const names = firms.map(({ firmId, name }) => `${name} (${firmId})`).join(', ')
  throw new BackupProblem('no-such-firm', { firm, firms: names })
}

type Asked = {
  manifest: Manifest
  firmId: string | undefined
  overwrite: boolean | undefined
  kept: Given['kept']
  options: DatabaseOptions
}

type Room = { guard: Guard | null; backup: string | null }

/** Gives the database the backup's shape, with nobody else at work, or finds that it has it. */
async function makeRoom(owner: pg.Pool, { manifest, firmId, overwrite, kept, options }: Asked) {
  const empty = await isEmpty(owner)
  if (firmId && !empty) {
    await mustFit(owner, manifest, firmId)
    return { guard: null, backup: null }
  }
  if (!empty && !overwrite) throw new BackupProblem('not-empty')
  const guard = await standGuard(owner)
  if (!guard) throw new BackupProblem('running')
  let saved: string | null = null
  try {
    if (!empty) {
      const stamp = new Date().toISOString().replaceAll(/[-:.]/g, '')
      saved = join(options.dataFolder, `before-restore-${stamp}.clave`)
      await backup({ ...options, file: saved })
      kept?.(saved)
    }
    await wipe(owner)
    await migrate(owner, { upTo: manifest.migrations.at(-1)! })
  } catch (error) {
    await guard.release()
    throw error
  }
  return { guard, backup: saved }
}

/** A firm comes beside others only where tables have the same shape and it isn't there yet. */
async function mustFit(owner: pg.Pool, manifest: Manifest, firmId: string): Promise<void> {
  const { name } = manifest.firms.find((firm) => firm.firmId === firmId)!
  const here = await owner.query('select 1 from access.firm where firm_id = $1', [firmId])
  if (here.rows.length > 0) throw new BackupProblem('firm-exists', { firm: name })
  const done = await migrationsDone(owner)
  if (done.join() !== manifest.migrations.join()) {
    throw new BackupProblem('other-state', { program: manifest.program })
  }
}

function startsWith(all: string[], beginning: string[]): boolean {
  return beginning.length > 0 && beginning.every((name, at) => all[at] === name)
}
