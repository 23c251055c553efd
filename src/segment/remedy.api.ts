/** What the outside may do about accounts that cost more to serve than is good. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { AccountCost } from '../identify/cost.ts'
import { TEAM, WORKERS, WRITERS } from '../kernel/actor.ts'
import { Day } from '../kernel/day.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { pageOf } from '../kernel/list.ts'
import { ClosingGiven, NeededList, Remedy, RemedyGiven, RemedyList } from './remedy.ts'

const One = z.object({ remedyId: z.guid() })

/** Those that are due first. */
export const listRemedies = endpoint('GET /remedies', {
  may: TEAM,
  input: RemedyList,
  returns: pageOf(Remedy),
})

/** Bad accounts that nothing is done about, those that lose most first, each with what could be done. */
export const listNeeded = endpoint('GET /remedies-needed', {
  may: TEAM,
  input: NeededList,
  returns: pageOf(AccountCost).extend({
    /** Null where there is no portfolio. */
    valuation: z.string().nullable(),
    asOf: Day.nullable(),
    /** What all of them lose together. */
    lost: z.number(),
  }),
})

export const readRemedies = endpoint('GET /accounts/:accountId/remedies', {
  may: TEAM,
  input: oneAccount,
  returns: z.object({
    /** The newest first. */
    remedies: z.array(Remedy),
    /** What serving it costs; null where that is not worked out. */
    cost: AccountCost.nullable(),
    valuation: z.string().nullable(),
  }),
})

export const openRemedy = endpoint('POST /accounts/:accountId/remedies', {
  may: WRITERS,
  input: RemedyGiven.extend(oneAccount.shape),
  returns: Remedy,
})

export const changeRemedy = endpoint('PUT /remedies/:remedyId', {
  may: WORKERS,
  input: RemedyGiven.extend(One.shape),
  returns: z.object({ now: Remedy, before: Remedy }),
})

export const closeRemedy = endpoint('PUT /remedies/:remedyId/closing', {
  may: WORKERS,
  input: ClosingGiven.extend(One.shape),
  returns: Remedy,
})

/** Under way again. */
export const reopenRemedy = endpoint('DELETE /remedies/:remedyId/closing', {
  may: WORKERS,
  input: One,
  returns: Remedy,
})
