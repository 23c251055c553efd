/** What a service level promises, and which one holds: the most specific wins. models.md §11. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { dayIn } from './clockExplained.ts'

export const METRICS = [
  'firstResponse',
  'nextResponse',
  'periodicUpdate',
  'resolution',
  'delivery',
] as const
export const Metric = z.enum(METRICS)
export type Metric = z.infer<typeof Metric>

/** Share of the target that is left when a clock is at risk. */
export const RISK_SHARE = 0.2

export const Scope = z.object({
  metric: Metric,
  /** Only for this account; else for this tier; else for all. */
  account: z.string().min(1).max(200).nullable().default(null),
  tier: z.string().min(1).max(100).nullable().default(null),
  from: Day.nullable().default(null),
  /** The last day on which clocks start under it. */
  until: Day.nullable().default(null),
})
export type Scope = z.infer<typeof Scope>

/** What is measured may be more than what has a clock. */
type Promised = Omit<Scope, 'metric'> & { metric: string }
/** What a clock is started for. */
export type Wanted = { metric: string; account: string | null; tier: string | null; day: Day }

/** The level for an account over its tier's over that for all; among equals the one that holds since later. */
export function levelFor<T extends Promised>(levels: readonly T[], wanted: Wanted): T | null {
  const { metric, account, tier, day } = wanted
  const holding = levels.filter(
    (one) =>
      one.metric === metric &&
      (one.account === null || one.account === account) &&
      (one.tier === null || one.tier === tier) &&
      (one.from === null || one.from <= day) &&
      (one.until === null || day <= one.until),
  )
  const rank = (one: T) => `${one.account ? 2 : one.tier ? 1 : 0}${one.from ?? ''}`
  return holding.toSorted((a, b) => (rank(a) < rank(b) ? 1 : rank(a) > rank(b) ? -1 : 0))[0] ?? null
}

/**
 * The one that holds when a clock starts. Where its calendar keeps another day than UTC, that day decides.
 * @param at ms since 1970 UTC
 * @param zoneOf the zone of a level's calendar; null where it counts hours of the clock
 */
export function levelAt<T extends Promised>(
  levels: readonly T[],
  { at, ...wanted }: Omit<Wanted, 'day'> & { at: number },
  zoneOf: (level: T) => string | null,
): T | null {
  const day = new Date(at).toISOString().slice(0, 10)
  const level = levelFor(levels, { ...wanted, day })
  const zone = level && zoneOf(level)
  return zone ? levelFor(levels, { ...wanted, day: dayIn(zone, at) }) : level
}
