/** Escalations moved: up and down, by hand or by their deadline, into a critical situation and out of it; each a step that tells. */
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import { iso, isoOrNull, nowOf } from '../commit/serviceClock.store.ts'
import { versionAt, versionsOf } from '../commit/workingCalendar.store.ts'
import { choiceOf } from '../platform/choice.ts'
import { type Db, instant, many, maybe } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { enqueue } from '../platform/jobs.ts'
import { LEADS } from '../kernel/actor.ts'
import type { Escalation, StepKind } from './escalation.ts'
import { escalationChoice } from './escalation.store.ts'
import { type EscalationLevel, levelDueAt, TOLD_ROLES } from './escalationSettings.ts'
import { escalationsDue, tellSteps } from './escalationTask.ts'

type Who = Pick<Actor, 'id'>
type Moved = Pick<Escalation, 'escalationId' | 'accountId' | 'title' | 'ownerId'>
type Step = { kind: StepKind; note?: string }

/** To a level, with its deadline from now on: what it was told before is counted no more. */
export async function moveToLevel(db: Db, actor: Who, one: Moved, to: Step & { level: number }) {
  const { levels } = await choiceOf(db, escalationChoice)
  const level = levels[Math.min(to.level, levels.length) - 1]!
  const now = await nowOf(db)
  const dueAt = isoOrNull(levelDueAt(level, await calendarOf(db, level, now), now))
  await db`
    update escalation set level = ${to.level}, due_at = ${dueAt}, next_at = ${dueAt}
    where firm_id = ${db.firm} and escalation_id = ${one.escalationId}
  `
  await addStep(db, actor, one, { ...to, dueAt, told: await toldAt(db, level, one) })
  if (dueAt) await askToLook(db, dueAt)
}

async function calendarOf(db: Db, { calendarId }: EscalationLevel, now: number) {
  if (!calendarId) return null
  const versionId = await versionAt(db, calendarId, iso(now))
  return (await versionsOf(db, [versionId])).get(versionId) ?? null
}

/** Who stands behind what a level says, each once; nobody who has left. */
async function toldAt(db: Db, { tells }: EscalationLevel, { accountId, ownerId }: Moved) {
  const roles = TOLD_ROLES as readonly string[]
  const named = tells.filter((one) => !roles.includes(one))
  const rows = await many(
    z.object({ personId: z.guid() }),
    db`
    select p.person_id from firm_person p
    where p.firm_id = ${db.firm} and p.active and p.role <> 'client' and (
      p.person_id = any(${named}::uuid[])
      or ${tells.includes('owner')} and p.person_id = ${ownerId}
      or ${tells.includes('leads')} and p.role = any(${[...LEADS]})
      or ${tells.includes('carers')} and p.person_id in (select c.person_id from account_carer c
        where c.firm_id = p.firm_id and c.account_id = any(account_and_merged(${accountId}))))
    order by 1
  `,
  )
  return rows.map(({ personId }) => personId)
}

type Added = Step & { level: number; dueAt?: string | null; told?: readonly string[] }

export async function addStep(db: Db, actor: Who, one: Moved, step: Added) {
  const { kind, level, note = '', dueAt = null, told = [] } = step
  const { escalationId, accountId, title } = one
  await db`
    insert into escalation_step (escalation_id, account_id, kind, level, note, told, due_at, made_by)
    values (${escalationId}, ${accountId}, ${kind}, ${level}, ${note}, ${[...told]}::uuid[], ${dueAt}, ${actor.id})
  `
  if (told.length > 0) await enqueue(db, tellSteps, {}, { key: 'steps' })
  await record(db, actor, `escalation.${kind}`, {
    escalationId,
    accountId,
    title,
    outcome: note,
    level,
  })
}

type Critical = { ownerId: string; updateHours: number; note: string }

export async function setCritical(db: Db, actor: Who, one: Escalation, given: Critical) {
  const { ownerId, updateHours, note } = given
  const dueAt = iso((await nowOf(db)) + updateHours * HOUR)
  await db`
    update escalation set critical_since = coalesce(critical_since, now()), was_critical = true,
      owner_id = ${ownerId}, update_hours = ${updateHours}, update_due_at = ${dueAt}
    where firm_id = ${db.firm} and escalation_id = ${one.escalationId}
  `
  const told = [...new Set([ownerId, ...one.told])]
  await addStep(db, actor, one, { kind: 'critical', level: one.level, note, dueAt, told })
}

