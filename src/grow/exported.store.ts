/** What goes out as files of business that may come. */
import { ACCOUNT, nameOf, ofAccount, outside, theAccount } from '../accounts/exported.store.ts'
import { TEAM } from '../kernel/actor.ts'
import { ofContact } from '../know/exported.store.ts'
import { coded, day, type ExportPart, number, text } from '../platform/exportPart.ts'

const opportunities: ExportPart = {
  noun: 'opportunities',
  may: TEAM,
  order: 'created_on desc nulls last, account',
  columns: [
    ...ACCOUNT,
    ...text('title', 'text', 'contact'),
    coded('state', 'grow:opportunity.states'),
    ...text('stage', 'pipeline'),
    number('amount'),
    ...text('currency'),
    day('createdOn'),
    day('closesOn'),
    ...text('lostReason', 'owner', 'contactId', 'externalIds', 'id'),
  ],
  rows: (db) => db`
    select x.opportunity_id as id, ${theAccount(db)}, x.title, x.text, c.name as contact, c.contact_id,
      x.state, x.stage, x.pipeline, trim_scale(x.amount)::text as amount, x.currency, x.created_on,
      x.closes_on, x.lost_reason, coalesce(${nameOf(db, 'x.owner_id')}, x.owner_told) as owner,
      ${outside(db, 'array[x.opportunity_id]')} as external_ids
    from opportunity x ${ofAccount(db)} ${ofContact(db)}
    where x.firm_id = ${db.firm}
  `,
}

export const growExported: ExportPart[] = [opportunities]
