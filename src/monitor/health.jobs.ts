/** Health is made anew when the figures are, and every night; each month's end in a transaction of its own. */
import { ledgerSpan } from '../identify/accountDay.store.ts'
import { portfolioAt } from '../identify/portfolio.store.ts'
import type { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { enqueue, job } from '../platform/jobs.ts'
import { z } from 'zod'
import { replayAlerts } from './alert/alertPast.ts'
import { lookForAlerts } from './alert/alertTask.ts'
import { findErosion } from './erosion.store.ts'
import { daysAt, healthMonths, isKept, refreshHealth } from './healthDay.ts'
import { healthChoice } from './health.store.ts'
import { type Ledger, ledgerOf, madeFromAt, makeCurrent, makeMonth } from './healthMaking.store.ts'
import { weightsNow, weightsVersions } from './healthSaid.store.ts'
import { nextNight } from '../platform/night.ts'
import { backTestFrom, keepBackTest, keptBackTest, makeBackTest } from './backTest.store.ts'
import { choiceOf } from '../platform/choice.ts'

export const healthJobs = [
  job(refreshHealth, async ({ firm, today, stopping }) => {
    const asked = await firm(async (db) => {
      await oneAtATime(db)
      const portfolio = await portfolioAt(db, {})
      const span = await ledgerSpan(db)
      // Of a firm without a ledger nothing is looked at again, until one comes.
      if (!portfolio || !span) {
        await db`delete from health_day where firm_id = ${db.firm}`
        await db`delete from health_back_test where firm_id = ${db.firm}`
        await enqueue(db, lookForAlerts, { source: 'all' }, { key: 'all' })
        return null
      }
      const { weights, version } = await weightsNow(db)
      const about = {
        ledger: await ledgerOf(db, portfolio),
        weights,
        valuation: portfolio.valuation,
      }
      const days = daysAt(today(), portfolio.asOf)
      await makeCurrent(db, { ...about, days, madeFrom: await madeFromAt(db, days.day, version) })
      await findErosion(db, days)
      await enqueue(db, lookForAlerts, { source: 'all' }, { key: 'all' })
      await enqueue(db, refreshHealth, {}, { key: 'night', notBefore: await nextNight(db, 3) })
      const months = healthMonths({ ...span, to: portfolio.asOf, today: today() })
      return { about, months, version, asOf: portfolio.asOf }
    })
    if (!asked) return
    for (const month of asked.months) {
      stopping.throwIfAborted()
      await firm(async (db) => {
        await oneAtATime(db)
        const madeFrom = await madeFromAt(db, month, asked.version)
        if (await stands(db, month, { madeFrom, valuation: asked.about.valuation })) return
        const days = daysAt(month, asked.asOf)
        await makeMonth(db, { ...asked.about, days, madeFrom }, isKept(month, today()))
      })
    }
    await firm(async (db) => {
      await testBack(db, asked.about.ledger, asked.asOf)
      await enqueue(db, replayAlerts, {}, { key: 'figures' })
    })
  }),
]

/** Only where something has changed that it is worked out from. */
async function testBack(db: Db, ledger: Ledger, asOf: Day) {
  const about = {
    asOf,
    bands: await choiceOf(db, healthChoice),
    versions: await weightsVersions(db),
  }
  const madeFrom = await backTestFrom(db, about)
  if ((await keptBackTest(db))?.madeFrom === madeFrom) return
  await keepBackTest(db, await makeBackTest(db, { ...about, ledger }), madeFrom)
}

/** What was made when the month was just past stays; what was worked out later, while its data are the same. */
async function stands(db: Db, month: Day, now: { madeFrom: string; valuation: string }) {
  const [there] = await many(
    z.object({ kept: z.boolean(), madeFrom: z.string(), valuation: z.string() }),
    db`select kept, made_from, valuation from health_day where firm_id = ${db.firm} and day = ${month}`,
  )
  if (!there) return false
  return there.kept || (there.madeFrom === now.madeFrom && there.valuation === now.valuation)
}

async function oneAtATime(db: Db) {
  await db`select pg_advisory_xact_lock(hashtextextended(${`health ${db.firm}`}, 0))`
}
