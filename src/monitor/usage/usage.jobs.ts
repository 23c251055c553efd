/** Trends of usage are made anew when readings come, and every night while there are any. */
import { enqueue, job } from '../../platform/jobs.ts'
import { nextNight } from '../../platform/night.ts'
import { refreshUsage } from './usage.ts'
import { makeTrends } from './usageMaking.store.ts'

export const usageJobs = [
  job(refreshUsage, async ({ firm, today }) => {
    await firm(async (db) => {
      const made = await makeTrends(db, today())
      if (made > 0)
        await enqueue(db, refreshUsage, {}, { key: 'night', notBefore: await nextNight(db, 3) })
    })
  }),
]
