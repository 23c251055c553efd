/** What goes out as files of business that may come. */
import { ACCOUNT, nameOf, ofAccount, outside, theAccount } from '../accounts/exported.store.ts'
import { TEAM } from '../kernel/actor.ts'
import { ofContact } from '../know/exportedContact.store.ts'
import { coded, day, type ExportPart, number, share, text } from '../platform/exportPart.ts'

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
    coded('kind', 'grow:opportunity.kinds'),
    ...text('family'),
    coded('origin', 'grow:opportunity.origins'),
    share('toldChance'),
    ...text('competitor'),
    coded('reason', 'grow:reason.names'),
    ...text('lostReason', 'learned', 'owner', 'contactId', 'externalIds', 'id'),
  ],
  rows: (db) => db`
    select x.opportunity_id as id, ${theAccount(db)}, x.title, x.text, c.name as contact, c.contact_id,
      x.state, x.stage, x.pipeline, trim_scale(x.amount)::text as amount, x.currency, x.created_on,
      x.closes_on, x.kind, x.family, x.origin, x.told_chance::float8 as told_chance, x.competitor, x.reason,
      x.lost_reason, x.learned, coalesce(${nameOf(db, 'x.owner_id')}, x.owner_told) as owner,
      ${outside(db, 'array[x.opportunity_id]')} as external_ids
    from opportunity x ${ofAccount(db)} ${ofContact(db)}
    where x.firm_id = ${db.firm}
  `,
}

/** Each stage that an opportunity entered, and how it ended. */
const moves: ExportPart = {
  noun: 'opportunityMoves',
  may: TEAM,
  order: 'account, title, day',
  columns: [
    ...ACCOUNT,
    ...text('title'),
    day('day'),
    ...text('stage'),
    coded('state', 'grow:opportunity.states'),
    ...text('opportunityId', 'id'),
  ],
  rows: (db) => db`
    select m.move_id as id, ${theAccount(db)}, x.title, m.moved_on as day, m.stage, m.state, m.opportunity_id
    from opportunity_move m join opportunity x using (firm_id, opportunity_id) ${ofAccount(db)}
    where m.firm_id = ${db.firm}
  `,
}

const suggestions: ExportPart = {
  noun: 'suggestions',
  may: TEAM,
  order: 'account, place',
  columns: [
    ...ACCOUNT,
    ...text('family'),
    number('place'),
    number('buyers'),
    number('similarAccounts'),
    number('median'),
    ...text('currency', 'dismissedBecause', 'id'),
  ],
  rows: (db) => db`
    select md5(x.account_id::text || x.family)::uuid as id, ${theAccount(db)}, x.family, x.place, x.buyers,
      x.similar_accounts, x.median, x.currency, coalesce(d.reason, '') as dismissed_because
    from suggestion x ${ofAccount(db)}
    left join suggestion_dismissal d on d.firm_id = x.firm_id and d.account_id = x.account_id
      and d.family = x.family
    where x.firm_id = ${db.firm}
  `,
}

export const growExported: ExportPart[] = [opportunities, moves, suggestions]
