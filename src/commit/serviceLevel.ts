/** What is promised by time: to all, to a tier or to one account; measured how, within what, by which hours. models.md §11. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { Day } from '../kernel/day.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { TierName } from '../segment/tier.ts'
import { Duration, msOf } from './duration.ts'
import { METRICS, RISK_SHARE } from './levelRules.ts'

// words: commit:level.metric.*
export const LEVEL_METRICS = [...METRICS, 'availability'] as const
export type LevelMetric = (typeof LEVEL_METRICS)[number]

/** Ten years. */
const LONGEST_MS = 315_576_000_000

/** As `12h` or `4h 30m`. */
const Target = Duration.refine((text) => msOf(text) > 0 && msOf(text) <= LONGEST_MS, {
  error: 'target',
  params: { code: 'target' },
})

export const LevelTerms = z.object({
  /** Only for this account; else for this tier; else for all. */
  accountId: blankable(z.guid()),
  tier: blankable(TierName),
  /** What was agreed with the account, that it is part of. */
  agreementId: blankable(z.guid()),
  metric: z.enum(LEVEL_METRICS),
  target: blankable(Target),
  /** Of availability: which share of the time, 0 to 1. */
  targetShare: blankable(z.coerce.number<number | string>().positive().max(1)),
  /** Null: hours of the clock. */
  calendarId: blankable(z.guid()),
  /** Share of the target that is left when a clock is at risk. */
  riskShare: z.coerce.number<number | string>().min(0).max(1).default(RISK_SHARE),
  /** States of the thing promised in which its clock stands still. */
  pauseStates: z.array(z.string().trim().min(1).max(200)).max(20).default([]),
  fromOn: blankable(Day),
  /** The last day on which clocks start under it. */
  untilOn: blankable(Day),
})

export const LevelGiven = LevelTerms.superRefine(
  ({ accountId, tier, agreementId, metric, target, targetShare, fromOn, untilOn }, check) => {
    const lacks = (path: string, message: string) =>
      check.addIssue({ code: 'custom', path: [path], message })
    if (metric === 'availability' && targetShare === null) lacks('targetShare', 'missing')
    if (metric !== 'availability' && target === null) lacks('target', 'missing')
    if (accountId && tier) lacks('tier', 'one-scope')
    if (agreementId && !accountId) lacks('accountId', 'missing')
    if (fromOn && untilOn && untilOn < fromOn) lacks('untilOn', 'order')
  },
)
export type LevelGiven = z.infer<typeof LevelGiven>

export const ServiceLevel = LevelTerms.extend({
  levelId: z.guid(),
  account: z.string().nullable(),
  calendar: z.string().nullable(),
  agreement: z.string().nullable(),
  /** Of its own days, those on which its agreement holds too. */
  holdsFrom: Day.nullable(),
  holdsUntil: Day.nullable(),
  /** Clocks that run by it, and all that ever did. */
  open: z.number(),
  clocks: z.number(),
  carers: z.array(z.guid()),
})
export type ServiceLevel = z.infer<typeof ServiceLevel>

/** What is promised to many is the lead's to say. */
export function whyNotPolicy({ role }: Pick<Actor, 'role'>): Refusal | null {
  if (role === 'lead' || role === 'admin') return null
  return { code: 'commit/only-leads', status: 403 }
}

/** What clocks have run by is ended with a last day, not taken away. */
export function whyNotDropLevel({ clocks }: Pick<ServiceLevel, 'clocks'>): Refusal | null {
  return clocks === 0 ? null : { code: 'commit/level-used', status: 409 }
}

/** In which of its terms a level differs that clocks run by: what it measures and whose it is don't change. */
export function whyNotChange(
  before: Pick<ServiceLevel, 'metric' | 'accountId' | 'tier' | 'clocks'>,
  now: Pick<LevelGiven, 'metric' | 'accountId' | 'tier'>,
): Refusal | null {
  const same =
    before.metric === now.metric && before.accountId === now.accountId && before.tier === now.tier
  return same || before.clocks === 0 ? null : { code: 'commit/level-other', status: 409 }
}

/** For reading which level wins, as `levelFor` asks it. */
export function scopeOf({ metric, accountId, tier, holdsFrom, holdsUntil }: ServiceLevel) {
  return { metric, account: accountId, tier, from: holdsFrom, until: holdsUntil }
}
