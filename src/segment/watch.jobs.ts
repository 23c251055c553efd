/** Looks at the key accounts with each month's figures by itself, as long as there is a decided list. */
import { portfolioAt } from '../identify/portfolio.store.ts'
import type { Db } from '../platform/db.ts'
import { job } from '../platform/jobs.ts'
import { criteriaAt } from './criteria.store.ts'
import { lastDecided } from './review.store.ts'
import { openWatch, watchNextMonth } from './watch.store.ts'
import { watchAccounts } from './watch.ts'

export const watchJobs = [
  job(watchAccounts, async ({ firm, today }) => {
    await firm(async (db) => {
      // Of a firm that is gone nothing is decided any more, and it isn't looked at again.
      if (!(await lastDecided(db))) return
      if (await canWatch(db)) await openWatch(db, { today: today(), madeBy: null })
      await watchNextMonth(db, today())
    })
  }),
]

async function canWatch(db: Db): Promise<boolean> {
  return Boolean((await criteriaAt(db)) && (await portfolioAt(db, {})))
}
