/** What goes out as files of extras, help, escalations, conflicts and what is done beyond the contract. */
import { ACCOUNT, nameOf, ofAccount, theAccount } from '../accounts/exported.store.ts'
import { TEAM } from '../kernel/actor.ts'
import { ofContact } from '../know/exportedContact.store.ts'
import { coded, day, type ExportPart, number, text } from '../platform/exportPart.ts'

const extras: ExportPart = {
  noun: 'extras',
  may: TEAM,
  order: 'decided_at desc, account',
  columns: [
    ...text('decidedAt'),
    ...ACCOUNT,
    ...text('title'),
    coded('decision', 'engage:extra.decisions'),
    coded('verdict', 'engage:extra.verdicts'),
    ...text('cure', 'hours'),
    day('fromOn'),
    number('months'),
    ...text('reason', 'by', 'withdrawnAt', 'requestId', 'id'),
  ],
  rows: (db) => db`
    select x.decision_id as id, x.decided_at, ${theAccount(db)}, r.title, x.decision, x.seen->>'verdict' as verdict,
      x.cure->>'kind' as cure, x.hours::text as hours, x.hours_from as from_on, x.hours_months as months,
      x.reason, ${nameOf(db, 'x.decided_by')} as by, x.withdrawn_at, x.request_id
    from request_decision x join request r using (firm_id, request_id) ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

const help: ExportPart = {
  noun: 'help',
  may: TEAM,
  order: 'due_on desc, account',
  columns: [
    ...ACCOUNT,
    ...text('title', 'question', 'skill', 'name'),
    day('dueOn'),
    ...text('answer'),
    day('answeredOn'),
    ...text('thanks'),
    day('thankedOn'),
    ...text('by', 'requestId', 'id'),
  ],
  rows: (db) => db`
    select x.help_id as id, ${theAccount(db)}, r.title, x.question, x.skill, ${nameOf(db, 'x.person_id')} as name,
      x.due_on, x.answer, x.answered_on, x.thanks, x.thanked_on, ${nameOf(db, 'x.asked_by')} as by, x.request_id
    from request_help x join request r using (firm_id, request_id) ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

const escalations: ExportPart = {
  noun: 'escalations',
  may: TEAM,
  order: 'opened_at desc, account',
  columns: [
    ...text('openedAt'),
    ...ACCOUNT,
    ...text('title', 'stake', 'contact', 'owner'),
    number('level'),
    coded('state', 'engage:escalation.states'),
    coded('wasCritical', 'export:code'),
    ...text('closedAt', 'outcome', 'happened', 'causes', 'lesson', 'requestId', 'id'),
  ],
  rows: (db) => db`
    select x.escalation_id as id, x.opened_at, ${theAccount(db)}, x.title, x.stake, c.name as contact,
      ${nameOf(db, 'x.owner_id')} as owner, x.level, x.state, x.was_critical, x.closed_at, x.outcome,
      m.happened, m.causes, m.lesson, x.request_id
    from escalation x ${ofAccount(db)} ${ofContact(db)}
    left join post_mortem m on m.firm_id = x.firm_id and m.escalation_id = x.escalation_id
    where x.firm_id = ${db.firm}
  `,
}

const conflicts: ExportPart = {
  noun: 'conflicts',
  may: TEAM,
  order: 'began_on desc, account',
  columns: [
    ...ACCOUNT,
    coded('kind', 'engage:conflict.kinds'),
    ...text('text', 'ours', 'contact'),
    day('fromOn'),
    ...text('agreed'),
    day('agreedOn'),
    ...text('id'),
  ],
  rows: (db) => db`
    select x.conflict_id as id, ${theAccount(db)}, x.kind, x.about as text, c.name as contact,
      array(select p.name from firm_person p
        where p.firm_id = x.firm_id and p.person_id = any(x.person_ids) order by 1) as ours,
      x.began_on as from_on, x.began_on, x.agreed, x.agreed_on
    from conflict x ${ofAccount(db)} ${ofContact(db)}
    where x.firm_id = ${db.firm}
  `,
}

const goodwill: ExportPart = {
  noun: 'goodwill',
  may: TEAM,
  order: 'day desc nulls last, account',
  columns: [
    day('day'),
    ...ACCOUNT,
    coded('kind', 'engage:goodwill.kinds'),
    ...text('title', 'text', 'topic', 'owner', 'contact', 'theirs'),
    coded('state', 'engage:goodwill.states'),
    number('cost'),
    ...text('currency', 'effect'),
    coded('felt', 'engage:goodwill.feltHow'),
    ...text('consentBy'),
    day('consentOn'),
    ...text('link', 'id'),
  ],
  rows: (db) => db`
    select x.goodwill_id as id, x.day, ${theAccount(db)}, x.kind, x.title, x.text, x.topic,
      ${nameOf(db, 'x.owner_id')} as owner, c.name as contact,
      array(select distinct t.name from goodwill_contact g
        join contact t on t.firm_id = g.firm_id and t.contact_id = contact_kept_of(g.contact_id)
        where g.firm_id = x.firm_id and g.goodwill_id = x.goodwill_id order by 1) as theirs,
      x.state, x.cost, x.currency, x.effect, x.felt, x.consent_by, x.consent_on, x.link
    from goodwill x ${ofAccount(db)} ${ofContact(db)}
    where x.firm_id = ${db.firm}
  `,
}

export const requestsExported: ExportPart[] = [extras, help, escalations, conflicts, goodwill]
