/** Looks for accounts that may be the same client, whenever some have changed, and for all of them at night. */
import type { Day } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import { enqueue, job } from '../platform/jobs.ts'
import { accountsLikely, findTwins } from './twin.ts'
import { accountsNear, comparedAccounts, relatedPairs } from './twinCompared.store.ts'
import {
  compareAll,
  keepTwins,
  lockTwins,
  nextNight,
  takeDue,
  type TwinTables,
} from './twinKeeping.store.ts'

const TABLES: TwinTables = {
  twins: 'account_twin',
  due: 'account_twin_due',
  kept: 'account_kept',
  id: 'account_id',
}

export const twinJobs = [
  job(findTwins, async ({ firm, payload, today, stopping }) => {
    await firm(async (db) => {
      await lockTwins(db, TABLES)
      const due = await takeDue(db, TABLES)
      if (!payload.all && due?.length === 0) return
      const changed = payload.all ? null : due
      const things = await comparedAccounts(
        db,
        changed && (await near(db, changed, today())),
        today(),
      )
      const related = await relatedPairs(db, today())
      const found = await compareAll(
        things,
        (one, other, both) =>
          accountsLikely(one, other, {
            both,
            related: () => related.has(`${one.id} ${other.id}`),
          }),
        { changed, stopping },
      )
      await keepTwins(db, TABLES, { found, changed })
      if (!payload.all) {
        await enqueue(db, findTwins, { all: true }, { key: 'night', notBefore: nextNight() })
      }
    })
  }),
]

async function near(db: Db, changed: readonly string[], today: Day) {
  return accountsNear(db, await comparedAccounts(db, changed, today))
}
