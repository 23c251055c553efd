/** What the outside may do with referrals. */
import { z } from 'zod'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { oneAccount } from './account.api.ts'
import { BroughtBy, Referral, ReferralGiven } from './referral.ts'

const One = ReferralGiven.pick({ accountId: true, broughtId: true })

/** Whom an account brought, and who brought it. */
export const readReferrals = endpoint('GET /accounts/:accountId/referrals', {
  may: TEAM,
  input: oneAccount,
  returns: z.object({ brought: z.array(Referral), by: BroughtBy.nullable() }),
})

/** Says whom it brought, or changes what was said; `before` is null where nothing was. */
export const putReferral = endpoint('PUT /accounts/:accountId/referrals/:broughtId', {
  may: WRITERS,
  input: ReferralGiven,
  returns: z.object({ now: Referral, before: Referral.nullable() }),
})

/** Takes it away; the answer is what it was. */
export const dropReferral = endpoint('DELETE /accounts/:accountId/referrals/:broughtId', {
  may: WRITERS,
  input: One,
  returns: Referral,
})
