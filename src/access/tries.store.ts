/** How often one may guess: passwords, codes and links. Counted in memory: a restart forgives. */
import { type Allowance, allowance } from '../platform/limit.ts'

const QUARTER = 15 * 60
const HOUR = 60 * 60

export const USUAL_TRIES = {
  /** For one e-mail from one address, so that nobody locks another person out. */
  password: { times: 10, seconds: QUARTER },
  /** For one address, whatever it tries. */
  address: { times: 100, seconds: QUARTER },
  code: { times: 10, seconds: QUARTER },
  link: { times: 60, seconds: QUARTER },
  /** Mails to one person. */
  mail: { times: 5, seconds: HOUR },
  signUp: { times: 60, seconds: HOUR },
}

export type Tries = Record<keyof typeof USUAL_TRIES, Allowance>

export function openTries(limits: Partial<typeof USUAL_TRIES> = {}): Tries {
  const all = { ...USUAL_TRIES, ...limits }
  return Object.fromEntries(
    Object.entries(all).map(([what, limit]) => [what, allowance(limit)]),
  ) as Tries
}
