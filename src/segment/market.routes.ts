/** Segments of the market over HTTP. */
import { portfolioAt } from '../identify/portfolio.store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Day } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import {
  addMarketSegment,
  changeMarketSegment,
  endMarketSegment,
  readMarket,
  resumeMarketSegment,
} from './market.api.ts'
import {
  figuresBySegment,
  insertMarketSegment,
  isNameTaken,
  marketSegmentOf,
  marketSegmentsOf,
  rewriteMarketSegment,
  setMarketSegmentEnd,
} from './market.store.ts'
import { whyNotSegment } from './market.ts'

export const marketRoutes: Route[] = [
  route(readMarket, async ({ db }) => {
    const portfolio = await portfolioAt(db, {})
    const figures = await figuresBySegment(db, portfolio)
    const none = { accounts: 0, sales: portfolio ? 0 : null }
    const segments = await marketSegmentsOf(db)
    return {
      segments: segments.map((segment) => ({
        ...segment,
        figures: figures.get(segment.marketSegmentId) ?? none,
      })),
      unplaced: figures.get(null) ?? none,
      asOf: portfolio?.asOf ?? null,
      valuation: portfolio?.valuation ?? null,
    }
  }),

  route(addMarketSegment, async ({ input, actor, db }) => {
    heed(whyNotSegment(input, { nameTaken: await isNameTaken(db, input.name, null) }))
    const now = await insertMarketSegment(db, input)
    await record(db, actor, 'market.added', { now })
    return now
  }),

  route(changeMarketSegment, async ({ input, actor, db }) => {
    const before = found(await marketSegmentOf(db, input.marketSegmentId))
    const nameTaken = await isNameTaken(db, input.name, input.marketSegmentId)
    heed(whyNotSegment(input, { nameTaken }))
    const now = { ...before, ...input }
    await rewriteMarketSegment(db, now)
    await record(db, actor, 'market.changed', { now, before })
    return { now, before }
  }),

  route(endMarketSegment, ({ input, actor, db, today }) =>
    end(db, actor, { marketSegmentId: input.marketSegmentId, endedOn: today }),
  ),

  route(resumeMarketSegment, ({ input, actor, db }) =>
    end(db, actor, { marketSegmentId: input.marketSegmentId, endedOn: null }),
  ),
]

type Ending = { marketSegmentId: string; endedOn: Day | null }

async function end(db: Db, actor: Actor, { marketSegmentId, endedOn }: Ending) {
  const before = found(await marketSegmentOf(db, marketSegmentId))
  await setMarketSegmentEnd(db, marketSegmentId, endedOn)
  const now = { ...before, endedOn }
  await record(db, actor, endedOn ? 'market.ended' : 'market.resumed', { now, before })
  return now
}
