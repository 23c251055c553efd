/** Forgets the texts of lines that were withdrawn, once they can't be put back any more. */
import { job } from '../platform/jobs.ts'
import { forgetLost } from './prose.store.ts'
import { forgetTexts } from './prose.ts'

export const proseJobs = [
  job(forgetTexts, async ({ firm }) => {
    await firm((db) => forgetLost(db))
  }),
]
