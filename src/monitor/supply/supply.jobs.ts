/** Trends of supply are made anew when deliveries come, and every night while there are any. */
import { enqueue, job } from '../../platform/jobs.ts'
import { nextNight } from '../../platform/night.ts'
import { refreshSupply } from './supply.ts'
import { makeSupply } from './supply.store.ts'

export const supplyJobs = [
  job(refreshSupply, async ({ firm, today }) => {
    await firm(async (db) => {
      const made = await makeSupply(db, today())
      if (made > 0)
        await enqueue(db, refreshSupply, {}, { key: 'night', notBefore: await nextNight(db, 3) })
    })
  }),
]
