/** Business that may come: how much, when, how far it is, and how it ended. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { CRM_SYSTEMS } from '../kernel/crm.ts'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ROLES } from '../know/decision.ts'

// words: grow:opportunity.states.*
export const OPPORTUNITY_STATES = ['open', 'won', 'lost'] as const

// words: grow:opportunity.kinds.*
export const OPPORTUNITY_KINDS = [
  'cross-sell',
  'up-sell',
  'new-solution',
  'new-market',
  'joint-project',
] as const
export type OpportunityKind = (typeof OPPORTUNITY_KINDS)[number]

// words: grow:opportunity.origins.*
export const OPPORTUNITY_ORIGINS = ['need', 'white', 'signal', 'suggestion'] as const
export type OpportunityOrigin = (typeof OPPORTUNITY_ORIGINS)[number]

/** Who decides it at the client, and the part they play. */
export const OpportunityDecider = z.object({ contactId: z.guid(), role: z.enum(ROLES) })

export const OpportunityGiven = z.object({
  accountId: z.guid(),
  contactId: blankable(z.guid()),
  title: z.string().trim().min(1).max(300),
  text: z.string().trim().max(10_000).default(''),
  /** As whoever told it calls it. */
  stage: z.string().trim().max(200).default(''),
  pipeline: z.string().trim().max(200).default(''),
  /** Exact; null where nobody has said. */
  amount: blankable(z.string().regex(/^\d{1,14}(\.\d{1,4})?$/)),
  currency: blankable(z.string().regex(/^[A-Z]{3}$/)),
  createdOn: blankable(Day),
  closesOn: blankable(Day),
  ownerId: blankable(z.guid()),
  /** An owner who is nobody of ours, as was told; kept where it is put back. */
  ownerTold: z.string().max(200).default(''),
  kind: blankable(z.enum(OPPORTUNITY_KINDS)),
  /** Of what we sell, by name. */
  family: z.string().trim().max(200).default(''),
  origin: blankable(z.enum(OPPORTUNITY_ORIGINS)),
  /** The need, cell or signal; none for a suggestion, which is the account's and the family's. */
  originId: blankable(z.guid()),
  /** How likely whoever looks after it thinks it is; 0 to 1. */
  toldChance: blankable(z.coerce.number<number | string>().min(0).max(1)),
  competitor: z.string().trim().max(200).default(''),
  /** Objectives of the account's plan that it serves. */
  objectives: z.array(z.guid()).max(20).default([]),
  deciders: z.array(OpportunityDecider).max(20).default([]),
})
export type OpportunityGiven = z.infer<typeof OpportunityGiven>

export const Opportunity = OpportunityGiven.extend({
  amount: z.string().nullable(),
  opportunityId: z.guid(),
  account: z.string(),
  /** The stage of the firm's that its words mean; null where they mean none. */
  stageKey: z.string().nullable(),
  /** Since when it is there. */
  stageSince: Day.nullable(),
  contactName: z.string().nullable(),
  state: z.enum(OPPORTUNITY_STATES),
  lostReason: z.string(),
  /** Out of the firm's list. */
  reason: z.string(),
  learned: z.string(),
  /** What the need, cell or signal says. */
  originTold: z.string().nullable(),
  objectivesTold: z.array(z.object({ itemId: z.guid(), title: z.string() })),
  decidersTold: z.array(
    z.object({ contactId: z.guid(), role: z.enum(ROLES), name: z.string().nullable() }),
  ),
  /** The open action that comes first. */
  next: z.object({ actionId: z.guid(), title: z.string(), dueOn: Day }).nullable(),
  ownerName: z.string().nullable(),
  system: z.enum(CRM_SYSTEMS).nullable(),
  carers: z.array(z.guid()),
})
export type Opportunity = z.infer<typeof Opportunity>

export const OpportunityMove = z.object({
  movedOn: Day,
  stage: z.string(),
  state: z.enum(OPPORTUNITY_STATES),
})
export type OpportunityMove = z.infer<typeof OpportunityMove>

export const OpportunityLinks = z.object({
  objectives: z.array(z.object({ itemId: z.guid(), title: z.string() })),
  origins: z.array(
    z.object({
      origin: z.enum(OPPORTUNITY_ORIGINS),
      originId: z.guid(),
      told: z.string(),
      /** Opportunities that came of it. */
      made: z.number(),
    }),
  ),
  families: z.array(z.string()),
})

export const OpportunityEnd = z
  .object({
    state: z.enum(OPPORTUNITY_STATES).exclude(['open']),
    closesOn: Day,
    lostReason: z.string().trim().max(1000).default(''),
    reason: z.string().trim().max(60).default(''),
    learned: z.string().trim().max(1000).default(''),
    competitor: z.string().trim().max(200).optional(),
  })
  .superRefine(({ state, lostReason, reason }, check) => {
    if (state === 'lost' && lostReason === '' && reason === '') {
      check.addIssue({ code: 'custom', path: ['lostReason'], message: 'missing' })
    }
  })
export type OpportunityEnd = z.infer<typeof OpportunityEnd>

/** An amount is of a currency. */
export function whyNotValue({
  amount,
  currency,
}: Pick<OpportunityGiven, 'amount' | 'currency'>): Refusal | null {
  return (amount === null) === (currency === null)
    ? null
    : { code: 'grow/half-an-amount', status: 422 }
}

/** What it comes from is named whole: a suggestion by its family, anything else by its id. */
export function whyNotOrigin({
  origin,
  originId,
  family,
}: Pick<OpportunityGiven, 'origin' | 'originId' | 'family'>): Refusal | null {
  const isWhole =
    origin === 'suggestion'
      ? originId === null && family !== ''
      : (origin === null) === (originId === null)
  return isWhole ? null : { code: 'grow/half-an-origin', status: 422 }
}

/** Ended ones keep the stage in which they ended. */
export function whyNotMove({ state }: Pick<Opportunity, 'state'>): Refusal | null {
  return state === 'open' ? null : { code: 'grow/ended', status: 409 }
}

/** The sum of amounts in each currency, exact, the largest number of opportunities first. */
export function valueByCurrency(
  all: readonly Pick<Opportunity, 'amount' | 'currency'>[],
): { currency: string; amount: string }[] {
  const sums = new Map<string, { units: bigint; times: number }>()
  for (const { amount, currency } of all) {
    if (amount === null || currency === null) continue
    const { units, times } = sums.get(currency) ?? { units: 0n, times: 0 }
    sums.set(currency, { units: units + tenThousandths(amount), times: times + 1 })
  }
  return [...sums]
    .toSorted(([, a], [, b]) => b.times - a.times)
    .map(([currency, { units }]) => ({ currency, amount: decimalOf(units) }))
}

function tenThousandths(amount: string): bigint {
  const [whole = '0', rest = ''] = amount.replace('-', '').split('.')
  const units = BigInt(whole) * 10_000n + BigInt(rest.padEnd(4, '0').slice(0, 4))
  return amount.startsWith('-') ? -units : units
}

function decimalOf(units: bigint): string {
  const size = units < 0n ? -units : units
  return `${units < 0n ? '-' : ''}${size / 10_000n}.${String(size % 10_000n).padStart(4, '0')}`
}
