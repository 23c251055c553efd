/** What goes out as files of what is promised to clients, and of what they accepted by link. */
import { ACCOUNT, nameOf, ofAccount, theAccount } from '../accounts/exported.store.ts'
import { TEAM } from '../kernel/actor.ts'
import { ofContact } from '../know/exportedContact.store.ts'
import { coded, day, type ExportPart, text } from '../platform/exportPart.ts'

const commitments: ExportPart = {
  noun: 'commitments',
  may: TEAM,
  order: 'due_on, account',
  columns: [
    ...ACCOUNT,
    ...text('promise', 'proof', 'contact', 'owner'),
    day('madeOn'),
    coded('madeIn', 'commit:madeIn'),
    ...text('source'),
    day('dueOn'),
    day('firstDueOn'),
    ...text('redatings', 'shared'),
    coded('state', 'commit:state'),
    day('endedOn'),
    ...text('outcome', 'acceptedBy', 'contactId', 'id'),
  ],
  rows: (db) => db`
    select x.commitment_id as id, ${theAccount(db)}, x.promise, x.proof, c.name as contact,
      c.contact_id, ${nameOf(db, 'x.owner_id')} as owner, x.made_on, x.made_in, x.source, x.due_on,
      coalesce((select r.from_on from commitment_redating r
        where r.firm_id = x.firm_id and r.commitment_id = x.commitment_id
        order by r.made_at, r.redating_id limit 1), x.due_on) as first_due_on,
      array(select concat(r.from_on, ' → ', r.to_on, ': ', r.reason) from commitment_redating r
        where r.firm_id = x.firm_id and r.commitment_id = x.commitment_id
        order by r.made_at, r.redating_id) as redatings,
      x.shared, x.state, x.ended_on, x.outcome,
      (select a.signed_name from acceptance a
        where a.firm_id = x.firm_id and a.about_kind = 'commitment'
          and a.about_id = x.commitment_id and a.answer = 'accepted'
        order by a.answered_at desc limit 1) as accepted_by
    from commitment x ${ofAccount(db)} ${ofContact(db)}
    where x.firm_id = ${db.firm}
  `,
}

const acceptances: ExportPart = {
  noun: 'acceptances',
  may: TEAM,
  order: 'asked_at desc, account',
  columns: [
    ...ACCOUNT,
    ...text('title', 'text', 'textHash', 'ours', 'askedAt', 'askedOf', 'contactId'),
    day('expiresOn'),
    coded('answer', 'commit:accepted'),
    ...text('chosen', 'acceptedBy', 'answeredAt', 'reason', 'withdrawnAt', 'replacesId'),
    ...text('aboutKind', 'aboutId', 'id'),
  ],
  rows: (db) => db`
    select x.acceptance_id as id, ${theAccount(db)}, x.title, x.text, x.text_hash, x.our_name as ours,
      x.asked_at, x.asked_name as asked_of, c.contact_id, x.expires_on, x.answer,
      x.options[x.chosen] as chosen, x.signed_name as accepted_by, x.answered_at, x.reason, x.withdrawn_at, x.replaces_id,
      x.about_kind, x.about_id
    from acceptance x ${ofAccount(db)} ${ofContact(db)}
    where x.firm_id = ${db.firm}
  `,
}

const expectations: ExportPart = {
  noun: 'expectations',
  may: TEAM,
  order: 'heard_on desc, account',
  columns: [
    ...ACCOUNT,
    ...text('believed', 'contact', 'source'),
    day('heardOn'),
    ...text('promised', 'gap'),
    coded('handling', 'commit:expectation.handlings'),
    ...text('outcome', 'handledBy'),
    day('handledOn'),
    ...text('contactId', 'id'),
  ],
  rows: (db) => db`
    select x.expectation_id as id, ${theAccount(db)}, x.believed, c.name as contact, c.contact_id,
      x.source, x.heard_on, concat_ws(' · ', nullif(x.promised, ''), p.promise) as promised, x.gap,
      x.handling, concat_ws(' · ', m.promise, nullif(x.outcome, '')) as outcome,
      ${nameOf(db, 'x.handled_by')} as handled_by, x.handled_on
    from expectation x ${ofAccount(db)} ${ofContact(db)}
    left join commitment p on p.firm_id = x.firm_id and p.commitment_id = x.commitment_id
    left join commitment m on m.firm_id = x.firm_id and m.commitment_id = x.made_commitment_id
    where x.firm_id = ${db.firm}
  `,
}

export const commitExported: ExportPart[] = [commitments, acceptances, expectations]
