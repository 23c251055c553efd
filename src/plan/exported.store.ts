/** What goes out as files of plans: the plans, their lines with what each kind says besides, plans B that fired, and execution by month. */
import { homeCurrencyIn } from '../access/firm.store.ts'
import { ACCOUNT, nameOf, ofAccount, theAccount } from '../accounts/exported.store.ts'
import { TEAM } from '../kernel/actor.ts'
import { planWords } from './agreement.store.ts'
import type { Kind } from './item.ts'
import { lineWords } from './planWords.ts'
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

/** As its document says it: what each kind holds besides its title. */
function detailsOf(row: Record<string, unknown>, locale: string): string {
  const currency = row['homeCurrency'] as string | null
  const words = planWords(/^en/i.test(locale) ? 'en' : 'es', currency)
  return lineWords(words, row['kind'] as Kind, row['details'] as object as never).join('\n')
}

const planLines: ExportPart = {
  noun: 'planLines',
  may: TEAM,
  order: 'account, plan_id, place, title',
  columns: [
    ...ACCOUNT,
    coded('kind', 'export:planLine'),
    ...text('title'),
    { key: 'details', tell: detailsOf },
    ...text('prose'),
    coded('state', 'plan:line.state'),
    ...text('outcome'),
    day('dueOn'),
    day('endedOn'),
    ...text('owner', 'shared', 'private', 'by', 'at', 'parentId', 'planId', 'id'),
  ],
  rows: (db) => db`
    select x.item_id as id, ${theAccount(db)}, x.kind, x.title, x.body as details, ${homeCurrencyIn(db)}, l.prose, x.state, x.outcome,
      x.due_on, x.ended_on, ${nameOf(db, 'x.owner_id')} as owner, x.shared, x.private,
      ${nameOf(db, 'x.made_by')} as by, x.made_at as at, x.parent_id, x.plan_id, x.place
    from plan_item x ${ofAccount(db)}
    left join live_text l on l.firm_id = x.firm_id and l.about_kind = 'line' and l.about_id = x.item_id
    where x.firm_id = ${db.firm}
  `,
}

const planFirings: ExportPart = {
  noun: 'planFirings',
  may: TEAM,
  order: 'day desc, account',
  columns: [
    ...ACCOUNT,
    ...text('title', 'indicator', 'value', 'threshold'),
    coded('worse', 'plan:option.worse'),
    day('day'),
    day('backOn'),
    coded('state', 'plan:firing.state'),
    ...text('why', 'decidedBy'),
    day('decidedOn'),
    ...text('planId', 'id'),
  ],
  rows: (db) => db`
    select x.firing_id as id, ${theAccount(db)}, b.title, k.title as indicator, x.value, x.threshold, x.worse,
      x.day, x.back_on, x.state, x.why, ${nameOf(db, 'x.decided_by')} as decided_by, x.decided_on, x.plan_id
    from plan_firing x ${ofAccount(db)}
    join plan_item k on k.firm_id = x.firm_id and k.item_id = x.kpi_id
    join plan_item b on b.firm_id = x.firm_id and b.item_id = x.plan_b_id
    where x.firm_id = ${db.firm}
  `,
}

const planExecution: ExportPart = {
  noun: 'planExecution',
  may: TEAM,
  order: 'account, month',
  columns: [...ACCOUNT, day('month'), ...text('due', 'done', 'planId', 'id')],
  rows: (db) => db`
    select md5(concat(x.plan_id, x.month))::uuid as id, ${theAccount(db)}, x.month, x.due,
      x.done, x.plan_id
    from plan_execution x ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

export const plansExported: ExportPart[] = [plans, planLines, planFirings, planExecution]
