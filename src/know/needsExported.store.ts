/** What goes out as files of needs: signals, needs, who buys from the client, its SWOT, and what crossings end in. */
import { ACCOUNT, nameOf, ofAccount, theAccount } from '../accounts/exported.store.ts'
import { TEAM } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { coded, day, type ExportPart, number, text } from '../platform/exportPart.ts'
import { CROSSING } from './crossing.ts'

const EVIDENCE = [...text('source'), day('seenOn'), coded('confidence', 'know:evidence.is')]
const evidence = (db: Db) => db`x.source, x.seen_on, x.confidence`

const signals: ExportPart = {
  noun: 'signals',
  may: TEAM,
  order: 'account, noticed_on desc',
  columns: [
    ...ACCOUNT,
    ...text('noticed', 'place'),
    day('noticedOn'),
    ...text('by'),
    coded('state', 'export:code'),
    ...text('outcome', 'needId', 'id'),
  ],
  rows: (db) => db`
    select x.signal_id as id, ${theAccount(db)}, x.noticed, x.place, x.noticed_on,
      ${nameOf(db, 'x.noticed_by')} as by, x.dismissed_because as outcome, n.need_id,
      case when n.need_id is not null then 'promoted' when x.dismissed_because <> '' then 'dismissed'
        else 'open' end as state
    from need_signal x ${ofAccount(db)}
    left join need n on n.firm_id = x.firm_id and n.signal_id = x.signal_id
    where x.firm_id = ${db.firm}
  `,
}

/** Who has a need: those that were merged, as the one that is kept. */
const whoHas = (db: Db, column: 'c.name' | 'c.contact_id::text') => db`array(
  select distinct ${db.unsafe(column)}
  from need_contact nc
  left join contact_kept k using (firm_id, contact_id)
  join contact c on c.firm_id = nc.firm_id and c.contact_id = coalesce(k.kept_id, nc.contact_id)
  where nc.firm_id = x.firm_id and nc.need_id = x.need_id order by 1
)`

const needs: ExportPart = {
  noun: 'needs',
  may: TEAM,
  order: 'account, urgency desc, title',
  columns: [
    ...ACCOUNT,
    ...text('title', 'challenge'),
    coded('urgency', 'know:need.urgency'),
    ...text('evidence', 'offer', 'contacts'),
    coded('state', 'know:need.state'),
    ...text('outcome'),
    day('endedOn'),
    ...EVIDENCE,
    ...text('by', 'at', 'contactIds', 'signalId', 'id'),
  ],
  rows: (db) => db`
    select x.need_id as id, ${theAccount(db)}, x.title, x.challenge, x.urgency, x.evidence, x.offer,
      ${whoHas(db, 'c.name')} as contacts, ${whoHas(db, 'c.contact_id::text')} as contact_ids, x.state,
      x.outcome, x.ended_on, ${evidence(db)}, ${nameOf(db, 'x.made_by')} as by, x.made_at as at, x.signal_id
    from need x ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

const audience: ExportPart = {
  noun: 'audience',
  may: TEAM,
  order: 'account, kind, name',
  columns: [
    ...ACCOUNT,
    coded('kind', 'know:audience.kind'),
    ...text('name', 'about', 'meaning'),
    ...EVIDENCE,
    ...text('by', 'at', 'id'),
  ],
  rows: (db) => db`
    select x.audience_id as id, ${theAccount(db)}, x.kind, x.name, x.about, x.meaning, ${evidence(db)},
      ${nameOf(db, 'x.made_by')} as by, x.made_at as at
    from audience x ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

const reviews: ExportPart = {
  noun: 'reviews',
  may: TEAM,
  order: 'account, written_on desc',
  columns: [
    ...ACCOUNT,
    day('writtenOn'),
    number('rating'),
    ...text('text', 'link', 'by', 'at', 'id'),
  ],
  rows: (db) => db`
    select x.review_id as id, ${theAccount(db)}, x.written_on, x.rating, x.text, x.link,
      ${nameOf(db, 'x.made_by')} as by, x.made_at as at
    from public_review x ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

const swot: ExportPart = {
  noun: 'swot',
  may: TEAM,
  order: 'account, subject, competitor, kind, weight desc, title',
  columns: [
    ...ACCOUNT,
    coded('subject', 'know:swot.subjects'),
    ...text('competitor'),
    coded('kind', 'know:swot.kind'),
    ...text('title'),
    coded('weight', 'know:swot.weights'),
    ...text('inimitable', 'evidence'),
    ...EVIDENCE,
    ...text('by', 'at', 'id'),
  ],
  rows: (db) => db`
    select x.item_id as id, ${theAccount(db)}, x.subject, x.competitor, x.kind, x.title, x.weight,
      x.inimitable, x.evidence, ${evidence(db)}, ${nameOf(db, 'x.made_by')} as by, x.made_at as at
    from swot_item x ${ofAccount(db)}
    where x.firm_id = ${db.firm} and x.dropped_at is null
  `,
}

/** Actions that a crossing ends in; those that were given up end nothing. */
const doneFor = (db: Db, column: 'n.title' | 'n.action_id::text') => db`array(
  select ${db.unsafe(column)} from action n
  where n.firm_id = x.firm_id and n.origin = ${CROSSING} and n.origin_id = x.crossing_id
    and n.state <> 'dropped'
  order by n.due_on, n.action_id
)`

/** What `endingOf` of crossing.ts says. */
const crossings: ExportPart = {
  noun: 'crossings',
  may: TEAM,
  order: 'account, abs(impact) desc, inside, outside',
  columns: [
    ...ACCOUNT,
    coded('insideKind', 'know:swot.kind'),
    ...text('inside'),
    coded('outsideKind', 'know:swot.kind'),
    ...text('outside'),
    number('impact'),
    coded('ending', 'know:cross.ending'),
    ...text('actions', 'objective'),
    day('objectiveOn'),
    ...text('rejection', 'actionIds', 'insideId', 'outsideId', 'id'),
  ],
  rows: (db) => db`
    select x.crossing_id as id, ${theAccount(db)}, i.kind as inside_kind, i.title as inside,
      o.kind as outside_kind, o.title as outside, x.impact,
      case
        when exists (select from action n where n.firm_id = x.firm_id and n.origin = ${CROSSING}
          and n.origin_id = x.crossing_id and n.state <> 'dropped') then 'action'
        when x.objective <> '' then 'objective'
        when x.rejection <> '' then 'rejection'
        else 'none'
      end as ending,
      ${doneFor(db, 'n.title')} as actions, ${doneFor(db, 'n.action_id::text')} as action_ids,
      x.objective, x.objective_on, x.rejection, x.inner_id as inside_id,
      x.outer_id as outside_id
    from crossing x ${ofAccount(db)}
    join swot_item i on i.firm_id = x.firm_id and i.item_id = x.inner_id and i.dropped_at is null
    join swot_item o on o.firm_id = x.firm_id and o.item_id = x.outer_id and o.dropped_at is null
    where x.firm_id = ${db.firm}
  `,
}

export const needsExported: ExportPart[] = [signals, needs, audience, reviews, swot, crossings]
