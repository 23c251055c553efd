/** How often one caller, or one address that isn't signed in, may ask in a minute; and limits of one's own. */
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Endpoint } from '../kernel/endpoint.ts'
import { Problem } from './problem.ts'

const USUAL = { caller: 1200, stranger: 60 }

export function withinRate({ caller, stranger } = USUAL) {
  const callers = allowance({ times: caller, seconds: 60 })
  const strangers = allowance({ times: stranger, seconds: 60 })

  // Writing where anyone may is guessing at passwords and links, signed in or not.
  return async (
    who: { personId: string } | null,
    address: string,
    { may, verb }: Pick<Endpoint, 'may' | 'verb'>,
  ) => {
    const known = who && (may !== 'anyone' || verb === 'GET')
    return known ? callers.take(who.personId) : strangers.take(address)
  }
}

export type Allowance = ReturnType<typeof allowance>

/** So many times in so many seconds for each key, counted in this process. */
export function allowance({ times, seconds }: { times: number; seconds: number }) {
  const limiter = new RateLimiterMemory({ points: times, duration: seconds })
  return {
    /** Takes one, or refuses. */
    async take(key: string): Promise<void> {
      try {
        await limiter.consume(key)
      } catch (spent) {
        const left = (spent as { msBeforeNext?: number }).msBeforeNext ?? seconds * 1000
        throw new Problem(429, 'request/too-often', {
          values: { seconds: Math.ceil(left / 1000) },
        })
      }
    },
    /** Forgets what was taken: it was the right one. */
    async forget(key: string): Promise<void> {
      await limiter.delete(key)
    },
  }
}
