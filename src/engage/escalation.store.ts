/** Escalations in PostgreSQL: how they stand. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { z } from 'zod'
import { anywhere, wordsOf } from '../accounts/accountFilter.ts'
import { anyOfPeople, saysAll } from '../accounts/listed.store.ts'
import { offsetOf } from '../kernel/list.ts'
import { topic } from '../platform/choice.ts'
import { type Db, instant, many, maybe, one } from '../platform/db.ts'
import {
  Escalation,
  EscalationEvent,
  type EscalationGiven,
  type EscalationList,
  Lesson,
  PostMortemGiven,
} from './escalation.ts'
import { EscalationSettings } from './escalationSettings.ts'

export const escalationChoice = topic('engage.escalation', EscalationSettings)

/** How many are told of one account or one person. */
const MOST = 200

const Row = Escalation.extend({
  dueAt: instant.nullable(),
  criticalSince: instant.nullable(),
  updateDueAt: instant.nullable(),
  openedAt: instant,
  closedAt: instant.nullable(),
})

const LATE = (db: Db) => db`
  (e.state = 'open' and (e.due_at < now() or e.update_due_at < now()) is true)
`

const FROM = (db: Db) => db`
  from escalation e
  left join account_kept ak on ak.firm_id = e.firm_id and ak.account_id = e.account_id
  join account on account.firm_id = e.firm_id and account.account_id = coalesce(ak.kept_id, e.account_id)
`

function escalations(db: Db, which: postgres.Fragment): Promise<Escalation[]> {
  return many(
    Row,
    db`
    select e.escalation_id, account.account_id, account.name as account, e.request_id, r.title as request,
      contact_kept_of(e.contact_id) as contact_id, k.name as contact_name, e.title, e.stake, e.owner_id,
      o.name as owner_name, e.level, e.state, e.due_at, e.critical_since, e.was_critical, e.update_hours,
      e.update_due_at, ${LATE(db)} as late, e.outcome, e.opened_at, e.closed_at,
      exists (select from post_mortem m
        where m.firm_id = e.firm_id and m.escalation_id = e.escalation_id) as has_post_mortem,
      coalesce((select s.told from escalation_step s
        where s.firm_id = e.firm_id and s.escalation_id = e.escalation_id and s.kind <> 'update'
          and s.level = e.level and cardinality(s.told) > 0
        order by s.at desc limit 1), '{}') as told,
      array(select c.person_id from account_near c
        where c.firm_id = e.firm_id and c.account_id = e.account_id) as carers
    ${FROM(db)}
    left join request r on r.firm_id = e.firm_id and r.request_id = e.request_id
    left join contact k on k.firm_id = e.firm_id and k.contact_id = contact_kept_of(e.contact_id)
    left join firm_person o on o.firm_id = e.firm_id and o.person_id = e.owner_id
    where e.firm_id = ${db.firm} and ${which}
  `,
  )
}

const OPEN_FIRST = (db: Db) => db`
  order by e.state = 'closed', e.critical_since is null, e.due_at nulls last, e.opened_at desc, e.escalation_id
  limit ${MOST}
`

export const escalationsOf = (db: Db, accountId: string) =>
  escalations(db, db`e.account_id = any(account_and_merged(${accountId})) ${OPEN_FIRST(db)}`)

export const escalationsNear = (db: Db, personId: string) =>
  escalations(
    db,
    db`e.state = 'open' and account.archived_at is null and (e.owner_id = ${personId} or exists (
        select from escalation_step s
        where s.firm_id = e.firm_id and s.escalation_id = e.escalation_id and ${personId} = any(s.told)))
      ${OPEN_FIRST(db)}`,
  )

export async function escalationOf(db: Db, escalationId: string) {
  const [found] = await escalations(db, db`e.escalation_id = ${escalationId}`)
  return found
}

const SORTS = {
  openedAt: 'e.opened_at',
  dueAt: 'e.due_at',
  account: 'account.search_text',
  level: 'e.level',
}

export async function escalationPage(db: Db, list: EscalationList) {
  const { q, account, state, critical, owner, sort, dir, size } = list
  const where = db`
    true
    ${account ? db`and e.account_id = any(account_and_merged(${account}))` : db``}
    ${state.length > 0 ? db`and e.state = any(${state}::text[])` : db``}
    ${critical === undefined ? db`` : db`and (e.critical_since is not null) = ${critical}`}
    ${owner.length > 0 ? db`and e.owner_id = ${anyOfPeople(db, owner)}` : db``}
    and ${saysAll(db, q, db`e.title || ' ' || e.stake`)}
  `
  const order = db.unsafe(`${SORTS[sort]} ${dir} nulls last`)
  const rows = await escalations(
    db,
    db`${where} order by e.state = 'closed', ${order}, e.escalation_id limit ${size} offset ${offsetOf(list)}`,
  )
  const { total } = await one(
    z.object({ total: z.number() }),
    db`select count(*) as total ${FROM(db)} where e.firm_id = ${db.firm} and ${where}`,
  )
  const now = await one(
    z.object({ open: z.number(), critical: z.number(), late: z.number() }),
    db`
    select count(*) as open, count(e.critical_since) as critical, count(*) filter (where ${LATE(db)}) as late
    ${FROM(db)} where e.firm_id = ${db.firm} and e.state = 'open' and account.archived_at is null
  `,
  )
  return { rows, total, ...now }
}

