/** What clients believe was promised, in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import type { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { Expectation, type ExpectationGiven, type Handling } from './expectation.ts'

/** How many are told of one account or one person. */
const MOST = 500

function expectations(db: Db, where: postgres.Fragment): Promise<Expectation[]> {
  return many(
    Expectation,
    db`
    select x.expectation_id, a.account_id, a.name as account, x.believed,
      contact_kept_of(x.contact_id) as contact_id, k.name as contact_name, x.source, x.heard_on,
      x.promised, x.commitment_id, p.promise, x.gap, x.handling, x.outcome,
      h.name as handled_by_name, x.handled_on, x.made_commitment_id, m.promise as made_promise,
      array(select c.person_id from account_near c
        where c.firm_id = x.firm_id and c.account_id = x.account_id) as carers
    from expectation x
    left join account_kept ak on ak.firm_id = x.firm_id and ak.account_id = x.account_id
    join account a on a.firm_id = x.firm_id and a.account_id = coalesce(ak.kept_id, x.account_id)
    left join contact k on k.firm_id = x.firm_id and k.contact_id = contact_kept_of(x.contact_id)
    left join commitment p on p.firm_id = x.firm_id and p.commitment_id = x.commitment_id
    left join commitment m on m.firm_id = x.firm_id and m.commitment_id = x.made_commitment_id
    left join firm_actor h on h.firm_id = x.firm_id and h.actor_id = x.handled_by
    where x.firm_id = ${db.firm} and ${where}
    order by x.handling is not null, case when x.handling is null then x.heard_on end,
      x.handled_on desc, x.expectation_id
    limit ${MOST}
  `,
  )
}

export const expectationsOf = (db: Db, accountId: string) =>
  expectations(db, db`x.account_id = any(account_and_merged(${accountId}))`)

export const expectationsNear = (db: Db, personId: string) =>
  expectations(
    db,
    db`x.handling is null and a.archived_at is null and exists (
      select from account_near c where c.firm_id = x.firm_id and c.account_id = x.account_id
        and c.person_id = ${personId}
    )`,
  )

export async function expectationOf(db: Db, expectationId: string) {
  const [found] = await expectations(db, db`x.expectation_id = ${expectationId}`)
  return found
}

type Given = ExpectationGiven & { expectationId?: string | undefined }

export async function writeExpectation(db: Db, given: Given): Promise<string> {
  const { expectationId = randomUUID(), accountId, believed, contactId, source, heardOn } = given
  const { promised, commitmentId, gap } = given
  await db`
    insert into expectation (expectation_id, account_id, believed, contact_id, source, heard_on,
      promised, commitment_id, gap)
    values (${expectationId}, ${accountId}, ${believed}, ${contactId}, ${source}, ${heardOn},
      ${promised}, ${commitmentId}, ${gap})
    on conflict (firm_id, expectation_id) do update
    set believed = excluded.believed, source = excluded.source, heard_on = excluded.heard_on,
      contact_id = case when excluded.contact_id = contact_kept_of(expectation.contact_id)
        then expectation.contact_id else excluded.contact_id end,
      promised = excluded.promised, commitment_id = excluded.commitment_id, gap = excluded.gap
  `
  return expectationId
}

export function removeExpectation(db: Db, expectationId: string) {
  return db`delete from expectation where firm_id = ${db.firm} and expectation_id = ${expectationId}`
}

type Handled = Handling & { by: string; on: Day }

/** Null: the gap is open again. */
export function setHandling(db: Db, expectationId: string, handled: Handled | null) {
  return db`
    update expectation set handling = ${handled?.handling ?? null}, outcome = ${handled?.outcome ?? ''},
      made_commitment_id = ${handled?.madeCommitmentId ?? null}, handled_by = ${handled?.by ?? null},
      handled_on = ${handled?.on ?? null}
    where firm_id = ${db.firm} and expectation_id = ${expectationId}
  `
}
