/** What the month's figures say of the key accounts, over HTTP. */
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { selectionsOf } from './keptSelection.store.ts'
import { lastDecided } from './review.store.ts'
import { readWatch, seeWatched, unseeWatched, watchNow } from './watch.api.ts'
import { nextWatch, openWatch } from './watch.store.ts'
import { monthOf, whyNotSee, whyNotUnsee } from './watch.ts'
import { readyWatches, watchLines } from './watchLines.store.ts'

export const watchRoutes: Route[] = [
  route(readWatch, async ({ db, today }) => {
    const watches = (await selectionsOf(db)).filter(({ kind }) => kind === 'watch')
    const [newest] = watches
    const [ready] = await readyWatches(db)
    return {
      watch: watches.find(({ selectionId }) => selectionId === ready?.selectionId) ?? null,
      newer: newest && newest.state !== 'ready' ? newest.state : null,
      lines: await watchLines(db, today),
      nextOn: (await lastDecided(db)) && nextWatch(today),
    }
  }),

  route(watchNow, async ({ actor, db, today }) => {
    const selectionId = await openWatch(db, { today, madeBy: actor.id })
    await record(db, actor, 'watch.asked', { selectionId })
    return { selectionId }
  }),

  route(seeWatched, async ({ input: { accountId, reason }, actor, db, today }) => {
    const line = await lineOf(db, { accountId, today })
    heed(whyNotSee(line))
    const { side } = line!
    await record(db, actor, 'watch.seen', { accountId, reason, side, month: monthOf(today) })
    return { accountId }
  }),

  route(unseeWatched, async ({ input: { accountId }, actor, db, today }) => {
    heed(whyNotUnsee(await lineOf(db, { accountId, today })))
    await record(db, actor, 'watch.unseen', { accountId, month: monthOf(today) })
    return { accountId }
  }),
]

async function lineOf(db: Db, { accountId, today }: { accountId: string; today: string }) {
  return (await watchLines(db, today)).find((line) => line.accountId === accountId)
}
