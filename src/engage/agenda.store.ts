/** What stands open with an account and what has changed there, in PostgreSQL: read from the rooms that keep it. */
import { addDays, type Day } from '../kernel/day.ts'
import { type Db, many, maybe } from '../platform/db.ts'
import { AgendaLine, Prepared, SPOKEN_KINDS } from './agenda.ts'
import { THEIRS_ORIGIN } from './talk.ts'

const LastTalk = Prepared.shape.last.unwrap()

/** What is due within so many days after the talk is spoken of at it. */
const AHEAD_DAYS = 30
const MOST = 60
/** Alerts about what the agenda tells itself. */
const TOLD_RULES = [
  'clockAtRisk',
  'clockBreached',
  'promiseLate',
  'compensationDue',
  'escalation',
  'requestLate',
  'kpiCrossed',
  'personLeft',
]

/** The last talk face to face or by voice. */
export function lastTalkOf(db: Db, accountId: string) {
  return maybe(
    LastTalk,
    db`
    select i.interaction_id, i.kind, i.happened_on, i.subject, i.outcome, i.sentiment
    from interaction i
    where i.firm_id = ${db.firm} and i.account_id = any(account_and_merged(${accountId}))
      and i.state = 'held' and i.kind = any(${SPOKEN_KINDS})
    order by i.happened_on desc, i.happened_at desc nulls last limit 1
  `,
  )
}

type Asked = { accountId: string; since: Day; today: Day }

/** Each with where it comes from; what is kept in a private plan isn't there. */
export function agendaLines(db: Db, { accountId, since, today }: Asked): Promise<AgendaLine[]> {
  const theirs = db`x.firm_id = ${db.firm} and x.account_id = any(account_and_merged(${accountId}))`
  const until = addDays(today, AHEAD_DAYS)
  return many(
    AgendaLine,
    db`
    select source, source_id, text, day, who, state from (
      select 'escalation' as source, x.escalation_id as source_id, x.title as text,
        x.opened_at::date as day, o.name as who, null as state
      from escalation x left join firm_person o on o.firm_id = x.firm_id and o.person_id = x.owner_id
      where ${theirs} and x.state = 'open'
      union all
      select 'alert', x.alert_id, x.rule, x.since_on, null, x.rule
      from alert x
      where ${theirs} and x.state = 'open' and x.ended_on is null and x.rule <> all(${TOLD_RULES})
      union all
      select 'clock', x.clock_id, x.title, coalesce(x.breached_at, x.due_at)::date, o.name, x.state
      from clock x left join firm_person o on o.firm_id = x.firm_id and o.person_id = x.owner_id
      where ${theirs} and x.stopped_at is null
      union all
      select 'commitment', x.commitment_id, x.promise, x.due_on, o.name, null
      from commitment x left join firm_person o on o.firm_id = x.firm_id and o.person_id = x.owner_id
      where ${theirs} and x.state = 'open'
      union all
      select 'theirs', x.action_id, x.title, x.due_on, o.name, null
      from action x left join firm_person o on o.firm_id = x.firm_id and o.person_id = x.owner_id
      where ${theirs} and x.state = 'open' and x.origin = ${THEIRS_ORIGIN}
      union all
      select 'expectation', x.expectation_id, x.believed, x.heard_on, k.name, null
      from expectation x left join contact k on k.firm_id = x.firm_id and k.contact_id = contact_kept_of(x.contact_id)
      where ${theirs} and x.handling is null
      union all
      select 'compensation', x.compensation_id, x.amount::text || ' ' || x.currency, x.until_on, null, x.state
      from compensation x where ${theirs} and x.state in ('due', 'claimed', 'approved')
      union all
      select 'request', x.request_id, x.title, x.opened_on, k.name, null
      from request x left join contact k on k.firm_id = x.firm_id and k.contact_id = contact_kept_of(x.contact_id)
      where ${theirs} and x.state = 'open'
      union all
      select 'firing', x.firing_id, b.title, x.day, null, null
      from plan_firing x
      join plan p on p.firm_id = x.firm_id and p.plan_id = x.plan_id and not p.private
      join plan_item k on k.firm_id = x.firm_id and k.item_id = x.kpi_id and not k.private
      join plan_item b on b.firm_id = x.firm_id and b.item_id = x.plan_b_id and not b.private
      where ${theirs} and x.state = 'proposed'
      union all
      select 'departure', x.departure_id, k.name, x.left_on, s.name, null
      from departure x
      join contact k on k.firm_id = x.firm_id and k.contact_id = contact_kept_of(x.contact_id)
      left join contact s on s.firm_id = x.firm_id and s.contact_id = contact_kept_of(x.successor_id)
      where ${theirs} and x.left_on >= ${since}
      union all
      select 'ownChange', x.change_id, c.title, c.from_on, null, null
      from own_change_account x join own_change c using (firm_id, change_id)
      where ${theirs} and (c.from_on between ${since} and ${until} or c.made_at::date >= ${since})
      union all
      select 'fact', x.fact_id, left(concat_ws(': ', nullif(x.name, ''), nullif(x.text, '')), 300), x.seen_on,
        null, x.topic
      from profile_fact x
      where ${theirs} and x.seen_on >= ${since} and (x.name <> '' or x.text <> '')
      union all
      select 'action', x.action_id, x.title, x.due_on, o.name, null
      from action x left join firm_person o on o.firm_id = x.firm_id and o.person_id = x.owner_id
      where ${theirs} and x.state = 'open' and x.origin <> ${THEIRS_ORIGIN} and x.due_on <= ${until}
      union all
      select 'milestone', x.milestone_id, x.title, x.day, null, null
      from milestone x where ${theirs} and x.day between ${since} and ${until}
    ) lines
    limit ${MOST}
  `,
  )
}
