/** What goes out as files of plans: the plans, and their lines with what each kind says besides. */
import { ACCOUNT, nameOf, ofAccount, theAccount } from '../accounts/exported.store.ts'
import { TEAM } from '../kernel/actor.ts'
import { coded, day, type ExportPart, text } from '../platform/exportPart.ts'

const plans: ExportPart = {
  noun: 'plans',
  may: TEAM,
  order: 'account, from_on desc',
  columns: [
    ...ACCOUNT,
    ...text('title'),
    coded('template', 'plan:pack'),
    day('fromOn'),
    day('untilOn'),
    coded('state', 'plan:state'),
    ...text('prose', 'private', 'owner', 'by', 'at', 'id'),
  ],
  rows: (db) => db`
    select x.plan_id as id, ${theAccount(db)}, x.title, x.template, x.from_on, x.until_on, x.state,
      l.prose, x.private, ${nameOf(db, 'x.owner_id')} as owner, ${nameOf(db, 'x.made_by')} as by, x.made_at as at
    from plan x ${ofAccount(db)}
    left join live_text l on l.firm_id = x.firm_id and l.about_kind = 'plan' and l.about_id = x.plan_id
    where x.firm_id = ${db.firm}
  `,
}

const planLines: ExportPart = {
  noun: 'planLines',
  may: TEAM,
  order: 'account, plan_id, place, title',
  columns: [
    ...ACCOUNT,
    coded('kind', 'export:planLine'),
    ...text('title', 'details', 'prose'),
    coded('state', 'plan:line.state'),
    ...text('outcome'),
    day('dueOn'),
    day('endedOn'),
    ...text('owner', 'shared', 'private', 'by', 'at', 'parentId', 'planId', 'id'),
  ],
  rows: (db) => db`
    select x.item_id as id, ${theAccount(db)}, x.kind, x.title, x.body::text as details, l.prose, x.state, x.outcome,
      x.due_on, x.ended_on, ${nameOf(db, 'x.owner_id')} as owner, x.shared, x.private,
      ${nameOf(db, 'x.made_by')} as by, x.made_at as at, x.parent_id, x.plan_id, x.place
    from plan_item x ${ofAccount(db)}
    left join live_text l on l.firm_id = x.firm_id and l.about_kind = 'line' and l.about_id = x.item_id
    where x.firm_id = ${db.firm}
  `,
}

export const plansExported: ExportPart[] = [plans, planLines]
