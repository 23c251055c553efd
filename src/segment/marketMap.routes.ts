/** The market map over HTTP. */
import { choiceOf, choose, topic } from '../platform/choice.ts'
import { record } from '../platform/history.ts'
import { heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { marketSegmentsOf } from './market.store.ts'
import { drawMarketMap, readMarketMap } from './marketMap.api.ts'
import { MarketMap, whyNotMap, whyNotReplace } from './marketMap.ts'

const mapChoice = topic('segment.marketMap', MarketMap)

export const marketMapRoutes: Route[] = [
  route(readMarketMap, ({ db }) => choiceOf(db, mapChoice)),

  route(drawMarketMap, async ({ input, actor, db }) => {
    const before = await choiceOf(db, mapChoice)
    heed(whyNotReplace(before, input))
    const segments = await marketSegmentsOf(db)
    heed(
      whyNotMap(
        input,
        segments.map(({ marketSegmentId }) => marketSegmentId),
      ),
    )
    const now = { ...input, version: before.version + 1 }
    await choose(db, mapChoice, now)
    await record(db, actor, 'marketMap.drawn', { now, before })
    return { now, before }
  }),
]
