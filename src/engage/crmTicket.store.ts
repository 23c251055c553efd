/** Tickets of a CRM as requests: those that stand, and the rows that a line becomes. */
import { z } from 'zod'
import { type CrmStanding, type CrmThing, filled, movedTo, sameTell } from '../kernel/crm.ts'
import type { CrmAbout, CrmAsked, CrmTarget } from '../platform/crm.ts'
import { type Db, many } from '../platform/db.ts'

const COLUMNS = [
  'request_id',
  'account_id',
  'contact_id',
  'title',
  'text',
  'state',
  'state_told',
  'priority',
  'source',
  'outcome',
  'opened_on',
  'closed_on',
  'owner_id',
  'owner_told',
  'made_by',
  'made_at',
]

export const ticketTarget: CrmTarget = {
  kind: 'ticket',
  tables: [{ name: 'request', keys: ['request_id'], columns: COLUMNS, root: 'request_id' }],
  standing,
  rows,
}

const Row = z.object({
  id: z.guid(),
  title: z.string(),
  accountId: z.guid().nullable(),
  openedOn: z.string(),
})

async function standing(db: Db, { ids, accountIds }: CrmAsked): Promise<CrmStanding[]> {
  const found = await many(
    Row,
    db`
    select t.request_id as id, t.title, coalesce(k.kept_id, t.account_id) as account_id, t.opened_on
    from request t left join account_kept k using (firm_id, account_id)
    where t.firm_id = ${db.firm}
      and (t.request_id = any(${ids}::uuid[]) or coalesce(k.kept_id, t.account_id) = any(${accountIds}::uuid[]))
  `,
  )
  return found.map(({ id, title, accountId, openedOn }) => ({
    id,
    alsoIds: [],
    name: title,
    town: '',
    tells: [sameTell(accountId, title, openedOn)],
    accountIds: accountId ? [accountId] : [],
    held: {},
  }))
}

function rows({ id, standing, fields, accountId, contactId, ownerId }: CrmThing, about: CrmAbout) {
  const said = filled({
    account_id: movedTo(accountId, standing),
    contact_id: contactId,
    text: fields['text'],
    state_told: fields['stateTold'],
    priority: fields['priority'],
    source: fields['source'],
    outcome: fields['outcome'],
    opened_on: fields['openedOn'],
    closed_on: fields['closedOn'],
    owner_id: ownerId,
    owner_told: fields['owner'],
  })
  const base = { request_id: id, title: fields['title'], state: fields['state'] }
  // What is open again has no end.
  const reopened = fields['state'] === 'open' ? { closed_on: null } : {}
  if (standing) return { request: [{ ...said, ...base, ...reopened }] }
  const empty = {
    text: '',
    state_told: '',
    priority: 'normal',
    source: '',
    outcome: '',
    owner_told: '',
  }
  const made = {
    made_by: about.actorId,
    made_at: about.now,
    opened_on: fields['closedOn'] ?? about.today,
  }
  return { request: [{ ...empty, ...made, ...said, ...base }] }
}
