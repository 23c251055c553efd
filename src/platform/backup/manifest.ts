/**
 * What a backup file is: a gzipped tar of `manifest.json`, then the rows of every table in PostgreSQL's
 * text format (`data/WHOSE/TABLE/PART`), the work that was queued (`queued.json`), the files of the data folder (`files/...`), and `end.json`,
 * without which it was cut off.
 */
import { z } from 'zod'
import { BackupProblem } from './problem.ts'

export const FORMAT = 1

/** Whose rows: a firm's, or those of no firm in particular. */
export const INSTALLATION = 'installation'

export const Manifest = z.object({
  format: z.literal(FORMAT),
  madeAt: z.iso.datetime(),
  /** The Clave and the PostgreSQL that it was made with. */
  program: z.string(),
  server: z.string(),
  /** Everything, or one firm with its people. */
  scope: z.enum(['all', 'firm']),
  migrations: z.array(z.string()),
  firms: z.array(z.object({ firmId: z.uuid(), name: z.string() })),
  /** Parents first, with the columns in the order of the rows' cells. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
})
export type Manifest = z.infer<typeof Manifest>

/** How much there is, to know that nothing is missing: rows by `WHOSE/TABLE`. */
export const Ending = z.object({ rows: z.record(z.string(), z.number()), files: z.number() })
export type Ending = z.infer<typeof Ending>

export function readManifest(text: string): Manifest {
  const said = json(text)
  const { format } = z.object({ format: z.number() }).catch({ format: 0 }).parse(said)
  if (format > FORMAT) throw new BackupProblem('newer')
  const read = Manifest.safeParse(said)
  if (!read.success) throw new BackupProblem('not-a-backup')
  return read.data
}

export function readEnding(text: string): Ending {
  return Ending.parse(json(text))
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new BackupProblem('not-a-backup')
  }
}
