/** Proposed positions in PostgreSQL. */
import { z } from 'zod'
import { type Db, instant, many, maybe, one } from '../platform/db.ts'
import { Position, type PositionGiven, type Ruling, Stood } from './position.ts'

const Row = Position.extend({ proposedAt: instant, decidedAt: instant.nullable() })

/** Those that wait and those that were accepted, the newest first. */
export function positionsStanding(db: Db) {
  return many(
    Row,
    db`${positions(db)} and p.state <> 'rejected' order by p.proposed_at desc, p.position_id`,
  )
}

/** All of one account, the newest first. */
export function positionsOfAccount(db: Db, accountId: string) {
  return many(
    Row,
    db`
    ${positions(db)} and p.account_id = ${accountId}
    order by p.proposed_at desc, p.position_id
  `,
  )
}

export function positionOf(db: Db, positionId: string) {
  return maybe(Row, db`${positions(db)} and p.position_id = ${positionId}`)
}

/** Where an account stood in each list that isn't a trial, the newest first. */
export function stoodOf(db: Db, accountId: string) {
  return many(
    Stood,
    db`
    select s.selection_id, s.title, s.kind, s.as_of, s.lines, c.attractiveness, c.strength, c.box,
      c.chosen
    from selection_account c
    join selection s using (firm_id, selection_id)
    where c.firm_id = ${db.firm} and c.account_id = ${accountId} and s.kind <> 'trial'
    order by s.as_of desc, s.made_at desc, s.selection_id
  `,
  )
}

export async function insertPosition(
  db: Db,
  { accountId, kind, attractiveness, strength, reason }: PositionGiven & { accountId: string },
): Promise<string> {
  const { positionId } = await one(
    z.object({ positionId: z.guid() }),
    db`
    insert into account_position (account_id, kind, attractiveness, strength, reason)
    values (${accountId}, ${kind}, ${attractiveness}, ${strength}, ${reason})
    returning position_id
  `,
  )
  return positionId
}

/** `ruling` null: it waits again. */
export async function setRuling(
  db: Db,
  positionId: string,
  ruling: (Ruling & { by: string }) | null,
) {
  await db`
    update account_position set state = ${ruling?.state ?? 'proposed'},
      decided_by = ${ruling?.by ?? null},
      decided_at = case when ${ruling !== null} then clock_timestamp() end,
      decided_why = ${ruling?.why ?? ''}
    where firm_id = ${db.firm} and position_id = ${positionId}
  `
}

export async function removePosition(db: Db, positionId: string) {
  await db`
    delete from account_position where firm_id = ${db.firm} and position_id = ${positionId}
  `
}

function positions(db: Db) {
  return db`
    select p.position_id, p.account_id, a.name, p.kind, p.attractiveness, p.strength, p.reason,
      p.proposed_by, who.name as proposer, p.proposed_at, p.state, decider.name as decider,
      p.decided_at, p.decided_why
    from account_position p
    join account a using (firm_id, account_id)
    left join firm_actor who on who.firm_id = p.firm_id and who.actor_id = p.proposed_by
    left join firm_actor decider on decider.firm_id = p.firm_id and decider.actor_id = p.decided_by
    where p.firm_id = ${db.firm}
  `
}
