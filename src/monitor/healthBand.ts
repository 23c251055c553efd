/** Bands of the health score, as the firm sets them, and what someone says instead of it, for a time and with a reason. */
import { z } from 'zod'
import { type Actor, LEADS } from '../kernel/actor.ts'
import { addMonths, Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'

// words: monitor:health.band.*, monitor:health.bandMeans.*
export const BANDS = ['good', 'watch', 'bad', 'unsure'] as const
export type Band = (typeof BANDS)[number]
/** What may be said instead: nobody says that they aren't sure. */
export const SAID_BANDS = ['good', 'watch', 'bad'] as const

const points = z.coerce.number<number | string>().min(0).max(100)

export const BandsGiven = z.object({
  /** From here on it is well. */
  good: points.default(67),
  /** Below here it is in danger. */
  bad: points.default(34),
  /** Percent of confidence below which nothing is called good. */
  leastConfidence: points.default(40),
})
export const HealthBands = BandsGiven.refine(({ good, bad }) => bad < good, {
  path: ['bad'],
  error: 'monitor/bands-order',
})
export type HealthBands = z.infer<typeof BandsGiven>

/** What is too little known is never good; a low score on little is a warning all the same. Null without a score. */
export function bandOf(
  { score, confidence }: { score: number | null; confidence: number },
  { good, bad, leastConfidence }: HealthBands,
): Band | null {
  if (score === null) return null
  if (score < bad) return 'bad'
  if (score < good) return 'watch'
  return confidence * 100 >= leastConfidence ? 'good' : 'unsure'
}

export const MOST_MONTHS = 6

export const OverrideGiven = z.object({
  accountId: z.guid(),
  band: z.enum(SAID_BANDS),
  reason: z.string().trim().min(10).max(500),
  untilOn: Day,
})
export type OverrideGiven = z.infer<typeof OverrideGiven>

export const Override = z.object({
  overrideId: z.guid(),
  accountId: z.guid(),
  band: z.enum(SAID_BANDS),
  reason: z.string(),
  untilOn: Day,
  madeOn: Day,
  /** Who said so; null where they are no longer of the firm. */
  by: z.string().nullable(),
  endedOn: Day.nullable(),
})
export type Override = z.infer<typeof Override>

/** Who looks after the account or leads; an expiry that comes, and not too late. */
export function whyNotOverride(
  actor: Pick<Actor, 'id' | 'role'>,
  {
    carers,
    untilOn,
    today,
  }: { carers: readonly { personId: string }[]; untilOn?: Day; today: Day },
): Refusal | null {
  const may =
    (LEADS as readonly string[]).includes(actor.role) ||
    carers.some(({ personId }) => personId === actor.id)
  if (!may) return { code: 'monitor/not-yours', status: 403 }
  if (untilOn === undefined) return null
  if (untilOn <= today) return { code: 'monitor/expiry-past', status: 422 }
  if (untilOn > addMonths(today, MOST_MONTHS)) return { code: 'monitor/expiry-far', status: 422 }
  return null
}

/** The one that stands on a day: said by then, not ended, not expired. */
export function standing(overrides: readonly Override[], today: Day): Override | null {
  return (
    overrides.find(
      ({ untilOn, endedOn, madeOn }) =>
        madeOn <= today && untilOn >= today && (endedOn === null || endedOn > today),
    ) ?? null
  )
}
