/** Neglect is looked at when figures are made and every night, while there are accounts. */
import { enqueue, job } from '../../platform/jobs.ts'
import { nextNight } from '../../platform/night.ts'
import { makeNeglect } from './making.store.ts'
import { refreshNeglect } from './neglectTold.ts'

export const neglectJobs = [
  job(refreshNeglect, async ({ firm, today }) => {
    await firm(async (db) => {
      const looked = await makeNeglect(db, today())
      if (looked > 0)
        await enqueue(db, refreshNeglect, {}, { key: 'night', notBefore: await nextNight(db, 3) })
    })
  }),
]
