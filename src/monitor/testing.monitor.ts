/** A firm with a ledger and what is known of its accounts, for tests of this room. */
import { everyDays } from '../identify/testing.ts'
import { tellLedger, type ToldLine } from '../identify/testing.ledger.ts'
import { portfolioJobs } from '../identify/portfolio.jobs.ts'
import { snapshotJobs } from '../identify/snapshot.jobs.ts'
import { studyJobs } from '../identify/study.jobs.ts'
import { refreshPortfolio } from '../identify/keeping.store.ts'
import type { Db } from '../platform/db.ts'
import type { Job } from '../platform/jobs.ts'
import type { Route } from '../platform/serve.ts'
import { aFirm, TODAY } from '../platform/testing.ts'

/** Two that buy every 30 days, of which one has stopped; one that buys less and less. */
export const LINES: ToldLine[] = [
  ...everyDays(30, '2023-12-05', '2026-11-15').map((day) => ({
    code: 'STEADY',
    day,
    amount: 100,
    family: 'Tubos',
  })),
  ...everyDays(30, '2023-12-05', '2026-05-10').map((day) => ({
    code: 'GONE',
    day,
    amount: 100,
    family: 'Tubos',
  })),
  ...everyDays(30, '2023-12-05', '2026-11-15').map((day, at) => ({
    code: 'FALLS',
    day,
    amount: day < '2026-05-01' ? 100 : 40,
    family: at % 3 === 0 && day < '2025-10-01' ? 'Chapas' : 'Tubos',
  })),
]

export function monitored(routes: Route[], jobs: Job[] = []) {
  const firm = aFirm(routes, [...portfolioJobs, ...studyJobs, ...snapshotJobs, ...jobs])
  return {
    ...firm,
    tell: (lines: ToldLine[] = LINES) =>
      firm.db(async (db) => {
        await tellLedger(db, lines)
        await refreshPortfolio(db, TODAY)
      }),
    idOf: (code: string) => firm.db((db) => accountIdOf(db, code)),
  }
}

async function accountIdOf(db: Db, code: string): Promise<string> {
  const [row] = await db`
    select account_id from account where firm_id = ${db.firm} and code = ${code}
  `
  return row!['accountId'] as string
}
