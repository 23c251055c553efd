/** What the outside may do with the firm's strategies. */
import { z } from 'zod'
import { LEADS, TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Strategy, StrategyGiven } from './strategy.ts'

const One = z.object({ strategyId: z.guid() })

/** Those that are followed first, then the ended ones. */
export const listStrategies = endpoint('GET /strategies', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(Strategy),
})

export const addStrategy = endpoint('POST /strategies', {
  may: LEADS,
  input: StrategyGiven,
  returns: Strategy,
})

export const changeStrategy = endpoint('PUT /strategies/:strategyId', {
  may: LEADS,
  input: StrategyGiven.extend(One.shape),
  returns: z.object({ now: Strategy, before: Strategy }),
})

/** Given up or reached, from today. */
export const endStrategy = endpoint('PUT /strategies/:strategyId/ending', {
  may: LEADS,
  input: One,
  returns: Strategy,
})

/** Followed again. */
export const resumeStrategy = endpoint('DELETE /strategies/:strategyId/ending', {
  may: LEADS,
  input: One,
  returns: Strategy,
})
