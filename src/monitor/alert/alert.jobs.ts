/** The rules are looked at every night, after new figures and after what happens. */
import type { Db } from '../../platform/db.ts'
import { enqueue, job } from '../../platform/jobs.ts'
import { lookAtAlerts } from './alertLooking.store.ts'
import { lookForAlerts, rulesAbout } from './alertTask.ts'

export const alertJobs = [
  job(lookForAlerts, async ({ firm, today, payload: { source } }) => {
    await firm(async (db) => {
      await lookAtAlerts(db, rulesAbout(source), today())
      if (await hasAccounts(db))
        await enqueue(
          db,
          lookForAlerts,
          { source: 'all' },
          { key: 'night', notBefore: await nextNight(db) },
        )
    })
  }),
]

/** Of a firm that is gone nothing is looked at again. */
async function hasAccounts(db: Db): Promise<boolean> {
  return (await db`select 1 from account where firm_id = ${db.firm} limit 1`).length > 0
}

/** After health is made, before people come to work. */
async function nextNight(db: Db): Promise<string> {
  const [row] = await db<{ at: Date }[]>`
    select date_trunc('day', now()) + interval '1 day 4 hours' as at
  `
  return row!.at.toISOString()
}
