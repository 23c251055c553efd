/** What goes out as files of talks and requests. */
import { ACCOUNT, nameOf, ofAccount, outside, theAccount } from '../accounts/exported.store.ts'
import { TEAM } from '../kernel/actor.ts'
import { ofContact } from '../know/exportedContact.store.ts'
import type { Db } from '../platform/db.ts'
import { coded, day, type ExportPart, number, text } from '../platform/exportPart.ts'

/** Theirs who took part: those that were merged, as the one that is kept. */
const theirs = (db: Db, column: 'c.name' | 'c.contact_id::text') => db`array(
  select distinct ${db.unsafe(column)}
  from interaction_contact ic
  left join contact_kept k using (firm_id, contact_id)
  join contact c on c.firm_id = ic.firm_id and c.contact_id = coalesce(k.kept_id, ic.contact_id)
  where ic.firm_id = x.firm_id and ic.interaction_id = x.interaction_id order by 1
)`

const interactions: ExportPart = {
  noun: 'interactions',
  may: TEAM,
  order: 'happened_on desc, account',
  columns: [
    day('happenedOn'),
    ...text('happenedAt'),
    coded('kind', 'engage:interaction.kinds'),
    coded('state', 'engage:interaction.states'),
    ...ACCOUNT,
    ...text(
      'subject',
      'purpose',
      'agenda',
      'text',
      'outcome',
      'owner',
      'ours',
      'theirs',
      'contactIds',
      'externalIds',
      'id',
    ),
    number('sentiment'),
    number('minutes'),
  ],
  rows: (db) => db`
    select x.interaction_id as id, x.happened_on, to_char(x.happened_at, 'HH24:MI') as happened_at, x.kind,
      ${theAccount(db)}, x.state, x.subject, x.purpose, x.text, x.outcome, x.sentiment, x.minutes,
      array(select l.text from agenda_line l
        where l.firm_id = x.firm_id and l.interaction_id = x.interaction_id order by l.place) as agenda,
      coalesce(${nameOf(db, 'x.owner_id')}, x.owner_told) as owner,
      array(select p.name from interaction_person ip
        join firm_person p on p.firm_id = ip.firm_id and p.person_id = ip.person_id
        where ip.firm_id = x.firm_id and ip.interaction_id = x.interaction_id order by 1) as ours,
      ${theirs(db, 'c.name')} as theirs, ${theirs(db, 'c.contact_id::text')} as contact_ids,
      ${outside(db, 'array[x.interaction_id]')} as external_ids
    from interaction x ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

const requests: ExportPart = {
  noun: 'requests',
  may: TEAM,
  order: 'opened_on desc, account',
  columns: [
    day('openedOn'),
    ...ACCOUNT,
    ...text('title', 'text', 'contact'),
    coded('type', 'engage:request.types'),
    coded('priority', 'engage:request.priorities'),
    coded('outsideContract', 'export:code'),
    coded('state', 'export:code'),
    coded('stage', 'engage:request.stages'),
    day('closedOn'),
    ...text('hours'),
    day('hoursFrom'),
    number('cost'),
    ...text('currency', 'spent'),
    ...text('outcome', 'stateTold', 'source', 'owner', 'contactId', 'externalIds', 'id'),
  ],
  rows: (db) => db`
    select x.request_id as id, x.opened_on, ${theAccount(db)}, x.title, x.text, c.name as contact,
      c.contact_id, x.type, x.priority, x.outside as outside_contract, x.state,
      case when x.state = 'open' then coalesce(x.waits, 'open') when x.refused then 'refused' else 'resolved' end as stage,
      x.closed_on, nullif(x.hours, '{}')::text as hours, x.hours_from, x.cost, x.currency,
      nullif(x.spent, '{}')::text as spent, x.outcome, x.state_told, x.source,
      coalesce(${nameOf(db, 'x.owner_id')}, x.owner_told) as owner,
      ${outside(db, 'array[x.request_id]')} as external_ids
    from request x ${ofAccount(db)} ${ofContact(db)}
    where x.firm_id = ${db.firm}
  `,
}

export const engageExported: ExportPart[] = [interactions, requests]
