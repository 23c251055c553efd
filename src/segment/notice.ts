/** Which decisions are news for the people who look after an account, and which nobody needs to hear of. */
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import { task } from '../kernel/task.ts'
import { NO_STANDING, type Standing } from './standing.ts'

/** Tells the teams of the accounts what was decided and not told yet. */
export const tellMoves = task('segment.moves', z.object({}))

/** What took effect longer ago is history by now, such as years that are written down afterwards. */
export const NEWS_DAYS = 14

type Place = Pick<Standing, 'tier' | 'phase'>

/** A decision about one account; `told` where its people know of it. */
export type Dated = Place & {
  standingId: string
  effectiveOn: Day
  reason: string
  decidedBy: string | null
  told: boolean
}

export type News = {
  from: Place
  to: Place
  effectiveOn: Day
  reason: string
  decidedBy: string | null
}

/**
 * What to tell of one account's decisions, given in the order of their days and then of their
 * making, and whose decisions are settled by it. Of several for one day the last counts: one that
 * was taken back before anyone heard of it is no news.
 */
export function newsOf(decisions: readonly Dated[], since: Day) {
  const news: News[] = []
  const settled: string[] = []
  let before: Place = NO_STANDING
  for (const [effectiveOn, ofDay] of Map.groupBy(decisions, (one) => one.effectiveOn)) {
    const last = ofDay.at(-1)!
    const untold = ofDay.filter(({ told }) => !told)
    if (effectiveOn >= since && untold.length > 0) {
      const known = ofDay.findLast(({ told }) => told) ?? before
      if (!isSame(known, last)) {
        const { reason, decidedBy } = last
        news.push({ from: placeOf(known), to: placeOf(last), effectiveOn, reason, decidedBy })
      }
      settled.push(...untold.map(({ standingId }) => standingId))
    }
    before = last
  }
  return { news, settled }
}

const placeOf = ({ tier, phase }: Place): Place => ({ tier, phase })
const isSame = (a: Place, b: Place) => a.tier === b.tier && a.phase === b.phase
