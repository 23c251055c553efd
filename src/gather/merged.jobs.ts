/** Accounts became one, or two again: what they bought is added up anew. */
import { mendMerged } from '../accounts/merge.ts'
import { enqueue, job } from '../platform/jobs.ts'
import { refreshFigures } from './figures.ts'
import { takeTurns } from './import.store.ts'
import { mendRollups, noteAllOf, watchChanges } from './rollup.store.ts'

export const mergedJobs = [
  job(mendMerged, async ({ firm, payload: { accountIds } }) => {
    await firm(async (db) => {
      await takeTurns(db)
      await watchChanges(db)
      await noteAllOf(db, accountIds)
      await mendRollups(db)
      await enqueue(db, refreshFigures, {}, { key: 'figures' })
    })
  }),
]
