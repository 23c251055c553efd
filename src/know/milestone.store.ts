/** Milestones of accounts in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import { type Db, many } from '../platform/db.ts'
import { forget, remember } from '../platform/search.ts'
import { Milestone, type MilestoneGiven } from './milestone.ts'

export function milestonesOf(db: Db, accountId: string) {
  return many(
    Milestone,
    db`
    select milestone_id, ${accountId}::uuid as account_id, day, title, about, source from milestone
    where firm_id = ${db.firm} and account_id = any(account_and_merged(${accountId}))
    order by day desc, milestone_id
  `,
  )
}

type Written = MilestoneGiven & { accountId: string; milestoneId?: string | undefined }

/** Under the id that it had, where it is put back. */
export async function writeMilestone(db: Db, given: Written): Promise<Milestone> {
  const { accountId, milestoneId = randomUUID(), day, title, about, source } = given
  await db`
    insert into milestone (milestone_id, account_id, day, title, about, source)
    values (${milestoneId}, ${accountId}, ${day}, ${title}, ${about}, ${source})
    on conflict (firm_id, milestone_id) do update
    set day = excluded.day, title = excluded.title, about = excluded.about, source = excluded.source
    where milestone.account_id = any(account_and_merged(excluded.account_id))
  `
  const text = [about, source].filter(Boolean).join('\n')
  const thing = { kind: 'milestone', thingId: milestoneId, accountIds: [accountId], title, text }
  await remember(db, { ...thing, at: `${day}T12:00:00Z` })
  return { milestoneId, accountId, day, title, about, source }
}

export async function removeMilestone(db: Db, milestoneId: string): Promise<void> {
  await db`delete from milestone where firm_id = ${db.firm} and milestone_id = ${milestoneId}`
  await forget(db, 'milestone', milestoneId)
}
