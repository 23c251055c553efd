/** What happened to an account, as it was recorded. */
import { z } from 'zod'

export const PAGE = 50

/** What the timeline is filtered by. */
export const TOLD_KINDS = [
  'milestone',
  'note',
  'purchase',
  'tier',
  'action',
  'dealing',
  'person',
  'knowledge',
  'change',
] as const
export type ToldKind = (typeof TOLD_KINDS)[number]

/** By the noun of what was recorded; any other is a change. Later rooms add their nouns here. */
export const KIND_OF_NOUN: Record<
  string,
  Exclude<ToldKind, 'milestone' | 'purchase' | 'change'>
> = {
  note: 'note',
  attachment: 'note',
  standing: 'tier',
  watch: 'tier',
  action: 'action',
  interaction: 'dealing',
  mail: 'dealing',
  request: 'dealing',
  help: 'dealing',
  escalation: 'dealing',
  postMortem: 'dealing',
  conflict: 'dealing',
  goodwill: 'dealing',
  survey: 'dealing',
  answer: 'dealing',
  complaint: 'dealing',
  ourReview: 'dealing',
  opportunity: 'dealing',
  suggestion: 'dealing',
  acceptance: 'dealing',
  alignment: 'dealing',
  planDecision: 'dealing',
  commitment: 'dealing',
  expectation: 'dealing',
  clock: 'dealing',
  level: 'dealing',
  agreement: 'dealing',
  outage: 'dealing',
  compensation: 'dealing',
  compensationTerms: 'dealing',
  reward: 'dealing',
  contact: 'person',
  decision: 'person',
  decider: 'person',
  tie: 'person',
  need: 'knowledge',
  signal: 'knowledge',
  fact: 'knowledge',
  swot: 'knowledge',
  crossing: 'knowledge',
  audience: 'knowledge',
  reviews: 'knowledge',
  wallet: 'knowledge',
  whiteSpace: 'knowledge',
  negotiation: 'dealing',
  plan: 'action',
  planItem: 'action',
}

export const Happened = z.object({
  happeningId: z.guid(),
  happenedAt: z.iso.datetime(),
  what: z.string(),
  kind: z.enum(TOLD_KINDS),
  /** Happened on this day; the instant only puts it in its order. */
  isDay: z.boolean(),
  /** The person or API key that did it; null for what Clave did by itself, or no longer knows. */
  byName: z.string().nullable(),
  about: z.looseObject({}),
})
export type Happened = z.infer<typeof Happened>

export const History = z.object({
  happenings: z.array(Happened),
  /** The people that the happenings name by their id. */
  people: z.array(z.object({ personId: z.guid(), name: z.string() })),
  more: z.boolean(),
})
export type History = z.infer<typeof History>
