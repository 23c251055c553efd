/** What a client believes was promised, against what was: who says so, the gap in words, and how it was handled. models.md §11. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'

// words: commit:expectation.handlings.*
export const HANDLINGS = ['promised', 'cleared', 'accepted'] as const

export const ExpectationGiven = z.object({
  accountId: z.guid(),
  /** What they believe. */
  believed: z.string().trim().min(1).max(1000),
  /** Who says it. */
  contactId: blankable(z.guid()),
  /** Where it was heard. */
  source: z.string().trim().min(1).max(300),
  heardOn: Day,
  /** What was promised really: in words, or a commitment. */
  promised: z.string().trim().max(1000).default(''),
  commitmentId: blankable(z.guid()),
  gap: z.string().trim().max(1000).default(''),
})
export type ExpectationGiven = z.infer<typeof ExpectationGiven>

export const Expectation = ExpectationGiven.extend({
  expectationId: z.guid(),
  account: z.string(),
  contactName: z.string().nullable(),
  /** Of the commitment that says what was promised. */
  promise: z.string().nullable(),
  /** Null while the gap is open. */
  handling: z.enum(HANDLINGS).nullable(),
  outcome: z.string(),
  handledByName: z.string().nullable(),
  handledOn: Day.nullable(),
  madeCommitmentId: z.guid().nullable(),
  madePromise: z.string().nullable(),
  carers: z.array(z.guid()),
})
export type Expectation = z.infer<typeof Expectation>

/** How the gap was closed; whoever made it a commitment says which. */
export const Handling = z
  .object({
    handling: z.enum(HANDLINGS),
    outcome: z.string().trim().max(1000).default(''),
    madeCommitmentId: blankable(z.guid()),
  })
  .superRefine(({ handling, outcome, madeCommitmentId }, check) => {
    if (handling !== 'promised' && outcome === '')
      check.addIssue({ code: 'custom', path: ['outcome'], message: 'missing' })
    if (handling === 'promised' && madeCommitmentId === null)
      check.addIssue({ code: 'custom', path: ['madeCommitmentId'], message: 'missing' })
  })
export type Handling = z.infer<typeof Handling>

export function whyNotHeard(heardOn: Day, today: Day): Refusal | null {
  return heardOn > today ? { code: 'commit/heard-ahead', status: 422 } : null
}

export function whyNotChangeExpectation({
  handling,
}: Pick<Expectation, 'handling'>): Refusal | null {
  return handling === null ? null : { code: 'commit/handled', status: 409 }
}
