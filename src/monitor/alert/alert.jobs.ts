/** The rules are looked at every night, after new figures and after what happens. */
import { ledgerSpan } from '../../identify/accountDay.store.ts'
import { portfolioAt } from '../../identify/portfolio.store.ts'
import type { Db } from '../../platform/db.ts'
import { enqueue, job } from '../../platform/jobs.ts'
import { nextNight } from '../../platform/night.ts'
import { ledgerOf } from '../healthMaking.store.ts'
import { monthsToReplay, replayAlerts } from './alertPast.ts'
import { foundAt, keepReplay, replayFrom } from './alertReplay.store.ts'
import { beginReplay } from './alertReplaying.ts'
import { keptReplay } from './alertReplayRead.store.ts'
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
          // After health is made, before people come to work.
          { key: 'night', notBefore: await nextNight(db, 4) },
        )
    })
  }),

  job(replayAlerts, async ({ firm, payload: { again }, stopping }) => {
    const asked = await firm(async (db) => {
      const portfolio = await portfolioAt(db, {})
      const span = await ledgerSpan(db)
      if (!portfolio || !span) {
        await db`delete from alert_replayed where firm_id = ${db.firm}`
        await db`delete from alert_replay where firm_id = ${db.firm}`
        return null
      }
      const madeFrom = await replayFrom(db, portfolio)
      if (!again && (await keptReplay(db))?.madeFrom === madeFrom) return null
      return { portfolio, span, madeFrom, ledger: await ledgerOf(db, portfolio) }
    })
    if (!asked) return
    const { portfolio, span, madeFrom, ledger } = asked
    const replay = beginReplay({ ...ledger, ledgerTo: portfolio.asOf })
    const months = monthsToReplay({ from: span.from, to: portfolio.asOf })
    for (const month of months) {
      stopping.throwIfAborted()
      replay.add(month, await firm((db) => foundAt(db, month, ledger)))
    }
    const from = months[0] ?? portfolio.asOf
    await firm((db) => keepReplay(db, replay, { portfolio, from, madeFrom }))
  }),
]

/** Of a firm that is gone nothing is looked at again. */
async function hasAccounts(db: Db): Promise<boolean> {
  return (await db`select 1 from account where firm_id = ${db.firm} limit 1`).length > 0
}
