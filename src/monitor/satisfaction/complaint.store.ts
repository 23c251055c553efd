/** Complaints in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { z } from 'zod'
import { allIn } from '../../accounts/account.store.ts'
import { wordsOf } from '../../accounts/accountFilter.ts'
import { offsetOf } from '../../kernel/list.ts'
import { type Db, many, one } from '../../platform/db.ts'
import { Complaint, type ComplaintGiven, type ComplaintList } from './complaint.ts'

/** `x` with `a`, the account that is kept, and `k`, the person. */
const FROM = (db: Db) => db`
  from complaint x
    join account a on a.firm_id = x.firm_id and a.account_id = account_kept_of(x.account_id)
    left join contact k on k.firm_id = x.firm_id and k.contact_id = contact_kept_of(x.contact_id)`

const FIELDS = (db: Db) => db`
  x.complaint_id, a.account_id, a.name as account, k.contact_id, k.name as contact_name, x.request_id, x.code,
  x.title, x.text, x.severity, x.cause, x.cure, x.received_on, x.closed_on,
  array(select c.person_id from account_near c
    where c.firm_id = x.firm_id and c.account_id = x.account_id) as carers`

const SORTS = {
  receivedOn: 'x.received_on',
  account: 'fold(a.name)',
  severity: `array_position(array['low', 'medium', 'high'], x.severity)`,
} as const

export async function complaintPage(db: Db, list: z.output<typeof ComplaintList>) {
  const { q, state, severity, account, sort, dir, size } = list
  let where: postgres.Fragment = db`x.firm_id = ${db.firm}`
  if (account) where = db`${where} and x.account_id = any(account_and_merged(${account}))`
  const counted = await one(
    z.object({ open: z.number(), grave: z.number() }),
    db`
    select count(*) filter (where x.closed_on is null) as open,
      count(*) filter (where x.closed_on is null and x.severity = 'high') as grave
    ${FROM(db)} where ${where}
  `,
  )
  where = db`${where} and ${allIn(db, wordsOf(q), db`fold(a.name || ' ' || x.title || ' ' || x.text)`)}`
  if (state.length > 0)
    where = db`${where} and (case when x.closed_on is null then 'open' else 'closed' end) = any(${[...state]})`
  if (severity.length > 0) where = db`${where} and x.severity = any(${[...severity]})`
  const rows = await many(
    Complaint,
    db`
    select ${FIELDS(db)} ${FROM(db)} where ${where}
    order by ${db.unsafe(`${SORTS[sort]} ${dir}`)}, x.received_on desc, x.complaint_id
    limit ${size} offset ${offsetOf(list)}
  `,
  )
  const { total } = await one(
    z.object({ total: z.number() }),
    db`select count(*) as total ${FROM(db)} where ${where}`,
  )
  return { rows, total, ...counted }
}

export async function complaintOf(db: Db, complaintId: string): Promise<Complaint | undefined> {
  const [found] = await many(
    Complaint,
    db`
    select ${FIELDS(db)} ${FROM(db)} where x.firm_id = ${db.firm} and x.complaint_id = ${complaintId}
  `,
  )
  return found
}

/** Whether the request is there, of this account, and no other complaint came with it. */
export async function mayCome(
  db: Db,
  {
    requestId,
    accountId,
    complaintId,
  }: { requestId: string; accountId: string; complaintId?: string | undefined },
): Promise<boolean> {
  const rows = await db`
    select from request r
    where r.firm_id = ${db.firm} and r.request_id = ${requestId}
      and r.account_id = any(account_and_merged(${accountId}))
      and not exists (select from complaint x where x.firm_id = r.firm_id and x.request_id = r.request_id
        and x.complaint_id is distinct from ${complaintId ?? null}::uuid)
  `
  return rows.length > 0
}

export async function writeComplaint(
  db: Db,
  given: ComplaintGiven & { complaintId?: string | undefined },
): Promise<string> {
  const { complaintId = randomUUID(), accountId, contactId, requestId, title, text } = given
  const { severity, cause, cure, receivedOn, closedOn } = given
  await db`
    insert into complaint (complaint_id, account_id, contact_id, request_id, title, text, severity, cause, cure,
      received_on, closed_on)
    values (${complaintId}, ${accountId}, ${contactId}, ${requestId}, ${title}, ${text}, ${severity}, ${cause},
      ${cure}, ${receivedOn}, ${closedOn})
    on conflict (firm_id, complaint_id) do update
    set contact_id = case when excluded.contact_id = contact_kept_of(complaint.contact_id)
        then complaint.contact_id else excluded.contact_id end,
      request_id = excluded.request_id, title = excluded.title, text = excluded.text,
      severity = excluded.severity, cause = excluded.cause, cure = excluded.cure,
      received_on = excluded.received_on, closed_on = excluded.closed_on
  `
  return complaintId
}

export function removeComplaint(db: Db, complaintId: string) {
  return db`delete from complaint where firm_id = ${db.firm} and complaint_id = ${complaintId}`
}
