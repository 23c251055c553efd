/** Losses are foretold after the values of a portfolio are made, in a thread. */
import { portfolioAt } from '../identify/portfolio.store.ts'
import { enqueue, job } from '../platform/jobs.ts'
import { lookForAlerts } from './alert/alertTask.ts'
import { foretellLosses } from './churn.ts'
import { readForChurn, writeChurn } from './churn.store.ts'
import { churnInThread } from './churnThread.store.ts'

export const churnJobs = [
  job(foretellLosses, async ({ firm, stopping }) => {
    const read = await firm(async (db) => {
      const portfolio = await portfolioAt(db, {})
      if (!portfolio) {
        await db`delete from churn_model where firm_id = ${db.firm}`
        await db`delete from account_churn where firm_id = ${db.firm}`
        return null
      }
      return { portfolio, ...(await readForChurn(db, portfolio)) }
    })
    if (!read) return
    const { portfolio, keys, given } = read
    const found = await churnInThread(given, stopping)
    await firm(async (db) => {
      // Another portfolio came in the meantime: it has asked for its own.
      const now = await portfolioAt(db, {})
      if (now?.asOf === portfolio.asOf && now.madeAt.getTime() === portfolio.madeAt.getTime())
        await writeChurn(db, portfolio, { keys, found })
      await enqueue(db, lookForAlerts, { source: 'all' }, { key: 'all' })
    })
  }),
]
