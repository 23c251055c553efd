/** Deals of a CRM as opportunities: those that stand, and the rows that a line becomes. */
import { z } from 'zod'
import { type CrmStanding, type CrmThing, filled, movedTo, sameTell } from '../kernel/crm.ts'
import type { CrmAbout, CrmAsked, CrmTarget } from '../platform/crm.ts'
import { type Db, many } from '../platform/db.ts'

const COLUMNS = [
  'opportunity_id',
  'account_id',
  'contact_id',
  'title',
  'text',
  'state',
  'stage',
  'pipeline',
  'amount',
  'currency',
  'created_on',
  'closes_on',
  'lost_reason',
  'owner_id',
  'owner_told',
  'made_by',
  'made_at',
]

export const dealTarget: CrmTarget = {
  kind: 'deal',
  tables: [
    { name: 'opportunity', keys: ['opportunity_id'], columns: COLUMNS, root: 'opportunity_id' },
  ],
  standing,
  rows,
}

const Row = z.object({
  id: z.guid(),
  title: z.string(),
  accountId: z.guid().nullable(),
  createdOn: z.string().nullable(),
  amount: z.string().nullable(),
})

async function standing(db: Db, { ids, accountIds }: CrmAsked): Promise<CrmStanding[]> {
  const found = await many(
    Row,
    db`
    select t.opportunity_id as id, t.title, coalesce(k.kept_id, t.account_id) as account_id, t.created_on, t.amount
    from opportunity t left join account_kept k using (firm_id, account_id)
    where t.firm_id = ${db.firm}
      and (t.opportunity_id = any(${ids}::uuid[]) or coalesce(k.kept_id, t.account_id) = any(${accountIds}::uuid[]))
  `,
  )
  return found.map(({ id, title, accountId, createdOn, amount }) => ({
    id,
    alsoIds: [],
    name: title,
    town: '',
    tells: [sameTell(accountId, title, createdOn)],
    accountIds: accountId ? [accountId] : [],
    held: { amount },
  }))
}

function rows({ id, standing, fields, accountId, contactId, ownerId }: CrmThing, about: CrmAbout) {
  const { title, text, state, stage, pipeline, amount, createdOn, closesOn, lostReason, owner } =
    fields
  const currency = fields['currency'] ?? (standing?.held['amount'] ? null : about.home)
  const said = filled({
    account_id: movedTo(accountId, standing),
    contact_id: contactId,
    text,
    stage,
    pipeline,
    amount,
    currency: amount ? currency : null,
    created_on: createdOn,
    closes_on: closesOn,
    lost_reason: lostReason,
    owner_id: ownerId,
    owner_told: owner,
  })
  const base = { opportunity_id: id, title, state }
  if (standing) return { opportunity: [{ ...said, ...base }] }
  const empty = { text: '', stage: '', pipeline: '', lost_reason: '', owner_told: '' }
  const made = { made_by: about.actorId, made_at: about.now }
  return { opportunity: [{ ...empty, ...made, ...said, ...base }] }
}
