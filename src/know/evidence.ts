/**
 * Where something said of a client comes from, of what day it is true and how sure it is; and when it is
 * too old to be counted on. Months by kind are ours: markets and rivals move faster than buyers do.
 * docs/methods/facts.md
 */
import { z } from 'zod'
import { CONFIDENCES } from '../accounts/potential.ts'
import { addMonths, Day } from '../kernel/day.ts'

export const Evidence = z.object({
  source: z.string().trim().max(500).default(''),
  seenOn: Day,
  confidence: z.enum(CONFIDENCES).default('assumed'),
})
export type Evidence = z.infer<typeof Evidence>

/** Months that something counts as fresh. Facts of a profile have those of their topic. */
export const FRESH_MONTHS = {
  need: 12,
  /** A guess by nature. */
  signal: 3,
  ideal: 24,
  persona: 24,
  voice: 12,
  us: 6,
  client: 12,
  chain: 12,
  competitor: 6,
} as const
export type Aged = keyof typeof FRESH_MONTHS

type Said = Pick<Evidence, 'seenOn' | 'confidence'>

/** The first day on which what is true of a day is to be confirmed: so many whole months after it. */
export function staleFrom(months: number, seenOn: Day): Day {
  return addMonths(seenOn, months)
}

/** Too old to be counted on, or only assumed. */
export function whyConfirm(
  months: number,
  { seenOn, confidence }: Said,
  today: Day,
): 'stale' | 'assumed' | null {
  if (staleFrom(months, seenOn) <= today) return 'stale'
  return confidence === 'assumed' ? 'assumed' : null
}

export function isStale(kind: Aged, { seenOn }: Pick<Said, 'seenOn'>, today: Day): boolean {
  return staleFrom(FRESH_MONTHS[kind], seenOn) <= today
}

/** The same of what is said of this kind. */
export function isToConfirm(kind: Aged, said: Said, today: Day) {
  return whyConfirm(FRESH_MONTHS[kind], said, today)
}
