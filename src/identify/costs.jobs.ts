/** The study of costs, after the figures like the others, and by itself when only costs have changed. */
import { job } from '../platform/jobs.ts'
import { keptDays, makeCosts } from './costs.store.ts'
import { costsStudy, refreshCosts } from './costs.ts'
import { portfoliosOf } from './portfolio.store.ts'
import { keepStudy } from './study.store.ts'

export const costsJobs = [
  job(refreshCosts, async ({ firm, stopping }) => {
    for (const asOf of await firm(keptDays)) {
      for (const portfolio of await firm((db) => portfoliosOf(db, asOf))) {
        stopping.throwIfAborted()
        await firm(async (db) =>
          keepStudy(db, portfolio, costsStudy, await makeCosts(db, portfolio)),
        )
      }
    }
  }),
]
