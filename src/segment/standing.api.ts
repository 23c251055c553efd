/** What the outside may do with the tier and phase of accounts. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { LEADS, TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { pageOf } from '../kernel/list.ts'
import {
  Decision,
  DecisionList,
  MoveGiven,
  Phase,
  Standing,
  Stands,
  StandsList,
} from './standing.ts'
import { Tier } from './tier.ts'
import { TierLoad } from './tierLoad.ts'

/** The tiers with how many accounts stand in each, and what they promise against the hours there are. */
export const readTiers = endpoint('GET /tiers', {
  may: TEAM,
  input: z.object({}),
  returns: z.object({
    tiers: z.array(
      Tier.extend({ accounts: z.number(), phases: z.partialRecord(Phase, z.number()) }),
    ),
    load: z.array(TierLoad),
    /** The currency of sales; null where there is no portfolio. */
    valuation: z.string().nullable(),
  }),
})

/** Every account that is not archived, with its tier. */
export const listStandings = endpoint('GET /standings', {
  may: TEAM,
  input: StandsList,
  returns: pageOf(Stands),
})

/** The log: every move and change of phase, the newest first. */
export const listDecisions = endpoint('GET /standing-decisions', {
  may: TEAM,
  input: DecisionList,
  returns: pageOf(Decision),
})

/** What moved lately and what will soon, the earliest first; who manages accounts sees their own. */
export const readMoves = endpoint('GET /standing-moves', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(Decision),
})

export const readStanding = endpoint('GET /accounts/:accountId/standing', {
  may: TEAM,
  input: oneAccount,
  returns: z.object({
    standing: Standing,
    /** How many strategies that are followed it serves: none becomes key without. */
    serves: z.number(),
    /** Other accounts that are key today, and how many there may be in all. */
    keys: z.number(),
    mostKeys: z.number(),
    /** The newest first; those of days to come are among them. */
    decisions: z.array(Decision),
  }),
})

/** Into another tier, or another phase of the same, from a day on. */
export const moveAccount = endpoint('PUT /accounts/:accountId/standing', {
  may: LEADS,
  input: MoveGiven,
  returns: Decision,
})

/** As it was before, from the same day on, as a decision of its own. */
export const takeBackMove = endpoint('PUT /standing-decisions/:standingId/reversal', {
  may: LEADS,
  input: z.object({ standingId: z.guid() }),
  returns: Decision,
})
