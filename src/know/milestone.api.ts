/** What the outside may do with an account's milestones. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Milestone, MilestoneGiven } from './milestone.ts'

/** The latest first. */
export const listMilestones = endpoint('GET /accounts/:accountId/milestones', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Milestone),
})

/** Adds one, or changes the one of this id; `was` is what whoever changes it began from. */
export const putMilestone = endpoint('PUT /accounts/:accountId/milestones', {
  may: WRITERS,
  input: MilestoneGiven.extend(oneAccount.shape).extend({
    milestoneId: z.guid().optional(),
    was: MilestoneGiven.optional(),
  }),
  returns: z.object({ now: Milestone, before: Milestone.nullable() }),
})

export const dropMilestone = endpoint('DELETE /accounts/:accountId/milestones/:milestoneId', {
  may: WRITERS,
  input: oneAccount.extend({ milestoneId: z.guid() }),
  returns: Milestone,
})
