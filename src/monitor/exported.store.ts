/** What goes out as files of health: the newest score of each client, and what was said instead; what clients use and were delivered. */
import { ACCOUNT, nameOf, ofAccount, theAccount } from '../accounts/exported.store.ts'
import { TEAM } from '../kernel/actor.ts'
import { coded, day, type ExportPart, number, share, text } from '../platform/exportPart.ts'

const health: ExportPart = {
  noun: 'health',
  may: TEAM,
  order: 'score nulls last, account',
  columns: [
    ...ACCOUNT,
    day('day'),
    number('score'),
    share('confidence'),
    number('before'),
    number('relationship'),
    number('value'),
    number('satisfaction'),
    number('commercial'),
    number('service'),
    ...text('reasons', 'id'),
  ],
  rows: (db) => db`
    select x.account_id as id, ${theAccount(db)}, x.day, x.score, x.confidence, x.before,
      x.scores[1] as relationship, x.scores[2] as value, x.scores[3] as satisfaction,
      x.scores[4] as commercial, x.scores[5] as service, x.reasons::text as reasons
    from account_health x join health_day d using (firm_id, day) ${ofAccount(db)}
    where x.firm_id = ${db.firm} and d.current
  `,
}

const healthOverrides: ExportPart = {
  noun: 'healthOverrides',
  may: TEAM,
  order: 'from_on desc, account',
  columns: [
    ...ACCOUNT,
    coded('band', 'monitor:health.band'),
    day('fromOn'),
    day('untilOn'),
    day('endedOn'),
    ...text('reason', 'by', 'id'),
  ],
  rows: (db) => db`
    select x.override_id as id, ${theAccount(db)}, x.band, x.made_on as from_on, x.until_on, x.ended_on, x.reason,
      ${nameOf(db, 'x.made_by')} as by
    from health_override x ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

const alerts: ExportPart = {
  noun: 'alerts',
  may: TEAM,
  order: 'opened_on desc, account',
  columns: [
    ...ACCOUNT,
    coded('rule', 'monitor:alert.rule'),
    day('sinceOn'),
    day('openedOn'),
    day('endedOn'),
    coded('state', 'monitor:alert.state'),
    day('untilOn'),
    ...text('numbers', 'reason', 'by', 'id'),
  ],
  rows: (db) => db`
    select x.alert_id as id, ${theAccount(db)}, x.rule, x.since_on, x.opened_on, x.ended_on, x.state,
      x.snoozed_until as until_on, x.numbers::text as numbers,
      concat_ws(' ', nullif(x.snoozed_because, ''), nullif(x.said, '')) as reason, ${nameOf(db, 'x.closed_by')} as by
    from alert x ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

const usage: ExportPart = {
  noun: 'usage',
  may: TEAM,
  order: 'account, measure, day',
  columns: [
    ...ACCOUNT,
    ...text('measure'),
    day('day'),
    number('value'),
    number('contracted'),
    ...text('id'),
  ],
  rows: (db) => db`
    select x.reading_id as id, ${theAccount(db)}, x.measure, x.day, x.value::float8 as value,
      x.contracted::float8 as contracted
    from usage_reading x ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

const deliveries: ExportPart = {
  noun: 'deliveries',
  may: TEAM,
  order: 'promised_on desc, order_no, line',
  columns: [
    ...ACCOUNT,
    ...text('orderNo', 'line', 'family'),
    day('promisedOn'),
    day('deliveredOn'),
    number('ordered'),
    number('delivered'),
    ...text('id'),
  ],
  rows: (db) => db`
    select x.delivery_id as id, ${theAccount(db)}, x.order_no, x.line, x.family, x.promised_on, x.delivered_on,
      x.ordered::float8 as ordered, x.delivered::float8 as delivered
    from delivery x ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

const stockOuts: ExportPart = {
  noun: 'stockOuts',
  may: TEAM,
  order: 'from_on desc, family',
  columns: [...text('family'), day('fromOn'), day('untilOn'), ...text('id')],
  rows: (db) => db`
    select x.stock_out_id as id, x.family, x.from_on, x.until_on from stock_out x where x.firm_id = ${db.firm}
  `,
}

export const monitorExported: ExportPart[] = [
  health,
  healthOverrides,
  alerts,
  usage,
  deliveries,
  stockOuts,
]
