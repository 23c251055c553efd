/** An escalation that lies back, written with its days: by the endpoints all of it would have happened now. */
import { randomUUID } from 'node:crypto'
import type { Db } from '../platform/db.ts'
import type { EscalationGiven, StepKind } from './escalation.ts'

type Step = { kind: StepKind; level: number; note: string; at: string }
type Past = EscalationGiven & { steps: readonly Step[]; outcome: string }

/** Opened with its first step and closed with its last; nobody is told of it any more. */
export async function writePastEscalation(db: Db, past: Past): Promise<string> {
  const { accountId, requestId, contactId, title, stake, ownerId, steps, outcome } = past
  const escalationId = randomUUID()
  const [first, last] = [steps[0]!, steps.at(-1)!]
  const wasCritical = steps.some(({ kind }) => kind === 'critical')
  await db`
    insert into escalation (escalation_id, account_id, request_id, contact_id, title, stake, owner_id, level,
      was_critical, opened_at, state, closed_at, outcome)
    values (${escalationId}, ${accountId}, ${requestId}, ${contactId}, ${title}, ${stake}, ${ownerId}, ${last.level},
      ${wasCritical}, ${first.at}, 'closed', ${last.at}, ${outcome})
  `
  await db`
    insert into escalation_step (escalation_id, account_id, kind, level, note, told, at, mailed_at, made_by)
    select ${escalationId}, ${accountId}, s.kind, s.level, s.note, ${[ownerId]}::uuid[], s.at, s.at, ${ownerId}
    from jsonb_to_recordset(${db.json(steps as never)}) as s(kind text, level int, note text, at timestamptz)
  `
  return escalationId
}
