import { expect, test } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import { addMarketSegment } from './market.api.ts'
import { marketRoutes } from './market.routes.ts'
import { drawMarketMap, readMarketMap } from './marketMap.api.ts'
import { marketMapRoutes } from './marketMap.routes.ts'
import { aMap } from './testing.market.ts'

const firm = () => aFirm([...marketRoutes, ...marketMapRoutes])

test('a map is drawn, changed, and put back; a change from an older one is refused', async () => {
  const { lead, viewer } = firm()
  const empty = { version: 0, levels: [], boxes: [], flows: [], ours: null }
  expect(await viewer.ask(readMarketMap, {})).toEqual(empty)
  const { now, before } = await lead.ask(drawMarketMap, aMap())
  expect([now.version, before]).toEqual([1, empty])
  await expect(lead.ask(drawMarketMap, aMap({ ours: null }))).rejects.toMatchObject({
    code: 'segment/map-changed',
  })
  const changed = await lead.ask(drawMarketMap, { ...now, ours: null })
  expect(await viewer.ask(readMarketMap, {})).toEqual({ ...aMap({ ours: null }), version: 2 })
  await lead.ask(drawMarketMap, { ...changed.before, version: changed.now.version })
  expect(await viewer.ask(readMarketMap, {})).toEqual({ ...aMap(), version: 3 })
})

test('only leads and admins draw; a map names only segments of its firm', async () => {
  const { lead, manager, expert, viewer } = firm()
  const other = firm()
  for (const one of [manager, expert, viewer]) {
    await expect(one.ask(drawMarketMap, aMap())).rejects.toMatchObject({ status: 403 })
  }
  const { marketSegmentId } = await lead.ask(addMarketSegment, { name: 'Papel', buysBy: 'order' })
  const boxes = aMap().boxes.map((box) =>
    box.key === 'plant' ? { ...box, marketSegmentIds: [marketSegmentId] } : box,
  )
  await lead.ask(drawMarketMap, aMap({ boxes }))
  await expect(other.lead.ask(drawMarketMap, aMap({ boxes }))).rejects.toMatchObject({
    code: 'segment/map-unknown-segment',
  })
  expect((await other.lead.ask(readMarketMap, {})).boxes).toEqual([])
})
