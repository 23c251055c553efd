/** Plans B that fired, in PostgreSQL. */
import type postgres from 'postgres'
import { writesAll } from '../accounts/account.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { type Decision, Firing } from './firing.ts'
import type { Rule } from './kpi.ts'

/** How many are told of one plan or one person. */
const MOST = 500

function firings(db: Db, where: postgres.Fragment): Promise<Firing[]> {
  return many(
    Firing,
    db`
    select x.firing_id, account.account_id, account.name as account, x.plan_id,
      p.state as plan_state, x.kpi_id, k.title as kpi,
      k.body as measure, x.plan_b_id, b.title as plan_b, b.body ->> 'scenario' as scenario,
      b.body -> 'actions' as prepared, x.value, x.threshold, x.worse, x.day, x.back_on, x.state, x.why,
      d.name as decided_by_name, x.decided_on, w.person_id as approver_id, w.name as approver_name,
      p.private or k.private or b.private as private
    from plan_firing x
    join plan p on p.firm_id = x.firm_id and p.plan_id = x.plan_id
    join plan_item k on k.firm_id = x.firm_id and k.item_id = x.kpi_id
    join plan_item b on b.firm_id = x.firm_id and b.item_id = x.plan_b_id
    left join account_kept a on a.firm_id = x.firm_id and a.account_id = x.account_id
    join account on account.firm_id = x.firm_id and account.account_id = coalesce(a.kept_id, x.account_id)
    left join firm_actor d on d.firm_id = x.firm_id and d.actor_id = x.decided_by
    left join firm_person w on w.firm_id = x.firm_id
      and w.person_id = nullif(b.body ->> 'approverId', '')::uuid
    where x.firm_id = ${db.firm} and ${where}
    order by x.state <> 'proposed', x.day desc, x.made_at desc, x.firing_id
    limit ${MOST}
  `,
  )
}

/** Those that wait first, then the newest. */
export const firingsOf = (db: Db, planId: string) => firings(db, db`x.plan_id = ${planId}`)

/** Of plans at work, those that someone is named for; leads, who may decide all, get those that nobody is named for too. */
export const firingsWaiting = (db: Db, { id, role }: Pick<Actor, 'id' | 'role'>) =>
  firings(
    db,
    db`x.state = 'proposed' and p.state = 'active' and account.archived_at is null
      and (w.person_id = ${id} or w.person_id is null and ${writesAll(role)})`,
  )

export async function firingOf(db: Db, firingId: string): Promise<Firing | undefined> {
  const [found] = await firings(db, db`x.firing_id = ${firingId}`)
  return found
}

/** Whether a plan B was ever proposed because of this line, an indicator or a plan B. */
export async function hasFired(db: Db, itemId: string): Promise<boolean> {
  const rows = await db`
    select from plan_firing
    where firm_id = ${db.firm} and (kpi_id = ${itemId} or plan_b_id = ${itemId}) limit 1
  `
  return rows.length > 0
}

/** By the plan B that fired: those whose indicator has not come back. */
export async function openFirings(db: Db, planIds: readonly string[]) {
  const rows = await db<{ planBId: string; firingId: string; day: Day }[]>`
    select plan_b_id, firing_id, day from plan_firing
    where firm_id = ${db.firm} and plan_id = any(${[...planIds]}::uuid[]) and back_on is null
  `
  return new Map(rows.map((row) => [row.planBId, row]))
}

type Fired = {
  accountId: string
  planId: string
  kpiId: string
  planBId: string
  value: number
  rule: Rule & { threshold: number }
  day: Day
}

export function addFiring(db: Db, fired: Fired) {
  const { accountId, planId, kpiId, planBId, value, rule, day } = fired
  return db`
    insert into plan_firing (account_id, plan_id, kpi_id, plan_b_id, value, threshold, worse, day)
    values (${accountId}, ${planId}, ${kpiId}, ${planBId}, ${value}, ${rule.threshold}, ${rule.worse}, ${day})
  `
}

export function setBack(db: Db, firingId: string, day: Day) {
  return db`
    update plan_firing set back_on = greatest(day, ${day}::date)
    where firm_id = ${db.firm} and firing_id = ${firingId}
  `
}

type Decided = Decision & { by: string; on: Day }

/** Null: it waits again. */
export function setDecision(db: Db, firingId: string, decided: Decided | null) {
  return db`
    update plan_firing set state = ${decided?.state ?? 'proposed'}, why = ${decided?.why ?? ''},
      decided_by = ${decided?.by ?? null}, decided_on = ${decided?.on ?? null}
    where firm_id = ${db.firm} and firing_id = ${firingId}
  `
}
