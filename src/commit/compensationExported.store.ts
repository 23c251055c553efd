/** What goes out as files of compensations, of their ledger and of rewards. */
import { ACCOUNT, nameOf, ofAccount, theAccount } from '../accounts/exported.store.ts'
import { TEAM } from '../kernel/actor.ts'
import { coded, day, type ExportPart, number, share, text } from '../platform/exportPart.ts'

const compensations: ExportPart = {
  noun: 'compensations',
  may: TEAM,
  order: 'until_on desc, account',
  columns: [
    ...ACCOUNT,
    coded('metric', 'commit:level.metric'),
    day('fromOn'),
    day('untilOn'),
    number('kept'),
    number('decided'),
    share('share'),
    share('pays'),
    number('base'),
    number('amount'),
    ...text('currency'),
    coded('kind', 'commit:compensation.kinds'),
    ...text('action'),
    day('claimUntil'),
    day('claimedOn'),
    coded('choice', 'commit:compensation.choices'),
    coded('state', 'commit:compensation.states'),
    ...text('outcome', 'id'),
  ],
  rows: (db) => db`
    select x.compensation_id as id, ${theAccount(db)}, x.metric, x.from_on, x.until_on, x.kept,
      x.decided, x.share::float8, x.pays::float8, x.base::float8, x.amount::float8, x.currency, x.kind,
      x.action, x.claim_until,
      coalesce(x.claimed_on, (said.answered_at at time zone 'utc')::date) as claimed_on,
      coalesce(x.choice, (array['credit', 'action'])[said.chosen]) as choice, x.state, x.outcome
    from compensation x ${ofAccount(db)}
    left join lateral (
      select s.chosen, s.answered_at from acceptance s
      where s.firm_id = x.firm_id and s.about_kind = 'compensation'
        and s.about_id = x.compensation_id and s.answer = 'accepted'
      order by s.answered_at desc limit 1
    ) said on true
    where x.firm_id = ${db.firm}
  `,
}

const entries: ExportPart = {
  noun: 'compensationEntries',
  may: TEAM,
  order: 'at, id',
  columns: [
    ...ACCOUNT,
    ...text('at'),
    coded('fromPot', 'commit:compensation.pots'),
    coded('toPot', 'commit:compensation.pots'),
    number('amount'),
    ...text('unit', 'why', 'by', 'compensationId', 'id'),
  ],
  rows: (db) => db`
    select x.entry_id as id, ${theAccount(db)}, x.made_at as at, x.from_pot, x.to_pot,
      x.amount::float8, x.unit, x.why, ${nameOf(db, 'x.made_by')} as by, x.compensation_id
    from compensation_entry x ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

const rewards: ExportPart = {
  noun: 'rewards',
  may: TEAM,
  order: 'decided_by_on desc, account',
  columns: [
    ...ACCOUNT,
    ...text('title', 'condition', 'options', 'chosen', 'owner'),
    day('decidedByOn'),
    day('deliverOn'),
    coded('state', 'commit:reward.states'),
    day('earnedOn'),
    day('endedOn'),
    ...text('outcome', 'id'),
  ],
  rows: (db) => db`
    select x.reward_id as id, ${theAccount(db)}, x.title, x.condition,
      array(select concat(o ->> 'title', ': ', o ->> 'text')
        from jsonb_array_elements(x.options) o) as options,
      x.options -> (coalesce(x.chosen, (
        select q.chosen from acceptance q
        where q.firm_id = x.firm_id and q.about_kind = 'reward' and q.about_id = x.reward_id
          and q.answer = 'accepted'
        order by q.answered_at desc limit 1
      )) - 1) ->> 'title' as chosen,
      ${nameOf(db, 'x.owner_id')} as owner, x.decided_by_on, x.deliver_on, x.state, x.earned_on,
      x.ended_on, x.outcome
    from reward x ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

export const compensationExported: ExportPart[] = [compensations, entries, rewards]
