/** Histories of opportunities in PostgreSQL: one statement for all of them. */
import { randomUUID } from 'node:crypto'
import type { Db } from '../platform/db.ts'
import type { PastOpportunity } from './history.ts'

/** How many of these accounts are not there, or not to be seen. */
export async function accountsLacking(db: Db, accountIds: readonly string[]): Promise<number> {
  const ids = [...new Set(accountIds)]
  const [row] = await db`
    select count(*)::int as found from account
    where firm_id = ${db.firm} and account_id = any(${ids}::uuid[])
  `
  return ids.length - (row!['found'] as number)
}

export async function insertHistory(db: Db, given: readonly PastOpportunity[]): Promise<void> {
  const all = given.map((one) => ({ ...one, opportunityId: randomUUID() }))
  await db`
    insert into opportunity (opportunity_id, account_id, title, state, stage, amount, currency, created_on,
      closes_on, owner_id, kind, family, competitor, told_chance, reason, lost_reason, learned)
    select "opportunityId", "accountId", title, state, moves -> -1 ->> 'stage', amount, currency, "createdOn",
      "closesOn", "ownerId", kind, family, competitor, "toldChance", reason, "lostReason", learned
    from jsonb_to_recordset(${db.json(all as never)}::jsonb) as x (
      "opportunityId" uuid, "accountId" uuid, title text, state text, moves jsonb, amount numeric, currency text,
      "createdOn" date, "closesOn" date, "ownerId" uuid, kind text, family text, competitor text,
      "toldChance" numeric, reason text, "lostReason" text, learned text)
  `
  const ids = all.map(({ opportunityId }) => opportunityId)
  // The trigger knows the last stage alone.
  await db`
    delete from opportunity_move
    where firm_id = ${db.firm} and opportunity_id = any(${ids}::uuid[]) and state = 'open'
  `
  const moves = all.flatMap(({ opportunityId, moves: own }) =>
    own.map((move, at) => ({ ...move, opportunityId, at })),
  )
  await db`
    insert into opportunity_move (opportunity_id, moved_on, stage, state, made_at)
    select "opportunityId", "movedOn", stage, 'open', now() - interval '1 hour' + at * interval '1 second'
    from jsonb_to_recordset(${db.json(moves as never)}::jsonb) as x (
      "opportunityId" uuid, "movedOn" date, stage text, at int)
  `
}
