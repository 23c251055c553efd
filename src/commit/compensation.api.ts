/** What the outside may do with compensations: what is agreed, what came out, and what becomes of it. */
import { z } from 'zod'
import { PutBefore } from '../accounts/acceptance.api.ts'
import { AcceptanceGiven } from '../accounts/acceptance.ts'
import { oneAccount } from '../accounts/account.api.ts'
import { LEADS, TEAM, WRITERS } from '../kernel/actor.ts'
import { Day } from '../kernel/day.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { CHOICES, Compensation, CompensationTerms, TermsGiven } from './compensation.ts'
import { LedgerEntry } from './compensationLedger.ts'

const oneTerms = z.object({ termsId: z.guid() })
const oneCompensation = z.object({ compensationId: z.guid() })
const outcome = z.string().trim().min(1).max(1000)

export const listTerms = endpoint('GET /accounts/:accountId/compensation-terms', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(CompensationTerms),
})

/** Adds terms, changes those of this id, or puts them back; `was` is what whoever changes them began from. */
export const putTerms = endpoint('PUT /compensation-terms', {
  may: WRITERS,
  input: TermsGiven.safeExtend({ termsId: z.guid().optional(), was: TermsGiven.optional() }),
  returns: z.object({ now: CompensationTerms, before: CompensationTerms.nullable() }),
})

export const dropTerms = endpoint('DELETE /compensation-terms/:termsId', {
  may: WRITERS,
  input: oneTerms,
  returns: CompensationTerms,
})

/** The last period on which they hold: what came out before stays. */
export const endTerms = endpoint('PUT /compensation-terms/:termsId/end', {
  may: WRITERS,
  input: oneTerms.extend({ untilOn: Day.nullable() }),
  returns: CompensationTerms,
})

/** Open ones first, then the last that ended. */
export const listCompensations = endpoint('GET /accounts/:accountId/compensations', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Compensation),
})

/** Those that wait for a decision or for delivery: leads see all that they see, others their own accounts'. */
export const listOpenCompensations = endpoint('GET /compensations-open', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(Compensation),
})

/** What moved, the first entry first. */
export const readLedger = endpoint('GET /compensations/:compensationId/entries', {
  may: TEAM,
  input: oneCompensation,
  returns: z.array(LedgerEntry),
})

export const claimCompensation = endpoint('PUT /compensations/:compensationId/claim', {
  may: WRITERS,
  input: oneCompensation.extend({ claimedOn: Day }),
  returns: Compensation,
})

export const approveCompensation = endpoint('PUT /compensations/:compensationId/approval', {
  may: LEADS,
  input: oneCompensation,
  returns: Compensation,
})

export const unapproveCompensation = endpoint('DELETE /compensations/:compensationId/approval', {
  may: LEADS,
  input: oneCompensation,
  returns: Compensation,
})

export const waiveCompensation = endpoint('PUT /compensations/:compensationId/waiver', {
  may: LEADS,
  input: oneCompensation.extend({ outcome }),
  returns: Compensation,
})

/** It is due again. */
export const unwaiveCompensation = endpoint('DELETE /compensations/:compensationId/waiver', {
  may: LEADS,
  input: oneCompensation,
  returns: Compensation,
})

/** What the client said without a link. */
export const chooseCompensation = endpoint('PUT /compensations/:compensationId/choice', {
  may: WRITERS,
  input: oneCompensation.extend({ choice: z.enum(CHOICES) }),
  returns: Compensation,
})

/** Asks the client by a secret link; title, text and options are made from what is owed. */
export const askToChoose = endpoint('POST /compensations/:compensationId/question', {
  may: WRITERS,
  input: AcceptanceGiven.omit({ title: true, text: true }).extend(oneCompensation.shape),
  returns: PutBefore,
})

/** A credit may be delivered in parts; an action at once. */
export const deliverCompensation = endpoint('POST /compensations/:compensationId/delivery', {
  may: WRITERS,
  input: oneCompensation.extend({
    outcome,
    amount: z.number().positive().multipleOf(0.01).optional(),
  }),
  returns: Compensation,
})
