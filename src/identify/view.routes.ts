/** Saved views over HTTP. */
import { record } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { addView, changeView, dropView, listViews } from './view.api.ts'
import { deleteView, insertView, updateView, viewOf, viewsOf } from './view.store.ts'
import { whyNotTend } from './view.ts'

export const viewRoutes: Route[] = [
  route(listViews, ({ db }) => viewsOf(db)),

  route(addView, async ({ input, actor, db }) => {
    const view = await insertView(db, actor.id, input)
    await record(db, actor, 'view.added', view)
    return view
  }),

  route(changeView, async ({ input: { viewId, ...view }, actor, db }) => {
    const before = found(await viewOf(db, viewId))
    // Somebody else's stays shared, or nobody who tends it would find it again.
    const shared = before.ownerId === actor.id ? view.shared : before.shared
    heed(whyNotTend(actor, before))
    const after = await updateView(db, viewId, { ...view, shared })
    await record(db, actor, 'view.changed', after)
    return after
  }),

  route(dropView, async ({ input: { viewId }, actor, db }) => {
    const view = found(await viewOf(db, viewId))
    heed(whyNotTend(actor, view))
    await deleteView(db, viewId)
    await record(db, actor, 'view.dropped', view)
    return view
  }),
]
