/** What the outside may ask and say of health. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { LEADS, TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { pageOf } from '../kernel/list.ts'
import { BackTest } from './backTest.ts'
import { HealthWeights } from './health.ts'
import { BandsGiven, HealthBands, OverrideGiven } from './healthBand.ts'
import { AccountHealth, HealthFirm, HealthList, HealthRow, WeightsVersion } from './healthTold.ts'

export const readHealth = endpoint('GET /accounts/:accountId/health', {
  may: TEAM,
  input: oneAccount,
  returns: AccountHealth,
})

export const listHealth = endpoint('GET /health', {
  may: TEAM,
  input: HealthList,
  returns: pageOf(HealthRow),
})

export const readFirmHealth = endpoint('GET /health-firm', {
  tells: ['weights', 'health'],
  may: TEAM,
  input: z.object({}),
  returns: HealthFirm,
})

/** Works it all out again: the newest day, and the months whose data have changed. */
export const askHealth = endpoint('POST /health-refresh', {
  may: LEADS,
  input: z.object({}),
  returns: z.object({}),
})

export const overrideHealth = endpoint('POST /accounts/:accountId/health-override', {
  may: WRITERS,
  input: OverrideGiven,
  returns: AccountHealth,
})

/** From now on the score counts again. */
export const endOverride = endpoint('DELETE /accounts/:accountId/health-override', {
  may: WRITERS,
  input: oneAccount,
  returns: AccountHealth,
})

export const chooseBands = endpoint('PUT /health-bands', {
  may: LEADS,
  input: HealthBands,
  returns: z.object({ now: BandsGiven, before: BandsGiven }),
})

export const listWeights = endpoint('GET /health-weights', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(WeightsVersion),
})

/** A new version; those before stay, to be compared. */
export const addHealthWeights = endpoint('POST /health-weights', {
  may: LEADS,
  input: z.object({ weights: HealthWeights, why: z.string().trim().min(3).max(500) }),
  returns: z.object({ version: z.int() }),
})

/** Null before the first; `closed` for who may not see every account. */
export const readBackTest = endpoint('GET /health-back-test', {
  may: TEAM,
  input: z.object({}),
  returns: z.object({
    state: z.enum(['none', 'closed', 'ready']),
    told: BackTest.nullable(),
    /** Of the accounts that were lost. */
    names: z.record(z.string(), z.string()),
  }),
})
