/** What the outside may do with what is promised to clients. */
import { z } from 'zod'
import { PutBefore } from '../accounts/acceptance.api.ts'
import { ACCEPTANCE_LANGUAGES, AcceptanceGiven } from '../accounts/acceptance.ts'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WORKERS, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import {
  Commitment,
  CommitmentGiven,
  CommitmentList,
  CommitmentPage,
  Ending,
  NewDay,
} from './commitment.ts'

export const oneCommitment = z.object({ commitmentId: z.guid() })
const Changed = z.object({ now: Commitment, before: Commitment.nullable() })

export const listCommitments = endpoint('GET /commitments', {
  may: TEAM,
  input: CommitmentList,
  returns: CommitmentPage,
})

/** Open ones first, by their day; then the last that ended. */
export const listAccountCommitments = endpoint('GET /accounts/:accountId/commitments', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Commitment),
})

/** Of whoever asks: those that are late, and those that are due within a week. */
export const listDueCommitments = endpoint('GET /commitments-due', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(Commitment),
})

/**
 * Adds one, changes the one of this id, or puts one back under the id that it had. `was` is what whoever
 * changes it began from. Its day changes only by `redateCommitment`, which asks why.
 */
export const putCommitment = endpoint('PUT /commitments', {
  may: WRITERS,
  input: CommitmentGiven.extend({
    commitmentId: z.guid().optional(),
    was: CommitmentGiven.optional(),
  }),
  returns: Changed,
})

export const dropCommitment = endpoint('DELETE /commitments/:commitmentId', {
  may: WRITERS,
  input: oneCommitment,
  returns: Commitment,
})

export const redateCommitment = endpoint('PUT /commitments/:commitmentId/day', {
  may: WORKERS,
  input: NewDay.extend(oneCommitment.shape),
  returns: Commitment,
})

/** Takes the last change of day back, by whoever made it. */
export const undateCommitment = endpoint('DELETE /commitments/:commitmentId/day', {
  may: WORKERS,
  input: oneCommitment,
  returns: Commitment,
})

export const keepCommitment = endpoint('PUT /commitments/:commitmentId/keeping', {
  may: WORKERS,
  input: Ending.extend(oneCommitment.shape),
  returns: Commitment,
})

export const breakCommitment = endpoint('PUT /commitments/:commitmentId/breach', {
  may: WORKERS,
  input: Ending.extend(oneCommitment.shape),
  returns: Commitment,
})

export const withdrawCommitment = endpoint('PUT /commitments/:commitmentId/withdrawal', {
  may: WRITERS,
  input: Ending.extend(oneCommitment.shape),
  returns: Commitment,
})

/** Open again, however it ended. */
export const reopenCommitment = endpoint('DELETE /commitments/:commitmentId/ending', {
  may: WORKERS,
  input: oneCommitment,
  returns: Commitment,
})

/** What the client would be asked to accept, in a language: to be changed before it is asked. */
export const draftAcceptance = endpoint('GET /commitments/:commitmentId/acceptance-draft', {
  may: WRITERS,
  input: oneCommitment.extend({ language: z.enum(ACCEPTANCE_LANGUAGES).optional() }),
  returns: z.object({
    language: z.enum(ACCEPTANCE_LANGUAGES),
    title: z.string(),
    text: z.string(),
    contactId: z.guid().nullable(),
    name: z.string(),
    email: z.string().nullable(),
  }),
})

/** Puts it before the client by a secret link; a version that was put before them already is replaced. */
export const askToAccept = endpoint('POST /commitments/:commitmentId/acceptance', {
  may: WRITERS,
  input: AcceptanceGiven.extend(oneCommitment.shape),
  returns: PutBefore,
})
