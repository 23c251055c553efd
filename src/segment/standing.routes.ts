/** Tiers and phases of accounts over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { teamHoursOf } from '../accounts/teamHours.store.ts'
import { portfolioAt } from '../identify/portfolio.store.ts'
import type { Actor } from '../kernel/actor.ts'
import { addDays } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { wordsFor } from '../platform/words.ts'
import {
  listDecisions,
  listStandings,
  moveAccount,
  readMoves,
  readStanding,
  readTiers,
  takeBackMove,
} from './standing.api.ts'
import {
  AHEAD_DAYS,
  type Decision,
  type Move,
  MOVED_DAYS,
  whyNotMove,
  whyNotTakeBack,
} from './standing.ts'
import { insertStandings, movable, standingOf } from './standing.store.ts'
import {
  countsByTier,
  decisionOf,
  decisionPage,
  decisionsOf,
  movesBetween,
  standsPage,
} from './standingTold.store.ts'
import { tiersOf } from './tier.store.ts'
import { loadOf } from './tierLoad.ts'

// words: segment:standing.reversed

const MOST_REASON = 500

export const standingRoutes: Route[] = [
  route(readTiers, async ({ db, today }) => {
    const tiers = await tiersOf(db)
    const counts = await countsByTier(db, today)
    const people = await teamHoursOf(db)
    const portfolio = await portfolioAt(db, {})
    return {
      tiers: tiers.map((tier) => ({ ...tier, ...counts.find((one) => one.tier === tier.tier)! })),
      load: loadOf({ counts, tiers, people }),
      valuation: portfolio?.valuation ?? null,
    }
  }),

  route(listStandings, ({ input, db, today }) => standsPage(db, input, today)),
  route(listDecisions, ({ input, db }) => decisionPage(db, input)),

  route(readMoves, ({ db, actor, today }) =>
    movesBetween(db, {
      from: addDays(today, -MOVED_DAYS),
      to: addDays(today, AHEAD_DAYS),
      actor,
    }),
  ),

  route(readStanding, async ({ input: { accountId }, db, today }) => {
    found(await accountOf(db, accountId))
    const { serves, keys, mostKeys } = await movable(db, accountId, { effectiveOn: today, today })
    const standing = await standingOf(db, accountId, today)
    return { standing, serves, keys, mostKeys, decisions: await decisionsOf(db, accountId) }
  }),

  route(moveAccount, async ({ input, actor, db, today }) => {
    const { accountId, effectiveOn } = input
    found(await accountOf(db, accountId))
    const known = await movable(db, accountId, { effectiveOn, today })
    heed(whyNotMove(actor, input, known))
    // Another phase of the tier that a list gave it leaves it on that list.
    const { tier, selectionId } = known.before
    return decide(db, actor, { ...input, selectionId: input.tier === tier ? selectionId : null })
  }),

  route(takeBackMove, async ({ input, actor, caller, db }) => {
    const { decision, isLast } = found(await decisionOf(db, input.standingId))
    heed(whyNotTakeBack(actor, { isLast }))
    const { accountId, from, effectiveOn, reason } = decision
    const said = wordsFor(caller.locale)('segment:standing.reversed', { reason })
    const before = await standingOf(db, accountId, addDays(effectiveOn, -1))
    return decide(db, actor, {
      accountId,
      ...from,
      effectiveOn,
      reason: said.slice(0, MOST_REASON),
      selectionId: before.tier === from.tier ? before.selectionId : null,
    })
  }),
]

async function decide(db: Db, actor: Actor, move: Move): Promise<Decision> {
  await insertStandings(db, [move], actor.id)
  return (await decisionsOf(db, move.accountId))[0]!
}
