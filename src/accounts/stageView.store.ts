/** What is said of stages, in PostgreSQL: rows are added and never changed. */
import { type Db, many } from '../platform/db.ts'
import { saidRow, withMerged } from './said.store.ts'
import { SAID_TOLD } from './said.ts'
import type { Stage } from './stage.ts'
import { type StageGiven, StageView } from './stageView.ts'

const Row = saidRow(StageView)

/** Of one account, the newest first. */
export function stagesSaid(db: Db, accountId: string): Promise<StageView[]> {
  return many(
    Row,
    db`
    select s.ours, s.theirs, s.target, s.target_on, s.their_target, s.evidence, s.seen_on, s.said_at, a.name as by_name
    from account_stage s
    left join firm_actor a on a.firm_id = s.firm_id and a.actor_id = s.said_by
    where s.firm_id = ${db.firm} and s.account_id = any(account_and_merged(${accountId}))
    order by s.said_at desc, s.said_id
    limit ${SAID_TOLD}
  `,
  )
}

export async function sayStage(
  db: Db,
  { accountId, ...given }: StageGiven & { accountId: string },
) {
  const { ours, theirs, target, targetOn, theirTarget, evidence, seenOn } = given
  await db`
    insert into account_stage (account_id, ours, theirs, target, target_on, their_target, evidence, seen_on)
    values (${accountId}, ${ours}, ${theirs}, ${target}, ${targetOn}, ${theirTarget}, ${evidence}, ${seenOn})
  `
}

export type Stages = { ours: Stage | null; theirs: Stage | null; target: Stage | null }

/** By account, of all that one may see; who has none is not there. */
export async function stagesOf(
  db: Db,
  accountIds?: readonly string[],
): Promise<Map<string, Stages>> {
  const rows = await db<{ accountId: string; stages: Stages }[]>`
    select account_id, jsonb_build_object('ours', ours, 'theirs', theirs, 'target', target) as stages
    from (
      select distinct on (1) coalesce(k.kept_id, s.account_id) as account_id, ours, theirs, target
      from account_stage s left join account_kept k using (firm_id, account_id)
      where s.firm_id = ${db.firm}
        ${accountIds ? db`and s.account_id = any(${withMerged(db, accountIds)})` : db``}
      order by 1, said_at desc, said_id
    ) newest
    where coalesce(ours, theirs, target) is not null
  `
  return new Map(rows.map(({ accountId, stages }) => [accountId, stages]))
}