type Given = EscalationGiven & { escalationId?: string | undefined }

export async function writeEscalation(db: Db, given: Given): Promise<string> {
  const { escalationId = randomUUID(), accountId, requestId, contactId, title } = given
  const { stake, ownerId } = given
  await db`
    insert into escalation (escalation_id, account_id, request_id, contact_id, title, stake, owner_id)
    values (${escalationId}, ${accountId}, ${requestId}, ${contactId}, ${title}, ${stake}, ${ownerId})
    on conflict (firm_id, escalation_id) do update
    set request_id = excluded.request_id,
      contact_id = case when excluded.contact_id = contact_kept_of(escalation.contact_id)
        then escalation.contact_id else excluded.contact_id end,
      title = excluded.title, stake = excluded.stake, owner_id = excluded.owner_id
  `
  return escalationId
}

export function removeEscalation(db: Db, escalationId: string) {
  return db`delete from escalation where firm_id = ${db.firm} and escalation_id = ${escalationId}`
}

const EventRow = EscalationEvent.extend({ at: instant })

/** Its own steps, and what was recorded of the request that it is about and of its clocks, in their order. */
export function eventsOf(db: Db, { escalationId, requestId }: Escalation) {
  return many(
    EventRow,
    db`
    select s.step_id as event_id, s.at, 'escalation.' || s.kind as what, s.level, s.note,
      array(select p.name from firm_person p
        where p.firm_id = s.firm_id and p.person_id = any(s.told) order by 1) as told,
      p.name as by_name
    from escalation_step s
    left join firm_person p on p.firm_id = s.firm_id and p.person_id = s.made_by
    where s.firm_id = ${db.firm} and s.escalation_id = ${escalationId}
    union all
    select h.happening_id, h.happened_at, h.what, null, coalesce(h.about->>'outcome', ''), '{}', p.name
    from happening h
    left join firm_person p on p.firm_id = h.firm_id and p.person_id = h.actor_id
    where h.firm_id = ${db.firm} and ${requestId}::uuid is not null
      and h.account_id = (select r.account_id from request r
        where r.firm_id = ${db.firm} and r.request_id = ${requestId})
      and (h.what like 'request.%' and h.about->>'requestId' = ${requestId}::text
        or h.what in ('clock.breached', 'clock.atRisk') and h.about->>'clockId' in (
          select c.clock_id::text from clock c
          where c.firm_id = h.firm_id and c.about_kind = 'request' and c.about_id = ${requestId}))
    order by at, event_id
  `,
  )
}

export function postMortemOf(db: Db, escalationId: string) {
  return maybe(
    PostMortemGiven,
    db`
    select held_on, happened, causes, lesson from post_mortem
    where firm_id = ${db.firm} and escalation_id = ${escalationId}
  `,
  )
}

export function writePostMortem(db: Db, escalationId: string, given: PostMortemGiven) {
  const { heldOn, happened, causes, lesson } = given
  return db`
    insert into post_mortem (escalation_id, account_id, held_on, happened, causes, lesson)
    select e.escalation_id, e.account_id, ${heldOn}, ${happened}, ${causes}, ${lesson}
    from escalation e where e.firm_id = ${db.firm} and e.escalation_id = ${escalationId}
    on conflict (firm_id, escalation_id) do update
    set held_on = excluded.held_on, happened = excluded.happened, causes = excluded.causes,
      lesson = excluded.lesson
  `
}

export function removePostMortem(db: Db, escalationId: string) {
  return db`delete from post_mortem where firm_id = ${db.firm} and escalation_id = ${escalationId}`
}

export function lessonsOf(db: Db, q: string): Promise<Lesson[]> {
  const where = wordsOf(q).reduce(
    (all, word) =>
      db`${all} and fold(m.lesson || ' ' || m.causes || ' ' || e.title || ' ' || account.name)
        like (select fold(${anywhere(word)}))`,
    db`m.lesson <> ''`,
  )
  return many(
    Lesson,
    db`
    select e.escalation_id, account.account_id, account.name as account, e.title, m.held_on, m.happened,
      m.causes, m.lesson
    ${FROM(db)} join post_mortem m on m.firm_id = e.firm_id and m.escalation_id = e.escalation_id
    where e.firm_id = ${db.firm} and ${where}
    order by m.held_on desc, e.escalation_id limit ${MOST}
  `,
  )
}
