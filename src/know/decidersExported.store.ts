/** What goes out as files of who decides: what is said of people, who of us knows them, lines, decisions, parts, departures. */
import { ACCOUNT, nameOf, ofAccount, theAccount } from '../accounts/exported.store.ts'
import { TEAM } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { coded, day, type ExportPart, text } from '../platform/exportPart.ts'
import { wordsFor } from '../platform/words.ts'
import type { Attribute } from './decider.ts'
import { ofContact } from './exportedContact.store.ts'

const GROUNDS = [
  ...text('source'),
  day('seenOn'),
  coded('confidence', 'know:deciders.confidences'),
  ...text('by', 'at'),
]
const grounds = (db: Db) => db`
  x.source, x.seen_on, x.confidence, ${nameOf(db, 'x.said_by')} as by, x.said_at as at
`
const theContact = (db: Db) => db`c.contact_id, c.name as contact`

/** All that was said, also what later words replace: the map of any day can be told from it. */
const sayings: ExportPart = {
  noun: 'deciderSayings',
  may: TEAM,
  order: 'account, contact, attribute, seen_on desc',
  columns: [
    ...ACCOUNT,
    ...text('contact'),
    coded('attribute', 'know:deciders.attributes'),
    { key: 'value', tell: valueTold },
    ...GROUNDS,
    ...text('contactId', 'id'),
  ],
  rows: (db) => db`
    select md5(concat(x.said_id, x.contact_id, x.attribute))::uuid as id, ${theAccount(db)},
      ${theContact(db)}, x.attribute, x.value, ${grounds(db)}
    from decider_said x ${ofContact(db)} ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

function valueTold({ attribute, value }: Record<string, unknown>, locale: string): string {
  if (value === null) return ''
  return wordsFor(locale)(
    `know:deciders.values.${attribute as Attribute as 'support'}.${value as '0'}`,
  )
}

const positions: ExportPart = {
  noun: 'positions',
  may: TEAM,
  order: 'account, contact, colleague, seen_on desc',
  columns: [
    ...ACCOUNT,
    ...text('contact', 'colleague'),
    coded('now', 'know:deciders.positionNames'),
    coded('ideal', 'know:deciders.positionNames'),
    ...GROUNDS,
    ...text('contactId', 'id'),
  ],
  rows: (db) => db`
    select md5(concat(x.said_id, x.contact_id, x.person_id))::uuid as id, ${theAccount(db)},
      ${theContact(db)}, ${nameOf(db, 'x.person_id')} as colleague, x.now_is as now, x.ideal, ${grounds(db)}
    from relation_position x ${ofContact(db)} ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

const ties: ExportPart = {
  noun: 'ties',
  may: TEAM,
  order: 'account, contact, kind, other_contact',
  columns: [
    ...ACCOUNT,
    ...text('contact'),
    coded('kind', 'know:deciders.lines'),
    ...text('otherContact'),
    day('fromOn'),
    day('untilOn'),
    ...text('source'),
    coded('confidence', 'know:deciders.confidences'),
    ...text('by', 'at', 'contactId', 'otherContactId', 'id'),
  ],
  rows: (db) => db`
    select x.tie_id as id, ${theAccount(db)}, ${theContact(db)}, x.kind, o.contact_id as other_contact_id,
      o.name as other_contact, x.from_on, x.until_on, x.source, x.confidence,
      ${nameOf(db, 'x.made_by')} as by, x.made_at as at
    from (select t.*, t.from_id as contact_id from contact_tie t) x ${ofContact(db)} ${ofAccount(db)}
    left join contact_kept ok on ok.firm_id = x.firm_id and ok.contact_id = x.to_id
    left join contact o on o.firm_id = x.firm_id and o.contact_id = coalesce(ok.kept_id, x.to_id)
    where x.firm_id = ${db.firm}
  `,
}

const decisions: ExportPart = {
  noun: 'decisions',
  may: TEAM,
  order: 'account, decided_on nulls first, expected_on nulls last, title',
  columns: [
    ...ACCOUNT,
    ...text('title', 'buys'),
    day('expectedOn'),
    day('decidedOn'),
    ...text('by', 'at', 'id'),
  ],
  rows: (db) => db`
    select x.decision_id as id, ${theAccount(db)}, x.title, x.buys, x.expected_on, x.decided_on,
      ${nameOf(db, 'x.made_by')} as by, x.made_at as at
    from decision x ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

const parts: ExportPart = {
  noun: 'decisionParts',
  may: TEAM,
  order: 'account, title, contact, seen_on desc',
  columns: [
    ...ACCOUNT,
    ...text('title', 'contact'),
    coded('roles', 'know:deciders.roles'),
    ...GROUNDS,
    ...text('contactId', 'decisionId', 'id'),
  ],
  rows: (db) => db`
    select md5(concat(x.said_id, x.decision_id, x.contact_id))::uuid as id, ${theAccount(db)}, d.title,
      ${theContact(db)}, x.roles, ${grounds(db)}, x.decision_id
    from decision_role x join decision d using (firm_id, decision_id) ${ofContact(db)}
    left join account_kept ak on ak.firm_id = d.firm_id and ak.account_id = d.account_id
    left join account a on a.firm_id = d.firm_id and a.account_id = coalesce(ak.kept_id, d.account_id)
    where x.firm_id = ${db.firm}
  `,
}

const departures: ExportPart = {
  noun: 'departures',
  may: TEAM,
  order: 'left_on desc, account, contact',
  columns: [
    ...ACCOUNT,
    ...text('contact', 'jobTitle'),
    day('leftOn'),
    ...text('goesTo', 'note', 'successor', 'by', 'at', 'contactId', 'successorId', 'id'),
  ],
  rows: (db) => db`
    select x.departure_id as id, ${theAccount(db)}, ${theContact(db)}, p.job_title, x.left_on, x.goes_to,
      x.note, s.contact_id as successor_id, s.name as successor, ${nameOf(db, 'x.made_by')} as by,
      x.made_at as at
    from departure x ${ofContact(db)} ${ofAccount(db)}
    left join contact_place p on p.firm_id = x.firm_id and p.place_id = x.place_id
    left join contact_kept sk on sk.firm_id = x.firm_id and sk.contact_id = x.successor_id
    left join contact s on s.firm_id = x.firm_id and s.contact_id = coalesce(sk.kept_id, x.successor_id)
    where x.firm_id = ${db.firm}
  `,
}

export const decidersExported: ExportPart[] = [
  sayings,
  positions,
  ties,
  decisions,
  parts,
  departures,
]
