/** Whether the history of an account tells already that someone is moving people about on its map. */
import type { Db } from '../platform/db.ts'

/** Many moves in a row are one line. */
export async function isMoveTold(
  db: Db,
  { accountId, actorId }: { accountId: string; actorId: string },
): Promise<boolean> {
  const rows = await db`
    select from happening
    where firm_id = ${db.firm} and account_id = ${accountId} and actor_id = ${actorId}
      and what = 'decider.moved' and happened_at > now() - interval '1 hour'
    limit 1
  `
  return rows.length > 0
}
