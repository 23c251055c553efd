/** Watches in PostgreSQL: lists that nobody decides, one a month, worked out by themselves or when someone asks. */
import { addMonths, type Day, firstOfMonth } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import { enqueue } from '../platform/jobs.ts'
import { openWith } from './selectionOpening.store.ts'
import { watchAccounts } from './watch.ts'

/** On the first of the next month, whoever asks and however often. */
export async function watchNextMonth(db: Db, today: Day): Promise<void> {
  await enqueue(
    db,
    watchAccounts,
    {},
    { key: 'watch', notBefore: `${nextWatch(today)}T03:00:00.000Z` },
  )
}

export function nextWatch(today: Day): Day {
  return addMonths(firstOfMonth(today), 1)
}

type Opening = { today: Day; madeBy: string | null }

/** Has it worked out what the figures of now would choose, and drops what the month said before. */
export async function openWatch(db: Db, { today, madeBy }: Opening): Promise<string> {
  const selectionId = await openWith(db, {
    // Its day tells it from the others, in any language.
    title: today,
    kind: 'watch',
    madeBy,
    today,
  })
  await dropEarlier(db, selectionId)
  return selectionId
}

/** One of a month is enough; the newest that is worked out stays until the new one is. */
async function dropEarlier(db: Db, selectionId: string) {
  await db`
    with month as (
      select w.selection_id, w.state, w.made_at from selection w
      join selection new on new.firm_id = w.firm_id and new.selection_id = ${selectionId}
      where w.firm_id = ${db.firm} and w.kind = 'watch' and w.selection_id <> new.selection_id
        and date_trunc('month', w.as_of) = date_trunc('month', new.as_of)
    )
    delete from selection
    where firm_id = ${db.firm} and selection_id in (select selection_id from month)
      and selection_id not in (
        select selection_id from month where state = 'ready' order by made_at desc limit 1
      )
  `
}
