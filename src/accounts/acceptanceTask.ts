/** After an answer by link, each party gets the text and its hash by mail: a job for each, so that none gets it twice because another's failed. */
import { z } from 'zod'
import { task } from '../kernel/task.ts'
import { PROOF_PARTIES } from './acceptance.ts'

export const mailProof = task(
  'accounts.acceptanceProof',
  z.object({ acceptanceId: z.guid(), party: z.enum(PROOF_PARTIES) }),
)
