/** Business that may come: how much, when, how far it is, and how it ended. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { CRM_SYSTEMS } from '../kernel/crm.ts'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'

// words: grow:opportunity.states.*
export const OPPORTUNITY_STATES = ['open', 'won', 'lost'] as const

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
})
export type OpportunityGiven = z.infer<typeof OpportunityGiven>

export const Opportunity = OpportunityGiven.extend({
  amount: z.string().nullable(),
  opportunityId: z.guid(),
  contactName: z.string().nullable(),
  state: z.enum(OPPORTUNITY_STATES),
  lostReason: z.string(),
  ownerName: z.string().nullable(),
  system: z.enum(CRM_SYSTEMS).nullable(),
  carers: z.array(z.guid()),
})
export type Opportunity = z.infer<typeof Opportunity>

export const OpportunityEnd = z
  .object({
    state: z.enum(OPPORTUNITY_STATES).exclude(['open']),
    closesOn: Day,
    lostReason: z.string().trim().max(1000).default(''),
  })
  .superRefine(({ state, lostReason }, check) => {
    if (state === 'lost' && lostReason === '') {
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
