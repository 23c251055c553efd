/** What goes out as files of service levels, agreements, clocks with all that happened to them, and outages. */
import { ACCOUNT, nameOf, ofAccount, theAccount } from '../accounts/exported.store.ts'
import { TEAM } from '../kernel/actor.ts'
import { coded, day, type ExportPart, number, share, text } from '../platform/exportPart.ts'

const METRIC = coded('metric', 'commit:level.metric')

const levels: ExportPart = {
  noun: 'serviceLevels',
  may: TEAM,
  order: 'account nulls first, tier, metric',
  columns: [
    ...ACCOUNT,
    coded('tier', 'export:tier'),
    METRIC,
    number('targetHours'),
    share('targetShare'),
    ...text('calendar', 'pauseStates', 'agreement'),
    day('fromOn'),
    day('untilOn'),
    ...text('id'),
  ],
  rows: (db) => db`
    select x.level_id as id, ${theAccount(db)}, x.tier, x.metric,
      (x.target_ms / 3600000.0)::float8 as target_hours, x.target_share::float8 as target_share,
      c.name as calendar, x.pause_states, g.title as agreement, x.from_on, x.until_on
    from service_level x
    left join calendar c on c.firm_id = x.firm_id and c.calendar_id = x.calendar_id
    left join service_agreement g on g.firm_id = x.firm_id and g.agreement_id = x.agreement_id
    ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

const agreements: ExportPart = {
  noun: 'serviceAgreements',
  may: TEAM,
  order: 'account, from_on',
  columns: [
    ...ACCOUNT,
    ...text('title', 'contract'),
    day('fromOn'),
    day('untilOn'),
    ...text('priceTerms', 'renewalTerms', 'acceptedBy', 'changedAt', 'id'),
  ],
  rows: (db) => db`
    select x.agreement_id as id, ${theAccount(db)}, x.title, c.code as contract, x.from_on, x.until_on,
      x.price_terms, x.renewal_terms, x.changed_at,
      (select q.signed_name from acceptance q
        where q.firm_id = x.firm_id and q.about_kind = 'agreement' and q.about_id = x.agreement_id
          and q.answer = 'accepted'
        order by q.answered_at desc limit 1) as accepted_by
    from service_agreement x ${ofAccount(db)}
    left join contract c on c.firm_id = x.firm_id and c.contract_id = x.contract_id
    where x.firm_id = ${db.firm}
  `,
}

const clocks: ExportPart = {
  noun: 'clocks',
  may: TEAM,
  order: 'started_at desc, id',
  columns: [
    ...ACCOUNT,
    ...text('title'),
    METRIC,
    coded('state', 'commit:clock.state'),
    ...text('owner', 'startedAt', 'dueAt', 'breachedAt'),
    coded('breachedBy', 'export:breachedBy'),
    ...text('lateDetected', 'stoppedAt'),
    number('elapsedHours'),
    number('targetHours'),
    ...text('aboutKind', 'aboutId', 'levelId', 'id'),
  ],
  rows: (db) => db`
    select x.clock_id as id, ${theAccount(db)}, x.title, x.metric, x.state,
      ${nameOf(db, 'x.owner_id')} as owner, x.started_at, x.due_at, x.breached_at, x.breached_by,
      x.late_detected, x.stopped_at, (x.elapsed_ms / 3600000.0)::float8 as elapsed_hours,
      (x.target_ms / 3600000.0)::float8 as target_hours, x.about_kind, x.about_id, x.level_id
    from clock x ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

const events: ExportPart = {
  noun: 'clockEvents',
  may: TEAM,
  order: 'at, id',
  columns: [
    ...ACCOUNT,
    ...text('title', 'at'),
    coded('kind', 'commit:clock.event'),
    ...text('state'),
    number('targetHours'),
    ...text('calendar', 'why', 'by', 'undoesId', 'clockId', 'id'),
  ],
  rows: (db) => db`
    select x.event_id as id, ${theAccount(db)}, c.title, x.at, x.kind, x.state,
      (x.target_ms / 3600000.0)::float8 as target_hours, w.name as calendar, x.why,
      ${nameOf(db, 'x.made_by')} as by, x.undoes_id, x.clock_id
    from clock_event x ${ofAccount(db)}
    join clock c on c.firm_id = x.firm_id and c.clock_id = x.clock_id
    left join calendar_version v
      on v.firm_id = x.firm_id and v.version_id = x.calendar_version_id
    left join calendar w on w.firm_id = v.firm_id and w.calendar_id = v.calendar_id
    where x.firm_id = ${db.firm}
  `,
}

const outages: ExportPart = {
  noun: 'outages',
  may: TEAM,
  order: 'from_at desc, id',
  columns: [
    ...ACCOUNT,
    coded('kind', 'commit:outage.kind'),
    ...text('fromAt', 'untilAt', 'why', 'id'),
  ],
  rows: (db) => db`
    select x.outage_id as id, ${theAccount(db)}, x.kind, x.from_at, x.until_at, x.why
    from outage x ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

export const clocksExported: ExportPart[] = [levels, agreements, clocks, events, outages]
