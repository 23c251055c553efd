/** What an answer changes beside the log: where the case stands, and the account's tier. */
import type { Actor } from '../kernel/actor.ts'
import type { Day } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import type { Move } from './standing.ts'
import { whyNotMove, whyNotTakeBack } from './standing.ts'
import { insertStandings, movable } from './standing.store.ts'
import { decisionOf, decisionsOf } from './standingTold.store.ts'
import { type StalledCase, stateOf } from './stalled.ts'
import { setCaseState, stalledCase } from './stalled.store.ts'
import type { TierName } from './tier.ts'

const MOST_REASON = 500

/** The state follows from what was answered, by the share that held when the case was opened. */
export async function settle(db: Db, caseId: string): Promise<StalledCase> {
  const told = found(await stalledCase(db, caseId))
  const state = stateOf(told.answers, told.figures.settings.executedFrom)
  await setCaseState(db, caseId, state)
  return { ...told, state }
}

type Leaving = { accountId: string; toTier: TierName; reason: string; today: Day }

/** From today on; the answer names the decision, so that both can be taken back together. */
export async function leaveTier(
  db: Db,
  actor: Actor,
  { accountId, toTier, reason, today }: Leaving,
) {
  const move = {
    accountId,
    tier: toTier,
    phase: null,
    effectiveOn: today,
    reason: reason.slice(0, MOST_REASON),
    selectionId: null,
  }
  heed(whyNotMove(actor, move, await movable(db, accountId, { effectiveOn: today, today })))
  return moved(db, actor, move)
}

export async function backIntoTier(
  db: Db,
  actor: Actor,
  standingId: string,
  says: (reason: string) => string,
) {
  const { decision, isLast } = found(await decisionOf(db, standingId))
  heed(whyNotTakeBack(actor, { isLast }))
  const { accountId, from, effectiveOn, reason } = decision
  const said = says(reason).slice(0, MOST_REASON)
  await moved(db, actor, { accountId, ...from, effectiveOn, reason: said, selectionId: null })
}

async function moved(db: Db, actor: Actor, move: Move): Promise<string> {
  await insertStandings(db, [move], actor.id)
  const { standingId, accountId, from, to, effectiveOn, reason } = (
    await decisionsOf(db, move.accountId)
  )[0]!
  const about = { accountId, standingId, from, to, effectiveOn, reason }
  await record(db, actor, 'standing.moved', about)
  return standingId
}
