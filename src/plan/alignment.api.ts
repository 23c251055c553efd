/** What the outside may do with meetings at which a plan is agreed with the client, and with what was decided together. */
import { z } from 'zod'
import { ACCEPTANCE_LANGUAGES } from '../accounts/acceptance.ts'
import { PutBefore } from '../accounts/acceptance.api.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { AgreementAsked, Alignment, AlignmentGiven } from './alignment.ts'
import { DecisionGiven, JointDecision } from './jointDecision.ts'
import { onePlan } from './plan.api.ts'

const oneAlignment = onePlan.extend({ alignmentId: z.guid() })

/** The last meeting first; of decisions the latest first, with those that another one took the place of. */
export const readAlignment = endpoint('GET /plans/:planId/alignment', {
  may: TEAM,
  input: onePlan,
  returns: z.object({ meetings: z.array(Alignment), decisions: z.array(JointDecision) }),
})

/** Adds one, changes the one of this id, or puts one back; `was` is what whoever changes it began from. */
export const putAlignment = endpoint('PUT /plans/:planId/alignments', {
  may: WRITERS,
  input: AlignmentGiven.extend(onePlan.shape).extend({
    alignmentId: z.guid().optional(),
    was: AlignmentGiven.optional(),
  }),
  returns: z.object({ now: Alignment, before: Alignment.nullable() }),
})

export const dropAlignment = endpoint('DELETE /plans/:planId/alignments/:alignmentId', {
  may: WRITERS,
  input: oneAlignment,
  returns: Alignment,
})

/** The one page as it would be put before the client today. */
export const draftAgreement = endpoint('GET /plans/:planId/alignments/:alignmentId/agreement', {
  may: WRITERS,
  input: oneAlignment.extend({ language: z.enum(ACCEPTANCE_LANGUAGES).optional() }),
  returns: z.object({
    language: z.enum(ACCEPTANCE_LANGUAGES),
    title: z.string(),
    text: z.string(),
    textHash: z.string(),
  }),
})

/** Puts it before the client; whoever does accepts it for the firm. A version before is replaced. */
export const askToAgree = endpoint('POST /plans/:planId/alignments/:alignmentId/agreement', {
  may: WRITERS,
  input: AgreementAsked.extend(oneAlignment.shape),
  returns: PutBefore,
})

/** Decisions are only added: one of them may correct another. */
export const addDecision = endpoint('POST /plans/:planId/decisions', {
  may: WRITERS,
  input: DecisionGiven.extend(onePlan.shape),
  returns: JointDecision,
})
