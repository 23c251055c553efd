/** Clients' requests in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { z } from 'zod'
import { anyOfPeople, saysAll } from '../accounts/listed.store.ts'
import { offsetOf } from '../kernel/list.ts'
import { type Db, many, one } from '../platform/db.ts'
import { Request, type RequestEnd, type RequestGiven, type RequestList } from './request.ts'

/** How many are told of one account. */
const MOST = 500

const Row = Request.extend({ cost: z.coerce.number().nullable() })

/** Whom it waits for and that it was refused hold as long as its state is the one that they belong to. */
const STAGE = (db: Db) => db`
  case when r.state = 'open' then coalesce(r.waits, 'open') when r.refused then 'refused' else 'resolved' end
`

const FROM = (db: Db) => db`
  from request r
  left join account_kept ak on ak.firm_id = r.firm_id and ak.account_id = r.account_id
  join account on account.firm_id = r.firm_id and account.account_id = coalesce(ak.kept_id, r.account_id)
  left join lateral (
    select min(c.due_at) filter (where c.stopped_at is null) as due_at,
      bool_or(c.stopped_at is null and (c.state = 'breached' or c.due_at < now())) as late
    from clock c
    where c.firm_id = r.firm_id and c.about_kind = 'request' and c.about_id = r.request_id
  ) t on true
`

function requests(db: Db, where: postgres.Fragment) {
  return many(
    Row,
    db`
    select r.request_id, account.account_id, account.name as account, contact_kept_of(r.contact_id) as contact_id,
      r.title, r.text, r.type, r.priority, r.outside, r.source, r.opened_on, r.owner_id, r.owner_told,
      o.name as owner_name, k.name as contact_name, r.state, ${STAGE(db)} as stage, r.state_told,
      r.hours, r.hours_from, r.hours_months, r.cost, r.currency, r.spent,
      r.outcome, r.closed_on, r.state = 'open' and coalesce(t.late, false) as late,
      (select jsonb_build_object('metric', c.metric, 'state', c.state, 'dueAt',
          to_char(c.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        from clock c
        where c.firm_id = r.firm_id and c.about_kind = 'request' and c.about_id = r.request_id
          and c.stopped_at is null
        order by c.due_at nulls last, c.clock_id limit 1) as clock,
      (select d.decision from request_decision d
        where d.firm_id = r.firm_id and d.request_id = r.request_id and d.withdrawn_at is null) as decision,
      (select e.escalation_id from escalation e
        where e.firm_id = r.firm_id and e.request_id = r.request_id
        order by e.state = 'closed', e.opened_at desc limit 1) as escalation_id,
      (select e.system from external_id e
        where e.firm_id = r.firm_id and e.thing_id = r.request_id limit 1) as system,
      array(select c.person_id from account_near c
        where c.firm_id = r.firm_id and c.account_id = r.account_id) as carers
    ${FROM(db)}
    left join contact k on k.firm_id = r.firm_id and k.contact_id = contact_kept_of(r.contact_id)
    left join firm_person o on o.firm_id = r.firm_id and o.person_id = r.owner_id
    where r.firm_id = ${db.firm} and ${where}
  `,
  )
}

const BY_STATE = (db: Db) => db`
  order by r.state = 'closed',
    case when r.state = 'open' then array_position('{urgent,high,normal,low}'::text[], r.priority) end,
    case when r.state = 'open' then r.opened_on end, r.closed_on desc nulls last, r.title
  limit ${MOST}
`

export const requestsOf = (db: Db, accountId: string) =>
  requests(db, db`r.account_id = any(account_and_merged(${accountId})) ${BY_STATE(db)}`)

export async function requestOf(db: Db, requestId: string): Promise<Request | undefined> {
  const [found] = await requests(db, db`r.request_id = ${requestId}`)
  return found
}

const SORTS = {
  openedOn: 'r.opened_on',
  account: 'account.search_text',
  title: 'fold(r.title)',
  dueAt: 't.due_at',
}

