/** Which segment accounts are of, over HTTP. */
import { portfolioAt } from '../identify/portfolio.store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { recordEach } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { marketSegmentOf, marketSegmentsOf } from './market.store.ts'
import {
  listPlacementRules,
  listPlacements,
  placeAccounts,
  undoPlacements,
} from './placement.api.ts'
import { place, placementPage, placementRules, unplace } from './placement.store.ts'
import { type Placed, whyNotPlace } from './placement.ts'

export const placementRoutes: Route[] = [
  route(listPlacements, async ({ input, db }) =>
    placementPage(db, input, await portfolioAt(db, {})),
  ),

  route(listPlacementRules, async ({ input, db }) =>
    placementRules(db, input.by, await portfolioAt(db, {})),
  ),

  route(placeAccounts, async ({ input, actor, db }) => {
    if (input.marketSegmentId !== null) {
      heed(whyNotPlace(found(await marketSegmentOf(db, input.marketSegmentId))))
    }
    return told(db, actor, await place(db, input, await portfolioAt(db, {})))
  }),

  route(undoPlacements, async ({ input, actor, db }) =>
    told(db, actor, await unplace(db, input.placed)),
  ),
]

/** As a fact of each account, in the words of its activity. */
async function told(db: Db, actor: Actor, placed: Placed[]) {
  const segments = await marketSegmentsOf(db)
  const names = new Map(segments.map(({ marketSegmentId, name }) => [marketSegmentId, name]))
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  await recordEach(
    db,
    actor,
    'account.placed',
    placed.map(({ accountId, marketSegmentId, was }) => ({
      accountId,
      facts: [{ fact: 'market', before: nameOf(was), after: nameOf(marketSegmentId) }],
    })),
  )
  return { placed }
}
