/** Looks for people who may be the same one, whenever some have changed, and for all of them at night. */
import {
  compareAll,
  keepTwins,
  lockTwins,
  nextNight,
  takeDue,
  type TwinTables,
} from '../accounts/twinKeeping.store.ts'
import { enqueue, job } from '../platform/jobs.ts'
import { contactsLikely, findContactTwins } from './contactTwin.ts'
import { comparedContacts, contactsNear } from './contactTwinCompared.store.ts'

const TABLES: TwinTables = {
  twins: 'contact_twin',
  due: 'contact_twin_due',
  kept: 'contact_kept',
  id: 'contact_id',
}

export const contactTwinJobs = [
  job(findContactTwins, async ({ firm, payload, today, stopping }) => {
    await firm(async (db) => {
      await lockTwins(db, TABLES)
      const due = await takeDue(db, TABLES)
      if (!payload.all && due?.length === 0) return
      const changed = payload.all ? null : due
      const near =
        changed && (await contactsNear(db, await comparedContacts(db, changed, today()), today()))
      const things = await comparedContacts(db, near, today())
      const found = await compareAll(
        things,
        (one, other, both) => contactsLikely(one, other, { both }),
        { changed, stopping },
      )
      await keepTwins(db, TABLES, { found, changed })
      if (!payload.all) {
        const notBefore = nextNight()
        await enqueue(db, findContactTwins, { all: true }, { key: 'night', notBefore })
      }
    })
  }),
]
