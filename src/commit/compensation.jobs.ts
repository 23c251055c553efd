/** Works out what is owed for periods that have ended, and asks for itself again the next morning. */
import { NOBODY } from '../kernel/actor.ts'
import { addDays } from '../kernel/day.ts'
import { enqueue, job } from '../platform/jobs.ts'
import { settleCompensations } from './compensation.store.ts'
import { settleCompensation } from './compensationTask.ts'
import { nowOf } from './serviceClock.store.ts'

const HOUR = 3_600_000
export const compensationJobs = [
  job(settleCompensation, async ({ firm, today }) => {
    await firm(async (db) => {
      await settleCompensations(db, NOBODY, today())
      // In the morning, when whatever a standstill kept from being told is told.
      const next = addDays(today(), 1)
      const at = Math.max(Date.parse(`${next}T06:00:00Z`), (await nowOf(db)) + HOUR)
      await enqueue(
        db,
        settleCompensation,
        {},
        { key: next, notBefore: new Date(at).toISOString() },
      )
    })
  }),
]
