/** What the outside may do with plans B that fired, and with what their indicators would have done before. */
import { z } from 'zod'
import { TEAM, WORKERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Decision, Firing, ReadingDue } from './firing.ts'
import { onePlan } from './plan.api.ts'
import { Trial } from './trial.ts'

const oneFiring = z.object({ firingId: z.guid() })

/** Those that wait first, then the newest. */
export const listFirings = endpoint('GET /plans/:planId/firings', {
  may: TEAM,
  input: onePlan,
  returns: z.array(Firing),
})

/** For whoever asks: proposals that they may decide, and readings that they owe. */
export const readWatch = endpoint('GET /plan-watch', {
  tells: ['plan', 'kpi', 'reading'],
  may: TEAM,
  input: z.object({}),
  returns: z.object({ firings: z.array(Firing), readings: z.array(ReadingDue) }),
})

/** Approved, its prepared actions stand from now on; dismissed, it says why. */
export const decideFiring = endpoint('PUT /plan-firings/:firingId/decision', {
  may: WORKERS,
  input: Decision.safeExtend(oneFiring.shape),
  returns: Firing,
})

/** Waits again; what came of it goes, as long as none of it has ended. */
export const undecideFiring = endpoint('DELETE /plan-firings/:firingId/decision', {
  may: WORKERS,
  input: oneFiring,
  returns: Firing,
})

/** What would have fired over the past year. */
export const readTrial = endpoint('GET /plan-items/:itemId/trial', {
  may: TEAM,
  input: z.object({ itemId: z.guid() }),
  returns: Trial,
})