const HOUR = 3_600_000

/** What was taken back within minutes was a slip of the pen: it asks for no post-mortem. */
export async function setCalm(db: Db, actor: Who, one: Escalation) {
  await db`
    update escalation set critical_since = null, update_due_at = null,
      was_critical = critical_since < now() - interval '10 minutes' or exists (
        select from escalation_step s where s.firm_id = escalation.firm_id
          and s.escalation_id = escalation.escalation_id and s.kind = 'update')
    where firm_id = ${db.firm} and escalation_id = ${one.escalationId}
  `
  await addStep(db, actor, one, { kind: 'calmed', level: one.level })
}

export async function addUpdate(db: Db, actor: Who, one: Escalation, note: string) {
  const dueAt = iso((await nowOf(db)) + (one.updateHours ?? 1) * HOUR)
  await db`
    update escalation set update_due_at = ${dueAt}
    where firm_id = ${db.firm} and escalation_id = ${one.escalationId}
  `
  const told = [...new Set([one.ownerId, ...one.told])]
  await addStep(db, actor, one, { kind: 'update', level: one.level, note, dueAt, told })
}

/** Closed, it is neither critical nor due; open again, its level counts from now. */
export async function setClosed(db: Db, actor: Who, one: Escalation, outcome: string) {
  await db`
    update escalation set state = 'closed', closed_at = now(), outcome = ${outcome}, next_at = null,
      critical_since = null, update_due_at = null
    where firm_id = ${db.firm} and escalation_id = ${one.escalationId}
  `
  await addStep(db, actor, one, { kind: 'closed', level: one.level, note: outcome })
}

export async function setOpen(db: Db, actor: Who, one: Escalation) {
  await db`
    update escalation set state = 'open', closed_at = null, outcome = ''
    where firm_id = ${db.firm} and escalation_id = ${one.escalationId}
  `
  await moveToLevel(db, actor, one, { kind: 'reopened', level: one.level })
}

/** So many are moved in one transaction. */
export const DUE_AT_ONCE = 200

const Due = z.object({
  escalationId: z.guid(),
  accountId: z.guid(),
  title: z.string(),
  ownerId: z.guid(),
  level: z.number(),
})

/**
 * Those whose deadline has passed go one level up, each once, however long nobody looked: the next level's time counts
 * from when it is told. At the highest level it is told once that its time is over.
 */
export async function raiseDue(db: Db, actor: Who): Promise<number> {
  const { levels } = await choiceOf(db, escalationChoice)
  const due = await many(
    Due,
    db`
    select escalation_id, account_id, title, owner_id, level from escalation
    where firm_id = ${db.firm} and next_at is not null and next_at < now()
    order by next_at limit ${DUE_AT_ONCE} for update skip locked
  `,
  )
  for (const { level, ...one } of due) {
    if (level < levels.length)
      await moveToLevel(db, actor, one, { kind: 'deadline', level: level + 1 })
    else await standAtTop(db, actor, one, { level, top: levels[levels.length - 1]! })
  }
  return due.length
}

type Top = { level: number; top: EscalationLevel }

async function standAtTop(db: Db, actor: Who, one: Moved, { level, top }: Top) {
  await db`
    update escalation set next_at = null
    where firm_id = ${db.firm} and escalation_id = ${one.escalationId}
  `
  await addStep(db, actor, one, { kind: 'deadline', level, told: await toldAt(db, top, one) })
}

const Next = z.object({ at: instant })

export function nextDue(db: Db) {
  return maybe(
    Next,
    db`
    select greatest(next_at, now()) as at from escalation
    where firm_id = ${db.firm} and next_at is not null order by next_at limit 1
  `,
  )
}

/** Asks for a look once an instant has passed. */
export async function askToLook(db: Db, at: string) {
  const notBefore = iso(Math.floor(Date.parse(at) / SOON_MS) * SOON_MS + SOON_MS)
  await enqueue(db, escalationsDue, {}, { key: notBefore, notBefore })
}

/** Instants that lie so close together are looked at once. */
const SOON_MS = 10_000
