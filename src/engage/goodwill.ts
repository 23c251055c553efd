/** What is done beyond the contract: ideas to impress, advice, events, references and case studies; its cost and what was felt of it. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { Day } from '../kernel/day.ts'
import { listOf, pageOf, several } from '../kernel/list.ts'
import type { Refusal } from '../kernel/refusal.ts'

/** What we do for them, and what they say for us. */
// words: engage:goodwill.kinds.*
export const GIVEN_KINDS = ['gesture', 'recommendation', 'introduction', 'advice', 'event'] as const
export const SHOWN_KINDS = ['reference', 'caseStudy'] as const
export const GOODWILL_KINDS = [...GIVEN_KINDS, ...SHOWN_KINDS] as const
export type GoodwillKind = (typeof GOODWILL_KINDS)[number]

// words: engage:goodwill.states.*
const GIVEN_STATES = ['idea', 'planned', 'done', 'dropped'] as const
const SHOWN_STATES = ['asked', 'agreed', 'published', 'withdrawn'] as const
export const GOODWILL_STATES = [...GIVEN_STATES, ...SHOWN_STATES] as const
export type GoodwillState = (typeof GOODWILL_STATES)[number]

/** Of what advice is, beyond what we sell; others may be written. */
// words: engage:goodwill.topics.*
export const TOPICS = ['marketing', 'staff', 'network', 'business'] as const

export function isShown(kind: GoodwillKind): boolean {
  return (SHOWN_KINDS as readonly GoodwillKind[]).includes(kind)
}
export const statesOf = (kind: GoodwillKind): readonly GoodwillState[] =>
  isShown(kind) ? SHOWN_STATES : GIVEN_STATES
export const isOpenState = (state: GoodwillState) =>
  ['idea', 'planned', 'asked', 'agreed'].includes(state)

export const GoodwillGiven = z.object({
  accountId: z.guid(),
  kind: z.enum(GOODWILL_KINDS),
  title: z.string().trim().min(1).max(300),
  text: z.string().trim().max(4000).default(''),
  topic: z.string().trim().max(60).default(''),
  ownerId: blankable(z.guid()),
  contactId: blankable(z.guid()),
  day: blankable(Day),
  cost: blankable(z.number().min(0).max(1e9)),
  currency: blankable(z.string().regex(/^[A-Z]{3}$/)),
  state: z.enum(GOODWILL_STATES),
  /** What came of it. */
  effect: z.string().trim().max(2000).default(''),
  /** How much was felt of it: 0 nothing, 3 a lot. */
  felt: blankable(z.int().min(0).max(3)),
  /** Of what is published of them: who of theirs agreed to it, and when. */
  consentOn: blankable(Day),
  consentBy: z.string().trim().max(200).default(''),
  link: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(1000)]).default(''),
  /** Theirs who came to an event. */
  cameIds: z.array(z.guid()).max(200).default([]),
})
export type GoodwillGiven = z.infer<typeof GoodwillGiven>

export const Goodwill = GoodwillGiven.extend({
  goodwillId: z.guid(),
  account: z.string(),
  ownerName: z.string().nullable(),
  contactName: z.string().nullable(),
  came: z.array(z.object({ id: z.guid(), name: z.string() })),
  /** What follows it, still open. */
  next: z.string().nullable(),
  carers: z.array(z.guid()),
})
export type Goodwill = z.infer<typeof Goodwill>

export const GoodwillList = listOf({
  sorts: ['day', 'account', 'title', 'cost'],
  sort: 'day',
  filters: {
    account: z.guid().optional(),
    kind: several(z.enum(GOODWILL_KINDS)),
    state: several(z.enum(GOODWILL_STATES)),
    owner: several(z.union([z.literal('me'), z.guid()])),
  },
})
export type GoodwillList = z.output<typeof GoodwillList>
export const GoodwillPage = pageOf(Goodwill).extend({
  open: z.number(),
  /** Done this year, and of how many of them it was felt that they did something. */
  done: z.number(),
  felt: z.number(),
})

/** Each kind has its own states; nothing of theirs is published that they haven't agreed to. */
export function whyNotGoodwill(
  { kind, state, day, consentOn, consentBy, cost, currency }: GoodwillGiven,
  today: Day,
): Refusal | null {
  if (!statesOf(kind).includes(state)) return { code: 'engage/not-its-state', status: 422 }
  if (state === 'done' && day === null) return { code: 'engage/done-when', status: 422 }
  if (state === 'done' && day! > today) return { code: 'engage/done-ahead', status: 422 }
  if (state === 'published' && (consentOn === null || consentBy === ''))
    return { code: 'engage/consent-first', status: 422 }
  if (consentOn !== null && consentOn > today) return { code: 'engage/consent-ahead', status: 422 }
  if ((cost === null) !== (currency === null)) return { code: 'engage/cost-currency', status: 422 }
  return null
}
