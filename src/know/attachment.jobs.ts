/** What was deleted goes for good: a day later for files, a month later for notes. */
import { job } from '../platform/jobs.ts'
import { purge } from './attachment.store.ts'
import { purgeDropped } from './purge.ts'

export const attachmentJobs = [
  job(purgeDropped, async ({ firm, dataFolder }) => {
    await firm((db) => purge(db, { dataFolder }))
  }),
]
