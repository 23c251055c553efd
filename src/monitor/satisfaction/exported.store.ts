/** What goes out as files of satisfaction: answers, what was done after bad ones, complaints, and public reviews of us. */
import { ACCOUNT, nameOf, ofAccount, theAccount } from '../../accounts/exported.store.ts'
import { TEAM } from '../../kernel/actor.ts'
import { ofContact } from '../../know/exportedContact.store.ts'
import { coded, day, type ExportPart, number, text } from '../../platform/exportPart.ts'

const answers: ExportPart = {
  noun: 'surveyAnswers',
  may: TEAM,
  order: 'opened_on desc, account, id',
  columns: [
    ...ACCOUNT,
    ...text('title'),
    day('openedOn'),
    ...text('contact'),
    coded('role', 'know:deciders.roles'),
    coded('state', 'monitor:satisfaction.sent'),
    ...text('answeredAt'),
    number('nps'),
    ...text('csat'),
    number('effort'),
    coded('difference', 'survey:difference'),
    ...text('text', 'id'),
  ],
  rows: (db) => db`
    select x.answer_id as id, ${theAccount(db)}, r.title, r.opened_on, c.name as contact, x.role, x.state,
      x.answered_at, x.nps, nullif(x.csat, '{}')::text as csat, x.effort, x.difference, x.text
    from survey_answer x join survey_round r using (firm_id, round_id) ${ofAccount(db)} ${ofContact(db)}
    where x.firm_id = ${db.firm}
  `,
}

const loops: ExportPart = {
  noun: 'answerLoops',
  may: TEAM,
  order: 'due_on desc, account, id',
  columns: [
    ...ACCOUNT,
    number('nps'),
    ...text('services'),
    day('openedOn'),
    day('dueOn'),
    day('calledOn'),
    coded('result', 'monitor:satisfaction.loop.result'),
    ...text('outcome'),
    day('closedOn'),
    ...text('by', 'id'),
  ],
  rows: (db) => db`
    select x.answer_id as id, ${theAccount(db)}, s.nps, x.services, x.opened_on, x.due_on, x.called_on, x.result,
      x.outcome, x.closed_on, ${nameOf(db, 'x.closed_by')} as by
    from answer_loop x join survey_answer s using (firm_id, answer_id) ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

const complaints: ExportPart = {
  noun: 'complaints',
  may: TEAM,
  order: 'received_on desc, account, id',
  columns: [
    ...ACCOUNT,
    ...text('reference', 'title', 'text', 'contact'),
    coded('severity', 'monitor:satisfaction.complaint.severity'),
    ...text('cause', 'cure'),
    day('receivedOn'),
    day('closedOn'),
    ...text('requestId', 'id'),
  ],
  rows: (db) => db`
    select x.complaint_id as id, ${theAccount(db)}, x.code as reference, x.title, x.text, c.name as contact,
      x.severity, x.cause, x.cure, x.received_on, x.closed_on, x.request_id
    from complaint x ${ofAccount(db)} ${ofContact(db)}
    where x.firm_id = ${db.firm}
  `,
}

const reviews: ExportPart = {
  noun: 'ourReviews',
  may: TEAM,
  order: 'written_on desc, site, id',
  columns: [
    ...ACCOUNT,
    ...text('site'),
    day('writtenOn'),
    number('rating'),
    ...text('text', 'link', 'reply'),
    day('repliedOn'),
    ...text('id'),
  ],
  rows: (db) => db`
    select x.review_id as id, ${theAccount(db)}, x.site, x.written_on, x.rating, x.text, x.link, x.reply, x.replied_on
    from our_review x ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

export const satisfactionExported: ExportPart[] = [answers, loops, complaints, reviews]
