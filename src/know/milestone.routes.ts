/** Milestones of accounts over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import { record } from '../platform/history.ts'
import { found, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedSince, holdRows } from '../platform/since.ts'
import { dropMilestone, listMilestones, putMilestone } from './milestone.api.ts'
import { MilestoneGiven } from './milestone.ts'
import { milestonesOf, removeMilestone, writeMilestone } from './milestone.store.ts'

export const milestoneRoutes: Route[] = [
  route(listMilestones, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return milestonesOf(db, accountId)
  }),

  route(putMilestone, async ({ input: { was, ...given }, actor, db }) => {
    const { accountId, milestoneId } = given
    await heedWriting(db, actor, accountId)
    const held = milestoneId ? await holdRows(db, 'milestone', 'milestone_id', [milestoneId]) : []
    const before =
      (await milestonesOf(db, accountId)).find((one) => one.milestoneId === milestoneId) ?? null
    // One that was dropped is put back under the id that it had.
    if (held.length > 0 && !before) throw new Problem(404, 'request/not-found')
    heedSince(was, before && MilestoneGiven.parse(before), 'know/milestone-changed-since')
    const now = await writeMilestone(db, given)
    const what = before ? 'milestone.changed' : 'milestone.added'
    await record(db, actor, what, { ...now, before })
    return { now, before }
  }),

  route(dropMilestone, async ({ input: { accountId, milestoneId }, actor, db }) => {
    await heedWriting(db, actor, accountId)
    const milestones = await milestonesOf(db, accountId)
    const milestone = found(milestones.find((one) => one.milestoneId === milestoneId))
    await removeMilestone(db, milestoneId)
    await record(db, actor, 'milestone.dropped', { ...milestone })
    return milestone
  }),
]
