/**
 * Publishing: the lines that the check accepted, in DuckDB as `line_told`, become the firm's ledger. All of it in
 * the one transaction that is handed in, so that it is there whole or not at all.
 */
import { accountsOfLedger } from '../accounts/ledgerAccount.store.ts'
import type { Day } from '../kernel/day.ts'
import { keyLines, replacePeriod, storeLines } from './publishLines.store.ts'
import { addUpFresh, noteIncoming, storeFresh } from './publishRollup.store.ts'
import type { Both } from './duckPostgres.store.ts'
import {
  fetchAccounts,
  nameProducts,
  nameWords,
  numberClients,
  sendClients,
} from './publishWords.store.ts'
import { mendRollups, noteChanged, watchChanges } from './rollup.store.ts'

export type PublishWanted = {
  importId: number
  source: string
  /** The older lines of this period and source give way, those without numbers too. */
  replaces: { from: Day; to: Day } | null
  /** Called with the lines stored so far, between batches: throwing ends it all. */
  onLines: (done: number) => void
}

export type Published = { lines: number; accounts: number; made: number; replaced: number }

export async function publishLines(both: Both, wanted: PublishWanted): Promise<Published> {
  const { db } = both
  const { importId, source, replaces } = wanted
  await db`set local work_mem = '128MB'`
  await numberClients(both)
  const sourceId = await nameWords(both, source)
  await nameProducts(both)
  await sendClients(both)
  // Each in its own engine, at the same time.
  const [{ accounts, made }] = await Promise.all([
    accountsOfLedger(db, importId),
    keyLines(both, sourceId),
  ])
  await fetchAccounts(both)

  await db`create temporary table gone (like sale_line) on commit drop`
  await watchChanges(db)
  if (replaces) await replacePeriod(db, { importId, sourceId, ...replaces })
  let fresh: Promise<void> | null = null
  const meanwhile = () => (fresh ??= addUpFresh(both))
  const lines = await storeLines(both, { ...wanted, sourceId, meanwhile })

  const [gone] = await db`select count(*)::int as lines from gone`
  await noteChanged(db, 'gone', -1)
  await noteIncoming(both)
  await meanwhile()
  await storeFresh(both)
  await mendRollups(db)
  return { lines, accounts, made, replaced: gone!['lines'] as number }
}
