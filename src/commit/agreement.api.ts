/** What the outside may do with service agreements. */
import { z } from 'zod'
import { PutBefore } from '../accounts/acceptance.api.ts'
import { ACCEPTANCE_LANGUAGES, AcceptanceGiven } from '../accounts/acceptance.ts'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Agreement, AgreementGiven } from './agreement.ts'

const oneAgreement = z.object({ agreementId: z.guid() })

export const listAgreements = endpoint('GET /accounts/:accountId/service-agreements', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Agreement),
})

/** Adds one, changes the one of this id, or puts one back under the id that it had. */
export const putAgreement = endpoint('PUT /service-agreements', {
  may: WRITERS,
  input: AgreementGiven.safeExtend({
    agreementId: z.guid().optional(),
    was: AgreementGiven.optional(),
  }),
  returns: z.object({ now: Agreement, before: Agreement.nullable() }),
})

export const dropAgreement = endpoint('DELETE /service-agreements/:agreementId', {
  may: WRITERS,
  input: oneAgreement,
  returns: Agreement,
})

/** What the client would be asked to sign, out of the levels as they are now. */
export const draftAgreement = endpoint('GET /service-agreements/:agreementId/acceptance-draft', {
  may: WRITERS,
  input: oneAgreement.extend({ language: z.enum(ACCEPTANCE_LANGUAGES).default('es') }),
  returns: z.object({
    language: z.enum(ACCEPTANCE_LANGUAGES),
    title: z.string(),
    text: z.string(),
  }),
})

/** Puts it before the client by a secret link: another version, in place of the one before. */
export const askToSign = endpoint('POST /service-agreements/:agreementId/acceptance', {
  may: WRITERS,
  input: AcceptanceGiven.extend(oneAgreement.shape),
  returns: PutBefore,
})
