/** Reads a backup's rows and files into a database of the same shape, in one transaction. */
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { beginCopyIn } from '../copy.ts'
import type { Sql } from '../db.ts'
import { type ArchiveEntry, readArchive, textOf } from './archive.ts'
import { actForAll, type Summary } from './backup.ts'
import { belongsTo, filesIn } from './files.ts'
import { type Ending, INSTALLATION, type Manifest, readEnding } from './manifest.ts'
import { BackupProblem } from './problem.ts'
import { type Queued, queueAgain, readQueued } from './queue.ts'
import { insertion, prepareStages, rememberPeople, stage } from './stage.ts'
import { type Table, tablesOf } from './tables.ts'

type Loading = {
  path: string
  manifest: Manifest
  /** This firm alone, beside what is there. */
  firmId: string | undefined
  dataFolder: string
}

/** Fails, with nothing changed, unless every row and file arrived. */
export async function load(sql: Sql, loading: Loading): Promise<Summary> {
  const staging = join(loading.dataFolder, 'restoring')
  await rm(staging, { recursive: true, force: true })
  try {
    return (await sql.begin((db) => loadAll(db, { ...loading, staging }))) as Summary
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

type Writes = Pick<Sql, 'unsafe'>

async function loadAll(db: Writes, given: Loading & { staging: string }): Promise<Summary> {
  const { manifest, firmId, dataFolder, staging } = given
  const tables = sameTables(manifest, await tablesOf(db))
  const signIn = tables.filter(({ ofFirm }) => !ofFirm)
  await prepareStages(db, signIn)
  await rememberPeople(db)
  const loaded: Ending = { rows: {}, files: 0 }
  let queued: Queued = []
  let promised: Ending | null = null
  let open: Open | null = null
  let signInDone = false

  /** Ends the table that was being read; before the first firm's rows come the people of all. */
  async function turnTo(whose: string, table: Table | null) {
    if (open && open.whose === whose && open.table === table) return
    if (open) {
      await open.copy.end()
      if (open.table.ofFirm) await insert(open.whose, open.table)
      open = null
    }
    if (whose !== INSTALLATION && !signInDone) {
      signInDone = true
      for (const one of signIn) await insert(INSTALLATION, one)
    }
    if (!table) return
    if (table.ofFirm) {
      await actForAll(db, whose)
      await prepareStages(db, [table])
    }
    const into = `copy ${stage(table)} (${table.columns.join(', ')}) from stdin`
    open = { whose, table, copy: await beginCopyIn(db, into) }
  }

  async function insert(whose: string, table: Table) {
    const count = await insertion(db, table, firmId)
    if (count > 0) loaded.rows[`${whose}/${table.name}`] = count
  }

  try {
    for await (const entry of readArchive(given.path)) {
      const [kind, ...rest] = entry.header.name.split('/')
      const [whose = '', name = ''] = rest
      if (kind === 'data' && (whose === INSTALLATION || !firmId || whose === firmId)) {
        const table = tables.find((one) => one.name === name)
        if (!table) throw new BackupProblem('not-a-backup')
        await turnTo(whose, table)
        await open!.copy.write(entry)
      } else if (kind === 'files' && (!firmId || belongsTo(entry.header.name, firmId))) {
        await writeFile(staging, rest.join('/'), entry)
        loaded.files++
      } else if (kind === 'queued.json') {
        queued = readQueued(await textOf(entry))
      } else if (kind === 'end.json') {
        promised = readEnding(await textOf(entry))
      } else {
        for await (const _ of entry);
      }
    }
  } catch (error) {
    // A COPY that is not ended would keep the transaction from being ended.
    await (open as Open | null)?.copy.cancel()
    throw error
  }
  await turnTo('', null)
  mustBeAll(loaded, promised, firmId)
  await queueAgain(
    db,
    queued.filter((one) => !firmId || one.firmId === firmId),
  )
  await placeFiles({ staging, dataFolder, instead: !firmId })
  const firms = manifest.firms.filter((firm) => !firmId || firm.firmId === firmId)
  const rows = Object.values(loaded.rows).reduce((sum, count) => sum + count, 0)
  return { firms: firms.map(({ name }) => name), rows, files: loaded.files }
}

type Open = { whose: string; table: Table; copy: Awaited<ReturnType<typeof beginCopyIn>> }

/** The tables as they are here, with their columns as they lie in the file. */
function sameTables(manifest: Manifest, here: Table[]): Table[] {
  return manifest.tables.map(({ name, columns }) => {
    const table = here.find((one) => one.name === name)
    if (!table || !columns.every((column) => table.columns.includes(column))) {
      throw new BackupProblem('not-a-backup')
    }
    return { ...table, columns }
  })
}

function mustBeAll(loaded: Ending, promised: Ending | null, firmId: string | undefined): void {
  if (!promised) throw new BackupProblem('damaged')
  const expected = Object.entries(promised.rows).filter(
    ([name]) => !firmId || name.startsWith(firmId),
  )
  const missing = expected.filter(([name, count]) => loaded.rows[name] !== count)
  if (missing.length > 0 || (!firmId && loaded.files !== promised.files)) {
    throw new BackupProblem('damaged')
  }
}

async function writeFile(staging: string, path: string, from: ArchiveEntry): Promise<void> {
  const to = normalize(join(staging, path))
  if (!to.startsWith(`${staging}/`)) throw new BackupProblem('not-a-backup')
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  await pipeline(from, createWriteStream(to, { mode: 0o600 }))
}

async function placeFiles({ staging, dataFolder, instead }: Placing): Promise<void> {
  if (instead) {
    for (const { path } of await filesIn(dataFolder)) await rm(join(dataFolder, path))
  }
  for (const { path } of await filesIn(staging)) {
    const to = join(dataFolder, path)
    await mkdir(dirname(to), { recursive: true, mode: 0o700 })
    await rename(join(staging, path), to)
  }
}

type Placing = {
  staging: string
  dataFolder: string
  /** Of all that is there. */ instead: boolean
}
