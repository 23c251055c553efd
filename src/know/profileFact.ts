/**
 * What is known of a client, fact by fact: each with its source, the day that it is true of and how sure it is.
 * Facts age: from some months on, by topic, they are to be confirmed.
 */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { Day } from '../kernel/day.ts'
import { CONFIDENCES } from '../accounts/potential.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { staleFrom as staleAfter, whyConfirm } from './evidence.ts'

export const FACT_PARTS = ['name', 'text', 'link', 'amount', 'currency', 'share'] as const
export type FactPart = (typeof FACT_PARTS)[number]

type Topic = {
  /** What a fact of it says; the first has to be there. */
  parts: readonly FactPart[]
  /** After how many months nobody should count on it any more. */
  months: number
  /** There is one of it, not several. */
  single?: true
}

export const TOPICS = {
  sector: { parts: ['name', 'text'], months: 60, single: true },
  employees: { parts: ['amount'], months: 18, single: true },
  turnover: { parts: ['amount', 'currency'], months: 15, single: true },
  location: { parts: ['name', 'text'], months: 36 },
  web: { parts: ['link', 'name'], months: 24 },
  culture: { parts: ['text'], months: 24 },
  value: { parts: ['text'], months: 24 },
  goal: { parts: ['text'], months: 12 },
  trend: { parts: ['text', 'link'], months: 12 },
  competitor: { parts: ['name', 'text'], months: 12 },
  ourCompetitor: { parts: ['name', 'share', 'text'], months: 9 },
  chain: { parts: ['name', 'text'], months: 24 },
  entry: { parts: ['name', 'text'], months: 24 },
} as const satisfies Record<string, Topic>

export type TopicName = keyof typeof TOPICS
export const TOPIC_NAMES = Object.keys(TOPICS) as [TopicName, ...TopicName[]]

export const SOURCE_KINDS = ['talk', 'link', 'third', 'document', 'own'] as const

export const FactGiven = z.object({
  accountId: z.guid(),
  topic: z.enum(TOPIC_NAMES),
  /** A town, a competitor, a step of the chain, the code of a sector. */
  name: z.string().trim().max(200).default(''),
  text: z.string().trim().max(2000).default(''),
  link: z.string().trim().max(500).default(''),
  /** Exact decimal text. */
  amount: blankable(z.string().regex(/^\d{1,14}(\.\d{1,4})?$/)),
  currency: blankable(z.string().regex(/^[A-Z]{3}$/)),
  /** 0 to 1. */
  share: blankable(z.coerce.number<number | string>().min(0).max(1)),
  sourceKind: z.enum(SOURCE_KINDS).default('talk'),
  source: z.string().trim().max(500).default(''),
  seenOn: Day,
  confidence: z.enum(CONFIDENCES).default('assumed'),
})
export type FactGiven = z.infer<typeof FactGiven>

export const ProfileFact = FactGiven.extend({
  factId: z.guid(),
  byName: z.string().nullable(),
  saidAt: z.iso.datetime(),
})
export type ProfileFact = z.infer<typeof ProfileFact>

type Aged = Pick<ProfileFact, 'topic' | 'seenOn'>

/** The day from which a fact is to be confirmed: its own day and the months of its topic. */
export function staleFrom({ topic, seenOn }: Aged): Day {
  return staleAfter(TOPICS[topic].months, seenOn)
}

export function isStale(fact: Aged, today: Day): boolean {
  return staleFrom(fact) <= today
}

/** Someone only assumes it, or it is too old to be counted on. */
export function isToConfirm(fact: Aged & Pick<ProfileFact, 'confidence'>, today: Day) {
  return whyConfirm(TOPICS[fact.topic].months, fact, today)
}

const LACKS = {
  name: 'know/fact-lacks-name',
  text: 'know/fact-lacks-text',
  link: 'know/fact-lacks-link',
  amount: 'know/fact-lacks-amount',
} as const

/** What its topic needs is there, and its link opens nothing but a page. */
export function whyNotSay(fact: Pick<FactGiven, FactPart | 'topic'>): Refusal | null {
  const [needed] = TOPICS[fact.topic].parts
  const said = fact[needed]
  if (said === null || said === '') return { code: LACKS[needed], status: 422 }
  if (fact.link !== '' && !/^https?:\/\/\S+$/i.test(fact.link)) {
    return { code: 'know/fact-no-link', status: 422 }
  }
  return null
}

/** Only what its topic tells: parts that were left over from another topic go. */
export function ofItsTopic<F extends Pick<FactGiven, FactPart | 'topic'>>(fact: F): F {
  const parts: readonly FactPart[] = TOPICS[fact.topic].parts
  const keeps = (part: FactPart) => parts.includes(part)
  return {
    ...fact,
    name: keeps('name') ? fact.name : '',
    text: keeps('text') ? fact.text : '',
    link: keeps('link') ? fact.link : '',
    amount: keeps('amount') ? fact.amount : null,
    currency: keeps('currency') ? fact.currency : null,
    share: keeps('share') ? fact.share : null,
  }
}
