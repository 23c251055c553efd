/**
 * Publishing: the lines that DuckDB has read, as `line_told`, become the firm's ledger. All of it in
 * the one transaction that is handed in, so that it is there whole or not at all.
 */
import type { Day } from '../kernel/day.ts'
import { keyLines, replacePeriod, storeLines } from './publishLines.store.ts'
import { noteIncoming, storeFreshRollups, writeFreshRollups } from './publishRollup.store.ts'
import { type Both, nameAccounts, nameProducts, nameWords } from './publishWords.store.ts'
import { mendRollups, noteChanged, watchChanges } from './rollup.store.ts'

export type PublishWanted = {
  importId: number
  source: string
  /** The older lines of this period and source give way, those without numbers too. */
  replaces: { from: Day; to: Day } | null
  /** Called with the lines stored so far, between batches: throwing ends it all. */
  onLines: (done: number, of: number) => void
}

export type Published = { lines: number; accounts: number; made: number; replaced: number }

export async function publishLines(both: Both, wanted: PublishWanted): Promise<Published> {
  const { db } = both
  const { importId, source, replaces } = wanted
  await db`set local work_mem = '128MB'`
  const { accounts, made } = await nameAccounts(both, importId)
  const sourceId = await nameWords(both, source)
  await nameProducts(both)
  await keyLines(both, sourceId)

  await db`create temporary table gone (like sale_line) on commit drop`
  await watchChanges(db)
  if (replaces) await replacePeriod(db, { importId, sourceId, ...replaces })
  let fresh: ReturnType<typeof writeFreshRollups> | null = null
  const begin = () => (fresh ??= writeFreshRollups(both))
  const lines = await storeLines(both, { ...wanted, sourceId, meanwhile: begin })

  const [gone] = await db`select count(*)::int as lines from gone`
  await noteChanged(db, 'gone', -1)
  await noteIncoming(both)
  await storeFreshRollups(db, await begin())
  await mendRollups(db)
  return { lines, accounts, made, replaced: gone!['lines'] as number }
}
