/** The current portfolio is made anew whenever the ledger, the rates or the choices have changed. */
import { refreshFigures } from '../gather/figures.ts'
import { job } from '../platform/jobs.ts'
import { refreshPortfolio, tellPlanner } from './keeping.store.ts'
import { askSnapshots } from './snapshot.store.ts'
import { askStudies } from './study.store.ts'

export const portfolioJobs = [
  job(refreshFigures, async ({ firm, today }) => {
    await firm(async (db) => {
      await refreshPortfolio(db, today())
      await askStudies(db)
      await askSnapshots(db)
    })
    await firm(tellPlanner)
  }),
]