export async function requestPage(db: Db, list: RequestList) {
  const { sort, dir, size } = list
  const where = wanted(db, list)
  const order = db.unsafe(`${SORTS[sort]} ${dir} nulls last`)
  const rows = await requests(
    db,
    db`${where} order by r.state = 'closed', ${order}, r.request_id limit ${size} offset ${offsetOf(list)}`,
  )
  const { total } = await one(
    z.object({ total: z.number() }),
    db`select count(*) as total ${FROM(db)} where r.firm_id = ${db.firm} and ${where}`,
  )
  return { rows, total, ...(await standingNow(db)) }
}

function wanted(db: Db, { q, account, stage, type, owner, late, outside }: RequestList) {
  return db`
    true
    ${account ? db`and r.account_id = any(account_and_merged(${account}))` : db``}
    ${stage.length > 0 ? db`and ${STAGE(db)} = any(${stage}::text[])` : db``}
    ${type.length > 0 ? db`and r.type = any(${type}::text[])` : db``}
    ${outside === undefined ? db`` : db`and r.outside = ${outside}`}
    ${late === undefined ? db`` : db`and (r.state = 'open' and coalesce(t.late, false)) = ${late}`}
    ${owner.length > 0 ? db`and r.owner_id = ${anyOfPeople(db, owner)}` : db``}
    and ${saysAll(db, q, db`r.title || ' ' || r.text`)}
  `
}

const Now = z.object({
  open: z.number(),
  late: z.number(),
  undecided: z.number(),
  latest: z.object({ account: z.string(), title: z.string() }).nullable(),
})

function standingNow(db: Db) {
  return one(
    Now,
    db`
    select count(*) as open, count(*) filter (where t.late) as late,
      count(*) filter (where r.outside and not exists (select from request_decision d
        where d.firm_id = r.firm_id and d.request_id = r.request_id and d.withdrawn_at is null)) as undecided,
      (array_agg(jsonb_build_object('account', account.name, 'title', r.title)
        order by t.due_at nulls last, r.opened_on) filter (where t.late))[1] as latest
    ${FROM(db)}
    where r.firm_id = ${db.firm} and r.state = 'open' and account.archived_at is null
  `,
  )
}

export async function writeRequest(
  db: Db,
  given: RequestGiven & { requestId?: string | undefined },
): Promise<string> {
  const { requestId = randomUUID(), accountId, contactId, title, text, priority } = given
  const { source, openedOn, stateTold, ownerId, ownerTold, type, outside } = given
  const { hours, hoursFrom, hoursMonths, cost, currency } = given
  await db`
    insert into request (request_id, account_id, contact_id, title, text, priority, source, opened_on,
      state_told, owner_id, owner_told, type, outside, hours, hours_from, hours_months, cost, currency)
    values (${requestId}, ${accountId}, ${contactId}, ${title}, ${text}, ${priority}, ${source}, ${openedOn},
      ${stateTold}, ${ownerId}, ${ownerTold}, ${type}, ${outside}, ${db.json(hours)}, ${hoursFrom}, ${hoursMonths},
      ${cost}, ${currency})
    on conflict (firm_id, request_id) do update
    set account_id = case when excluded.account_id = account_kept_of(request.account_id)
        then request.account_id else excluded.account_id end,
      contact_id = case when excluded.contact_id = contact_kept_of(request.contact_id)
        then request.contact_id else excluded.contact_id end, title = excluded.title,
      text = excluded.text, priority = excluded.priority, source = excluded.source,
      opened_on = excluded.opened_on, owner_id = excluded.owner_id, type = excluded.type,
      outside = excluded.outside, hours = excluded.hours, hours_from = excluded.hours_from,
      hours_months = excluded.hours_months, cost = excluded.cost, currency = excluded.currency
  `
  return requestId
}

export function setRequestEnd(db: Db, requestId: string, end: RequestEnd | null) {
  return db`
    update request set state = ${end ? 'closed' : 'open'}, closed_on = ${end?.closedOn ?? null},
      outcome = ${end?.outcome ?? ''}, refused = ${end?.refused ?? false}, spent = ${db.json(end?.spent ?? {})}
    where firm_id = ${db.firm} and request_id = ${requestId}
  `
}

export function setWaits(db: Db, requestId: string, waits: 'client' | 'us' | null) {
  return db`
    update request set waits = ${waits} where firm_id = ${db.firm} and request_id = ${requestId}
  `
}

export function removeRequest(db: Db, requestId: string) {
  return db`delete from request where firm_id = ${db.firm} and request_id = ${requestId}`
}
