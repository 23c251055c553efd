/** What is agreed with one client by time: its levels, from when until when, with which contract; signed by its link. models.md §11. */
import { z } from 'zod'
import { AcceptanceTold } from '../accounts/acceptance.ts'
import { blankable } from '../kernel/blankable.ts'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'

const Terms = z.object({
  accountId: z.guid(),
  title: z.string().trim().min(1).max(300),
  /** The contract that it belongs to. */
  contractId: blankable(z.guid()),
  fromOn: Day,
  /** Its last day; null where it holds until someone ends it. */
  untilOn: blankable(Day),
  priceTerms: z.string().trim().max(2000).default(''),
  renewalTerms: z.string().trim().max(2000).default(''),
})

export const AgreementGiven = Terms.superRefine(({ fromOn, untilOn }, check) => {
  if (untilOn && untilOn < fromOn)
    check.addIssue({ code: 'custom', path: ['untilOn'], message: 'order' })
})
export type AgreementGiven = z.infer<typeof AgreementGiven>

export const Agreement = Terms.extend({
  agreementId: z.guid(),
  account: z.string(),
  contract: z.object({ code: z.string(), title: z.string(), endsOn: Day.nullable() }).nullable(),
  levels: z.number(),
  changedAt: z.iso.datetime(),
  /** Every text that was put before the client, the last one first: its versions. */
  versions: z.array(AcceptanceTold),
  carers: z.array(z.guid()),
})
export type Agreement = z.infer<typeof Agreement>

/** What was put before the client stays. */
export function whyNotDropAgreement({ versions }: Pick<Agreement, 'versions'>): Refusal | null {
  return versions.length === 0 ? null : { code: 'commit/agreement-stays', status: 409 }
}

/** A text without levels says nothing. */
export function whyNotAskAgreement({ levels }: Pick<Agreement, 'levels'>): Refusal | null {
  return levels > 0 ? null : { code: 'commit/agreement-empty', status: 409 }
}
