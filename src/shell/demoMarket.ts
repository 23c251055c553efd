/** The demonstration's market: its segments, their accounts by trade, and the map. */
import {
  MARKET_BOXES,
  MARKET_FLOWS,
  MARKET_LEVELS,
  MARKET_SEGMENTS,
  tagsOfSegment,
} from '../../samples/market.ts'
import { addMarketSegment } from '../segment/market.api.ts'
import { drawMarketMap } from '../segment/marketMap.api.ts'
import { placeAccounts } from '../segment/placement.api.ts'
import type { Remote } from './importing.ts'

/** After the accounts have their tags. */
export async function tellMarket(there: Remote): Promise<void> {
  const idOf = new Map<string, string>()
  for (const told of MARKET_SEGMENTS) {
    const { sectors: _, ...given } = told
    const { marketSegmentId } = await there.ask(addMarketSegment, { ...given, currency: 'EUR' })
    idOf.set(told.name, marketSegmentId)
    for (const name of tagsOfSegment(told)) {
      await there.ask(placeAccounts, { which: { rule: { by: 'tag', name } }, marketSegmentId })
    }
  }
  await there.ask(drawMarketMap, {
    levels: MARKET_LEVELS,
    boxes: MARKET_BOXES.map(({ segments = [], ...box }) => ({
      ...box,
      marketSegmentIds: segments.map((name) => idOf.get(name)!),
    })),
    flows: MARKET_FLOWS.map(([to, from, percent, decidedBy]) => ({ to, from, percent, decidedBy })),
    ours: 'us',
  })
}
