/** Decisions of clients and the parts in them, in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { saidRow } from '../accounts/said.store.ts'
import type { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { Problem } from '../platform/problem.ts'
import type { Grounds } from './decider.ts'
import { type BuyingRole, Decision, type DecisionGiven, Part } from './decision.ts'

const DecisionRow = Decision.omit({ parts: true })
const PartRow = saidRow(Part).extend({ decisionId: z.guid() })

/** With the parts as they were known on a day; open ones first, by when they are expected. */
export async function decisionsOn(db: Db, accountId: string, asOf: Day): Promise<Decision[]> {
  const decisions = await many(
    DecisionRow,
    db`
    select d.decision_id, d.title, d.buys, d.expected_on, d.decided_on
    from decision d
    where d.firm_id = ${db.firm} and d.account_id = any(account_and_merged(${accountId}))
    order by coalesce(d.decided_on <= ${asOf}, false), d.expected_on, d.made_at, d.decision_id
  `,
  )
  const parts = await many(
    PartRow,
    db`
    select * from (
      select distinct on (r.decision_id, coalesce(k.kept_id, r.contact_id))
        r.decision_id, coalesce(k.kept_id, r.contact_id) as contact_id, r.roles, r.said_id,
        r.confidence, r.source, r.seen_on, r.said_at, a.name as by_name
      from decision_role r
      left join contact_kept k using (firm_id, contact_id)
      left join firm_actor a on a.firm_id = r.firm_id and a.actor_id = r.said_by
      where r.firm_id = ${db.firm} and r.account_id = any(account_and_merged(${accountId}))
        and r.seen_on <= ${asOf}
      order by r.decision_id, coalesce(k.kept_id, r.contact_id), r.seen_on desc, r.said_at desc
    ) newest
    where cardinality(roles) > 0
  `,
  )
  const partsOf = Map.groupBy(parts, ({ decisionId }) => decisionId)
  return decisions.map((one) => ({ ...one, parts: partsOf.get(one.decisionId) ?? [] }))
}

export async function keepDecision(
  db: Db,
  accountId: string,
  { decisionId = randomUUID(), ...given }: DecisionGiven & { decisionId?: string | undefined },
): Promise<string> {
  const { title, buys, expectedOn, decidedOn } = given
  await db`
    insert into decision (decision_id, account_id, title, buys, expected_on, decided_on)
    values (${decisionId}, ${accountId}, ${title}, ${buys}, ${expectedOn}, ${decidedOn})
    on conflict (firm_id, decision_id) do update
    set title = excluded.title, buys = excluded.buys, expected_on = excluded.expected_on,
      decided_on = excluded.decided_on
    where decision.account_id = any(account_and_merged(excluded.account_id))
  `
  return decisionId
}

export async function removeDecision(db: Db, decisionId: string) {
  const { count } = await db`
    delete from decision d where d.firm_id = ${db.firm} and d.decision_id = ${decisionId}
      and not exists (select from decision_role r
        where r.firm_id = d.firm_id and r.decision_id = d.decision_id)
  `
  if (count === 0) throw new Problem(409, 'know/decision-has-parts')
}

type Of = { accountId: string; decisionId: string; contactId: string }

export async function insertRoles(
  db: Db,
  { accountId, decisionId, contactId }: Of,
  given: Grounds & { roles: readonly BuyingRole[] },
): Promise<string> {
  const saidId = randomUUID()
  const { roles, confidence, source, seenOn } = given
  await db`
    insert into decision_role
      (account_id, decision_id, contact_id, said_id, roles, confidence, source, seen_on)
    values (${accountId}, ${decisionId}, ${contactId}, ${saidId}, ${[...roles]}, ${confidence},
      ${source}, ${seenOn})
  `
  return saidId
}

export async function removeRoles(
  db: Db,
  { accountId, decisionId, contactId, saidId }: Of & { saidId: string },
) {
  const { count } = await db`
    delete from decision_role
    where firm_id = ${db.firm} and account_id = any(account_and_merged(${accountId}))
      and decision_id = ${decisionId} and contact_id = any(contact_and_merged(${contactId}))
      and said_id = ${saidId}
  `
  return count
}
