import { expect, test } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import { addView, changeView, dropView, listViews } from './view.api.ts'
import { viewRoutes } from './view.routes.ts'

const quiet = {
  name: 'Calladas',
  list: { sort: 'overdue' as const, abc: ['A' as const] },
  columns: ['overdue'],
}

test('a view is kept for oneself, then shared, and undone', async () => {
  const { lead, manager } = aFirm(viewRoutes)
  const mine = await manager.ask(addView, quiet)
  expect(mine).toMatchObject({
    name: 'Calladas',
    shared: false,
    ownerName: 'Marta',
    list: { sort: 'overdue', abc: ['A'] },
  })
  expect(await lead.ask(listViews, {})).toEqual([])
  expect(await manager.ask(listViews, {})).toEqual([mine])

  await manager.ask(changeView, { ...quiet, viewId: mine.viewId, shared: true })
  expect((await lead.ask(listViews, {})).map(({ name }) => name)).toEqual(['Calladas'])
  await lead.ask(changeView, { ...quiet, viewId: mine.viewId, name: 'Muy calladas', shared: false })
  expect(await manager.ask(listViews, {})).toMatchObject([{ name: 'Muy calladas', shared: true }])

  const gone = await lead.ask(dropView, { viewId: mine.viewId })
  expect(await manager.ask(listViews, {})).toEqual([])
  expect(await manager.ask(addView, gone)).toMatchObject({ name: 'Muy calladas' })
})

test('nobody tends the view of another, sees a private one, or looks into another firm', async () => {
  const ours = aFirm(viewRoutes)
  const theirs = aFirm(viewRoutes)
  const shared = await ours.lead.ask(addView, { ...quiet, shared: true })
  const own = await ours.lead.ask(addView, quiet)
  await expect(ours.manager.ask(dropView, { viewId: shared.viewId })).rejects.toMatchObject({
    code: 'identify/not-your-view',
  })
  await expect(ours.manager.ask(dropView, { viewId: own.viewId })).rejects.toMatchObject({
    status: 404,
  })
  await expect(ours.viewer.ask(addView, quiet)).rejects.toMatchObject({ status: 403 })
  expect(await theirs.lead.ask(listViews, {})).toEqual([])
  await expect(theirs.lead.ask(dropView, { viewId: shared.viewId })).rejects.toMatchObject({
    status: 404,
  })
  await expect(ours.client.ask(listViews, {})).rejects.toMatchObject({ status: 403 })
})
