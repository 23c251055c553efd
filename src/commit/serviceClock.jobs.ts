/** Fires what clocks do by themselves, within a minute, and after a standstill all that was missed. */
import { NOBODY } from '../kernel/actor.ts'
import { job } from '../platform/jobs.ts'
import { clocksDue } from './clockTask.ts'
import { DUE_AT_ONCE, fireDue } from './clockDue.store.ts'
import { askToCheck, nextInstant } from './clockWrite.store.ts'

export const serviceClockJobs = [
  job(clocksDue, async ({ firm, stopping }) => {
    let more = true
    while (more && !stopping.aborted) {
      more = await firm(async (db) => {
        const fired = await fireDue(db, NOBODY)
        if (fired.length === DUE_AT_ONCE) return true
        const next = await nextInstant(db)
        if (next) await askToCheck(db, Date.parse(next))
        return false
      })
    }
  }),
]
