/** Month ends are made in the background, each in a transaction of its own: what is done stays done. */
import { job } from '../platform/jobs.ts'
import { makeSnapshots } from './snapshot.ts'
import { makeNextSnapshot, noteOutdated, tellPlannerOfSnapshots } from './snapshot.store.ts'

export const snapshotJobs = [
  job(makeSnapshots, async ({ firm, today, stopping }) => {
    await firm(noteOutdated)
    let made = 0
    while (await firm((db) => makeNextSnapshot(db, today()))) {
      made += 1
      stopping.throwIfAborted()
    }
    if (made > 1) await firm(tellPlannerOfSnapshots)
  }),
]
