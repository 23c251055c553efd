/** What goes out as files of meetings at which plans are agreed, and of joint decisions. */
import { ACCOUNT, nameOf, ofAccount, theAccount } from '../accounts/exported.store.ts'
import { TEAM } from '../kernel/actor.ts'
import { day, type ExportPart, text } from '../platform/exportPart.ts'

const alignments: ExportPart = {
  noun: 'alignments',
  may: TEAM,
  order: 'account, held_on',
  columns: [
    ...ACCOUNT,
    day('heldOn'),
    ...text('ours', 'theirs', 'details', 'note', 'by', 'at', 'planId', 'id'),
  ],
  rows: (db) => db`
    select x.alignment_id as id, ${theAccount(db)}, x.held_on, x.ours, x.theirs,
      x.questions::text as details, x.notes as note, ${nameOf(db, 'x.made_by')} as by, x.made_at as at,
      x.plan_id
    from alignment x ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

const planDecisions: ExportPart = {
  noun: 'planDecisions',
  may: TEAM,
  order: 'account, decided_on, at',
  columns: [
    ...ACCOUNT,
    day('decidedOn'),
    ...text('decision', 'reason', 'shared', 'by', 'at', 'correctsId', 'planId', 'id'),
  ],
  rows: (db) => db`
    select x.decision_id as id, ${theAccount(db)}, x.decided_on, x.decision, x.why as reason, x.shared,
      ${nameOf(db, 'x.made_by')} as by, x.made_at as at, x.corrects_id, x.plan_id
    from plan_decision x ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

export const alignmentExported: ExportPart[] = [alignments, planDecisions]
