/** Meetings at which plans are agreed, and joint decisions, in PostgreSQL; decisions are only ever added. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Db, instant, many } from '../platform/db.ts'
import { AlignmentGiven } from './alignment.ts'
import { type DecisionGiven, JointDecision } from './jointDecision.ts'
import type { Plan } from './plan.ts'

type Of = Pick<Plan, 'planId' | 'accountId'>

export const Meeting = AlignmentGiven.extend({
  alignmentId: z.guid(),
  planId: z.guid(),
  accountId: z.guid(),
})
export type Meeting = z.infer<typeof Meeting>

/** The last one first. */
export function meetingsOf(db: Db, planId: string) {
  return many(
    Meeting,
    db`
    select alignment_id, plan_id, account_kept_of(account_id) as account_id, held_on, ours, theirs,
      questions, notes
    from alignment
    where firm_id = ${db.firm} and plan_id = ${planId}
    order by held_on desc, made_at desc, alignment_id
  `,
  )
}

/** Under the id that it had, where it is put back. */
export async function writeMeeting(
  db: Db,
  { planId, accountId }: Of,
  { alignmentId = randomUUID(), ...given }: AlignmentGiven & { alignmentId?: string | undefined },
): Promise<string> {
  const { heldOn, ours, theirs, questions, notes } = given
  await db`
    insert into alignment (alignment_id, plan_id, account_id, held_on, ours, theirs, questions, notes)
    values (${alignmentId}, ${planId}, ${accountId}, ${heldOn}, ${ours}, ${theirs},
      ${db.json(questions)}, ${notes})
    on conflict (firm_id, alignment_id) do update
    set held_on = excluded.held_on, ours = excluded.ours, theirs = excluded.theirs,
      questions = excluded.questions, notes = excluded.notes
    where alignment.plan_id = excluded.plan_id
  `
  return alignmentId
}

export function removeMeeting(db: Db, alignmentId: string) {
  return db`delete from alignment where firm_id = ${db.firm} and alignment_id = ${alignmentId}`
}

/** The latest first. */
export function decisionsOf(db: Db, planId: string) {
  return many(
    JointDecision.extend({ madeAt: instant }),
    db`
    select d.decision_id, d.plan_id, account_kept_of(d.account_id) as account_id, d.decided_on,
      d.decision, d.why, d.shared, d.corrects_id, a.name as by_name, d.made_at
    from plan_decision d
    left join firm_actor a on a.firm_id = d.firm_id and a.actor_id = d.made_by
    where d.firm_id = ${db.firm} and d.plan_id = ${planId}
    order by d.decided_on desc, d.made_at desc, d.decision_id
  `,
  )
}

export async function insertDecision(db: Db, { planId, accountId }: Of, given: DecisionGiven) {
  const decisionId = randomUUID()
  const { decidedOn, decision, why, shared, correctsId } = given
  await db`
    insert into plan_decision (decision_id, plan_id, account_id, decided_on, decision, why, shared, corrects_id)
    values (${decisionId}, ${planId}, ${accountId}, ${decidedOn}, ${decision}, ${why}, ${shared},
      ${correctsId})
  `
  return decisionId
}

/** Whether anything hangs on a plan that stays with it. */
export async function isSpokenOf(db: Db, planId: string): Promise<boolean> {
  const rows = await db`
    select from alignment where firm_id = ${db.firm} and plan_id = ${planId}
    union all
    select from plan_decision where firm_id = ${db.firm} and plan_id = ${planId}
    limit 1
  `
  return rows.length > 0
}
