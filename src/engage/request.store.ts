/** Clients' requests in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { type Db, many } from '../platform/db.ts'
import { Request, type RequestEnd, type RequestGiven } from './request.ts'

/** How many are told of one account. */
const MOST = 500

function requests(db: Db, where: postgres.Fragment) {
  return many(
    Request,
    db`
    select r.request_id, account_kept_of(r.account_id) as account_id, contact_kept_of(r.contact_id) as contact_id, r.title, r.text, r.priority, r.source, r.opened_on,
      r.owner_id, r.owner_told, o.name as owner_name, k.name as contact_name, r.state, r.state_told,
      r.outcome, r.closed_on,
      (select e.system from external_id e
        where e.firm_id = r.firm_id and e.thing_id = r.request_id limit 1) as system,
      array(select c.person_id from account_near c
        where c.firm_id = r.firm_id and c.account_id = r.account_id) as carers
    from request r
    left join contact k on k.firm_id = r.firm_id and k.contact_id = contact_kept_of(r.contact_id)
    left join firm_person o on o.firm_id = r.firm_id and o.person_id = r.owner_id
    where r.firm_id = ${db.firm} and r.account_id is not null and ${where}
    order by r.state = 'closed',
      case when r.state = 'open' then array_position('{urgent,high,normal,low}'::text[], r.priority) end,
      case when r.state = 'open' then r.opened_on end, r.closed_on desc nulls last, r.title
    limit ${MOST}
  `,
  )
}

export const requestsOf = (db: Db, accountId: string) =>
  requests(db, db`r.account_id = any(account_and_merged(${accountId}))`)

export async function requestOf(db: Db, requestId: string): Promise<Request | undefined> {
  const [found] = await requests(db, db`r.request_id = ${requestId}`)
  return found
}

export async function writeRequest(
  db: Db,
  given: RequestGiven & { requestId?: string | undefined },
): Promise<string> {
  const { requestId = randomUUID(), accountId, contactId, title, text, priority } = given
  const { source, openedOn, stateTold, ownerId, ownerTold } = given
  await db`
    insert into request (request_id, account_id, contact_id, title, text, priority, source, opened_on,
      state_told, owner_id, owner_told)
    values (${requestId}, ${accountId}, ${contactId}, ${title}, ${text}, ${priority}, ${source}, ${openedOn},
      ${stateTold}, ${ownerId}, ${ownerTold})
    on conflict (firm_id, request_id) do update
    set account_id = case when excluded.account_id = account_kept_of(request.account_id)
        then request.account_id else excluded.account_id end,
      contact_id = case when excluded.contact_id = contact_kept_of(request.contact_id)
        then request.contact_id else excluded.contact_id end, title = excluded.title,
      text = excluded.text, priority = excluded.priority, source = excluded.source,
      opened_on = excluded.opened_on, owner_id = excluded.owner_id
  `
  return requestId
}

export function setRequestEnd(db: Db, requestId: string, end: RequestEnd | null) {
  return db`
    update request set state = ${end ? 'closed' : 'open'}, closed_on = ${end?.closedOn ?? null},
      outcome = ${end?.outcome ?? ''}
    where firm_id = ${db.firm} and request_id = ${requestId}
  `
}

export function removeRequest(db: Db, requestId: string) {
  return db`delete from request where firm_id = ${db.firm} and request_id = ${requestId}`
}
