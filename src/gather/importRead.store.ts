/** The files of an import read into DuckDB as its plan says: once for the check, whose outcome is then published. */
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { type Duck, openDuck } from '../platform/duck.ts'
import { Problem } from '../platform/problem.ts'
import { checkedSql, keepChecked } from './checked.store.ts'
import { openFile } from './file.store.ts'
import type { FilePlan, Import, Progress } from './import.ts'
import { type Ledger, readLedger } from './ledger.store.ts'
import type { Lookup } from './ledgerSql.store.ts'
import type { OpenedFile } from './opened.store.ts'
import type { Reading } from './reading.ts'
import { rejectsCsv } from './reject.store.ts'
import { checkedOf, fileOf, type Place, rejectsOf } from './upload.store.ts'

export type Working = {
  one: Import
  place: Place
  /** For copies and for what does not fit into memory. */
  folder: string
  tell: (progress: Pick<Progress, 'step' | 'done' | 'total'>) => void
  signal: AbortSignal
}

/** Reads all of them; the accepted lines stay on disk, so that what is published is what was checked. */
export async function readPlanned<T>(
  working: Working,
  use: (duck: Duck, ledger: Ledger) => Promise<T>,
): Promise<T> {
  const { one, folder, tell, signal } = working
  const bytes = one.files.reduce((sum, file) => sum + file.bytes, 0)
  const read = (step: Progress['step']) => (share: number) =>
    tell({ step, done: Math.round(share * bytes), total: bytes })
  const tables = await openPlanned(working, read('reading'))
  const duck = await openDuck({ folder, signal })
  try {
    const onProgress = read('checking')
    const ledger = await readLedger(duck, { ...tables, home: one.plan!.home, onProgress })
    await leaveChecked(duck, ledger, working)
    return await use(duck, ledger)
  } finally {
    duck.close()
  }
}

/** The lines that the check accepted, as `line_told` in a DuckDB of their own. */
export async function withChecked<T>(
  working: Working,
  use: (duck: Duck) => Promise<T>,
): Promise<T> {
  const path = checkedOf(working.place)
  if (!existsSync(path)) await readPlanned(working, async () => {})
  const duck = await openDuck({ folder: working.folder, signal: working.signal })
  try {
    await duck.run(`create temp view line_told as ${checkedSql(path)}`)
    return await use(duck)
  } finally {
    duck.close()
  }
}

async function leaveChecked(duck: Duck, ledger: Ledger, { folder, place }: Working) {
  const aside = join(folder, 'checked.parquet')
  await keepChecked(duck, ledger, aside)
  await rename(aside, checkedOf(place))
}

/** All rejected lines, on disk, to be downloaded and mended; none stay from an earlier check. */
export async function keepRejects(
  duck: Duck,
  ledger: Ledger,
  { place, rejected }: Pick<Working, 'place'> & { rejected: number },
) {
  if (rejected === 0) return rm(rejectsOf(place), { force: true })
  await pipeline(Readable.from(rejectsCsv(duck, ledger)), createWriteStream(rejectsOf(place)))
}

/** Whether every line has an invoice and a line number, and so says itself what it replaces. */
export async function areNumbered(duck: Duck, place: Place): Promise<boolean> {
  const [bare] = await duck.rows(
    z.object({ found: z.boolean() }),
    `select exists (
      from (${checkedSql(checkedOf(place))}) where invoice is null or invoice_line is null
    ) as found`,
  )
  return !bare!.found
}

async function openPlanned(
  { one, place, folder, signal }: Working,
  onShare: (share: number) => void,
) {
  const wanted = one.plan!.files.filter(({ role }) => role !== 'ignored')
  const files: OpenedFile[] = []
  const lookups: Lookup[] = []
  for (const [at, { fileNo, role, reading, mapping, key }] of wanted.entries()) {
    const about = one.files.find((file) => file.fileNo === fileNo)
    if (!about) throw new Problem(422, 'gather/no-ledger')
    const own = join(folder, String(fileNo))
    await mkdir(own, { recursive: true })
    const file = await openFile({
      path: fileOf(place, fileNo),
      name: about.name,
      folder: own,
      reading: forced(reading),
      signal,
      onProgress: (share) => onShare((at + share) / wanted.length),
    })
    if (role === 'ledger') files.push(file)
    else if (key) lookups.push({ file, key, mapping })
  }
  const ledger = wanted.find(({ role }) => role === 'ledger')
  if (!ledger) throw new Problem(422, 'gather/no-ledger')
  return { files, lookups, mapping: ledger.mapping }
}

/**
 * A preview looks at the beginning of a large file, which may be plain there and not further on:
 * that a file is UTF-8 is left to the whole of it to say.
 */
function forced(reading: FilePlan['reading']): Partial<Reading> {
  const { encoding, ...rest } = reading as Partial<Reading>
  return encoding === undefined || encoding === 'utf-8' ? rest : { ...rest, encoding }
}
