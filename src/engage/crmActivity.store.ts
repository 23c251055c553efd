/** Activities of a CRM as interactions: those that stand, and the rows that a line becomes. */
import { z } from 'zod'
import { type CrmStanding, type CrmThing, filled, movedTo, sameTell } from '../kernel/crm.ts'
import type { CrmAbout, CrmAsked, CrmTable, CrmTarget } from '../platform/crm.ts'
import { type Db, many } from '../platform/db.ts'

const tables: CrmTable[] = [
  {
    name: 'interaction',
    keys: ['interaction_id'],
    columns: [
      'interaction_id',
      'account_id',
      'kind',
      'happened_on',
      'happened_at',
      'subject',
      'text',
      'outcome',
      'owner_id',
      'owner_told',
      'state',
      'made_by',
      'made_at',
    ],
    root: 'interaction_id',
  },
  {
    name: 'interaction_contact',
    keys: ['interaction_id', 'contact_id'],
    columns: ['interaction_id', 'contact_id'],
    root: 'interaction_id',
  },
]

export const activityTarget: CrmTarget = { kind: 'activity', tables, standing, rows }

const Row = z.object({
  id: z.guid(),
  subject: z.string(),
  accountId: z.guid().nullable(),
  happenedOn: z.string(),
})

async function standing(db: Db, { ids, accountIds }: CrmAsked): Promise<CrmStanding[]> {
  const found = await many(
    Row,
    db`
    select t.interaction_id as id, t.subject, coalesce(k.kept_id, t.account_id) as account_id, t.happened_on
    from interaction t left join account_kept k using (firm_id, account_id)
    where t.firm_id = ${db.firm}
      and (t.interaction_id = any(${ids}::uuid[]) or coalesce(k.kept_id, t.account_id) = any(${accountIds}::uuid[]))
  `,
  )
  return found.map(({ id, subject, accountId, happenedOn }) => ({
    id,
    alsoIds: [],
    name: subject,
    town: '',
    tells: [sameTell(accountId, subject, happenedOn)],
    accountIds: accountId ? [accountId] : [],
    held: {},
  }))
}

function rows({ id, standing, fields, accountId, contactId, ownerId }: CrmThing, about: CrmAbout) {
  const said = filled({
    account_id: movedTo(accountId, standing),
    kind: fields['kind'],
    happened_on: fields['day'],
    happened_at: fields['time'],
    subject: fields['subject'],
    text: fields['text'],
    outcome: fields['outcome'],
    owner_id: ownerId,
    owner_told: fields['owner'],
  })
  const empty = { text: '', outcome: '', owner_told: '' }
  const isAhead = String(fields['day'] ?? '') > about.now.slice(0, 10)
  const made = {
    state: isAhead ? 'planned' : 'held',
    made_by: about.actorId,
    made_at: about.now,
  }
  return {
    interaction: [{ interaction_id: id, ...(standing ? {} : { ...empty, ...made }), ...said }],
    interaction_contact: contactId ? [{ interaction_id: id, contact_id: contactId }] : [],
  }
}
