/** How often one caller, or one address that isn't signed in, may ask in a minute. */
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { May } from '../kernel/endpoint.ts'
import { Problem } from './problem.ts'

const USUAL = { caller: 1200, stranger: 60 }

export function withinRate({ caller, stranger } = USUAL) {
  const callers = new RateLimiterMemory({ points: caller, duration: 60 })
  const strangers = new RateLimiterMemory({ points: stranger, duration: 60 })

  return async (who: { personId: string } | null, address: string, may: May) => {
    const open = may === 'anyone'
    const limiter = who && !open ? callers : strangers
    try {
      await limiter.consume(who && !open ? who.personId : address)
    } catch (spent) {
      const seconds = Math.ceil(
        ((spent as { msBeforeNext?: number }).msBeforeNext ?? 60_000) / 1000,
      )
      throw new Problem(429, 'request/too-often', { values: { seconds } })
    }
  }
}
