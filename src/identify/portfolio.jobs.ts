/** The current portfolio is made anew whenever the ledger, the rates or the choices have changed. */
import { refreshFigures } from '../gather/figures.ts'
import { job } from '../platform/jobs.ts'
import { refreshPortfolio, tellPlanner } from './keeping.store.ts'

export const portfolioJobs = [
  job(refreshFigures, async ({ firm, today }) => {
    await firm((db) => refreshPortfolio(db, today()))
    await firm(tellPlanner)
  }),
]
